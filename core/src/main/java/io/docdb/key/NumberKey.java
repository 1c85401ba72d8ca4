package io.docdb.key;

import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of every form as bytes in the order of their decimal values; equal numbers give equal bytes.
 *
 * <p>Zero is {@code 2C}. A positive number with a whole part below 2^64 is {@code 2E} + the length of the whole part, the
 * whole part in so many bytes, the fraction as pairs of decimal digits, each pair plus one in a byte, without trailing zero pairs, and
 * 00. Example: 300.125 is {@code 30 01 2C 0D 33 00}. Beyond, and below 1e-20, where leading zero pairs would take over, it is
 * {@code 37} or {@code 2D}, the number of digits before the point plus 2^62 in eight bytes, then all digits as pairs, and
 * 00. A negative number is its absolute value with every byte complemented, under tags of its own.
 */
final class NumberKey {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    /** A number below 10^this is written with its exponent. */
    static final int TINY_EXPONENT = -20;

    /** Keeps exponents positive. */
    static final long EXPONENT_BIAS = 1L << 62;

    /** A decoded number with fewer zeros before the point is written out. */
    static final int PLAIN_DIGITS = 400;

    private static final int MOST_LONG_DIGITS = 18;
    private static final long[] POWERS_OF_TEN = new long[MOST_LONG_DIGITS + 1];

    static {
        long power = 1;
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = power;
            power *= 10;
        }
    }

    /** Fifteen digits tell every decimal from its neighbours once it is a double. */
    private static final double MOST_EXACT = 1e15;

    private static final int MOST_DOUBLE_SCALE = 12;

    private NumberKey() {}

    static void put(NumberValue number, KeyBuffer out) {
        if (number instanceof LongValue whole) {
            putLong(whole.value(), out);
        } else if (number instanceof DoubleValue approximate) {
            putDouble(approximate, out);
        } else {
            putDecimal(((DecimalValue) number).value(), out);
        }
    }

    static void putLong(long value, KeyBuffer out) {
        if (value == 0) {
            out.put(KeyTag.ZERO);
        } else {
            int start = out.length;
            long magnitude = Math.abs(value); // of the lowest long too, as an unsigned number
            putWhole(magnitude, value < 0, out);
            out.put(KeyTag.END);
            finish(start, value < 0, out);
        }
    }

    private static void putWhole(long magnitude, boolean negative, KeyBuffer out) {
        int count = Long.BYTES - Long.numberOfLeadingZeros(magnitude) / Byte.SIZE;
        out.put(negative ? KeyTag.NEGATIVE - count : KeyTag.POSITIVE + count);
        out.putBytes(magnitude, count);
    }

    /** Complements everything behind the tag if the number is negative. */
    private static void finish(int start, boolean negative, KeyBuffer out) {
        if (negative) {
            out.complement(start + 1);
        }
    }

    private static void putDouble(DoubleValue number, KeyBuffer out) {
        double value = number.value();
        if (!Double.isFinite(value)) {
            out.put(Double.isNaN(value) ? KeyTag.NAN : value > 0 ? KeyTag.POSITIVE_INFINITY : KeyTag.NEGATIVE_INFINITY);
        } else if (number.isLong()) {
            putLong(number.longValue(), out);
        } else if (!putShortDouble(value, out)) {
            putDecimal(number.toDecimal(), out);
        }
    }

    /**
     * Most doubles in data have few decimals. If {@code value} is {@code digits / 10^scale} with at most 15 digits, which
     * division finds out exactly, then that is the decimal it counts as.
     */
    private static boolean putShortDouble(double value, KeyBuffer out) {
        for (int scale = 1; scale <= MOST_DOUBLE_SCALE; scale++) {
            double digits = Math.rint(value * POWERS_OF_TEN[scale]);
            if (Math.abs(digits) >= MOST_EXACT) {
                return false;
            }
            if (digits / POWERS_OF_TEN[scale] == value) {
                putSmall((long) digits, scale, out);
                return true;
            }
        }
        return false;
    }

    /** {@code unscaled * 10^-scale}, scale from 0 to 18; both parts fit a long. */
    static void putSmall(long unscaled, int scale, KeyBuffer out) {
        if (unscaled == 0) {
            out.put(KeyTag.ZERO);
            return;
        }
        int start = out.length;
        long magnitude = Math.abs(unscaled);
        long power = POWERS_OF_TEN[scale];
        putWhole(Long.divideUnsigned(magnitude, power), unscaled < 0, out);
        putFraction(Long.remainderUnsigned(magnitude, power), scale, out);
        finish(start, unscaled < 0, out);
    }

    /** @param fraction {@code scale} decimal digits */
    private static void putFraction(long fraction, int scale, KeyBuffer out) {
        long rest = scale % 2 == 0 ? fraction : fraction * 10;
        for (int pairs = (scale + 1) / 2; pairs > 0 && rest != 0; pairs--) {
            long power = POWERS_OF_TEN[(pairs - 1) * 2];
            out.put((int) (rest / power) + 1);
            rest %= power;
        }
        out.put(KeyTag.END);
    }

    private static void putDecimal(BigDecimal number, KeyBuffer out) {
        if (number.precision() <= MOST_LONG_DIGITS && number.scale() >= 0 && number.scale() < MOST_LONG_DIGITS) {
            putSmall(DecimalValue.shortDigits(number), number.scale(), out);
        } else {
            putLarge(number, out);
        }
    }

    private static void putLarge(BigDecimal number, KeyBuffer out) {
        if (number.signum() == 0) {
            out.put(KeyTag.ZERO);
            return;
        }
        int start = out.length;
        boolean negative = number.signum() < 0;
        BigDecimal magnitude = number.abs();
        long digitsBeforePoint = (long) magnitude.precision() - magnitude.scale();
        if (digitsBeforePoint > TINY_EXPONENT && digitsBeforePoint <= 20) {
            BigInteger whole = magnitude.toBigInteger();
            if (whole.compareTo(TWO_TO_64) < 0) {
                putWhole(whole.longValue(), negative, out);
                putDigits(magnitude.subtract(new BigDecimal(whole)), 0, out);
                finish(start, negative, out);
                return;
            }
        }
        boolean huge = digitsBeforePoint > 0;
        int tag = negative
                ? huge ? KeyTag.NEGATIVE_HUGE : KeyTag.NEGATIVE_TINY
                : huge ? KeyTag.POSITIVE_HUGE : KeyTag.POSITIVE_TINY;
        out.put(tag);
        out.putBytes(digitsBeforePoint + EXPONENT_BIAS, Long.BYTES);
        putDigits(magnitude, digitsBeforePoint, out);
        finish(start, negative, out);
    }

    /** The digits from the one {@code digitsBeforePoint} before the point on, in pairs, without trailing zero pairs. */
    private static void putDigits(BigDecimal number, long digitsBeforePoint, KeyBuffer out) {
        if (number.signum() != 0) {
            String digits = number.unscaledValue().toString();
            long leadingZeros = digitsBeforePoint - ((long) number.precision() - number.scale());
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            for (long i = -leadingZeros; i < end; i += 2) {
                out.put(10 * digit(digits, i, end) + digit(digits, i + 1, end) + 1);
            }
        }
        out.put(KeyTag.END);
    }

    private static int digit(String digits, long place, int end) {
        return place < 0 || place >= end ? 0 : digits.charAt((int) place) - '0';
    }
}
