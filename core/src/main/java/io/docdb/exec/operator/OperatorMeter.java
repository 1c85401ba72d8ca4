package io.docdb.exec.operator;

/** What one operator did in one execution, inputs included. Confined to the execution. */
public final class OperatorMeter {
    private long rows;
    private long loops;
    private long nanos;

    void opened(long elapsedNanos) {
        loops++;
        nanos += elapsedNanos;
    }

    void pulled(boolean row, long elapsedNanos) {
        nanos += elapsedNanos;
        if (row) {
            rows++;
        }
    }

    /** Rows given, over all loops. */
    public long rows() {
        return rows;
    }

    /** How often it was opened. */
    public long loops() {
        return loops;
    }

    /** Time spent in it and below it, over all loops. */
    public long nanos() {
        return nanos;
    }
}
