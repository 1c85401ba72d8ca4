package io.docdb.exec.operator;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;

/**
 * Reads its input to the end when it is opened: above row locks, so that a statement which must start over has not handed out
 * a row.
 */
public final class EagerOperator extends Operator {
    private final Operator input;

    public EagerOperator(int id, Operator input) {
        super(id);
        this.input = input;
    }

    @Override
    protected RowCursor start(Frame frame) {
        RowBuffer buffer = new RowBuffer(frame.run().area());
        try {
            buffer.addAll(input.open(frame));
        } catch (RuntimeException | Error failure) {
            buffer.close();
            throw failure;
        }
        RowCursor rows = buffer.read();
        return new RowCursor() {
            @Override
            public Value[] next() {
                return rows.next();
            }

            @Override
            public void close() {
                Closing.closeAll(rows, buffer);
            }
        };
    }
}
