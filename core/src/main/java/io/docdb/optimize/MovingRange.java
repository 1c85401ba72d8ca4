package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.value.IntervalValue;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A range that begins and ends at fixed distances from a value of another row: {@code b.at BETWEEN a.at AND a.at + INTERVAL '2
 * hours'}. Where it lies is not known, but how wide it is.
 *
 * @param width in seconds or, of numbers, as it is written
 * @param isTime true if it is in seconds; numbers are days where they are added to dates
 */
record MovingRange(double width, boolean isTime) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** What a bound is made of. */
    private record Bound(Expression from, Value distance, int sign) {
        double amount() {
            return distance instanceof IntervalValue interval
                    ? sign * interval.comparableNanos().doubleValue() / NANOS_PER_SECOND
                    : distance instanceof NumberValue number ? sign * number.doubleValue() : 0;
        }
    }

    /** Nothing unless the terms are a lower and an upper bound of the operand that stand at known distances from one value. */
    static Optional<MovingRange> of(Expression operand, List<Expression> terms, ParameterValues values) {
        Optional<Bound> lower = Optional.empty();
        Optional<Bound> upper = Optional.empty();
        for (Expression term : terms) {
            if (!(term instanceof Comparison comparison)
                    || !comparison.left().equals(operand)
                    || Conjunction.columnsOf(comparison.right()).isEmpty()) {
                return Optional.empty();
            }
            switch (comparison.operator()) {
                case GREATER, GREATER_OR_EQUAL -> lower = Optional.of(bound(comparison.right(), values));
                case LESS, LESS_OR_EQUAL -> upper = Optional.of(bound(comparison.right(), values));
                default -> {
                    return Optional.empty();
                }
            }
        }
        if (terms.size() != 2
                || lower.isEmpty()
                || upper.isEmpty()
                || !lower.get().from().equals(upper.get().from())) {
            return Optional.empty();
        }
        boolean isTime =
                lower.get().distance() instanceof IntervalValue || upper.get().distance() instanceof IntervalValue;
        return Optional.of(
                new MovingRange(Math.max(0, upper.get().amount() - lower.get().amount()), isTime));
    }

    private static Bound bound(Expression expression, ParameterValues values) {
        if (expression instanceof Call call && call.arguments().size() == 2) {
            Expression left = call.arguments().get(0);
            Expression right = call.arguments().get(1);
            String sign = call.function().name();
            if (sign.equals("+") && isDistance(values.valueOrNull(left))) {
                return new Bound(right, values.valueOrNull(left), 1);
            }
            if ((sign.equals("+") || sign.equals("-")) && isDistance(values.valueOrNull(right))) {
                return new Bound(left, values.valueOrNull(right), sign.equals("+") ? 1 : -1);
            }
        }
        return new Bound(expression, Constant.NULL.value(), 1);
    }

    private static boolean isDistance(Value value) {
        return value instanceof NumberValue || value instanceof IntervalValue;
    }
}
