package io.docdb.session;

import java.util.Optional;

/**
 * What an execution gave: rows, or a number of changed documents.
 *
 * @param rows of a query, of RETURNING, EXPLAIN or SHOW; else empty
 * @param changed how many documents were inserted, changed or deleted; 0 for definitions and transaction statements, -1
 *     for queries
 */
public record Result(Optional<ResultRows> rows, long changed) implements AutoCloseable {
    /** The {@link #changed} of a query. */
    public static final long IS_QUERY = -1;

    static Result of(ResultRows rows) {
        return new Result(Optional.of(rows), IS_QUERY);
    }

    static Result changed(long count) {
        return new Result(Optional.empty(), count);
    }

    /** Closes the rows, if there are any. */
    @Override
    public void close() {
        rows.ifPresent(ResultRows::close);
    }
}
