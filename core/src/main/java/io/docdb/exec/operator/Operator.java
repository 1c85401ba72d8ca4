package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;

/** A compiled node of a physical plan. Immutable and thread-safe; opened once per execution, or once per outer row. */
public abstract class Operator {
    private final int id;

    /** @param id counts the operators of a query from 0 */
    protected Operator(int id) {
        this.id = id;
    }

    public final int id() {
        return id;
    }

    /** Starts it. Whoever opens it closes the cursor. */
    public final RowCursor open(Frame frame) {
        QueryRun run = frame.run();
        if (!run.isMeasured()) {
            return start(frame);
        }
        long start = System.nanoTime();
        RowCursor cursor = start(frame);
        OperatorMeter meter = run.meterOf(this);
        meter.opened(System.nanoTime() - start);
        return new MeteredCursor(cursor, meter);
    }

    protected abstract RowCursor start(Frame frame);
}
