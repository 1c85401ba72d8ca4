package io.docdb.exec.operator;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;

/**
 * A comparison with each row of a query. ANY: true if one comparison is, else unknown if one is, else false. ALL: the same with
 * true and false exchanged.
 */
final class QuantifiedComparison {
    private final BooleanValue decisive;
    private final Evaluator comparison;
    private final Evaluator equality;
    private final int columns;

    /**
     * @param comparison over the operands, then the query's columns
     * @param equality for {@code = ANY} and {@code <> ALL}: over the operands, then the query's columns; else Java null
     * @param columns how many the query has
     */
    QuantifiedComparison(boolean isAny, Evaluator comparison, Evaluator equality, int columns) {
        this.decisive = BooleanValue.of(isAny);
        this.comparison = comparison;
        this.equality = columns > Members.MOST_COLUMNS ? null : equality;
        this.columns = columns;
    }

    /** Rows that are compared with again and again: to be looked up, or in the order they came. */
    record Kept(Members members, RowBuffer rows) implements AutoCloseable {
        @Override
        public void close() {
            Closing.closeAll(members, rows);
        }
    }

    /** Reads the rows to their end, and closes the cursor. */
    Kept keep(RowCursor cursor, WorkArea area) {
        if (equality != null) {
            return new Kept(Members.of(cursor, columns, area), null);
        }
        RowBuffer rows = new RowBuffer(area);
        try {
            return new Kept(null, rows.addAll(cursor));
        } catch (RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    Value compare(Value[] operand, Kept kept, Frame frame) {
        if (kept.members() == null) {
            try (RowCursor rows = kept.rows().read()) {
                return compare(operand, rows, frame);
            }
        }
        Value contained = kept.members().contain(operand, equality, frame);
        boolean isAny = decisive == BooleanValue.TRUE;
        return contained.isNull() || isAny ? contained : BooleanValue.of(contained == BooleanValue.FALSE);
    }

    /** Reads no further than needed. */
    Value compare(Value[] operand, RowCursor rows, Frame frame) {
        boolean unknown = false;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            Value result = comparison.evaluate(Evaluators.concat(operand, row), frame);
            if (result == decisive) {
                return decisive;
            }
            unknown |= result.isNull();
        }
        return unknown ? NullValue.NULL : BooleanValue.of(decisive == BooleanValue.FALSE);
    }
}
