package io.docdb.session;

import io.docdb.cache.ResultCache;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Rows as the executor gives them. If asked to, keeps a copy on the way and gives it to the result cache at the end.
 * {@link #setAside} reads ahead, so that the rows outlive what comes next in their session. Confined to the session's thread.
 */
final class StreamedRows implements ResultRows {
    private final List<ResultColumn> columns;
    private final RowCursor cursor;
    private final Runnable atEnd;
    private final Activity activity;
    private final Optional<ResultCache> cache;
    private final ResultCache.Key key;
    private List<Value[]> copy;
    private long copyBytes;
    private long left;
    private final Deque<Value[]> ahead = new ArrayDeque<>(0);
    private long aheadBytes;
    private DatabaseException failure; // told after the rows that were set aside; null if all went well
    private Value[] row;
    private boolean finished; // the cursor has ended or was closed
    private boolean closed;

    /**
     * @param maxRows ends early after this many
     * @param atEnd run once, when the rows are closed or read to the end
     * @param activity of the session: as long as there are rows to be read, its statement goes on
     * @param cache where a complete result goes; empty for nowhere
     * @param key under which it goes there; unused without a cache
     */
    StreamedRows(
            List<ResultColumn> columns,
            RowCursor cursor,
            long maxRows,
            Runnable atEnd,
            Activity activity,
            Optional<ResultCache> cache,
            ResultCache.Key key) {
        this.columns = columns;
        this.cursor = cursor;
        this.left = maxRows;
        this.atEnd = atEnd;
        this.activity = activity;
        this.cache = cache;
        this.key = key;
        this.copy = cache.isPresent() ? new ArrayList<>() : null;
        activity.rowsOpened();
    }

    @Override
    public List<ResultColumn> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        row = null;
        if (closed) {
            return false;
        }
        row = ahead.isEmpty() ? null : ahead.poll();
        if (row == null && failure != null) {
            throw failure;
        }
        if (row == null) {
            row = read();
        }
        return row != null;
    }

    /** The next row of the cursor; null at its end, which is its end for good. */
    private Value[] read() {
        if (finished) {
            return null;
        }
        Value[] found = null;
        if (left-- > 0) {
            found = cursor.next();
        } else {
            copy = null; // cut off: not the whole result
        }
        if (found != null) {
            keep(found);
            return found;
        }
        if (copy != null) {
            cache.orElseThrow().put(key, new ResultCache.Rows(copy, (int) copyBytes));
        }
        finish();
        return null;
    }

    /**
     * Reads ahead until the rows that wait take about {@code maxBytes}. A failure on the way is told where its row would
     * have been.
     *
     * @return true if all rows are there: nothing of the transaction is needed any more
     */
    boolean setAside(long maxBytes) {
        try {
            while (!finished && aheadBytes < maxBytes) {
                Value[] found = read();
                if (found != null) {
                    ahead.add(found);
                    aheadBytes += RowSize.of(found);
                }
            }
        } catch (DatabaseException e) {
            fail(e);
        }
        return finished;
    }

    /** The transaction ends: rows that were not set aside cannot be read any more, which is told and not passed over. */
    void cutOff() {
        if (!finished) {
            cutOff(new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "The transaction of this result has ended before all its rows were read:"
                            + " read them first, or read them in a session of their own"));
        }
    }

    /** As the other. @param because what who reads on is told */
    void cutOff(DatabaseException because) {
        if (!finished) {
            fail(because);
        }
    }

    private void fail(DatabaseException because) {
        failure = because;
        finish();
    }

    private void keep(Value[] found) {
        if (copy == null) {
            return;
        }
        copyBytes += RowSize.of(found);
        copy.add(found);
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
        closed = true;
        row = null;
        ahead.clear();
        finish();
    }

    /** True if nothing of the transaction is needed any more. */
    boolean isFinished() {
        return finished;
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        activity.rowsEnded();
        try {
            cursor.close();
        } finally {
            atEnd.run();
        }
    }
}
