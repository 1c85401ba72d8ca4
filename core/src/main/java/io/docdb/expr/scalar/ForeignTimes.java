package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.date;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.NUMBER;
import static io.docdb.expr.define.Param.TEMPORAL;
import static io.docdb.expr.define.Param.TEXT;
import static io.docdb.expr.define.Param.TIME;
import static io.docdb.expr.define.Param.TIMESTAMP;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/** Functions of dates and times as MySQL, Oracle, SQL Server and SQLite call them. */
public final class ForeignTimes {
    private static final long DAYS_TO_EPOCH = 719_528; // from year 0, where MySQL's days count from
    private static final int NANOS_DIGITS = 9;
    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    private ForeignTimes() {}

    public static List<Named> all() {
        return List.of(
                inUtc(SqlType.TIMESTAMP, "UTC_TIMESTAMP").with((a, c) -> new TimestampValue(utc(a, c))),
                inUtc(SqlType.DATE, "UTC_DATE")
                        .with((a, c) -> new DateValue(utc(a, c).toLocalDate())),
                inUtc(SqlType.TIME, "UTC_TIME")
                        .with((a, c) -> new TimeValue(utc(a, c).toLocalTime())),
                Definition.of("SEC_TO_TIME").takes(NUMBER).gives(SqlType.TIME).as(a -> timeOfDay(a[0])),
                Definition.of("TIME_TO_SEC")
                        .takes(TIME)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(((TimeValue) a[0]).value().toSecondOfDay())),
                Definition.of("TIME")
                        .takes(TEMPORAL)
                        .gives(SqlType.TIME)
                        .with((a, c) -> Casts.cast(a[0], SqlType.TIME, c.zone())),
                Definition.of("TIME_FORMAT")
                        .takes(TIME, TEXT)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(PercentTemplate.format(
                                ((TimeValue) a[0]).value().atDate(LocalDate.EPOCH), text(a[1])))),
                Definition.of("TIMEDIFF")
                        .takes(TEMPORAL, TEMPORAL)
                        .gives(SqlType.INTERVAL)
                        .with((a, c) ->
                                new IntervalValue(0, 0, nanosBetween(Dates.onClock(a[1], c), Dates.onClock(a[0], c)))),
                moved("ADDTIME", 1),
                moved("SUBTIME", -1),
                Definition.of("MICROSECOND")
                        .takes(TEMPORAL)
                        .gives(SqlType.INTEGER)
                        .with((a, c) -> integer(Dates.onClock(a[0], c).getNano() / 1000)),
                Definition.of("FROM_DAYS")
                        .takes(INTEGER)
                        .gives(SqlType.DATE)
                        .as(a -> MadeDates.made(
                                () -> new DateValue(LocalDate.ofEpochDay(integer(a[0]) - DAYS_TO_EPOCH)))),
                Definition.of("PERIOD_ADD")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.INTEGER)
                        .as(a -> period(month(a[0]).plusMonths(integer(a[1])))),
                Definition.of("PERIOD_DIFF")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(months(month(a[0])) - months(month(a[1])))),
                Definition.of("CONVERT_TZ")
                        .takes(TIMESTAMP, TEXT, TEXT)
                        .gives(SqlType.TIMESTAMP)
                        .with((a, c) -> new TimestampValue(Dates.local(a[0], c)
                                .atZone(Dates.zone(a[1]))
                                .withZoneSameInstant(Dates.zone(a[2]))
                                .toLocalDateTime())),
                Definition.of("DATENAME")
                        .takes(TEXT, ANY)
                        .gives(SqlType.VARCHAR)
                        .with((a, c) -> text(name(DateField.of(text(a[0])), Dates.pointOrSpan(a[1], c), c))),
                Definition.of("TRUNC_TIME")
                        .takes(TEMPORAL, TEXT)
                        .optional(1)
                        .gives(types -> types.get(0).isText() ? SqlType.TIMESTAMP : types.get(0))
                        .with((a, c) -> Dates.truncate(oracleUnit(a), Dates.pointOrSpan(a[0], c), c)),
                Definition.of("JULIANDAY")
                        .takes(TIMESTAMP)
                        .gives(SqlType.DECIMAL)
                        .with((a, c) -> julian(Dates.local(a[0], c))));
    }

    private static Definition inUtc(SqlType type, String name) {
        return Definition.of(name).takes(INTEGER).optional(1).stable().gives(type);
    }

    /** MySQL gives whole seconds unless it is told how many digits. */
    private static LocalDateTime utc(Value[] a, EvaluationContext context) {
        int digits = a.length == 0 ? 0 : Math.max(0, Math.min(NANOS_DIGITS, length(a[0])));
        LocalDateTime now = LocalDateTime.ofInstant(context.now(), ZoneOffset.UTC);
        BigDecimal fraction = BigDecimal.valueOf(now.getNano(), NANOS_DIGITS).setScale(digits, RoundingMode.DOWN);
        return now.withNano(fraction.movePointRight(NANOS_DIGITS).intValue());
    }

    private static Value timeOfDay(Value seconds) {
        BigDecimal nanos = Numbers.bounded(anyNumber(seconds)).movePointRight(NANOS_DIGITS);
        return MadeDates.made(() -> new TimeValue(
                LocalTime.ofNanoOfDay(nanos.setScale(0, RoundingMode.DOWN).longValueExact())));
    }

    private static long nanosBetween(LocalDateTime from, LocalDateTime to) {
        return Duration.between(from, to).toNanos();
    }

    private static Named moved(String name, int sign) {
        return Definition.of(name)
                .takes(TEMPORAL, ANY)
                .gives(types -> types.get(0).isText() ? SqlType.TIMESTAMP : types.get(0))
                .with((a, c) -> TemporalArithmetic.add(a[0], span(a[1], c), sign, c));
    }

    private static Value span(Value value, EvaluationContext context) {
        return value instanceof TimeValue time
                ? new IntervalValue(0, 0, time.value().toNanoOfDay())
                : Casts.cast(value, SqlType.INTERVAL, context.zone());
    }

    /** {@code 202405}: year and month in one number. */
    private static YearMonth month(Value period) {
        long number = integer(period);
        try {
            return YearMonth.of(Math.toIntExact(number / 100), Math.toIntExact(number % 100));
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong period: expected year and month as in 202405, found " + number);
        }
    }

    private static long months(YearMonth month) {
        return month.getYear() * 12L + month.getMonthValue();
    }

    private static Value period(YearMonth month) {
        return integer(month.getYear() * 100L + month.getMonthValue());
    }

    /** SQL Server's: months and days of the week by their English names, the rest as numbers. */
    private static String name(DateField field, Value value, EvaluationContext context) {
        if (field == DateField.MONTH || field == DateField.DOW || field == DateField.DAY_OF_WEEK) {
            LocalDate day = date(Casts.cast(value, SqlType.DATE, context.zone()));
            return field == DateField.MONTH
                    ? day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    : day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        Value part = field.of(value, context);
        return part instanceof DecimalValue seconds
                ? seconds.value().toBigInteger().toString()
                : part.toString();
    }

    /** Oracle's words for units; DAY is the week there and the day elsewhere, and therefore refused. */
    private static DateField oracleUnit(Value[] a) {
        if (a.length < 2) {
            return DateField.DAY;
        }
        String unit = text(a[1]).strip().toUpperCase(Locale.ROOT);
        return switch (unit) {
            case "DAY", "DY", "D" ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "TRUNC expected DD for the day or IW for the week, found " + unit
                                + ", which means either; DATE_TRUNC('day', …) is midnight");
            case "DDD", "J" -> DateField.DAY;
            case "IW" -> DateField.WEEK;
            case "IYYY", "IY", "I" -> DateField.ISOYEAR;
            case "CC", "SCC" -> DateField.CENTURY;
            case "SYYYY", "SYEAR", "YYY" -> DateField.YEAR;
            case "RM" -> DateField.MONTH;
            case "HH12", "HH24" -> DateField.HOUR;
            default -> DateField.of(unit);
        };
    }

    /** SQLite's: days since noon of a day in 4714 BC, with their fraction. */
    static Value julian(LocalDateTime stamp) {
        BigDecimal days = BigDecimal.valueOf(stamp.toLocalDate().getLong(JulianFields.JULIAN_DAY))
                .subtract(new BigDecimal("0.5"));
        BigDecimal fraction = BigDecimal.valueOf(stamp.toLocalTime().toNanoOfDay())
                .divide(NANOS_PER_DAY, NANOS_DIGITS, RoundingMode.HALF_UP);
        return new DecimalValue(days.add(fraction).stripTrailingZeros());
    }
}
