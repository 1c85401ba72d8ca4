package io.docdb.exec.operator;

import io.docdb.exec.row.RowBuffer;

/** The rows of a common table during one execution: computed when first asked for. Confined to the execution. */
final class CommonTable implements AutoCloseable {
    private final Operator plan;
    private final Frame frame;
    private RowBuffer rows;

    CommonTable(Operator plan, Frame frame) {
        this.plan = plan;
        this.frame = frame;
    }

    /** A table whose rows are already there. */
    CommonTable(RowBuffer rows) {
        this(null, null);
        this.rows = rows;
    }

    RowBuffer rows() {
        if (rows == null) {
            rows = new RowBuffer(frame.run().area());
            rows.addAll(plan.open(frame));
        }
        return rows;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
