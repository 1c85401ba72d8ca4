package io.docdb.session;

import java.util.List;
import java.util.Optional;

/**
 * What an execution gave: rows, or a number of changed documents.
 *
 * @param rows of a query, of RETURNING, EXPLAIN or SHOW; else empty
 * @param changed how many documents were inserted, changed or deleted; 0 for definitions and transaction statements, -1
 *     for queries
 * @param warnings what whoever asked may want to know though nothing failed: that a table to be dropped IF EXISTS is not there
 */
public record Result(Optional<ResultRows> rows, long changed, List<String> warnings) implements AutoCloseable {
    /** The {@link #changed} of a query. */
    public static final long IS_QUERY = -1;

    public Result {
        warnings = List.copyOf(warnings);
    }

    Result(Optional<ResultRows> rows, long changed) {
        this(rows, changed, List.of());
    }

    static Result of(ResultRows rows) {
        return new Result(Optional.of(rows), IS_QUERY);
    }

    static Result changed(long count) {
        return new Result(Optional.empty(), count);
    }

    Result withWarnings(List<String> added) {
        return added.isEmpty() ? this : new Result(rows, changed, added);
    }

    /** Closes the rows, if there are any. */
    @Override
    public void close() {
        rows.ifPresent(ResultRows::close);
    }
}
