package io.docdb.exec.row;

import io.docdb.value.Value;

/** A stream of rows that is pulled. Confined to one thread at a time; whoever opened it closes it. */
public interface RowCursor extends AutoCloseable {
    /**
     * The next row, or Java null (the hot-path exception to the rule) at the end, and then for ever. The array is never
     * changed afterwards and must not be changed by the caller.
     */
    Value[] next();

    /** Gives back memory, files and snapshots; may be called repeatedly. */
    @Override
    void close();

    /** A cursor without rows. */
    static RowCursor empty() {
        return EmptyCursor.INSTANCE;
    }
}
