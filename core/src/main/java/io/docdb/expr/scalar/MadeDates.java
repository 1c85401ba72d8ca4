package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.NUMBER;
import static io.docdb.expr.define.Param.TEMPORAL;
import static io.docdb.expr.define.Param.TEXT;
import static io.docdb.expr.define.Param.TIME;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** Functions that put dates, times and intervals together, of their parts or of seconds since 1970. */
final class MadeDates {
    private MadeDates() {}

    static List<Named> all() {
        return List.of(
                Definition.of("DATE")
                        .takes(TEMPORAL)
                        .gives(SqlType.DATE)
                        .with((a, c) -> Casts.cast(a[0], SqlType.DATE, c.zone())),
                Definition.of("TIMESTAMP")
                        .takes(TEMPORAL, TIME)
                        .optional(1)
                        .gives(SqlType.TIMESTAMP)
                        .with((a, c) -> a.length == 1
                                ? Casts.cast(a[0], SqlType.TIMESTAMP, c.zone())
                                : new TimestampValue(Dates.local(a[0], c)
                                        .plusNanos(((TimeValue) a[1]).value().toNanoOfDay()))),
                Definition.of("ISFINITE")
                        .takes(ANY)
                        .gives(types -> isFiniteOf(types.get(0)))
                        .as(a -> BooleanValue.of(!TemporalArithmetic.isEndless(a[0]))),
                Definition.of("MAKE_DATE", "DATE_FROM_PARTS", "DATEFROMPARTS")
                        .takes(INTEGER, INTEGER, INTEGER)
                        .gives(SqlType.DATE)
                        .as(a -> made(() -> new DateValue(madeDate(a)))),
                Definition.of("MAKE_TIME", "MAKETIME")
                        .takes(INTEGER, INTEGER, NUMBER)
                        .gives(SqlType.TIME)
                        .as(a -> made(() -> new TimeValue(madeTime(a, 0)))),
                Definition.of("MAKE_TIMESTAMP")
                        .takes(INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, NUMBER)
                        .gives(SqlType.TIMESTAMP)
                        .as(a -> made(() -> new TimestampValue(madeDate(a).atTime(madeTime(a, 3))))),
                Definition.of("MAKE_TIMESTAMPTZ")
                        .takes(INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, NUMBER, TEXT)
                        .optional(1)
                        .stable()
                        .gives(SqlType.TIMESTAMP_TZ)
                        .with((a, c) -> made(() -> TimestampTzValue.of(
                                madeDate(a).atTime(madeTime(a, 3)), a.length > 6 ? Dates.zone(a[6]) : c.zone()))),
                Definition.of("MAKE_INTERVAL")
                        .takes(INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, NUMBER)
                        .optional(7)
                        .gives(SqlType.INTERVAL)
                        .as(MadeDates::madeInterval),
                Definition.of("FROM_UNIXTIME", "EPOCH_SECONDS")
                        .takes(NUMBER)
                        .gives(SqlType.TIMESTAMP)
                        .with((a, c) -> new TimestampValue(
                                fromEpoch(anyNumber(a[0])).atZone(c.zone()).toLocalDateTime())),
                Definition.of("EPOCH_MS")
                        .takes(INTEGER)
                        .gives(SqlType.TIMESTAMP)
                        .as(a -> new TimestampValue(
                                LocalDateTime.ofInstant(Instant.ofEpochMilli(integer(a[0])), ZoneOffset.UTC))));
    }

    /** What the JDK refuses is 22008. */
    static Value made(Supplier<Value> maker) {
        try {
            return maker.get();
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new StatementException(
                    ErrorCode.DATETIME_OVERFLOW, "Date out of range: " + beyond.getMessage(), beyond);
        }
    }

    private static LocalDate madeDate(Value[] a) {
        int year = length(a[0]);
        if (year == 0) {
            throw new DateTimeException("there is no year 0; the year before 1 is -1");
        }
        return LocalDate.of(year < 0 ? year + 1 : year, length(a[1]), length(a[2]));
    }

    private static LocalTime madeTime(Value[] a, int from) {
        BigDecimal seconds = Numbers.bounded(anyNumber(a[from + 2]));
        int whole = seconds.intValue();
        int nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValue();
        return LocalTime.of(length(a[from]), length(a[from + 1]), whole, nanos);
    }

    private static Value madeInterval(Value[] a) {
        long[] parts = new long[6];
        for (int i = 0; i < Math.min(parts.length, a.length); i++) {
            parts[i] = integer(a[i]);
        }
        BigDecimal seconds = a.length > 6 ? Numbers.bounded(anyNumber(a[6])) : BigDecimal.ZERO;
        return made(() -> new IntervalValue(
                total(parts[0], 12, parts[1]),
                total(parts[2], 7, parts[3]),
                total(
                        total(parts[4], 60, parts[5]),
                        60_000_000_000L,
                        seconds.movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact())));
    }

    /** @throws ArithmeticException if it does not fit */
    private static long total(long count, long each, long more) {
        return Math.addExact(Math.multiplyExact(count, each), more);
    }

    /** Times of day have no infinity to ask for. */
    private static SqlType isFiniteOf(SqlType type) {
        return switch (type.family()) {
            case DATE, TIMESTAMP, TIMESTAMP_TZ, INTERVAL, ANY, NULL -> SqlType.BOOLEAN;
            default ->
                throw new StatementException(
                        ErrorCode.TYPE_MISMATCH,
                        "Wrong argument: ISFINITE expects a date, timestamp or interval, found " + type);
        };
    }

    static Instant fromEpoch(NumberValue seconds) {
        BigDecimal exact = Numbers.bounded(seconds);
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(), exact.subtract(whole).movePointRight(9).longValue());
    }
}
