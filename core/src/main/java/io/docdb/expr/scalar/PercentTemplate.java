package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** MySQL's templates of dates: {@code %Y-%m-%d %H:%i:%s}. */
final class PercentTemplate {
    /** What each letter is in Java's patterns. */
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
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

    private static final int EARLIEST_SHORT_YEAR = 1970; // 70 to 99 are of the last century
    private static final WeekFields FROM_SUNDAY = WeekFields.of(DayOfWeek.SUNDAY, 7);
    private static final Map<Long, String> DAYS_WITH_ENDING = LongStream.rangeClosed(1, 31)
            .boxed()
            .collect(Collectors.toMap(day -> day, day -> day + ending(day.intValue())));
    private static final Map<Long, String> DAYS_FROM_SUNDAY =
            LongStream.rangeClosed(1, 7).boxed().collect(Collectors.toMap(day -> day, day -> Long.toString(day % 7)));

    private PercentTemplate() {}

    private static String ending(int day) {
        if (day / 10 == 1) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

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
            if (pattern != null) {
                builder.appendPattern(pattern);
            } else if (!appendField(letter, builder)) {
                builder.appendLiteral(letter);
            }
        }
        return builder.toFormatter(Locale.ENGLISH);
    }

    /** What Java's patterns have no letter for; false if MySQL has none either. */
    private static boolean appendField(char letter, DateTimeFormatterBuilder builder) {
        switch (letter) {
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, EARLIEST_SHORT_YEAR);
            case 'D' -> builder.appendText(ChronoField.DAY_OF_MONTH, DAYS_WITH_ENDING);
            case 'w' -> builder.appendText(ChronoField.DAY_OF_WEEK, DAYS_FROM_SUNDAY);
            case 'U' -> builder.appendValue(FROM_SUNDAY.weekOfYear(), 2);
            case 'u' -> builder.appendValue(WeekFields.ISO.weekOfYear(), 2);
            case 'V' -> builder.appendValue(FROM_SUNDAY.weekOfWeekBasedYear(), 2);
            case 'v' -> builder.appendValue(WeekFields.ISO.weekOfWeekBasedYear(), 2);
            case 'X' -> builder.appendValue(FROM_SUNDAY.weekBasedYear(), 4);
            case 'x' -> builder.appendValue(WeekFields.ISO.weekBasedYear(), 4);
            default -> {
                return false;
            }
        }
        return true;
    }
}
