package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.Optional;

/** What INFORMATION_SCHEMA tells of indexes, none of which is of the standard. */
final class IndexTables {
    private IndexTables() {}

    /** One row for each part of an index. */
    static SystemRows indexes(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "index_schema",
                "index_name",
                "table_schema",
                "table_name",
                "is_unique",
                "ordinal_position#",
                "expression",
                "ordering",
                "predicate",
                "remarks");
        for (IndexDefinition index : catalog.indexes()) {
            Optional<CollectionDefinition> table = catalog.findCollection(index.collectionId());
            int position = 1;
            for (IndexDefinition.Part part : index.parts()) {
                rows.add(
                        index.schema(),
                        index.name(),
                        table.map(CollectionDefinition::schema).orElse(null),
                        table.map(CollectionDefinition::name).orElse(null),
                        index.unique() ? "YES" : "NO",
                        position++,
                        part.path()
                                .map(FieldPath::toString)
                                .or(part::expressionSql)
                                .orElse(""),
                        part.descending() ? "DESC" : "ASC",
                        index.predicateSql().orElse(null),
                        index.comment());
            }
        }
        return rows;
    }

    /** MySQL's: as {@link #indexes}, with the primary keys, which it calls PRIMARY. */
    static SystemRows statistics(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "table_catalog",
                "table_schema",
                "table_name",
                "non_unique#",
                "index_schema",
                "index_name",
                "seq_in_index#",
                "column_name",
                "collation",
                "cardinality#",
                "sub_part#",
                "packed",
                "nullable",
                "index_type",
                "comment",
                "index_comment",
                "is_visible",
                "expression");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                int position = 1;
                for (FieldPath path : table.primaryKey()) {
                    addPart(rows, table, "PRIMARY", true, position++, IndexDefinition.Part.of(path, false), "");
                }
            }
            for (IndexDefinition index : catalog.indexesOf(table.id())) {
                int position = 1;
                for (IndexDefinition.Part part : index.parts()) {
                    addPart(rows, table, index.name(), index.unique(), position++, part, index.comment());
                }
            }
        }
        return rows;
    }

    private static void addPart(
            SystemRows rows,
            CollectionDefinition table,
            String name,
            boolean unique,
            int position,
            IndexDefinition.Part part,
            String comment) {
        boolean isKey = part.path().filter(table.primaryKey()::contains).isPresent();
        boolean notNull = part.path().stream()
                .flatMap(path ->
                        table.columns().stream().filter(column -> column.path().equals(path)))
                .anyMatch(column -> !column.nullable());
        rows.add(
                null,
                table.schema(),
                table.name(),
                unique ? 0 : 1,
                table.schema(),
                name,
                position,
                part.path().map(FieldPath::toString).orElse(null),
                part.descending() ? "D" : "A",
                null,
                null,
                null,
                isKey || notNull ? "" : "YES",
                "BTREE",
                "",
                comment,
                "YES",
                part.expressionSql().orElse(null));
    }
}
