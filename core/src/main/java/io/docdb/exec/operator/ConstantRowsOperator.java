package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.value.Value;

/** Rows written out in the statement. */
public final class ConstantRowsOperator extends Operator {
    private static final Value[] NO_COLUMNS = {};

    private final Evaluator[][] rows;

    public ConstantRowsOperator(int id, Evaluator[][] rows) {
        super(id);
        this.rows = rows;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new RowCursor() {
            private int position;

            @Override
            public Value[] next() {
                return position < rows.length ? Evaluators.evaluate(rows[position++], NO_COLUMNS, frame) : null;
            }

            @Override
            public void close() {
                position = rows.length;
            }
        };
    }
}
