package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.text;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.type.TextForm;
import io.docdb.value.DoubleValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * MySQL's FORMAT of a number: rounded to so many decimal digits, thousands apart, by the habits of a language. Examples:
 * {@code FORMAT(12345.678, 2)} is {@code 12,345.68}, {@code FORMAT(12345.678, 2, 'de_DE')} is {@code 12.345,68}.
 */
final class GroupedDigits {
    private static final int MOST_DIGITS = 38; // as in MariaDB; more are cut to it

    private GroupedDigits() {}

    /** @param a the number, how many decimal digits, and the language if it is not American English */
    static Value format(Value[] a) {
        if (a[1].isNull()) {
            return a[1];
        }
        if (!(a[1] instanceof NumberValue digits)) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "FORMAT of a number expected how many decimal digits, found \"" + TextForm.of(a[1])
                            + "\": TO_CHAR takes a template");
        }
        if (a[0] instanceof DoubleValue number && !Double.isFinite(number.value())) {
            return text(TextForm.of(number));
        }
        long scale = Math.max(0, Math.min(MOST_DIGITS, digits.toDecimal().longValue()));
        DecimalFormat format = new DecimalFormat(
                scale == 0 ? "#,##0" : "#,##0." + "0".repeat((int) scale),
                DecimalFormatSymbols.getInstance(a.length > 2 ? language(a[2]) : Locale.US));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return new TextValue(format.format(Numbers.bounded(anyNumber(a[0]))));
    }

    /** MySQL writes {@code de_DE}; NULL is American English. */
    private static Locale language(Value name) {
        return name.isNull()
                ? Locale.US
                : Locale.forLanguageTag(TextForm.of(name).replace('_', '-'));
    }
}
