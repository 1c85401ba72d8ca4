package io.docdb.session;

import io.docdb.value.Value;
import java.util.List;

/**
 * The rows of a result, streamed. Confined to the session's thread; close it, or read it to the end. With auto-commit the
 * transaction lasts until then.
 */
public interface ResultRows extends AutoCloseable {
    List<ResultColumn> columns();

    /**
     * Moves to the next row; before the first call there is none.
     *
     * @throws io.docdb.error.DatabaseException CANCELLED, and whatever computing the row may throw
     */
    boolean next();

    /** The value in the column at {@code position} (from 0) of the row at hand; never Java null, never MISSING. */
    Value value(int position);

    @Override
    void close();
}
