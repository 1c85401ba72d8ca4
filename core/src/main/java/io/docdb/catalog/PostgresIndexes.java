package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.List;

/** What {@code pg_index} and {@code pg_indexes} tell: primary keys are indexes here, too. */
final class PostgresIndexes {
    private PostgresIndexes() {}

    /** One row for each index. */
    static SystemRows numbers(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "indexrelid#",
                "indrelid#",
                "indnatts#",
                "indnkeyatts#",
                "indisunique?",
                "indnullsnotdistinct?",
                "indisprimary?",
                "indisexclusion?",
                "indimmediate?",
                "indisclustered?",
                "indisvalid?",
                "indcheckxmin?",
                "indisready?",
                "indislive?",
                "indisreplident?",
                "indkey[]",
                "indcollation[]",
                "indclass[]",
                "indoption[]",
                "indexprs",
                "indpred");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                add(rows, PostgresObjects.numberOfPrimaryKey(table), table, primaryKey(table), true);
            }
            for (IndexDefinition index : catalog.indexesOf(table.id())) {
                add(rows, PostgresObjects.numberOf(index.id()), table, index, false);
            }
        }
        return rows;
    }

    /** The primary key as the index that it is elsewhere. */
    static IndexDefinition primaryKey(CollectionDefinition table) {
        List<IndexDefinition.Part> parts = table.primaryKey().stream()
                .map(path -> IndexDefinition.Part.of(path, false))
                .toList();
        return new IndexDefinition(
                -table.id(),
                table.id(),
                table.schema(),
                table.primaryKeyName(),
                parts,
                true,
                java.util.Optional.empty(),
                true);
    }

    private static void add(
            SystemRows rows, long number, CollectionDefinition table, IndexDefinition index, boolean primary) {
        List<Integer> none = index.parts().stream().map(part -> 0).toList();
        List<Integer> keys = index.parts().stream()
                .map(part -> part.path().map(path -> position(table, path)).orElse(0))
                .toList();
        List<Integer> directions = index.parts().stream()
                .map(part -> part.descending() ? 1 : 2) // 1 descending; 2 NULLs first, where they stand here
                .toList();
        rows.add(
                number,
                PostgresObjects.numberOf(table.id()),
                keys.size(),
                keys.size(),
                index.unique(),
                index.nullsEqual(),
                primary,
                false,
                true,
                false,
                true,
                false,
                true,
                true,
                false,
                keys,
                none,
                none,
                directions,
                keys.contains(0) ? expressions(index, keys) : null,
                index.predicateSql().orElse(null));
    }

    private static int position(CollectionDefinition table, FieldPath path) {
        return PostgresConstraint.positions(table, List.of(path)).get(0);
    }

    private static String expressions(IndexDefinition index, List<Integer> keys) {
        return java.util.stream.IntStream.range(0, keys.size())
                .filter(i -> keys.get(i) == 0)
                .mapToObj(i -> DefinitionText.part(index.parts().get(i)))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** {@code pg_indexes}: by name, with the statement. */
    static SystemRows statements(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("schemaname", "tablename", "indexname", "tablespace", "indexdef");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                rows.add(
                        table.schema(), table.name(), table.primaryKeyName(), null, DefinitionText.ofPrimaryKey(table));
            }
            catalog.indexesOf(table.id())
                    .forEach(index -> rows.add(
                            index.schema(), table.name(), index.name(), null, DefinitionText.of(index, table)));
        }
        return rows;
    }
}
