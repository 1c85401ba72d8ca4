package io.docdb.jdbc;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/** Lists keys and indexes. Nested paths stand as their text. */
final class KeyListing {
    private final String catalogName;
    private final CatalogSnapshot definitions;

    KeyListing(String catalogName, CatalogSnapshot definitions) {
        this.catalogName = catalogName;
        this.definitions = definitions;
    }

    /** The table of exactly that name, else the one that matches without regard to case. */
    private Optional<CollectionDefinition> find(String catalog, String schema, String table) {
        if (table == null || !TableListing.isCatalog(catalog, catalogName)) {
            return Optional.empty();
        }
        if (schema != null && !schema.isEmpty()) {
            return definitions.findCollection(schema, table);
        }
        return definitions.collections().stream()
                .filter(collection -> collection.name().equals(table))
                .findFirst()
                .or(() -> definitions.collections().stream()
                        .filter(collection -> collection.name().equalsIgnoreCase(table))
                        .findFirst());
    }

    /** Ordered by column name. */
    ResultSet primaryKeys(String catalog, String schema, String table) {
        MetaRows rows = new MetaRows("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ", "PK_NAME");
        find(catalog, schema, table).filter(KeyListing::showsKey).ifPresent(collection -> {
            int number = 1;
            for (FieldPath path : collection.primaryKey()) {
                rows.add(
                        catalogName,
                        collection.schema(),
                        collection.name(),
                        path.toString(),
                        number++,
                        collection.primaryKeyName());
            }
        });
        return rows.sortedBy(3).toResultSet();
    }

    /** A table's hidden key is nobody's business; a collection's {@code _id} is a column of it. */
    private static boolean showsKey(CollectionDefinition collection) {
        return !collection.hasGeneratedKey() || collection.columns().isEmpty();
    }

    ResultSet importedKeys(String catalog, String schema, String table) {
        MetaRows rows = foreignKeyRows();
        find(catalog, schema, table).ifPresent(from -> from.foreignKeys().forEach(key -> add(rows, from, key)));
        return rows.sortedBy(1, 2, 11, 8).toResultSet();
    }

    ResultSet exportedKeys(String catalog, String schema, String table) {
        MetaRows rows = foreignKeyRows();
        find(catalog, schema, table).ifPresent(to -> addReferring(rows, to, Optional.empty()));
        return rows.sortedBy(5, 6, 11, 8).toResultSet();
    }

    ResultSet crossReference(String parentSchema, String parentTable, String foreignSchema, String foreignTable) {
        MetaRows rows = foreignKeyRows();
        find(null, parentSchema, parentTable).ifPresent(to -> find(null, foreignSchema, foreignTable)
                .ifPresent(from -> addReferring(rows, to, Optional.of(from))));
        return rows.sortedBy(5, 6, 11, 8).toResultSet();
    }

    private void addReferring(MetaRows rows, CollectionDefinition to, Optional<CollectionDefinition> only) {
        for (CollectionDefinition from : definitions.collections()) {
            if (only.isEmpty() || only.get().id() == from.id()) {
                from.foreignKeys().stream()
                        .filter(key -> key.referencedId() == to.id())
                        .forEach(key -> add(rows, from, key));
            }
        }
    }

    private static MetaRows foreignKeyRows() {
        return new MetaRows(
                "PKTABLE_CAT",
                "PKTABLE_SCHEM",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME",
                "FKTABLE_CAT",
                "FKTABLE_SCHEM",
                "FKTABLE_NAME",
                "FKCOLUMN_NAME",
                "KEY_SEQ",
                "UPDATE_RULE",
                "DELETE_RULE",
                "FK_NAME",
                "PK_NAME",
                "DEFERRABILITY");
    }

    private void add(MetaRows rows, CollectionDefinition from, ForeignKeyDefinition key) {
        CollectionDefinition to = definitions.findCollection(key.referencedId()).orElse(null);
        if (to == null) {
            return;
        }
        for (int i = 0; i < key.paths().size(); i++) {
            rows.add(
                    catalogName,
                    to.schema(),
                    to.name(),
                    key.referencedPaths().get(i).toString(),
                    catalogName,
                    from.schema(),
                    from.name(),
                    key.paths().get(i).toString(),
                    i + 1,
                    rule(key.onUpdate()),
                    rule(key.onDelete()),
                    key.name(),
                    to.primaryKeyName(),
                    deferrability(key));
        }
    }

