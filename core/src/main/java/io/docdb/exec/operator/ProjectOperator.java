package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** Computes each row anew. */
public final class ProjectOperator extends Operator {
    private final Operator input;
    private final Evaluator[] projections;

    public ProjectOperator(int id, Operator input, Evaluator[] projections) {
        super(id);
        this.input = input;
        this.projections = projections;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(input.open(frame), frame);
    }

    private final class Cursor implements RowCursor {
        private final RowCursor rows;
        private final Frame frame;

        Cursor(RowCursor rows, Frame frame) {
            this.rows = rows;
            this.frame = frame;
        }

        @Override
        public Value[] next() {
            Value[] row = rows.next();
            return row == null ? null : Evaluators.evaluate(projections, row, frame);
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
