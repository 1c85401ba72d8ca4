package io.docdb.value;

import java.math.BigDecimal;

/**
 * A number: exact ({@link LongValue}, {@link DecimalValue}) or approximate ({@link DoubleValue}).
 *
 * <p>Numbers of different forms compare by their decimal value. A double counts as the shortest decimal that reads
 * back as the same double, so the double {@code 0.1} equals the decimal {@code 0.1}, as a reader of the text expects.
 */
public sealed interface NumberValue extends Value permits LongValue, DecimalValue, DoubleValue {

    /** Below it doubles are closer to what they stand for than a half: two that lie further apart than 1 are in order. */
    double APART = 1L << 50;

    @Override
    default ValueKind kind() {
        return ValueKind.NUMBER;
    }

    /** The decimal this number counts as. @throws ArithmeticException for NaN and the infinities */
    BigDecimal toDecimal();

    /** The nearest double. */
    double doubleValue();

    /** True if this is a whole number which a {@code long} holds; then {@link #longValue} gives it. */
    boolean isLong();

    /** This number as a long; meaningful only if {@link #isLong}. */
    long longValue();

    /** Orders two numbers of any form. NaN counts as equal to itself and greater than all others. */
    static int compare(NumberValue left, NumberValue right) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            return Long.compare(a.value(), b.value());
        }
        if (left instanceof DecimalValue a && right instanceof DecimalValue b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof DoubleValue a && right instanceof DoubleValue b) {
            return Double.compare(a.value() + 0.0, b.value() + 0.0); // + 0.0 makes -0.0 equal to 0.0
        }
        if (left instanceof DoubleValue a && !Double.isFinite(a.value())) {
            return a.value() == Double.NEGATIVE_INFINITY ? -1 : 1;
        }
        if (right instanceof DoubleValue b && !Double.isFinite(b.value())) {
            return b.value() == Double.NEGATIVE_INFINITY ? 1 : -1;
        }
        if (left.isLong() && right.isLong()) {
            return Long.compare(left.longValue(), right.longValue());
        }
        double near = left.doubleValue();
        double other = right.doubleValue();
        if (Math.abs(near) < APART && Math.abs(other) < APART && Math.abs(near - other) > 1) {
            return near < other ? -1 : 1;
        }
        return left.toDecimal().compareTo(right.toDecimal());
    }

    /** Hash that is the same for numerically equal numbers. */
    static int hash(NumberValue number) {
        return number.isLong() ? Long.hashCode(number.longValue()) : Double.hashCode(number.doubleValue());
    }
}
