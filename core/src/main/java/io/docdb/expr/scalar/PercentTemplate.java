package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;

/** MySQL's templates of dates: {@code %Y-%m-%d %H:%i:%s}. */
final class PercentTemplate {
    /** What each letter is in Java's patterns. */
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('y', "uu"),
            Map.entry('m', "MM"),
            Map.entry('c', "M"),
            Map.entry('M', "MMMM"),
            Map.entry('b', "MMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "d"),
            Map.entry('j', "DDD"),
            Map.entry('H', "HH"),
            Map.entry('k', "H"),
            Map.entry('h', "hh"),
            Map.entry('I', "hh"),
            Map.entry('l', "h"),
            Map.entry('i', "mm"),
            Map.entry('s', "ss"),
            Map.entry('S', "ss"),
            Map.entry('f', "SSSSSS"),
            Map.entry('p', "a"),
            Map.entry('W', "EEEE"),
            Map.entry('a', "EEE"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('r', "hh:mm:ss a"));

    private PercentTemplate() {}

    static String format(LocalDateTime moment, String template) {
        return formatter(template).format(moment);
    }

    /** Without a date, a time of day 0 of year 0 would be meant; here that is refused. */
    static LocalDateTime parse(String text, String template) {
        try {
            TemporalAccessor parts = formatter(template).parse(text.strip());
            LocalDate date = parts.query(TemporalQueries.localDate());
            LocalTime time = parts.query(TemporalQueries.localTime());
            if (date != null) {
                return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            }
        } catch (DateTimeException noDate) {
            throw invalid(text, template, noDate);
        }
        throw invalid(text, template, null);
    }

    private static StatementException invalid(String text, String template, Throwable cause) {
        return new StatementException(
                ErrorCode.INVALID_DATETIME,
                "Invalid value: expected a date of the form " + template + ", found \"" + text + "\"",
                cause);
    }

    private static DateTimeFormatter formatter(String template) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '%' || i + 1 == template.length()) {
                builder.appendLiteral(c);
                continue;
            }
            char letter = template.charAt(++i);
            String pattern = PATTERNS.get(letter);
            if (pattern == null) {
                builder.appendLiteral(letter);
            } else {
                builder.appendPattern(pattern);
            }
        }
        return builder.toFormatter(Locale.ENGLISH);
    }
}
