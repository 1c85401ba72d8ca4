package io.docdb.exec.operator;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;

/**
 * The rows of a common table during one execution: computed when they are first asked for, kept for all that read them. In a
 * statement that only reads they are computed one by one, so that a LIMIT above ends an endless recursion. Confined to the
 * execution.
 */
final class CommonTable implements AutoCloseable {
    private final Operator plan;
    private final Frame frame;
    private final boolean streams;
    private RowBuffer rows;
    private RowCursor source;

    /** @param streams false if all rows are to be there before the first is read */
    CommonTable(Operator plan, Frame frame, boolean streams) {
        this.plan = plan;
        this.frame = frame;
        this.streams = streams;
    }

    /** A table whose rows are already there. */
    CommonTable(RowBuffer rows) {
        this(null, null, false);
        this.rows = rows;
    }

    /** Computes all rows. */
    void complete() {
        start();
        if (source != null) {
            RowCursor rest = source;
            source = null;
            rows.addAll(rest);
        }
    }

    RowCursor read() {
        start();
        if (!streams) {
            complete();
        }
        return source == null ? rows.read() : new Reader();
    }

    private void start() {
        if (rows == null) {
            rows = new RowBuffer(frame.run().area());
            source = plan.open(frame);
        }
    }

    /** Computes one more row. */
    private Value[] more() {
        if (source == null) {
            return null;
        }
        Value[] row = source.next();
        if (row == null) {
            source.close();
            source = null;
        } else {
            rows.add(row);
        }
        return row;
    }

    @Override
    public void close() {
        Closing.closeAll(source, rows);
        source = null;
    }

    /** Reads what is there, then computes more. */
    private final class Reader implements RowCursor {
        private int position;

        @Override
        public Value[] next() {
            Value[] row = position < rows.size() ? rows.get(position) : more();
            position++;
            return row;
        }

        @Override
        public void close() {
            // the rows stay for the next reader
        }
    }
}
