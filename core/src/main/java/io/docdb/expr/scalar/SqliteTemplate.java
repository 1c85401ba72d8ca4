package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** SQLite's templates of STRFTIME, which are C's: {@code %Y-%m-%d %H:%M:%S}. */
final class SqliteTemplate {
    private SqliteTemplate() {}

    static String format(LocalDateTime moment, String template) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%') {
                out.append(c);
            } else if (++i < template.length()) {
                append(moment, template.charAt(i), out);
            } else {
                throw unknown("%");
            }
        }
        return out.toString();
    }

    private static void append(LocalDateTime moment, char letter, StringBuilder out) {
        int hour = moment.getHour();
        int hourOfTwelve = hour % 12 == 0 ? 12 : hour % 12;
        switch (letter) {
            case 'Y' -> padded(moment.getYear(), 4, out);
            case 'm' -> padded(moment.getMonthValue(), 2, out);
            case 'd' -> padded(moment.getDayOfMonth(), 2, out);
            case 'e' -> out.append(String.format(Locale.ROOT, "%2d", moment.getDayOfMonth()));
            case 'H' -> padded(hour, 2, out);
            case 'k' -> out.append(String.format(Locale.ROOT, "%2d", hour));
            case 'I' -> padded(hourOfTwelve, 2, out);
            case 'l' -> out.append(String.format(Locale.ROOT, "%2d", hourOfTwelve));
            case 'M' -> padded(moment.getMinute(), 2, out);
            case 'S' -> padded(moment.getSecond(), 2, out);
            case 'f' -> {
                padded(moment.getSecond(), 2, out);
                padded(moment.getNano() / 1_000_000, 3, out.append('.'));
            }
            case 'p' -> out.append(hour < 12 ? "AM" : "PM");
            case 'P' -> out.append(hour < 12 ? "am" : "pm");
            case 'j' -> padded(moment.getDayOfYear(), 3, out);
            case 'J' -> out.append(ForeignTimes.julian(moment));
            case 's' -> out.append(moment.toEpochSecond(ZoneOffset.UTC));
            case 'w' -> out.append(moment.getDayOfWeek().getValue() % 7);
            case 'u' -> out.append(moment.getDayOfWeek().getValue());
            case 'W' ->
                padded((moment.getDayOfYear() + 7 - moment.getDayOfWeek().getValue()) / 7, 2, out);
            case 'U' ->
                padded((moment.getDayOfYear() + 6 - moment.getDayOfWeek().getValue() % 7) / 7, 2, out);
            case 'V' -> padded(moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, out);
            case 'G' -> padded(moment.get(IsoFields.WEEK_BASED_YEAR), 4, out);
            case 'F' -> out.append(format(moment, "%Y-%m-%d"));
            case 'T' -> out.append(format(moment, "%H:%M:%S"));
            case 'R' -> out.append(format(moment, "%H:%M"));
            case '%' -> out.append('%');
            default -> throw unknown("%" + letter);
        }
    }

    private static void padded(int number, int digits, StringBuilder out) {
        String text = Integer.toString(number);
        out.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
    }

    private static StatementException unknown(String found) {
        return new StatementException(
                ErrorCode.INVALID_PARAMETER,
                "Invalid STRFTIME: expected one as %Y, %m, %d, %H, %M or %S, found " + found);
    }
}
