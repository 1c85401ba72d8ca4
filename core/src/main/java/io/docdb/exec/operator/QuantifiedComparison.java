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

    /**
     * Rows that are compared with again and again: to be looked up, or in the order they came.
     *
     * @param extremes of rows of one column that are not looked up; else Java null
     */
    record Kept(Members members, RowBuffer rows, Extremes extremes) implements AutoCloseable {
        @Override
        public void close() {
            Closing.closeAll(members, rows);
        }
    }

    /** Reads the rows to their end, and closes the cursor. */
    Kept keep(RowCursor cursor, WorkArea area) {
        if (equality != null) {
            return new Kept(Members.of(cursor, columns, area), null, null);
        }
        RowBuffer rows = new RowBuffer(area);
        Extremes extremes = columns == 1 ? new Extremes() : null;
        try {
            return new Kept(null, rows.addAll(extremes == null ? cursor : extremes.watching(cursor)), extremes);
        } catch (RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    Value compare(Value[] operand, Kept kept, Frame frame) {
        if (kept.extremes() != null && operand.length == 1 && kept.extremes().standForAll(operand[0])) {
            return compare(operand, kept.extremes(), frame);
        }
        if (kept.members() == null) {
            try (RowCursor rows = kept.rows().read()) {
                return compare(operand, rows, frame);
            }
        }
        Value contained = kept.members().contain(operand, equality, frame);
        boolean isAny = decisive == BooleanValue.TRUE;
        return contained.isNull() || isAny ? contained : BooleanValue.of(contained == BooleanValue.FALSE);
    }

    /** What is true of both ends is of all between them; what is decided by one of them is decided by the least or the greatest. */
    private Value compare(Value[] operand, Extremes extremes, Frame frame) {
        boolean unknown = extremes.hasNull();
        if (extremes.areThere()) {
            Value least = comparison.evaluate(Evaluators.concat(operand, extremes.least()), frame);
            Value greatest = comparison.evaluate(Evaluators.concat(operand, extremes.greatest()), frame);
            if (least == decisive || greatest == decisive) {
                return decisive;
            }
            unknown |= least.isNull() || greatest.isNull();
        }
        return unknown ? NullValue.NULL : BooleanValue.of(decisive == BooleanValue.FALSE);
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
