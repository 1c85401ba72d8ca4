package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;

/** All rows of one operator, then all of another, which is opened only then. */
final class ConcatCursor implements RowCursor {
    private final Operator second;
    private final Frame frame;
    private RowCursor rows;
    private boolean inSecond;

    ConcatCursor(Operator first, Operator second, Frame frame) {
        this.second = second;
        this.frame = frame;
        rows = first.open(frame);
    }

    @Override
    public Value[] next() {
        Value[] row = rows.next();
        if (row != null || inSecond) {
            return row;
        }
        rows.close();
        inSecond = true;
        rows = second.open(frame);
        return rows.next();
    }

    @Override
    public void close() {
        inSecond = true;
        Closing.closeAll(rows);
    }
}
