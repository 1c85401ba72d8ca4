package io.docdb.session;

import io.docdb.cache.ResultCache;
import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as the executor gives them. If asked to, keeps a copy on the way and gives it to the result cache at the end.
 * Confined to the session's thread.
 */
final class StreamedRows implements ResultRows {
    /** Heap of a row array and its place in a list; values add their own. */
    private static final int ROW_BYTES = 48;

    private final List<ResultColumn> columns;
    private final RowCursor cursor;
    private final Runnable atEnd;
    private final Optional<ResultCache> cache;
    private final ResultCache.Key key;
    private List<Value[]> copy;
    private long copyBytes;
    private long left;
    private Value[] row;
    private boolean closed;

    /**
     * @param maxRows ends early after this many
     * @param atEnd run once, when the rows are closed or read to the end
     * @param cache where a complete result goes; empty for nowhere
     * @param key under which it goes there; unused without a cache
     */
    StreamedRows(
            List<ResultColumn> columns,
            RowCursor cursor,
            long maxRows,
            Runnable atEnd,
            Optional<ResultCache> cache,
            ResultCache.Key key) {
        this.columns = columns;
        this.cursor = cursor;
        this.left = maxRows;
        this.atEnd = atEnd;
        this.cache = cache;
        this.key = key;
        this.copy = cache.isPresent() ? new ArrayList<>() : null;
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (closed) {
            return false;
        }
        row = null;
        if (left-- > 0) {
            row = cursor.next();
        } else {
            copy = null; // cut off: not the whole result
        }
        if (row != null) {
            keep();
            return true;
        }
        if (copy != null) {
            cache.orElseThrow().put(key, new ResultCache.Rows(copy, (int) copyBytes));
        }
        close();
        return false;
    }

    private void keep() {
        if (copy == null) {
            return;
        }
        copyBytes += ROW_BYTES + 8L * row.length;
        for (Value value : row) {
            copyBytes += ValueSize.of(value);
        }
        copy.add(row);
        if (copyBytes > cache.orElseThrow().maxResultBytes()) {
            copy = null;
        }
    }

    @Override
    public Value value(int position) {
        return row[position];
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        row = null;
        try {
            cursor.close();
        } finally {
            atEnd.run();
        }
    }
}
