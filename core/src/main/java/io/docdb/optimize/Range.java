package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Expression;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.Value;
import java.util.Optional;

/**
 * An operand between two ends, gathered from the terms of a conjunction.
 *
 * @param lower empty if there is none
 */
record Range(Expression operand, Optional<End> lower, Optional<End> upper) {
    /** @param value NULL if it is not known before the statement runs */
    record End(Value value, boolean inclusive) {
        boolean isKnown() {
            return !value.isNull();
        }

        private static End of(Expression expression, boolean inclusive, ParameterValues values) {
            return new End(values.valueOrNull(expression), inclusive);
        }
    }

    /** Of a comparison by order with something that is no column: the column stands on the left in the answer. */
    static Optional<Range> of(Expression term, ParameterValues values) {
        if (!(term instanceof Comparison comparison)) {
            return Optional.empty();
        }
        boolean turned = Conjunction.columnsOf(comparison.left()).isEmpty();
        Expression operand = turned ? comparison.right() : comparison.left();
        Expression other = turned ? comparison.left() : comparison.right();
        Operator operator = turned ? comparison.operator().mirrored() : comparison.operator();
        return switch (operator) {
            case LESS, LESS_OR_EQUAL ->
                Optional.of(new Range(
                        operand,
                        Optional.empty(),
                        Optional.of(End.of(other, operator == Operator.LESS_OR_EQUAL, values))));
            case GREATER, GREATER_OR_EQUAL ->
                Optional.of(new Range(
                        operand,
                        Optional.of(End.of(other, operator == Operator.GREATER_OR_EQUAL, values)),
                        Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** True if all ends are known that there are. */
    boolean isKnown() {
        return lower.filter(end -> !end.isKnown()).isEmpty()
                && upper.filter(end -> !end.isKnown()).isEmpty();
    }

    /** Both: of two lower ends the higher, of two upper ends the lower; one that is not known gives way. */
    Range and(Range other) {
        return new Range(operand, tighter(lower, other.lower, 1), tighter(upper, other.upper, -1));
    }

    private static Optional<End> tighter(Optional<End> one, Optional<End> other, int sign) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        if (!one.get().isKnown() || !other.get().isKnown()) {
            return one.get().isKnown() ? one : other;
        }
        int order = Comparisons.compare(one.get().value(), other.get().value());
        return order == -sign ? other : one;
    }
}
