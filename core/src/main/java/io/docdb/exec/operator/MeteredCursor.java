package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;

/** Counts rows and time of the cursor it wraps. */
final class MeteredCursor implements RowCursor {
    private final RowCursor cursor;
    private final OperatorMeter meter;

    MeteredCursor(RowCursor cursor, OperatorMeter meter) {
        this.cursor = cursor;
        this.meter = meter;
    }

    @Override
    public Value[] next() {
        long start = System.nanoTime();
        Value[] row = cursor.next();
        meter.pulled(row != null, System.nanoTime() - start);
        return row;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
