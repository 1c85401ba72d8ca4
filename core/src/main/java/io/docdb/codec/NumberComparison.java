package io.docdb.codec;

import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Compares encoded numbers with one known number, in the order of {@link NumberValue#compare}, without making objects in
 * the common cases: longs, decimals whose digits fit a long, doubles that are not just at the bound. Thread-safe.
 */
public final class NumberComparison {
    private static final int MOST_SCALE = 18;
    private static final long[] TEN = new long[MOST_SCALE + 1];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private final NumberValue bound;
    private final boolean isSmall; // then the bound is boundUnscaled / 10^boundScale
    private final long boundUnscaled;
    private final int boundScale;
    private final double nearest; // NaN if doubles must be compared the long way

    private NumberComparison(NumberValue bound) {
        this.bound = bound;
        BigDecimal decimal = isFinite(bound) ? bound.toDecimal() : BigDecimal.ZERO;
        BigInteger unscaled = decimal.unscaledValue();
        this.isSmall = isFinite(bound)
                && unscaled.bitLength() < Long.SIZE - 1
                && decimal.scale() >= 0
                && decimal.scale() <= MOST_SCALE;
        this.boundUnscaled = isSmall ? unscaled.longValue() : 0;
        this.boundScale = isSmall ? decimal.scale() : 0;
        this.nearest = isFinite(bound) ? bound.doubleValue() : Double.NaN;
    }

    private static boolean isFinite(NumberValue number) {
        return !(number instanceof DoubleValue approximate) || Double.isFinite(approximate.value());
    }

    public static NumberComparison with(NumberValue bound) {
        return new NumberComparison(bound);
    }

    /** -1, 0 or 1 as the encoded number is below, equal to or above the bound. Only for numbers. */
    public int compare(byte[] bytes, int position) {
        int tag = bytes[position];
        if (tag == Tag.DOUBLE) {
            return compareDouble(EncodedValue.doubleValue(bytes, position));
        }
        if (tag == Tag.DECIMAL) {
            long scale = Bytes.unzigzag(Bytes.varint(bytes, position + 1));
            if (isSmall && scale >= 0 && scale <= MOST_SCALE) {
                int digits = position + 1 + Bytes.varintLength(bytes, position + 1);
                return compareSmall(Bytes.unzigzag(Bytes.varint(bytes, digits)), (int) scale);
            }
        } else if (tag != Tag.BIG_DECIMAL && isSmall) {
            return compareSmall(ValueDecoder.integer(bytes, position), 0);
        }
        return slow(
                tag == Tag.DECIMAL || tag == Tag.BIG_DECIMAL
                        ? new DecimalValue(ValueDecoder.decimal(bytes, position))
                        : LongValue.of(ValueDecoder.integer(bytes, position)));
    }

    /** Rounding to double keeps order: only numbers that round to the same double need a closer look. */
    private int compareDouble(double number) {
        if (number < nearest) {
            return -1;
        }
        return number > nearest ? 1 : slow(new DoubleValue(number));
    }

    private int compareSmall(long unscaled, int scale) {
        return scale <= boundScale
                ? compareScaled(unscaled, TEN[boundScale - scale], boundUnscaled)
                : -compareScaled(boundUnscaled, TEN[scale - boundScale], unscaled);
    }

    /** The order of {@code left * factor} and {@code right}. What overflows is farther from zero than any long. */
    private static int compareScaled(long left, long factor, long right) {
        long product = left * factor;
        boolean overflows = Math.multiplyHigh(left, factor) != product >> 63;
        return overflows ? Long.signum(left) : Long.compare(product, right);
    }

    private int slow(NumberValue number) {
        return Integer.signum(NumberValue.compare(number, bound));
    }
}
