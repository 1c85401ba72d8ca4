package io.docdb.expr.type;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalText;
import io.docdb.value.IntervalValue;
import io.docdb.value.JsonText;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** The text a value becomes when it is cast to text: PostgreSQL's forms. */
public final class TextForm {
    /** Decimal digits a double is always sure of; PostgreSQL writes the exponent from here on. */
    private static final int DOUBLE_DIGITS = 15;

    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    /** A decimal with more digits than this is written with an exponent rather than as a page of zeros. */
    private static final int MAX_PLAIN_DIGITS = 20_000;

    private TextForm() {}

    /** The text form of {@code value}, which is not null. */
    public static String of(Value value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        if (value instanceof DoubleValue number) {
            return ofDouble(number.value());
        }
        if (value instanceof DecimalValue number) {
            return ofDecimal(number.value());
        }
        if (value instanceof DateValue date) {
            return date.isFinite() ? date.value().toString() : bare(date);
        }
        if (value instanceof TimeValue time) {
            return ofTime(time.value());
        }
        if (value instanceof TimeTzValue time) {
            return ofTime(time.value().toLocalTime()) + ofOffset(time.value().getOffset());
        }
        if (value instanceof TimestampValue stamp) {
            return !stamp.isFinite()
                    ? bare(stamp)
                    : ofDateTime(stamp.value().toLocalDate(), stamp.value().toLocalTime());
        }
        if (value instanceof TimestampTzValue stamp) {
            return !stamp.isFinite()
                    ? bare(stamp)
                    : ofDateTime(stamp.value().toLocalDate(), stamp.value().toLocalTime())
                            + ofOffset(stamp.value().getOffset());
        }
        if (value instanceof IntervalValue interval) {
            return IntervalText.write(interval);
        }
        if (value instanceof UuidValue uuid) {
            return uuid.value().toString();
        }
        if (value instanceof BinaryValue binary) {
            return "\\x" + HexFormat.of().formatHex(binary.bytes());
        }
        if (value instanceof ArrayValue || value instanceof Document) {
            return JsonText.of(value);
        }
        return value.toString(); // whole numbers, booleans
    }

    /** infinity, -infinity. */
    private static String bare(Value endless) {
        String quoted = endless.toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String ofDateTime(LocalDate date, LocalTime time) {
        return date + " " + ofTime(time);
    }

    private static String ofTime(LocalTime time) {
        StringBuilder out = new StringBuilder(18);
        two(time.getHour(), out).append(':');
        two(time.getMinute(), out).append(':');
        two(time.getSecond(), out);
        if (time.getNano() != 0) {
            String nanos = Integer.toString(1_000_000_000 + time.getNano()).substring(1);
            int end = nanos.length();
            while (nanos.charAt(end - 1) == '0') {
                end--;
            }
            out.append('.').append(nanos, 0, end);
        }
        return out.toString();
    }

    private static StringBuilder two(int number, StringBuilder out) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static String ofOffset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        StringBuilder out = new StringBuilder(9).append(offset.getTotalSeconds() < 0 ? '-' : '+');
        two(seconds / 3600, out);
        if (seconds % 3600 != 0) {
            two(seconds / 60 % 60, out.append(':'));
        }
        if (seconds % 60 != 0) {
            two(seconds % 60, out.append(':'));
        }
        return out.toString();
    }

    private static String ofDecimal(BigDecimal number) {
        boolean huge = Math.abs((long) number.scale()) > MAX_PLAIN_DIGITS;
        return huge ? number.toString() : number.toPlainString();
    }

    /** Shortest digits that read back as the same double: {@code 0.1}, {@code 100}, {@code 1e+15}, {@code 1e-05}. */
    private static String ofDouble(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal shortest = new DoubleValue(number).toDecimal().stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent < DOUBLE_DIGITS) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        StringBuilder out = new StringBuilder(number < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        return (Math.abs(exponent) < 10 ? out.append('0') : out)
                .append(Math.abs(exponent))
                .toString();
    }
}
