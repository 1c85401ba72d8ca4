package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** Passes the rows on for which a predicate is true. */
public final class FilterOperator extends Operator {
    private final Operator input;
    private final Evaluator predicate;

    public FilterOperator(int id, Operator input, Evaluator predicate) {
        super(id);
        this.input = input;
        this.predicate = predicate;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(input.open(frame), frame);
    }

    private final class Cursor implements RowCursor {
        private final RowCursor rows;
        private final Frame frame;
        private int tested;

        Cursor(RowCursor rows, Frame frame) {
            this.rows = rows;
            this.frame = frame;
        }

        @Override
        public Value[] next() {
            while (true) {
                Value[] row = rows.next();
                if (row == null || Evaluators.isTrue(predicate, row, frame)) {
                    return row;
                }
                if ((++tested & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
            }
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
