package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.physical.KeyRange;
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
}
