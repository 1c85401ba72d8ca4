package io.docdb.expr;

import io.docdb.value.SqlType;

/**
 * A column that some plan node produces.
 *
 * @param id unique within the statement
 * @param name as results and EXPLAIN show it
 * @param type what it holds
 * @param nullable false only if it is known never to be null
 */
public record Column(int id, String name, SqlType type, boolean nullable) {

    public ColumnRef ref() {
        return new ColumnRef(this);
    }

    public Column asNullable() {
        return nullable ? this : new Column(id, name, type, true);
    }

    /** Columns are keys of maps all over the planner. */
    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return name + "#" + id;
    }
}
