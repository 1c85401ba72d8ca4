package io.docdb.catalog;

import io.docdb.sql.Enumeration;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A type with a name, a default and constraints of its own. Columns of it know it by its id, so that what is said of the domain
 * later counts for them, too.
 *
 * @param type what it is made of
 * @param nullable false for NOT NULL
 * @param defaultSql what a new column of the domain has as its default if it says none
 * @param checks conditions over {@code VALUE} that must not be false
 */
public record DomainDefinition(
        int id,
        String schema,
        String name,
        SqlType type,
        boolean nullable,
        Optional<String> defaultSql,
        List<CheckDefinition> checks,
        String comment) {
    /** What the conditions call the value. */
    public static final String VALUE = "value";

    public DomainDefinition {
        checks = List.copyOf(checks);
    }

    public DomainDefinition withName(String newName) {
        return new DomainDefinition(id, schema, newName, type, nullable, defaultSql, checks, comment);
    }

    public DomainDefinition withSchema(String newSchema) {
        return new DomainDefinition(id, newSchema, name, type, nullable, defaultSql, checks, comment);
    }

    public DomainDefinition withNullable(boolean mayBeNull) {
        return new DomainDefinition(id, schema, name, type, mayBeNull, defaultSql, checks, comment);
    }

    public DomainDefinition withDefault(Optional<String> newDefaultSql) {
        return new DomainDefinition(id, schema, name, type, nullable, newDefaultSql, checks, comment);
    }

    public DomainDefinition withChecks(List<CheckDefinition> newChecks) {
        return new DomainDefinition(id, schema, name, type, nullable, defaultSql, newChecks, comment);
    }

    public DomainDefinition withComment(String newComment) {
        return new DomainDefinition(id, schema, name, type, nullable, defaultSql, checks, newComment);
    }

    /** The values of a type that CREATE TYPE … AS ENUM made; empty for any other domain. */
    public Optional<List<String>> labels() {
        return checks.stream()
                .flatMap(check -> Enumeration.labels(check.name(), check.conditionSql()).stream())
                .findFirst();
    }

    /** As {@link #labels}, of an enumeration. */
    public DomainDefinition withLabels(List<String> newLabels) {
        return withChecks(checks.stream()
                .map(check ->
                        Enumeration.labels(check.name(), check.conditionSql()).isPresent()
                                ? new CheckDefinition(check.name(), Enumeration.conditionSql(newLabels))
                                : check)
                .toList());
    }

    /** A table whose only column is the value: what the conditions are bound over. */
    public CollectionDefinition asTable() {
        return new CollectionDefinition(
                id,
                schema,
                name,
                CollectionDefinition.Origin.TABLE,
                List.of(ColumnDefinition.of(VALUE, type, true)),
                Optional.empty(),
                CollectionDefinition.GENERATED_KEY,
                name,
                List.of(),
                List.of(),
                false,
                "");
    }
}
