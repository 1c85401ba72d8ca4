package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.date;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.interval;
import static io.docdb.expr.define.Arguments.number;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.DATE;
import static io.docdb.expr.define.Param.DOUBLE;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.INTERVAL;
import static io.docdb.expr.define.Param.NUMBER;
import static io.docdb.expr.define.Param.TEXT;
import static io.docdb.expr.define.Param.TIMESTAMP;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;

/** Functions that other systems have made everyday words, mostly MySQL. */
public final class Everyday {
    private static final int MIN_RADIX = Character.MIN_RADIX;
    private static final int MAX_RADIX = Character.MAX_RADIX;

    /** Days from year 0, where MySQL's TO_DAYS counts from, to 1970. */
    private static final long DAYS_TO_EPOCH = 719_528;

    private static final long SECONDS_PER_DAY = 86_400;

    private Everyday() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("STRCMP")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(Integer.signum(text(a[0]).compareTo(text(a[1]))))),
                Definition.of("FIELD")
                        .takes(ANY, ANY)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(place(a))),
                Definition.of("FIND_IN_SET")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(List.of(text(a[1]).split(",", -1)).indexOf(text(a[0])) + 1L)),
                Definition.of("BIN")
                        .takes(INTEGER)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(Long.toBinaryString(integer(a[0])))),
                Definition.of("OCT")
                        .takes(INTEGER)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(Long.toOctalString(integer(a[0])))),
                Definition.of("CONV")
                        .takes(TEXT, INTEGER, INTEGER)
                        .gives(SqlType.VARCHAR)
                        .as(a -> converted(text(a[0]), integer(a[1]), integer(a[2]))),
                Definition.of("SQUARE").takes(DOUBLE).gives(SqlType.DOUBLE).as(a -> Powers.power(number(a[0]), 2)),
                Definition.of("ZEROIFNULL")
                        .takes(NUMBER)
                        .seesNull()
                        .givesTypeOf(0)
                        .as(a -> a[0].isNull() ? LongValue.of(0) : a[0]),
                Definition.of("NULLIFZERO")
                        .takes(NUMBER)
                        .givesTypeOf(0)
                        .as(a -> a[0] instanceof NumberValue number
                                        && number.toDecimal().signum() == 0
                                ? NullValue.NULL
                                : a[0]),
                Definition.of("WEEKDAY")
                        .takes(DATE)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(date(a[0]).getDayOfWeek().getValue() - 1L)),
                Definition.of("TO_DAYS")
                        .takes(DATE)
                        .gives(SqlType.BIGINT)
                        .as(a -> integer(date(a[0]).toEpochDay() + DAYS_TO_EPOCH)),
                Definition.of("TO_SECONDS")
                        .takes(TIMESTAMP)
                        .gives(SqlType.BIGINT)
                        .with((a, c) -> integer(
                                Dates.local(a[0], c).toEpochSecond(ZoneOffset.UTC) + DAYS_TO_EPOCH * SECONDS_PER_DAY)),
                Definition.of("YEARWEEK")
                        .takes(DATE, INTEGER)
                        .optional(1)
                        .gives(SqlType.INTEGER)
                        .as(a -> yearAndWeek(date(a[0]), a.length > 1 ? integer(a[1]) : 0)),
                Definition.of("MAKEDATE")
                        .takes(INTEGER, INTEGER)
                        .gives(SqlType.DATE)
                        .as(a -> dayOfYear(integer(a[0]), integer(a[1]))),
                Definition.of("DATE_FORMAT")
                        .takes(TIMESTAMP, TEXT)
                        .gives(SqlType.VARCHAR)
                        .with((a, c) -> TemporalArithmetic.isEndless(a[0])
                                ? NullValue.NULL
                                : text(PercentTemplate.format(Dates.local(a[0], c), text(a[1])))),
                Definition.of("STR_TO_DATE")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.TIMESTAMP)
                        .as(a -> new TimestampValue(PercentTemplate.parse(text(a[0]), text(a[1])))),
                Definition.of("DATE_BIN")
                        .takes(INTERVAL, TIMESTAMP, TIMESTAMP)
                        .gives(types -> types.get(1).family() == SqlType.Family.TIMESTAMP_TZ
                                ? SqlType.TIMESTAMP_TZ
                                : SqlType.TIMESTAMP)
                        .with(Everyday::bin));
    }

    /** From 1; 0 if it is not there. */
    private static long place(Value[] values) {
        for (int i = 1; i < values.length; i++) {
            if (Comparisons.areEqual(values[0], values[i])) {
                return i;
            }
        }
        return 0;
    }

    private static Value converted(String digits, long from, long to) {
        if (from < MIN_RADIX || from > MAX_RADIX || Math.abs(to) < MIN_RADIX || Math.abs(to) > MAX_RADIX) {
            return NullValue.NULL;
        }
        try {
            return text(new BigInteger(digits.strip(), (int) from)
                    .toString((int) Math.abs(to))
                    .toUpperCase(Locale.ROOT));
        } catch (NumberFormatException noNumber) {
            return text("0");
        }
    }

    /**
     * {@code 202401}. By MySQL's modes a week begins with Sunday (even ones) or Monday, and the first one of a year lies in it
     * wholly (0, 2, 5, 7) or by four days at least.
     */
    /** MySQL's weeks, which begin on Monday in odd modes, and the first of which is whole in some. */
    static WeekFields weeks(long mode) {
        long kind = Math.floorMod(mode, 8L);
        boolean whole = kind == 0 || kind == 2 || kind == 5 || kind == 7;
        return WeekFields.of(kind % 2 == 0 ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY, whole ? 7 : 4);
    }

    private static Value yearAndWeek(LocalDate day, long mode) {
        WeekFields weeks = weeks(mode);
        return integer(day.get(weeks.weekBasedYear()) * 100L + day.get(weeks.weekOfWeekBasedYear()));
    }

    private static Value dayOfYear(long year, long day) {
        return day < 1 || year < 0
                ? NullValue.NULL
                : new DateValue(LocalDate.of(Math.toIntExact(Math.min(year, 9999)), 1, 1)
                        .plusDays(Math.min(day, 400_000) - 1));
    }

    /** The start of the bin of this length, counted from the origin, that the moment lies in. */
    private static Value bin(Value[] arguments, EvaluationContext context) {
        IntervalValue length = interval(arguments[0]);
        if (length.months() != 0) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong argument: DATE_BIN expects a length without months and years");
        }
        Duration step = Duration.ofDays(length.days()).plusNanos(length.nanos());
        if (step.isNegative() || step.isZero()) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong argument: DATE_BIN expects a length above zero");
        }
        if (arguments[1] instanceof TimestampTzValue) {
            Instant origin = Dates.instant(arguments[2], context);
            Duration since = Duration.between(origin, Dates.instant(arguments[1], context));
            return new TimestampTzValue(
                    origin.plus(wholeBins(since, step)).atZone(context.zone()).toOffsetDateTime());
        }
        LocalDateTime origin = Dates.local(arguments[2], context);
        Duration since = Duration.between(origin, Dates.local(arguments[1], context));
        return new TimestampValue(origin.plus(wholeBins(since, step)));
    }

    private static Duration wholeBins(Duration since, Duration step) {
        long bins = since.dividedBy(step);
        boolean before = since.isNegative() && !step.multipliedBy(bins).equals(since);
        return step.multipliedBy(before ? bins - 1 : bins);
    }
}
