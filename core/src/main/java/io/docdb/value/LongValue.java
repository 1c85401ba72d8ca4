package io.docdb.value;

import java.math.BigDecimal;

/** A whole number from -2^63 to 2^63 - 1; larger ones are {@link DecimalValue}s of scale 0. */
public record LongValue(long value) implements NumberValue {
    public static final LongValue ZERO = new LongValue(0);
    public static final LongValue ONE = new LongValue(1);

    public static LongValue of(long value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new LongValue(value);
    }

    @Override
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(value);
    }

    @Override
    public double doubleValue() {
        return value;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongValue that
                ? value == that.value
                : other instanceof NumberValue number && NumberValue.compare(this, number) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
