package io.docdb.sql;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;

/** Values as SQL literals that read back as the same value, of the same kind and scale. */
final class LiteralPrinter {
    /** Decimals with more digits behind the point are written with an exponent; no double is that small. */
    private static final int MOST_PLAIN_DIGITS = 1000;

    private LiteralPrinter() {}

    static void print(Value value, SqlWriter out) {
        if (value instanceof TextValue text) {
            out.text(text.value());
        } else if (value instanceof DecimalValue decimal) {
            printDecimal(decimal.value(), out);
        } else if (value instanceof DoubleValue number) {
            printDouble(number, out);
        } else if (value instanceof BinaryValue binary) {
            out.add("X'")
                    .add(HexFormat.of().withUpperCase().formatHex(binary.bytes()))
                    .add("'");
        } else if (value instanceof DateValue date) {
            out.add("DATE '" + (date.isFinite() ? date.value() : bare(date)) + "'");
        } else if (value instanceof TimeValue time) {
            out.add("TIME '" + time.value() + "'");
        } else if (value instanceof TimeTzValue time) {
            out.add("TIME WITH TIME ZONE '" + time.value() + "'");
        } else if (value instanceof TimestampValue timestamp) {
            out.add("TIMESTAMP '" + (timestamp.isFinite() ? spaced(timestamp.value()) : bare(timestamp)) + "'");
        } else if (value instanceof TimestampTzValue timestamp) {
            out.add("TIMESTAMP WITH TIME ZONE '" + (timestamp.isFinite() ? spaced(timestamp.value()) : bare(timestamp))
                    + "'");
        } else if (value instanceof IntervalValue interval) {
            out.add("INTERVAL '" + interval.toIsoText() + "'");
        } else if (value instanceof UuidValue uuid) {
            out.add("UUID '" + uuid.value() + "'");
        } else if (value instanceof ArrayValue array) {
            out.add("ARRAY[")
                    .list(array.elements(), (Value element) -> print(element, out))
                    .add("]");
        } else if (value instanceof Document document) {
            out.add("JSON ").text(document.toString());
        } else {
            out.add(value.isNull() ? "NULL" : value.toString().toUpperCase(Locale.ROOT));
        }
    }

    /** A point keeps a decimal apart from a whole number: {@code 5.} is a decimal of scale 0. */
    private static String spaced(Object isoText) {
        return isoText.toString().replace('T', ' ');
    }

    /** infinity, -infinity. */
    private static String bare(Value endless) {
        String quoted = endless.toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static void printDecimal(BigDecimal value, SqlWriter out) {
        boolean isLong = value.scale() == 0 && value.unscaledValue().bitLength() < Long.SIZE;
        if (value.scale() >= 0 && value.scale() <= MOST_PLAIN_DIGITS) {
            out.add(value.toPlainString()).addIf(isLong, ".");
            return;
        }
        DoubleValue asDouble = new DoubleValue(value.doubleValue());
        boolean readsAsDouble =
                Double.isFinite(asDouble.value()) && asDouble.toDecimal().compareTo(value) == 0;
        if (readsAsDouble) {
            out.add("CAST('" + value + "' AS DECIMAL)");
        } else {
            out.add(value.toString());
        }
    }

    private static void printDouble(DoubleValue number, SqlWriter out) {
        if (!Double.isFinite(number.value())) {
            out.add("CAST('" + number.value() + "' AS DOUBLE PRECISION)");
            return;
        }
        String digits = number.toDecimal().toString();
        out.add(digits).addIf(digits.indexOf('E') < 0, "e0");
    }
}
