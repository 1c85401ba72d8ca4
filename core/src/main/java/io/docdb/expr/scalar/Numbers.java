package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Arithmetic on numbers of any form: whole numbers that outgrow 64 bits become decimals, a double on either side makes
 * the result a double, everything else is exact.
 */
public final class Numbers {
    /** PostgreSQL's rule: a quotient carries at least this many significant digits. */
    private static final int QUOTIENT_DIGITS = 16;

    /** PostgreSQL computes scales in groups of four digits; so do we, to give the same digits. */
    private static final int GROUP = 4;

    private static final int MAX_SCALE = 1000;

    /** Digits a decimal result may have; more would let one expression fill the memory. */
    private static final int MAX_DIGITS = 200_000;

    private Numbers() {}

    public static NumberValue add(NumberValue left, NumberValue right) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            long sum = a.value() + b.value();
            if (((a.value() ^ sum) & (b.value() ^ sum)) >= 0) {
                return LongValue.of(sum);
            }
        }
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            return finite(left.doubleValue() + right.doubleValue(), left, right);
        }
        return decimal(bounded(left).add(bounded(right)));
    }

    public static NumberValue subtract(NumberValue left, NumberValue right) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            long difference = a.value() - b.value();
            if (((a.value() ^ b.value()) & (a.value() ^ difference)) >= 0) {
                return LongValue.of(difference);
            }
        }
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            return finite(left.doubleValue() - right.doubleValue(), left, right);
        }
        return decimal(bounded(left).subtract(bounded(right)));
    }

    public static NumberValue multiply(NumberValue left, NumberValue right) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            long high = Math.multiplyHigh(a.value(), b.value());
            long low = a.value() * b.value();
            if (high == 0 && low >= 0 || high == -1 && low < 0) {
                return LongValue.of(low);
            }
        }
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            return finite(left.doubleValue() * right.doubleValue(), left, right);
        }
        return decimal(bounded(left).multiply(bounded(right)));
    }

    /** The quotient without its fraction; exact if both numbers are. @throws StatementException DIVISION_BY_ZERO */
    static NumberValue wholeQuotient(NumberValue left, NumberValue right) {
        requireNotZero(right);
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            double quotient = left.doubleValue() / right.doubleValue();
            return finite(quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient), left, right);
        }
        BigDecimal quotient = bounded(left).divideToIntegralValue(bounded(right));
        return decimal(quotient.setScale(0, RoundingMode.UNNECESSARY));
    }

    /** The exact quotient, rounded to PostgreSQL's scale. @throws StatementException DIVISION_BY_ZERO */
    public static NumberValue divide(NumberValue left, NumberValue right) {
        requireNotZero(right);
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            return finite(left.doubleValue() / right.doubleValue(), left, right);
        }
        BigDecimal a = bounded(left);
        BigDecimal b = bounded(right);
        return new DecimalValue(a.divide(b, quotientScale(a, b), RoundingMode.HALF_UP));
    }

    /** The quotient of two whole numbers, cut towards zero. */
    public static NumberValue divideWhole(LongValue left, LongValue right) {
        requireNotZero(right);
        if (right.value() == -1) {
            return subtract(LongValue.ZERO, left);
        }
        return LongValue.of(left.value() / right.value());
    }

    /** The remainder; has the sign of the dividend. */
    public static NumberValue remainder(NumberValue left, NumberValue right) {
        requireNotZero(right);
        if (left instanceof LongValue a && right instanceof LongValue b) {
            return LongValue.of(b.value() == -1 ? 0 : a.value() % b.value());
        }
        if (left instanceof DoubleValue || right instanceof DoubleValue) {
            return new DoubleValue(left.doubleValue() % right.doubleValue());
        }
        BigDecimal dividend = bounded(left);
        BigDecimal divisor = bounded(right);
        return decimal(dividend.remainder(divisor).setScale(Math.max(0, Math.max(dividend.scale(), divisor.scale()))));
    }

    public static NumberValue negate(NumberValue number) {
        if (number instanceof LongValue whole && whole.value() != Long.MIN_VALUE) {
            return LongValue.of(-whole.value());
        }
        return number instanceof DoubleValue approximate
                ? new DoubleValue(-approximate.value())
                : decimal(number.toDecimal().negate());
    }

    public static int signum(NumberValue number) {
        return number instanceof LongValue whole
                ? Long.signum(whole.value())
                : number instanceof DoubleValue approximate
                        ? (int) Math.signum(approximate.value())
                        : number.toDecimal().signum();
    }

    /** A whole number as a {@link LongValue} if it has no digits behind the point and fits, else a decimal. */
    public static NumberValue decimal(BigDecimal number) {
        return NumberCasts.exact(number);
    }

    /** A finite double. @throws StatementException NUMBER_OUT_OF_RANGE if finite operands gave an infinity */
    static NumberValue finite(double result, NumberValue left, NumberValue right) {
        if (Double.isInfinite(result) && Double.isFinite(left.doubleValue()) && Double.isFinite(right.doubleValue())) {
            throw overflow(SqlType.DOUBLE);
        }
        return new DoubleValue(result);
    }

    public static StatementException overflow(SqlType type) {
        return new StatementException(
                ErrorCode.NUMBER_OUT_OF_RANGE, "Number out of range: the result does not fit " + type);
    }

    private static void requireNotZero(NumberValue divisor) {
        if (signum(divisor) == 0 && !(divisor instanceof DoubleValue d && Double.isNaN(d.value()))) {
            throw new StatementException(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
        }
    }

    /**
     * The number as a decimal to compute with.
     *
     * @throws StatementException NUMBER_OUT_OF_RANGE for 1e400000000 and its like, whose digits would fill the memory
     */
    public static BigDecimal bounded(NumberValue number) {
        BigDecimal decimal = number.toDecimal();
        if (Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw overflow(SqlType.DECIMAL);
        }
        return decimal;
    }

    /** Digits behind the point of a quotient, by PostgreSQL's rule. */
    static int quotientScale(BigDecimal left, BigDecimal right) {
        int weight = weight(left) - weight(right);
        if (firstGroup(left) <= firstGroup(right)) {
            weight--;
        }
        int scale = QUOTIENT_DIGITS - weight * GROUP;
        scale = Math.max(Math.max(scale, 0), Math.max(left.scale(), right.scale()));
        return Math.min(scale, Math.max(MAX_SCALE, Math.max(left.scale(), right.scale())));
    }

    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, GROUP);
    }

    private static int firstGroup(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : number.abs().scaleByPowerOfTen(-GROUP * weight(number)).intValue();
    }

    /** The number an operand stands for; text is read as one. */
    static NumberValue of(Value operand) {
        return operand instanceof NumberValue number ? number : NumberCasts.toNumber(operand, SqlType.DECIMAL);
    }
}
