package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.DoubleValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;

/** Powers, roots and logarithms, with the standard's errors where mathematics has no answer. */
final class Powers {
    private Powers() {}

    static Value power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw new StatementException(
                    ErrorCode.DIVISION_BY_ZERO, "Division by zero: zero raised to a negative power");
        }
        double result = Math.pow(base, exponent);
        if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
            throw outside(ErrorCode.INVALID_POWER, "POWER", "a whole exponent for a negative base");
        }
        return finite(result, base, exponent);
    }

    static Value root(double number) {
        if (number < 0) {
            throw outside(ErrorCode.INVALID_POWER, "SQRT", "a number that is not negative");
        }
        return new DoubleValue(Math.sqrt(number));
    }

    static Value exp(double exponent) {
        return finite(Math.exp(exponent), exponent, exponent);
    }

    static double ln(double number) {
        if (number <= 0) {
            throw outside(ErrorCode.INVALID_LOGARITHM, "LN", "a number above zero");
        }
        return Math.log(number);
    }

    static double log10(double number) {
        if (number <= 0) {
            throw outside(ErrorCode.INVALID_LOGARITHM, "LOG", "a number above zero");
        }
        return Math.log10(number);
    }

    /** The logarithm to any base, exact for whole powers of the base. */
    static double log(double base, double number) {
        double divisor = ln(base);
        if (divisor == 0) {
            throw new StatementException(ErrorCode.DIVISION_BY_ZERO, "Division by zero: LOG with base 1");
        }
        double quotient = ln(number) / divisor;
        double nearest = Math.rint(quotient);
        return Math.pow(base, nearest) == number ? nearest : quotient;
    }

    static StatementException outside(String function, String expected) {
        return outside(ErrorCode.INVALID_PARAMETER, function, expected);
    }

    private static StatementException outside(ErrorCode code, String function, String expected) {
        return new StatementException(code, "Wrong argument: " + function + " expects " + expected);
    }

    static Value finite(double result, double a, double b) {
        if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
            throw Numbers.overflow(SqlType.DOUBLE);
        }
        return new DoubleValue(result);
    }
}
