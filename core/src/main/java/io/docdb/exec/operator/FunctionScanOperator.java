package io.docdb.exec.operator;

import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.expr.TableFunction;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.Iterator;

/** The rows of a table function. */
public final class FunctionScanOperator extends Operator {
    private static final Value[] NO_COLUMNS = {};

    private final TableFunction function;
    private final Evaluator[] arguments;
    private final boolean withOrdinality;

    public FunctionScanOperator(int id, TableFunction function, Evaluator[] arguments, boolean withOrdinality) {
        super(id);
        this.function = function;
        this.arguments = arguments;
        this.withOrdinality = withOrdinality;
    }

    @Override
    protected RowCursor start(Frame frame) {
        Iterator<Value[]> rows = function.rows(Evaluators.evaluate(arguments, NO_COLUMNS, frame), frame);
        return new RowCursor() {
            private long ordinality;

            @Override
            public Value[] next() {
                if (!rows.hasNext()) {
                    return null;
                }
                Value[] row = rows.next();
                if ((++ordinality & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (withOrdinality) {
                    row = Arrays.copyOf(row, row.length + 1);
                    row[row.length - 1] = LongValue.of(ordinality);
                }
                return row;
            }

            @Override
            public void close() {
                // the iterator holds nothing
            }
        };
    }
}
