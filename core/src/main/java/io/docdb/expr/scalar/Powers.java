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
            throw outside("POWER", "a whole exponent for a negative base");
        }
        return finite(result, base, exponent);
    }

    static Value root(double number) {
        if (number < 0) {
            throw outside("SQRT", "a number that is not negative");
        }
        return new DoubleValue(Math.sqrt(number));
    }

    static Value exp(double exponent) {
        return finite(Math.exp(exponent), exponent, exponent);
    }

    static double ln(double number) {
        if (number <= 0) {
            throw outside("LN", "a number above zero");
        }
        return Math.log(number);
    }

    static double log10(double number) {
        if (number <= 0) {
            throw outside("LOG", "a number above zero");
        }
        return Math.log10(number);
    }

    static StatementException outside(String function, String expected) {
        return new StatementException(
                ErrorCode.INVALID_PARAMETER, "Wrong argument: " + function + " expects " + expected);
    }

    static Value finite(double result, double a, double b) {
        if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
            throw Numbers.overflow(SqlType.DOUBLE);
        }
        return new DoubleValue(result);
    }
}
