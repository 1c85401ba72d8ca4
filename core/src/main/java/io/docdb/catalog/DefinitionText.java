package io.docdb.catalog;

import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Definitions as the statements that make them again. Comments are not in them, nor are the sequences that are no identity's, nor
 * what was added to a collection beside its JSON Schema. Names of the default schema stand alone, others with their schema.
 */
final class DefinitionText {
    private DefinitionText() {}

    /** CREATE TABLE or CREATE COLLECTION. */
    static String of(CollectionDefinition table, CatalogSnapshot catalog) {
        String name = table.temporary() ? name(table.name()) : qualified(table.schema(), table.name());
        if (table.origin() != CollectionDefinition.Origin.TABLE) {
            String key = table.hasGeneratedKey() ? "" : " PRIMARY KEY " + paths(table.primaryKey());
            String schema =
                    table.jsonSchema().map(text -> " SCHEMA " + literal(text)).orElse("");
            return "CREATE COLLECTION " + name + key + schema;
        }
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column, table, catalog)));
        if (!table.hasGeneratedKey()) {
            parts.add("CONSTRAINT " + name(table.primaryKeyName()) + " PRIMARY KEY " + paths(table.primaryKey()));
        }
        for (IndexDefinition index : catalog.indexesOf(table.id())) {
            if (index.constraint()) {
                parts.add("CONSTRAINT " + name(index.name()) + " UNIQUE "
                        + (index.nullsEqual() ? "NULLS NOT DISTINCT " : "") + keyParts(index));
            }
        }
        table.checks()
                .forEach(check ->
                        parts.add("CONSTRAINT " + name(check.name()) + " CHECK (" + check.conditionSql() + ")"));
        table.foreignKeys().forEach(key -> parts.add(foreignKey(key, catalog)));
        return "CREATE " + (table.temporary() ? "TEMPORARY " : "") + "TABLE " + name
                + parts.stream().collect(Collectors.joining(",\n  ", " (\n  ", "\n)"));
    }

    /** CREATE INDEX; also of one that a UNIQUE constraint made. */
    static String of(IndexDefinition index, CollectionDefinition table) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + name(index.name()) + " ON "
                + qualified(table.schema(), table.name()) + " " + keyParts(index)
                + (index.nullsEqual() ? " NULLS NOT DISTINCT" : "")
                + index.predicateSql().map(sql -> " WHERE " + sql).orElse("");
    }

    /** The same as PostgreSQL's {@code pg_get_indexdef} writes it. */
    static String asPostgres(IndexDefinition index, CollectionDefinition table) {
        String unique = index.unique() ? "UNIQUE " : "";
        return "CREATE " + unique + "INDEX " + name(index.name()) + usingBtree(table) + keyParts(index)
                + (index.nullsEqual() ? " NULLS NOT DISTINCT" : "")
                + index.predicateSql().map(sql -> " WHERE (" + sql + ")").orElse("");
    }

    /** The primary key in the same way. */
    static String primaryKeyAsPostgres(CollectionDefinition table) {
        return "CREATE UNIQUE INDEX " + name(table.primaryKeyName()) + usingBtree(table) + paths(table.primaryKey());
    }

    private static String usingBtree(CollectionDefinition table) {
        return " ON " + name(table.schema()) + "." + name(table.name()) + " USING btree ";
    }

    /** One part of an index, without its direction. */
    static String part(IndexDefinition.Part part) {
        return part.path()
                .map(DefinitionText::path)
                .or(() -> part.expressionSql().map(sql -> "(" + sql + ")"))
                .orElseThrow();
    }

    /** The primary key as the index that it is elsewhere. */
    static String ofPrimaryKey(CollectionDefinition table) {
        return "CREATE UNIQUE INDEX " + name(table.primaryKeyName()) + " ON " + qualified(table.schema(), table.name())
                + " " + paths(table.primaryKey());
    }

    /** CREATE VIEW. */
    static String of(ViewDefinition view) {
        String columns = view.columns().isEmpty() ? "" : list(view.columns(), DefinitionText::name) + " ";
        String check = view.check() == ViewDefinition.Check.NONE ? "" : " WITH " + view.check() + " CHECK OPTION";
        return "CREATE VIEW " + qualified(view.schema(), view.name()) + " " + columns + "AS " + view.querySql() + check;
    }

    private static String column(ColumnDefinition column, CollectionDefinition table, CatalogSnapshot catalog) {
        Optional<DomainDefinition> domain = catalog.domainOf(column);
        StringBuilder text = new StringBuilder(name(column.name())).append(' ');
        text.append(domain.map(of -> qualified(of.schema(), of.name()))
                .orElse(column.type().toString()));
        boolean isKey = table.primaryKey().contains(column.path());
        text.append(column.nullable() || isKey ? "" : " NOT NULL");
        column.identity().ifPresent(identity -> text.append(identity(column, table, catalog)));
        column.defaultSql().ifPresent(sql -> text.append(" DEFAULT ")
                .append(column.defaultOnNull() ? "ON NULL " : "")
                .append(sql));
        column.generatedSql()
                .ifPresent(
                        sql -> text.append(" GENERATED ALWAYS AS (").append(sql).append(") STORED"));
        column.onUpdateSql().ifPresent(sql -> text.append(" ON UPDATE ").append(sql));
        return text.toString();
    }

    private static String identity(ColumnDefinition column, CollectionDefinition table, CatalogSnapshot catalog) {
        ColumnDefinition.Identity identity = column.identity().orElseThrow();
        String when = identity.always() ? "ALWAYS" : column.defaultOnNull() ? "BY DEFAULT ON NULL" : "BY DEFAULT";
        String options = catalog.findSequence(table.schema(), identity.sequence())
                .map(sequence -> (sequence.start() == 1 ? "" : " START WITH " + sequence.start())
                        + (sequence.increment() == 1 ? "" : " INCREMENT BY " + sequence.increment())
                        + (sequence.cycle() ? " CYCLE" : ""))
                .orElse("");
        return " GENERATED " + when + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + options.substring(1) + ")");
    }

    private static String foreignKey(ForeignKeyDefinition key, CatalogSnapshot catalog) {
        return "CONSTRAINT " + name(key.name()) + " " + foreignKey(key, " ", catalog);
    }

    /** A foreign key as PostgreSQL's {@code pg_get_constraintdef} writes it, for tools that read it by its letters. */
    static String asConstraint(ForeignKeyDefinition key, CatalogSnapshot catalog) {
        return foreignKey(key, "", catalog);
    }

    private static String foreignKey(ForeignKeyDefinition key, String beforeColumns, CatalogSnapshot catalog) {
        String to = catalog.findCollection(key.referencedId())
                .map(table -> qualified(table.schema(), table.name()))
                .orElse("?");
        String set = key.setPaths().equals(key.paths()) || key.setPaths().isEmpty() ? "" : " " + paths(key.setPaths());
        return "FOREIGN KEY " + paths(key.paths()) + " REFERENCES " + to + beforeColumns + paths(key.referencedPaths())
                + (key.matchFull() ? " MATCH FULL" : "")
                + action(" ON DELETE ", key.onDelete(), set)
                + action(" ON UPDATE ", key.onUpdate(), "")
                + (key.deferrable() ? " DEFERRABLE" : "")
                + (key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
    }

    private static String action(String when, ForeignKeyDefinition.Action action, String columns) {
        return action == ForeignKeyDefinition.Action.NO_ACTION
                ? ""
                : when + action.name().replace('_', ' ') + columns;
    }

    static String keyParts(IndexDefinition index) {
        return list(index.parts(), part -> part(part) + (part.descending() ? " DESC" : ""));
    }

    static String paths(List<FieldPath> paths) {
        return list(paths, DefinitionText::path);
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", ", "(", ")"));
    }

    static String path(FieldPath path) {
        List<PathStep> steps = new ArrayList<>();
        for (FieldPath.Step step : path.steps()) {
            if (step instanceof FieldPath.Field field) {
                steps.add(new PathStep.Field(Name.of(field.name())));
            } else if (step instanceof FieldPath.Element element) {
                steps.add(new PathStep.Element(element.position(), Position.NONE));
            } else {
                steps.add(new PathStep.AllElements(Position.NONE));
            }
        }
        return SqlPrinter.print(new Reference(steps));
    }

    static String qualified(String schema, String name) {
        return schema.equals(CatalogSnapshot.DEFAULT_SCHEMA) ? name(name) : name(schema) + "." + name(name);
    }

    static String name(String name) {
        return SqlPrinter.print(Name.of(name));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
