package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.value.DateValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQLite's functions of a moment and of modifiers, which change it one after the other: {@code DATETIME('now', '-7 days', 'start
 * of month')}. The moment is a date, a time, a timestamp, {@code 'now'} in UTC, or a number: the days of JULIANDAY, or with
 * {@code 'unixepoch'} behind it seconds since 1970. DATE, TIME and JULIANDAY without modifiers are those of everybody else.
 */
public final class SqliteTimes {
    private static final LocalDate DAY_OF_TIMES = LocalDate.of(2000, 1, 1);
    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);
    private static final BigDecimal HALF_A_DAY = new BigDecimal("0.5");
    private static final Pattern STEP =
            Pattern.compile("([+-]?\\d{1,12}(?:\\.\\d{1,9})?)\\s*(second|minute|hour|day|month|year)s?");
    private static final Pattern WEEKDAY = Pattern.compile("weekday\\s+([0-6])");

    private SqliteTimes() {}

    public static List<Named> all() {
        return List.of(
                moved("DATE_MOVED", SqlType.DATE, moment -> new DateValue(moment.toLocalDate())),
                moved(
                        "TIME_MOVED",
                        SqlType.TIME,
                        moment -> new TimeValue(wholeSeconds(moment).toLocalTime())),
                moved("JULIANDAY_MOVED", SqlType.DECIMAL, ForeignTimes::julian),
                moved("DATETIME", SqlType.TIMESTAMP, moment -> new TimestampValue(wholeSeconds(moment))),
                moved("UNIXEPOCH", SqlType.BIGINT, moment -> integer(moment.toEpochSecond(ZoneOffset.UTC))),
                Definition.of("STRFTIME")
                        .takes(TEXT, ANY, TEXT)
                        .optional(2)
                        .variadic()
                        .stable()
                        .gives(SqlType.VARCHAR)
                        .with((a, c) ->
                                MadeDates.made(() -> text(SqliteTemplate.format(moment(a, 1, c), text(a[0]))))));
    }

    private static Named moved(String name, SqlType type, Function<LocalDateTime, Value> result) {
        return Definition.of(name)
                .takes(ANY, TEXT)
                .optional(2)
                .variadic()
                .stable()
                .gives(type)
                .with((a, c) -> MadeDates.made(() -> result.apply(moment(a, 0, c))));
    }

    private static LocalDateTime wholeSeconds(LocalDateTime moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The moment at {@code place}, changed by the modifiers behind it; now if there is none. */
    private static LocalDateTime moment(Value[] a, int place, EvaluationContext context) {
        LocalDateTime now = LocalDateTime.ofInstant(context.now(), ZoneOffset.UTC);
        if (a.length <= place) {
            return now;
        }
        int next = place + 1;
        LocalDateTime moment;
        if (a[place] instanceof NumberValue) {
            boolean seconds = next < a.length && word(a[next]).equals("unixepoch");
            BigDecimal number = Numbers.bounded(anyNumber(a[place]));
            moment = seconds
                    ? LocalDateTime.ofInstant(MadeDates.fromEpoch(anyNumber(a[place])), ZoneOffset.UTC)
                    : ofJulian(number);
            next += seconds ? 1 : 0;
        } else {
            moment = a[place] instanceof TextValue text && text.value().strip().equalsIgnoreCase("now")
                    ? now
                    : written(a[place], context);
        }
        for (int i = next; i < a.length; i++) {
            moment = moved(moment, word(a[i]), context);
        }
        return moment;
    }

    private static String word(Value modifier) {
        return text(modifier).strip().toLowerCase(Locale.ROOT);
    }

    private static LocalDateTime written(Value value, EvaluationContext context) {
        Value stamp = value;
        if (value instanceof TextValue text) {
            stamp = Casts.castOrNull(text, SqlType.TIMESTAMP, context.zone());
            stamp = stamp.isNull() ? Casts.castOrNull(text, SqlType.TIME, context.zone()) : stamp;
            stamp = stamp.isNull() ? Casts.cast(text, SqlType.TIMESTAMP, context.zone()) : stamp; // throws
        }
        return stamp instanceof TimeValue time ? time.value().atDate(DAY_OF_TIMES) : Dates.local(stamp, context);
    }

    private static LocalDateTime ofJulian(BigDecimal days) {
        BigDecimal fromMidnight = days.add(HALF_A_DAY);
        BigDecimal day = fromMidnight.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = fromMidnight.subtract(day).multiply(NANOS_PER_DAY);
        return LocalDate.EPOCH
                .with(JulianFields.JULIAN_DAY, day.longValueExact())
                .atStartOfDay()
                .plusNanos(nanos.longValue())
                .plusNanos(500_000) // SQLite counts in milliseconds
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private static LocalDateTime moved(LocalDateTime moment, String modifier, EvaluationContext context) {
        Matcher step = STEP.matcher(modifier);
        if (step.matches()) {
            return moved(moment, new BigDecimal(step.group(1)), step.group(2));
        }
        Matcher weekday = WEEKDAY.matcher(modifier);
        if (weekday.matches()) {
            int day = Integer.parseInt(weekday.group(1));
            return moment.with(TemporalAdjusters.nextOrSame(day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day)));
        }
        return switch (modifier) {
            case "start of day" -> moment.truncatedTo(ChronoUnit.DAYS);
            case "start of month" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case "start of year" -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case "localtime" ->
                moment.atZone(ZoneOffset.UTC)
                        .withZoneSameInstant(context.zone())
                        .toLocalDateTime();
            case "utc" ->
                moment.atZone(context.zone())
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Unknown modifier of a time: expected one as '+7 days', 'start of month', 'weekday 0', 'localtime' or"
                                + " 'utc', found \"" + modifier + "\"");
        };
    }

    /**
     * Months are added to the number of the month: a month behind January 31 is February 31, which is March 3. What is left of a
     * month is a part of 30 days, of a year one of 365.
     */
    private static LocalDateTime moved(LocalDateTime moment, BigDecimal count, String unit) {
        if (unit.equals("month") || unit.equals("year")) {
            boolean years = unit.equals("year");
            BigDecimal whole = count.setScale(0, RoundingMode.DOWN);
            long months = Math.multiplyExact(whole.longValueExact(), years ? 12L : 1L);
            LocalDateTime later = moment.withDayOfMonth(1).plusMonths(months).plusDays(moment.getDayOfMonth() - 1L);
            BigDecimal days = count.subtract(whole).multiply(BigDecimal.valueOf(years ? 365 : 30));
            return days.signum() == 0 ? later : moved(later, days, "day");
        }
        BigDecimal seconds = count.multiply(BigDecimal.valueOf(
                switch (unit) {
                    case "day" -> 86_400;
                    case "hour" -> 3_600;
                    case "minute" -> 60;
                    default -> 1;
                }));
        long whole = seconds.longValue();
        return moment.plusSeconds(whole)
                .plusNanos(seconds.subtract(BigDecimal.valueOf(whole))
                        .movePointRight(9)
                        .longValue());
    }
}
