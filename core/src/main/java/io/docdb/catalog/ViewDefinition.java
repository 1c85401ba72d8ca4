package io.docdb.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A named query.
 *
 * @param columns names for its columns; empty takes the query's own
 * @param querySql canonical SQL text
 * @param updatable whether data could be changed through it when it was made, for the information schema
 * @param check what rows that are written through it must be
 * @param columnComments by the names of the columns that have one
 */
public record ViewDefinition(
        int id,
        String schema,
        String name,
        List<String> columns,
        String querySql,
        String comment,
        boolean updatable,
        Check check,
        Map<String, String> columnComments) {
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
        columnComments = Map.copyOf(columnComments);
    }

    /** A view to be read. */
    public ViewDefinition(int id, String schema, String name, List<String> columns, String querySql, String comment) {
        this(id, schema, name, columns, querySql, comment, false, Check.NONE, Map.of());
    }

    /** True if it belongs to the system, as the one over the audit does: what is there from the beginning has negative numbers. */
    public boolean isSystem() {
        return id < 0;
    }

    public ViewDefinition withName(String newName) {
        return new ViewDefinition(id, schema, newName, columns, querySql, comment, updatable, check, columnComments);
    }

    public ViewDefinition withSchema(String newSchema) {
        return new ViewDefinition(id, newSchema, name, columns, querySql, comment, updatable, check, columnComments);
    }

    public ViewDefinition withQuery(String newQuerySql) {
        return new ViewDefinition(id, schema, name, columns, newQuerySql, comment, updatable, check, columnComments);
    }

    public ViewDefinition withColumns(List<String> newColumns) {
        return new ViewDefinition(id, schema, name, newColumns, querySql, comment, updatable, check, columnComments);
    }

    public ViewDefinition withComment(String newComment) {
        return new ViewDefinition(id, schema, name, columns, querySql, newComment, updatable, check, columnComments);
    }

    /** @param text empty takes the comment away */
    public ViewDefinition withColumnComment(String column, String text) {
        Map<String, String> comments = new HashMap<>(columnComments);
        comments.put(column, text);
        comments.values().removeIf(String::isEmpty);
        return withColumnComments(comments);
    }

    public ViewDefinition withColumnComments(Map<String, String> comments) {
        return new ViewDefinition(id, schema, name, columns, querySql, comment, updatable, check, comments);
    }
}