    private static int deferrability(ForeignKeyDefinition key) {
        if (!key.deferrable()) {
            return DatabaseMetaData.importedKeyNotDeferrable;
        }
        return key.initiallyDeferred()
                ? DatabaseMetaData.importedKeyInitiallyDeferred
                : DatabaseMetaData.importedKeyInitiallyImmediate;
    }

    private static int rule(ForeignKeyDefinition.Action action) {
        return switch (action) {
            case NO_ACTION -> DatabaseMetaData.importedKeyNoAction;
            case RESTRICT -> DatabaseMetaData.importedKeyRestrict;
            case CASCADE -> DatabaseMetaData.importedKeyCascade;
            case SET_NULL -> DatabaseMetaData.importedKeySetNull;
            case SET_DEFAULT -> DatabaseMetaData.importedKeySetDefault;
        };
    }

    /** Ordered by uniqueness (unique first), type, name and position. */
    ResultSet indexes(String catalog, String schema, String table, boolean uniqueOnly) {
        MetaRows rows = new MetaRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "NON_UNIQUE",
                "INDEX_QUALIFIER",
                "INDEX_NAME",
                "TYPE",
                "ORDINAL_POSITION",
                "COLUMN_NAME",
                "ASC_OR_DESC",
                "CARDINALITY",
                "PAGES",
                "FILTER_CONDITION");
        find(catalog, schema, table).ifPresent(collection -> {
            if (showsKey(collection)) {
                List<IndexDefinition.Part> parts = collection.primaryKey().stream()
                        .map(path -> IndexDefinition.Part.of(path, false))
                        .toList();
                addIndex(rows, collection, collection.primaryKeyName(), parts, true, Optional.empty());
            }
            for (IndexDefinition index : definitions.indexesOf(collection.id())) {
                if (index.unique() || !uniqueOnly) {
                    addIndex(rows, collection, index.name(), index.parts(), index.unique(), index.predicateSql());
                }
            }
        });
        return rows.sortedBy(3, 6, 5, 7).toResultSet();
    }

    private void addIndex(
            MetaRows rows,
            CollectionDefinition collection,
            String name,
            List<IndexDefinition.Part> parts,
            boolean unique,
            Optional<String> filter) {
        for (int i = 0; i < parts.size(); i++) {
            IndexDefinition.Part part = parts.get(i);
            rows.add(
                    catalogName,
                    collection.schema(),
                    collection.name(),
                    !unique,
                    null,
                    name,
                    DatabaseMetaData.tableIndexOther,
                    i + 1,
                    part.path().map(FieldPath::toString).or(part::expressionSql).orElse(null),
                    part.descending() ? "D" : "A",
                    0,
                    0,
                    filter.orElse(null));
        }
    }

    ResultSet bestRowIdentifier(String catalog, String schema, String table) {
        MetaRows rows = new MetaRows(
                "SCOPE",
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "BUFFER_LENGTH",
                "DECIMAL_DIGITS",
                "PSEUDO_COLUMN");
        find(catalog, schema, table).filter(KeyListing::showsKey).ifPresent(collection -> {
            for (FieldPath path : collection.primaryKey()) {
                SqlType type = ColumnListing.columnsOf(collection).stream()
                        .filter(column -> column.path().equals(path))
                        .map(ColumnDefinition::type)
                        .findFirst()
                        .orElse(SqlType.VARCHAR);
                rows.add(
                        DatabaseMetaData.bestRowSession,
                        path.toString(),
                        JdbcTypes.jdbcType(type),
                        JdbcTypes.typeName(type),
                        JdbcTypes.precision(type),
                        null,
                        JdbcTypes.scale(type),
                        DatabaseMetaData.bestRowNotPseudo);
            }
        });
        return rows.toResultSet();
    }
}
