package io.docdb.optimize;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.ArrayValue;
import java.util.List;

/**
 * What one term of a predicate says about one operand, in the words of key ranges: it is among some values, or in a range.
 *
 * @param operand a column or an expression over a scan
 * @param equals the values, one of which it equals; empty if {@code tail} says it
 * @param tail the range, if {@code equals} is empty
 * @param term it comes from
 */
record Restriction(Expression operand, List<KeyRange.Equal> equals, KeyRange.Tail tail, Expression term) {
    /** Of an array that is a parameter: as many as a page shows, or a batch of dependent reads asks for. */
    private static final int SOME_ELEMENTS = 10;

    Restriction {
        equals = List.copyOf(equals);
    }

    static Restriction among(Expression operand, List<KeyRange.Equal> values, Expression term) {
        return new Restriction(operand, values, KeyRange.Whole.INSTANCE, term);
    }

    static Restriction in(Expression operand, KeyRange.Tail tail, Expression term) {
        return new Restriction(operand, List.of(), tail, term);
    }

    boolean isEquality() {
        return !equals.isEmpty();
    }

    /** How many values the operand is among; an estimate where that is known only when the statement runs. */
    int mostValues() {
        int values = 0;
        for (KeyRange.Equal equal : equals) {
            values += equal.ofElements() ? elements(equal.value()) : 1;
        }
        return values;
    }

    /** How many elements an array has, but 2 at least: nobody is to think that there is one. */
    static int elements(Expression array) {
        if (array instanceof Constant constant && constant.value() instanceof ArrayValue known) {
            return Math.max(2, known.size());
        }
        return array instanceof SubqueryExpression subquery && subquery.plan() instanceof PhysicalPlan plan
                ? (int) Math.max(
                        2,
                        Math.min(Integer.MAX_VALUE, Math.round(plan.estimate().rows())))
                : SOME_ELEMENTS;
    }
}
