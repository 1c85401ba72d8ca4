package io.docdb.exec.row;

import io.docdb.value.Value;

/** No rows. */
enum EmptyCursor implements RowCursor {
    INSTANCE;

    @Override
    public Value[] next() {
        return null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
