package io.docdb.catalog;

import java.util.List;

/**
 * A named query.
 *
 * @param columns names for its columns; empty takes the query's own
 * @param querySql canonical SQL text
 */
public record ViewDefinition(
        int id, String schema, String name, List<String> columns, String querySql, String comment) {
    public ViewDefinition {
        columns = List.copyOf(columns);
    }
}
