package io.docdb.value;

import java.math.BigDecimal;
import java.util.Objects;

/** An exact decimal of any size that keeps its scale: {@code 0.10} stays {@code 0.10}. */
public final class DecimalValue implements NumberValue {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    /** Beyond this many digits before the point no long is possible; spares comparing 1e400000000 digit by digit. */
    private static final int LONG_DIGITS = 19;

    /** Any number of so many digits fits a long. */
    private static final int SHORT_DIGITS = 18;

    private final BigDecimal value;

    public DecimalValue(BigDecimal value) {
        this.value = Objects.requireNonNull(value);
    }

    public BigDecimal value() {
        return value;
    }

    /** True if {@link #shortDigits} holds the digits. */
    public static boolean isShort(BigDecimal number) {
        return number.precision() <= SHORT_DIGITS;
    }

    /** The unscaled value of a number that {@link #isShort}, without the {@code BigInteger} that asking for it makes. */
    public static long shortDigits(BigDecimal number) {
        return number.scaleByPowerOfTen(number.scale()).longValue();
    }

    @Override
    public BigDecimal toDecimal() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value.doubleValue();
    }

    @Override
    public boolean isLong() {
        if (value.signum() == 0) {
            return true;
        }
        if ((long) value.precision() - value.scale() > LONG_DIGITS || (long) value.precision() - value.scale() <= 0) {
            return false;
        }
        return isWhole() && value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0;
    }

    /** The nearest double of a whole number is whole: most fractions are told by that, without digits to strip. */
    private boolean isWhole() {
        if (value.scale() <= 0) {
            return true;
        }
        double near = value.doubleValue();
        return near == Math.rint(near) && value.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public long longValue() {
        return value.longValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberValue number && NumberValue.compare(this, number) == 0;
    }

    @Override
    public int hashCode() {
        return NumberValue.hash(this);
    }

    /** Plain digits where they are few, else the exponent form; both are JSON. */
    @Override
    public String toString() {
        boolean plain = value.scale() >= 0 ? value.scale() - value.precision() < 20 : value.scale() > -20;
        return plain ? value.toPlainString() : value.toString();
    }
}
