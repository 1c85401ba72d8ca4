package io.docdb.exec.operator;

import io.docdb.error.StatementException;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** Opens its input if a condition is true that is the same for all rows. */
public final class GateOperator extends Operator {
    private static final Value[] NO_COLUMNS = {};

    private final Operator input;
    private final Evaluator condition;

    public GateOperator(int id, Operator input, Evaluator condition) {
        super(id);
        this.input = input;
        this.condition = condition;
    }

    @Override
    protected RowCursor start(Frame frame) {
        boolean isOpen;
        try {
            isOpen = Evaluators.isTrue(condition, NO_COLUMNS, frame);
        } catch (StatementException failure) {
            return new FailingCursor(input.open(frame), failure);
        }
        return isOpen ? input.open(frame) : RowCursor.empty();
    }

    /** A condition that cannot be computed is an error if there is a row it is asked for. */
    private record FailingCursor(RowCursor rows, StatementException failure) implements RowCursor {
        @Override
        public Value[] next() {
            if (rows.next() != null) {
                throw failure;
            }
            return null;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
