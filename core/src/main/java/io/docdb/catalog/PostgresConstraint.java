package io.docdb.catalog;

import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constraint as PostgreSQL's {@code pg_constraint} tells of it.
 *
 * @param kind as {@code contype} says: p, u, f, c
 * @param table whose it is; empty for one of a domain
 * @param domain the domain's number, 0 for one of a table
 * @param index the number of the index that it is, or for a foreign key that it refers to; 0 for none
 * @param columns the positions of its columns, from 1; 0 for what is no column
 * @param key of a foreign key
 * @param definition what {@code pg_get_constraintdef} gives
 */
record PostgresConstraint(
        long number,
        String schema,
        String name,
        char kind,
        Optional<CollectionDefinition> table,
        long domain,
        long index,
        List<Integer> columns,
        Optional<ForeignKeyDefinition> key,
        String definition) {

    /** Arrays, whose elements count from 1 in PostgreSQL; its vectors, such as {@code indkey}, count from 0. */
    static final List<String> COUNTED_FROM_ONE = List.of("conkey", "confkey", "confdelsetcols");

    /** Of all tables and domains. */
    static List<PostgresConstraint> of(CatalogSnapshot catalog) {
        List<PostgresConstraint> all = new ArrayList<>();
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                String definition = "PRIMARY KEY " + DefinitionText.paths(table.primaryKey());
                long index = PostgresObjects.numberOfPrimaryKey(table);
                all.add(key(table, table.primaryKeyName(), 'p', index, table.primaryKey(), definition));
            }
            for (IndexDefinition index : catalog.indexesOf(table.id())) {
                if (index.constraint()) {
                    String definition = "UNIQUE " + (index.nullsEqual() ? "NULLS NOT DISTINCT " : "")
                            + DefinitionText.keyParts(index);
                    List<FieldPath> paths = index.parts().stream()
                            .map(part -> part.path().orElseThrow())
                            .toList();
                    all.add(key(table, index.name(), 'u', PostgresObjects.numberOf(index.id()), paths, definition));
                }
            }
            table.checks().forEach(check -> all.add(check(all.size(), table, check)));
            table.foreignKeys().forEach(key -> all.add(foreign(all.size(), table, key, catalog)));
        }
        for (DomainDefinition domain : catalog.domains()) {
            domain.checks()
                    .forEach(check -> all.add(new PostgresConstraint(
                            PostgresObjects.numberOfConstraint(all.size()),
                            domain.schema(),
                            check.name(),
                            'c',
                            Optional.empty(),
                            PostgresObjects.numberOf(domain.id()),
                            0,
                            List.of(),
                            Optional.empty(),
                            "CHECK (" + check.conditionSql() + ")")));
        }
        return all;
    }

    private static PostgresConstraint key(
            CollectionDefinition table, String name, char kind, long index, List<FieldPath> paths, String definition) {
        return new PostgresConstraint(
                PostgresObjects.numberOfKeyConstraint(index),
                table.schema(),
                name,
                kind,
                Optional.of(table),
                0,
                index,
                positions(table, paths),
                Optional.empty(),
                definition);
    }

    private static PostgresConstraint check(int ordinal, CollectionDefinition table, CheckDefinition check) {
        List<FieldPath> paths = ConstraintTables.columnsOf(table, check).stream()
                .map(ColumnDefinition::path)
                .toList();
        return new PostgresConstraint(
                PostgresObjects.numberOfConstraint(ordinal),
                table.schema(),
                check.name(),
                'c',
                Optional.of(table),
                0,
                0,
                positions(table, paths),
                Optional.empty(),
                "CHECK (" + check.conditionSql() + ")");
    }

    private static PostgresConstraint foreign(
            int ordinal, CollectionDefinition table, ForeignKeyDefinition key, CatalogSnapshot catalog) {
        long index = catalog.findCollection(key.referencedId())
                .map(to -> referencedIndex(to, key, catalog))
                .orElse(0L);
        return new PostgresConstraint(
                PostgresObjects.numberOfConstraint(ordinal),
                table.schema(),
                key.name(),
                'f',
                Optional.of(table),
                0,
                index,
                positions(table, key.paths()),
                Optional.of(key),
                DefinitionText.asConstraint(key, catalog));
    }

    private static long referencedIndex(CollectionDefinition to, ForeignKeyDefinition key, CatalogSnapshot catalog) {
        if (to.primaryKey().equals(key.referencedPaths())) {
            return PostgresObjects.numberOfPrimaryKey(to);
        }
        return catalog.indexesOf(to.id()).stream()
                .filter(index -> index.unique() && pathsOf(index).equals(key.referencedPaths()))
                .map(index -> PostgresObjects.numberOf(index.id()))
                .findFirst()
                .orElse(0L);
    }

    private static List<FieldPath> pathsOf(IndexDefinition index) {
        return index.parts().stream().flatMap(part -> part.path().stream()).toList();
    }

    /** Where the columns stand in the table, from 1; 0 for paths into columns. */
    static List<Integer> positions(CollectionDefinition table, List<FieldPath> paths) {
        return paths.stream().map(path -> position(table, path)).toList();
    }

    private static int position(CollectionDefinition table, FieldPath path) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).path().equals(path)) {
                return i + 1;
            }
        }
        return 0;
    }

    static SystemRows rows(CatalogSnapshot catalog) {
        PostgresObjects objects = new PostgresObjects(catalog);
        SystemRows rows = new SystemRows(
                "oid#",
                "conname",
                "connamespace#",
                "contype",
                "condeferrable?",
                "condeferred?",
                "convalidated?",
                "conrelid#",
                "contypid#",
                "conindid#",
                "conparentid#",
                "confrelid#",
                "confupdtype",
                "confdeltype",
                "confmatchtype",
                "conislocal?",
                "coninhcount#",
                "connoinherit?",
                "conkey[]",
                "confkey[]",
                "confdelsetcols[]",
                "conbin");
        for (PostgresConstraint each : of(catalog)) {
            Optional<CollectionDefinition> to = each.key.flatMap(key -> catalog.findCollection(key.referencedId()));
            rows.add(
                    each.number,
                    each.name,
                    objects.numberOfSchema(each.schema),
                    each.kind,
                    each.key.map(ForeignKeyDefinition::deferrable).orElse(false),
                    each.key.map(ForeignKeyDefinition::initiallyDeferred).orElse(false),
                    true,
                    each.table
                            .map(table -> PostgresObjects.numberOf(table.id()))
                            .orElse(0L),
                    each.domain,
                    each.index,
                    0,
                    to.map(table -> PostgresObjects.numberOf(table.id())).orElse(0L),
                    each.key.map(key -> letter(key.onUpdate())).orElse(" "),
                    each.key.map(key -> letter(key.onDelete())).orElse(" "),
                    each.key.map(key -> key.matchFull() ? "f" : "s").orElse(" "),
                    true,
                    0,
                    each.kind != 'c',
                    each.table.isPresent() ? each.columns : null,
                    to.map(table -> positions(table, each.key.orElseThrow().referencedPaths()))
                            .orElse(null),
                    each.key.flatMap(key -> each.set(key)).orElse(null),
                    each.kind == 'c' ? each.condition() : null);
        }
        return rows;
    }

    /** The columns ON DELETE SET NULL names, if these are not all. */
    private Optional<List<Integer>> set(ForeignKeyDefinition foreign) {
        boolean all = foreign.setPaths().isEmpty() || foreign.setPaths().equals(foreign.paths());
        return all ? Optional.empty() : Optional.of(positions(table.orElseThrow(), foreign.setPaths()));
    }

    private String condition() {
        return definition.substring("CHECK (".length(), definition.length() - 1);
    }

    private static String letter(ForeignKeyDefinition.Action action) {
        return switch (action) {
            case NO_ACTION -> "a";
            case RESTRICT -> "r";
            case CASCADE -> "c";
            case SET_NULL -> "n";
            case SET_DEFAULT -> "d";
        };
    }
}
