package io.docdb.jdbc;

import io.docdb.session.ResultRows;
import io.docdb.value.Value;
import java.sql.SQLException;

/** Rows as the session streams them: forward only. The first one is read at once: what is wrong fails the execution. */
final class StreamedSource implements RowSource {
    private final ResultRows rows;
    private final int width;
    private Value[] ahead; // the first row, or read to answer hasNext; null if nothing was
    private boolean ended; // everything has been read, the last row perhaps not been handed out
    private boolean behindLast;
    private long position;

    StreamedSource(ResultRows rows) {
        this.rows = rows;
        this.width = rows.columns().size();
        boolean done = false;
        try {
            this.ahead = read();
            done = true;
        } finally {
            if (!done) {
                rows.close();
            }
        }
    }

    @Override
    public Value[] next() {
        Value[] row = ahead != null ? ahead : read();
        ahead = null;
        position += behindLast ? 0 : 1;
        behindLast = row == null;
        return row;
    }

    private Value[] read() {
        if (ended || !rows.next()) {
            ended = true;
            return null;
        }
        Value[] row = new Value[width];
        for (int i = 0; i < width; i++) {
            row[i] = rows.value(i);
        }
        return row;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead != null;
    }

    @Override
    public Value[] moveTo(long to) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public long size() throws SQLException {
        throw forwardOnly();
    }

    private static SQLException forwardOnly() {
        return SqlErrors.wrongUse(
                "HY106", "Result set moves forward only: ask for TYPE_SCROLL_INSENSITIVE when the statement is made");
    }

    @Override
    public Scrolling scrolling() {
        return Scrolling.FORWARD_ONLY;
    }

    @Override
    public void close() {
        rows.close();
    }
}
