package io.docdb.catalog;

import java.util.List;

/**
 * A named query.
 *
 * @param columns names for its columns; empty takes the query's own
 * @param querySql canonical SQL text
 * @param updatable whether data could be changed through it when it was made, for the information schema
 * @param check what rows that are written through it must be
 */
public record ViewDefinition(
        int id,
        String schema,
        String name,
        List<String> columns,
        String querySql,
        String comment,
        boolean updatable,
        Check check) {
    /** Which conditions rows that are written through a view must meet. */
    public enum Check {
        NONE,
        /** The view's own, and those of views below that say so themselves. */
        LOCAL,
        /** The view's own, and those of all views below. */
        CASCADED
    }

    public ViewDefinition {
        columns = List.copyOf(columns);
    }

    /** A view to be read. */
    public ViewDefinition(int id, String schema, String name, List<String> columns, String querySql, String comment) {
        this(id, schema, name, columns, querySql, comment, false, Check.NONE);
    }

    public ViewDefinition withName(String newName) {
        return new ViewDefinition(id, schema, newName, columns, querySql, comment, updatable, check);
    }

    public ViewDefinition withSchema(String newSchema) {
        return new ViewDefinition(id, newSchema, name, columns, querySql, comment, updatable, check);
    }

    public ViewDefinition withQuery(String newQuerySql) {
        return new ViewDefinition(id, schema, name, columns, newQuerySql, comment, updatable, check);
    }

    public ViewDefinition withColumns(List<String> newColumns) {
        return new ViewDefinition(id, schema, name, newColumns, querySql, comment, updatable, check);
    }

    public ViewDefinition withComment(String newComment) {
        return new ViewDefinition(id, schema, name, columns, querySql, newComment, updatable, check);
    }
}
