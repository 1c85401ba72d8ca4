package io.docdb.session;

import io.docdb.value.Value;
import java.util.Iterator;
import java.util.List;

/** Rows that are all there: from the cache, of RETURNING, of SHOW. */
final class MemoryRows implements ResultRows {
    private final List<ResultColumn> columns;
    private final Iterator<Value[]> rows;
    private Value[] row;

    MemoryRows(List<ResultColumn> columns, List<Value[]> rows) {
        this.columns = columns;
        this.rows = rows.iterator();
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        row = rows.hasNext() ? rows.next() : null;
        return row != null;
    }

    @Override
    public Value value(int position) {
        return row[position];
    }

    @Override
    public void close() {
        row = null;
    }
}
