package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;

/** The first row of each set of equal rows, in the input's order. */
public final class DistinctOperator extends Operator {
    private final Operator input;
    private final Evaluator[] on;

    /** @param on what rows are equal by; empty means all columns */
    public DistinctOperator(int id, Operator input, Evaluator[] on) {
        super(id);
        this.input = input;
        this.on = on;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new DistinctCursor(input.open(frame), on, frame);
    }
}
