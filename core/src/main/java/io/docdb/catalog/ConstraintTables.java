package io.docdb.catalog;

import io.docdb.sql.ColumnRewriter;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What INFORMATION_SCHEMA tells of constraints. */
final class ConstraintTables {
    private ConstraintTables() {}

    static SystemRows tableConstraints(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "constraint_type",
                "table_catalog",
                "table_schema",
                "table_name",
                "is_deferrable",
                "initially_deferred",
                "remarks");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                addConstraint(rows, table, table.primaryKeyName(), "PRIMARY KEY");
            }
            table.checks().forEach(check -> addConstraint(rows, table, check.name(), "CHECK"));
            table.foreignKeys()
                    .forEach(key -> addConstraint(
                            rows,
                            table,
                            key.name(),
                            "FOREIGN KEY",
                            key.deferrable(),
                            key.initiallyDeferred(),
                            commentOf(table, key.name())));
            catalog.indexesOf(table.id()).stream()
                    .filter(IndexDefinition::constraint)
                    .forEach(
                            index -> addConstraint(rows, table, index.name(), "UNIQUE", false, false, index.comment()));
        }
        return rows;
    }

    private static void addConstraint(SystemRows rows, CollectionDefinition table, String name, String type) {
        addConstraint(rows, table, name, type, false, false, commentOf(table, name));
    }

    private static String commentOf(CollectionDefinition table, String constraint) {
        return table.constraintComments().getOrDefault(constraint, "");
    }

    private static void addConstraint(
            SystemRows rows,
            CollectionDefinition table,
            String name,
            String type,
            boolean deferrable,
            boolean deferred,
            String comment) {
        rows.add(
                null,
                table.schema(),
                name,
                type,
                null,
                table.schema(),
                table.name(),
                deferrable ? "YES" : "NO",
                deferred ? "YES" : "NO",
                comment);
    }

    static SystemRows keyColumnUsage(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "table_catalog",
                "table_schema",
                "table_name",
                "column_name",
                "ordinal_position#",
                "position_in_unique_constraint#",
                "referenced_table_schema",
                "referenced_table_name",
                "referenced_column_name");
        for (CollectionDefinition table : catalog.collections()) {
            keysOf(table, catalog).forEach(key -> addColumns(rows, table, key.name(), key.paths()));
            table.foreignKeys().forEach(key -> addColumns(rows, table, key, catalog));
        }
        return rows;
    }

    /** A primary key or UNIQUE constraint. */
    private record Key(String name, List<FieldPath> paths) {}

    /** The primary key, if one is declared, and the UNIQUE constraints. */
    private static List<Key> keysOf(CollectionDefinition table, CatalogSnapshot catalog) {
        List<Key> keys = new ArrayList<>();
        if (!table.hasGeneratedKey()) {
            keys.add(new Key(table.primaryKeyName(), table.primaryKey()));
        }
        catalog.indexesOf(table.id()).stream()
                .filter(IndexDefinition::constraint)
                .forEach(index -> keys.add(new Key(index.name(), pathsOf(index))));
        return keys;
    }

    private static List<FieldPath> pathsOf(IndexDefinition index) {
        return index.parts().stream().flatMap(part -> part.path().stream()).toList();
    }

    private static void addColumns(SystemRows rows, CollectionDefinition table, String name, List<FieldPath> paths) {
        int position = 1;
        for (FieldPath path : paths) {
            rows.add(
                    null,
                    table.schema(),
                    name,
                    null,
                    table.schema(),
                    table.name(),
                    path,
                    position++,
                    null,
                    null,
                    null,
                    null);
        }
    }

    private static void addColumns(
            SystemRows rows, CollectionDefinition table, ForeignKeyDefinition key, CatalogSnapshot catalog) {
        Optional<CollectionDefinition> to = catalog.findCollection(key.referencedId());
        List<FieldPath> unique = to.flatMap(of -> referencedKey(key, of, catalog))
                .map(Key::paths)
                .orElse(key.referencedPaths());
        for (int i = 0; i < key.paths().size(); i++) {
            FieldPath referenced = key.referencedPaths().get(i);
            rows.add(
                    null,
                    table.schema(),
                    key.name(),
                    null,
                    table.schema(),
                    table.name(),
                    key.paths().get(i),
                    i + 1,
                    unique.indexOf(referenced) + 1,
                    to.map(CollectionDefinition::schema).orElse(null),
                    to.map(CollectionDefinition::name).orElse(null),
                    referenced);
        }
    }

    /** The constraint a foreign key relies on; empty if it is a unique index that no constraint made. */
    private static Optional<Key> referencedKey(
            ForeignKeyDefinition key, CollectionDefinition to, CatalogSnapshot catalog) {
        Set<FieldPath> referenced = new HashSet<>(key.referencedPaths());
        return keysOf(to, catalog).stream()
                .filter(candidate -> new HashSet<>(candidate.paths()).equals(referenced))
                .findFirst();
    }

    static SystemRows referentialConstraints(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "unique_constraint_schema",
                "unique_constraint_name",
                "match_option",
                "update_rule",
                "delete_rule",
                "unique_constraint_catalog",
                "table_name",
                "referenced_table_name");
        for (CollectionDefinition table : catalog.collections()) {
            for (ForeignKeyDefinition key : table.foreignKeys()) {
                Optional<CollectionDefinition> to = catalog.findCollection(key.referencedId());
                rows.add(
                        null,
                        table.schema(),
                        key.name(),
                        to.map(CollectionDefinition::schema).orElse(null),
                        to.flatMap(of -> referencedKey(key, of, catalog))
                                .map(Key::name)
                                .orElse(null),
                        key.matchFull() ? "FULL" : "NONE",
                        key.onUpdate().name().replace('_', ' '),
                        key.onDelete().name().replace('_', ' '),
                        null,
                        table.name(),
                        to.map(CollectionDefinition::name).orElse(null));
            }
        }
        return rows;
    }

    /** The columns that keys are made of and foreign keys refer to; what a CHECK reads is not told. */
    static SystemRows constraintColumnUsage(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "table_catalog",
                "table_schema",
                "table_name",
                "column_name",
                "constraint_catalog",
                "constraint_schema",
                "constraint_name");
        for (CollectionDefinition table : catalog.collections()) {
            for (Key key : keysOf(table, catalog)) {
                key.paths()
                        .forEach(path ->
                                rows.add(null, table.schema(), table.name(), path, null, table.schema(), key.name()));
            }
            for (CheckDefinition check : table.checks()) {
                for (ColumnDefinition column : columnsOf(table, check)) {
                    rows.add(null, table.schema(), table.name(), column.name(), null, table.schema(), check.name());
                }
            }
            for (ForeignKeyDefinition key : table.foreignKeys()) {
                catalog.findCollection(key.referencedId()).ifPresent(to -> key.referencedPaths()
                        .forEach(path ->
                                rows.add(null, to.schema(), to.name(), path, null, table.schema(), key.name())));
            }
        }
        return rows;
    }

    /** Those that the condition reads, in the order of the table. */
    static List<ColumnDefinition> columnsOf(CollectionDefinition table, CheckDefinition check) {
        String condition = ColumnRewriter.renameTable(check.conditionSql(), table.schema(), table.name(), table.name());
        return table.columns().stream()
                .filter(column -> ColumnRewriter.mentions(condition, table.name(), column.name()))
                .toList();
    }

    /** The tables that keys are of and foreign keys refer to. */
    static SystemRows constraintTableUsage(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "table_catalog",
                "table_schema",
                "table_name",
                "constraint_catalog",
                "constraint_schema",
                "constraint_name");
        for (CollectionDefinition table : catalog.collections()) {
            keysOf(table, catalog)
                    .forEach(key -> rows.add(null, table.schema(), table.name(), null, table.schema(), key.name()));
            for (ForeignKeyDefinition key : table.foreignKeys()) {
                catalog.findCollection(key.referencedId())
                        .ifPresent(to -> rows.add(null, to.schema(), to.name(), null, table.schema(), key.name()));
            }
        }
        return rows;
    }

    static SystemRows checkConstraints(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("constraint_catalog", "constraint_schema", "constraint_name", "check_clause");
        for (CollectionDefinition table : catalog.collections()) {
            table.checks().forEach(check -> rows.add(null, table.schema(), check.name(), check.conditionSql()));
        }
        for (DomainDefinition domain : catalog.domains()) {
            domain.checks().forEach(check -> rows.add(null, domain.schema(), check.name(), check.conditionSql()));
        }
        return rows;
    }
}
