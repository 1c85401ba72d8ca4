package io.docdb.expr.type;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Casts to numeric types; the arithmetic part of {@link Casts}, also for functions that compute with numbers. */
public final class NumberCasts {
    private NumberCasts() {}

    /** A whole number in the range of an integer type. */
    static Value toInteger(Value value, SqlType target) {
        long number;
        if (value instanceof LongValue whole) {
            number = whole.value();
        } else if (value instanceof BooleanValue truth) {
            number = truth.value() ? 1 : 0;
        } else if (value instanceof TextValue text) {
            number = wholeNumber(text, target);
        } else if (value instanceof NumberValue other) {
            number = rounded(other, target);
        } else {
            throw Casts.invalid(value, target);
        }
        if (!inRange(number, target.name())) {
            throw outOfRange(value, target);
        }
        return value instanceof LongValue ? value : LongValue.of(number);
    }

    /** True if {@code number} is in the range of the integer type {@code name}. */
    public static boolean inRange(long number, SqlType.Name name) {
        return switch (name) {
            case TINYINT -> number == (byte) number;
            case SMALLINT -> number == (short) number;
            case INTEGER -> number == (int) number;
            default -> true;
        };
    }

    private static long wholeNumber(TextValue text, SqlType target) {
        BigDecimal number = parse(text, target);
        if (number.signum() != 0
                && number.scale() > 0
                && number.stripTrailingZeros().scale() > 0) {
            throw Casts.invalid(text, target);
        }
        return rounded(new DecimalValue(number), target);
    }

    /** Halves go away from zero, those of doubles to the even neighbour, as in PostgreSQL and IEEE 754. */
    public static RoundingMode halves(NumberValue number) {
        return number instanceof DoubleValue ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;
    }

    private static long rounded(NumberValue number, SqlType target) {
        if (number.isLong()) {
            return number.longValue();
        }
        if (number instanceof DoubleValue approximate && !(Math.abs(approximate.value()) < 0x1p64)) {
            throw outOfRange(number, target);
        }
        BigDecimal exact = number.toDecimal();
        if ((long) exact.precision() - exact.scale() > 19) {
            throw outOfRange(number, target);
        }
        if ((long) exact.precision() - exact.scale() < 0) {
            return 0; // below 0.1; 1e-400000000 is not to be written out to see that
        }
        BigDecimal whole = exact.setScale(0, halves(number));
        if (whole.unscaledValue().bitLength() > 63) {
            throw outOfRange(number, target);
        }
        return whole.longValue();
    }

    /** An exact number; with a declared precision rounded to the scale. */
    static Value toDecimal(Value value, SqlType target) {
        NumberValue number = toNumber(value, target);
        if (number instanceof DoubleValue approximate) {
            if (!Double.isFinite(approximate.value())) {
                throw outOfRange(value, target);
            }
            BigDecimal shortest = approximate.toDecimal().stripTrailingZeros();
            number = exact(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
        }
        if (!target.hasPrecision()) {
            return number;
        }
        int scale = target.hasScale() ? target.scale() : 0;
        BigDecimal exact = number.toDecimal();
        if ((long) exact.precision() - exact.scale() > (long) target.precision() - scale && exact.signum() != 0) {
            throw outOfRange(value, target);
        }
        boolean vanishes = (long) exact.precision() - exact.scale() < -scale;
        BigDecimal fitted = vanishes ? BigDecimal.ZERO.setScale(scale) : exact.setScale(scale, RoundingMode.HALF_UP);
        if (fitted.precision() - fitted.scale() > target.precision() - scale && fitted.signum() != 0) {
            throw outOfRange(value, target);
        }
        return exact(fitted);
    }

    /** A whole number without digits behind the point as a {@link LongValue} where it fits, else a decimal. */
    public static NumberValue exact(BigDecimal number) {
        if (number.scale() == 0 && number.precision() <= 18) {
            return LongValue.of(number.longValue());
        }
        DecimalValue decimal = new DecimalValue(number);
        return number.scale() == 0 && decimal.isLong() ? LongValue.of(number.longValue()) : decimal;
    }

    static Value toDouble(Value value, SqlType target) {
        if (value instanceof DoubleValue && target.name() == SqlType.Name.DOUBLE) {
            return value;
        }
        double number;
        if (value instanceof TextValue text) {
            number = parseDouble(text, target);
        } else {
            number = toNumber(value, target).doubleValue();
            if (Double.isInfinite(number) && !(value instanceof DoubleValue)) {
                throw outOfRange(value, target);
            }
        }
        if (target.name() == SqlType.Name.DOUBLE || !Double.isFinite(number)) {
            return new DoubleValue(number);
        }
        float single = (float) number;
        if (Float.isInfinite(single)) {
            throw outOfRange(value, target);
        }
        return new DoubleValue(Double.parseDouble(Float.toString(single))); // 0.1 stays 0.1
    }

    private static double parseDouble(TextValue text, SqlType target) {
        switch (text.value().strip().toLowerCase(java.util.Locale.ROOT)) {
            case "nan" -> {
                return Double.NaN;
            }
            case "infinity", "inf", "+infinity" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-infinity", "-inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                double number = parse(text, target).doubleValue();
                if (Double.isInfinite(number)) {
                    throw outOfRange(text, target);
                }
                return number;
            }
        }
    }

    /** A number of any form; text is read as an exact one. */
    public static NumberValue toNumber(Value value, SqlType target) {
        if (value instanceof NumberValue number) {
            return number;
        }
        if (value instanceof TextValue text) {
            return exact(parse(text, target));
        }
        if (value instanceof BooleanValue truth) {
            return truth.value() ? LongValue.ONE : LongValue.ZERO;
        }
        throw Casts.invalid(value, target);
    }

    private static BigDecimal parse(TextValue text, SqlType target) {
        if (!isNumber(text.value())) {
            throw Casts.invalid(text, target);
        }
        try {
            return new BigDecimal(text.value().strip());
        } catch (NumberFormatException exponentTooLarge) {
            throw outOfRange(text, target);
        }
    }

    /** True for {@code 1}, {@code -1.5}, {@code .5}, {@code 1e10}, with blanks around. */
    static boolean isNumber(String text) {
        int at = 0;
        int end = text.length();
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int whole = digits(text, at, end);
        at += whole;
        int fraction = 0;
        if (at < end && text.charAt(at) == '.') {
            fraction = digits(text, at + 1, end);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = digits(text, at, end);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == end;
    }

    private static int digits(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /** 22003 for a value beyond the range of its type. */
    public static StatementException outOfRange(Value value, SqlType target) {
        return new StatementException(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "Number out of range: expected " + target + ", found " + Casts.excerpt(value));
    }
}
