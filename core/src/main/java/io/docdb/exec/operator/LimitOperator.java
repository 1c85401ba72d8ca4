package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;
import java.util.Arrays;

/** Skips rows, gives some, and with ties those equal to the last. */
public final class LimitOperator extends Operator {
    private final Operator input;
    private final Evaluator count;
    private final Evaluator offset;
    private final Evaluator[] ties;

    /**
     * @param count Java null for no limit
     * @param offset Java null for none
     * @param ties empty for none
     */
    public LimitOperator(int id, Operator input, Evaluator count, Evaluator offset, Evaluator[] ties) {
        super(id);
        this.input = input;
        this.count = count;
        this.offset = offset;
        this.ties = ties;
    }

    @Override
    protected RowCursor start(Frame frame) {
        long most = count == null ? Long.MAX_VALUE : RowCount.evaluate(count, frame, "LIMIT", Long.MAX_VALUE);
        long skipped = offset == null ? 0 : RowCount.evaluate(offset, frame, "OFFSET", 0);
        return most == 0 ? RowCursor.empty() : new Cursor(input.open(frame), frame, most, skipped);
    }

    private final class Cursor implements RowCursor {
        private final RowCursor rows;
        private final Frame frame;
        private long toSkip;
        private long toGive;
        private Value[] lastKeys;

        Cursor(RowCursor rows, Frame frame, long most, long skipped) {
            this.rows = rows;
            this.frame = frame;
            this.toGive = most;
            this.toSkip = skipped;
        }

        @Override
        public Value[] next() {
            skip();
            if (toGive > 0) {
                Value[] row = rows.next();
                toGive = row == null ? 0 : toGive - 1;
                if (toGive == 0 && row != null && ties.length > 0) {
                    lastKeys = Evaluators.evaluate(ties, row, frame);
                }
                return row;
            }
            if (lastKeys == null) {
                return null;
            }
            Value[] row = rows.next();
            if (row != null && Arrays.equals(lastKeys, Evaluators.evaluate(ties, row, frame))) {
                return row;
            }
            lastKeys = null;
            return null;
        }

        private void skip() {
            while (toSkip > 0) {
                if ((--toSkip & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (rows.next() == null) {
                    toSkip = 0;
                    toGive = 0;
                }
            }
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
