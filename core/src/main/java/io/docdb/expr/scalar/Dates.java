package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.date;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.DATE;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.MOMENT;
import static io.docdb.expr.define.Param.TEMPORAL;
import static io.docdb.expr.define.Param.TEXT;
import static io.docdb.expr.define.Param.TIMESTAMP;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import io.docdb.value.ZoneNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions that take dates and times apart, and move them. */
public final class Dates {
    private Dates() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>(parts());
        functions.addAll(moving());
        functions.addAll(MadeDates.all());
        functions.addAll(zones());
        functions.addAll(Intervals.all());
        return functions;
    }

    private static List<Named> parts() {
        List<Named> functions = new ArrayList<>();
        functions.add(Definition.of("EXTRACT", "DATE_PART", "DATEPART")
                .takes(TEXT, ANY)
                .gives(SqlType.DECIMAL)
                .with((a, c) -> DateField.of(text(a[0])).of(pointOrSpan(a[1], c), c)));
        part(functions, DateField.YEAR, "YEAR");
        part(functions, DateField.ISOYEAR, "ISO_YEAR");
        part(functions, DateField.QUARTER, "QUARTER");
        part(functions, DateField.MONTH, "MONTH");
        part(functions, DateField.WEEK, "WEEK", "ISO_WEEK", "WEEKOFYEAR");
        part(functions, DateField.DAY, "DAY", "DAYOFMONTH", "DAY_OF_MONTH");
        part(functions, DateField.DOY, "DAYOFYEAR", "DAY_OF_YEAR");
        part(functions, DateField.DAY_OF_WEEK, "DAYOFWEEK", "DAY_OF_WEEK");
        part(functions, DateField.ISODOW, "ISO_DAY_OF_WEEK");
        part(functions, DateField.HOUR, "HOUR");
        part(functions, DateField.MINUTE, "MINUTE");
        part(functions, DateField.SECOND, "SECOND");
        functions.add(Definition.of("DAYNAME")
                .takes(DATE)
                .gives(SqlType.VARCHAR)
                .as(a -> TemporalArithmetic.isEndless(a[0])
                        ? NullValue.NULL
                        : text(date(a[0]).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))));
        functions.add(Definition.of("MONTHNAME")
                .takes(DATE)
                .gives(SqlType.VARCHAR)
                .as(a -> TemporalArithmetic.isEndless(a[0])
                        ? NullValue.NULL
                        : text(date(a[0]).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH))));
        functions.add(Definition.of("UNIX_TIMESTAMP", "TO_EPOCH")
                .takes(TIMESTAMP)
                .optional(1)
                .stable()
                .gives(SqlType.BIGINT)
                .with((a, c) -> integer(
                        a.length == 0
                                ? c.now().getEpochSecond()
                                : instant(a[0], c).getEpochSecond())));
        return functions;
    }

    private static void part(List<Named> functions, DateField field, String name, String... synonyms) {
        functions.add(
                Definition.of(name, synonyms).takes(ANY).gives(SqlType.INTEGER).with((a, c) -> {
                    Value value = field.of(pointOrSpan(a[0], c), c);
                    if (value instanceof DoubleValue) {
                        return NullValue.NULL; // infinity is no INTEGER
                    }
                    return value instanceof DecimalValue seconds
                            ? integer(seconds.value().longValue())
                            : value;
                }));
    }

    /** A date, time, timestamp or interval; text is read as one of them. */
    static Value pointOrSpan(Value value, EvaluationContext context) {
        if (value instanceof IntervalValue) {
            return value;
        }
        if (value instanceof TextValue text) {
            Value stamp = Casts.castOrNull(text, SqlType.TIMESTAMP, context.zone());
            Value time = stamp.isNull() ? Casts.castOrNull(text, SqlType.TIME, context.zone()) : stamp;
            return time.isNull() ? Casts.cast(text, SqlType.INTERVAL, context.zone()) : time;
        }
        if (TemporalArithmetic.concerns(value)) {
            return value;
        }
        throw new StatementException(
                ErrorCode.INVALID_CAST, "Invalid value: expected a date, time or interval, found " + value);
    }

    static Instant instant(Value stamp, EvaluationContext context) {
        return ((TimestampTzValue) Casts.cast(stamp, SqlType.TIMESTAMP_TZ, context.zone()))
                .value()
                .toInstant();
    }

    static LocalDateTime local(Value stamp, EvaluationContext context) {
        return ((TimestampValue) Casts.cast(stamp, SqlType.TIMESTAMP, context.zone())).value();
    }

    private static SqlType stampType(SqlType type) {
        return switch (type.family()) {
            case TIMESTAMP_TZ, TIME, TIME_TZ, INTERVAL -> SqlType.of(type.name());
            default -> SqlType.TIMESTAMP;
        };
    }

    private static List<Named> moving() {
        return List.of(
                Definition.of("DATE_TRUNC")
                        .takes(TEXT, ANY, TEXT)
                        .optional(1)
                        .gives(types -> types.size() > 2
                                ? SqlType.TIMESTAMP_TZ
                                : types.get(1).family() == SqlType.Family.DATE ? SqlType.DATE : stampType(types.get(1)))
                        .with((a, c) -> a.length > 2
                                ? truncate(DateField.of(text(a[0])).unit(), instant(a[1], c), zone(a[2]))
                                : truncate(DateField.of(text(a[0])).unit(), pointOrSpan(a[1], c), c)),
                Definition.of("DATEADD", "TIMESTAMPADD")
                        .takes(TEXT, INTEGER, TEMPORAL)
                        .gives(types -> types.get(2).isText() ? SqlType.TIMESTAMP : types.get(2))
                        .with((a, c) -> moved(a[2], DateField.of(text(a[0])).unit(), integer(a[1]), c)),
                Definition.of("DATEDIFF")
                        .takes(ANY, TEMPORAL, TEMPORAL)
                        .optional(1)
                        .gives(SqlType.BIGINT)
                        .with(Dates::difference),
                Definition.of("TIMESTAMPDIFF")
                        .takes(TEXT, TEMPORAL, TEMPORAL)
                        .gives(SqlType.BIGINT)
                        .with((a, c) ->
                                integer(DateField.of(text(a[0])).unit().whole(onClock(a[1], c), onClock(a[2], c)))),
                Definition.of("DATE_ADD", "ADDDATE")
                        .takes(TEMPORAL, ANY)
                        .gives(types -> stampType(types.get(0)))
                        .with((a, c) -> TemporalArithmetic.add(a[0], daysOrSpan(a[1], c), 1, c)),
                Definition.of("DATE_SUB", "SUBDATE", "DATE_SUBTRACT")
                        .takes(TEMPORAL, ANY)
                        .gives(types -> stampType(types.get(0)))
                        .with((a, c) -> TemporalArithmetic.add(a[0], daysOrSpan(a[1], c), -1, c)),
                Definition.of("ADD_MONTHS")
                        .takes(TEMPORAL, INTEGER)
                        .givesTypeOf(0)
                        .with((a, c) -> moved(a[0], DateField.MONTH, integer(a[1]), c)),
                Definition.of("LAST_DAY", "EOMONTH")
                        .takes(DATE)
                        .gives(SqlType.DATE)
                        .as(a -> TemporalArithmetic.isEndless(a[0])
                                ? a[0]
                                : new DateValue(
                                        date(a[0]).withDayOfMonth(date(a[0]).lengthOfMonth()))),
                Definition.of("MONTHS_BETWEEN")
                        .takes(DATE, DATE)
                        .gives(SqlType.DECIMAL)
                        .as(a -> {
                            TemporalArithmetic.requireFinite(a[0]);
                            TemporalArithmetic.requireFinite(a[1]);
                            return monthsBetween(date(a[1]), date(a[0]));
                        }),
                Definition.of("AGE")
                        .takes(TIMESTAMP, TIMESTAMP)
                        .optional(1)
                        .stable()
                        .gives(SqlType.INTERVAL)
                        .with((a, c) -> {
                            TemporalArithmetic.requireFinite(a[0]);
                            TemporalArithmetic.requireFinite(a[a.length - 1]);
                            return a.length > 1
                                    ? age(local(a[0], c), local(a[1], c))
                                    : age(c.now().atZone(c.zone()).toLocalDate().atStartOfDay(), local(a[0], c));
                        }),
                Definition.of("OVERLAPS")
                        .takes(ANY, ANY)
                        .gives(SqlType.BOOLEAN)
                        .with((a, c) -> overlaps(a[0], a[1], c)));
    }

    static Value truncate(DateField unit, Value value, EvaluationContext context) {
        if (value instanceof IntervalValue span) {
            return truncate(unit, span);
        }
        if (TemporalArithmetic.isEndless(value)) {
            return value;
        }
        if (value instanceof TimestampTzValue stamp) {
            return truncate(unit, stamp.value().toInstant(), context.zone());
        }
        if (value instanceof TimeValue time) {
            return new TimeValue(
                    unit.truncate(time.value().atDate(LocalDate.EPOCH)).toLocalTime());
        }
        if (value instanceof TimeTzValue time) {
            LocalDateTime start = unit.truncate(time.value().toLocalTime().atDate(LocalDate.EPOCH));
            return TimeTzValue.of(start.toLocalTime(), time.value().getOffset());
        }
        LocalDateTime start = unit.truncate(local(value, context));
        return value instanceof DateValue ? new DateValue(start.toLocalDate()) : new TimestampValue(start);
    }

    /** The start of the unit as clocks in the zone show it. */
    private static Value truncate(DateField unit, Instant instant, ZoneId zone) {
        LocalDateTime local = new TimestampTzValue(instant.atOffset(ZoneOffset.UTC)).in(zone);
        return TimestampTzValue.of(new TimestampValue(local).isFinite() ? unit.truncate(local) : local, zone);
    }

    /** @throws StatementException INVALID_PARAMETER for weeks, of which months have no whole number */
    private static Value truncate(DateField unit, IntervalValue span) {
        if (unit == DateField.WEEK && span.months() != 0) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong unit: an interval with months cannot be cut to weeks");
        }
        if (unit.nanos() > 0) {
            return new IntervalValue(span.months(), span.days(), span.nanos() / unit.nanos() * unit.nanos());
        }
        long months = unit.times(1).months();
        return months == 0
                ? new IntervalValue(span.months(), span.days(), 0)
                : new IntervalValue(span.months() / months * months, 0, 0);
    }

    /** A date stays one when it moves by days, weeks, months. */
    private static Value moved(Value point, DateField unit, long count, EvaluationContext context) {
        try {
            Value moved = TemporalArithmetic.add(point, unit.times(count), 1, context);
            return point instanceof DateValue && unit.nanos() == 0
                    ? new DateValue(((TimestampValue) moved).value().toLocalDate())
                    : moved;
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new StatementException(
                    ErrorCode.DATETIME_OVERFLOW,
                    "Date out of range: " + point + " moved by " + count + " " + unit,
                    beyond);
        }
    }

    private static Value daysOrSpan(Value amount, EvaluationContext context) {
        return amount instanceof NumberValue ? amount : Casts.cast(amount, SqlType.INTERVAL, context.zone());
    }

    /** H2's and SQL Server's (unit, from, to) counts boundaries; MySQL's (to, from) days. */
    private static Value difference(Value[] a, EvaluationContext context) {
        if (a.length == 2) {
            Value to = Casts.cast(a[0], SqlType.DATE, context.zone());
            return integer(DateField.DAY.boundaries(onClock(a[1], context), onClock(to, context)));
        }
        if (!(a[0] instanceof TextValue unit)) {
            throw new StatementException(
                    ErrorCode.INVALID_CAST, "Invalid value: DATEDIFF expected a unit such as 'day', found " + a[0]);
        }
        return integer(DateField.of(unit.value()).unit().boundaries(onClock(a[1], context), onClock(a[2], context)));
    }

    /** As a local stamp; a time of day on one and the same day. */
    static LocalDateTime onClock(Value point, EvaluationContext context) {
        TemporalArithmetic.requireFinite(point);
        if (point instanceof TimeTzValue time) {
            return LocalDate.EPOCH.atStartOfDay().plusNanos(time.utcNanos());
        }
        return point instanceof TimeValue time ? time.value().atDate(LocalDate.EPOCH) : local(point, context);
    }

    private static Value monthsBetween(LocalDate from, LocalDate to) {
        long months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
        boolean bothLast = to.getDayOfMonth() == to.lengthOfMonth() && from.getDayOfMonth() == from.lengthOfMonth();
        int days = bothLast ? 0 : to.getDayOfMonth() - from.getDayOfMonth();
        return days == 0
                ? integer(months)
                : new DecimalValue(BigDecimal.valueOf(months)
                        .add(BigDecimal.valueOf(days).divide(BigDecimal.valueOf(31), 9, RoundingMode.HALF_UP)));
    }

    /** Years, months and days apart, then time; symbolic, as people tell an age. */
    private static Value age(LocalDateTime to, LocalDateTime from) {
        if (to.isBefore(from)) {
            return TemporalArithmetic.negate((IntervalValue) age(from, to));
        }
        long nanos = to.toLocalTime().toNanoOfDay() - from.toLocalTime().toNanoOfDay();
        long days = (long) to.getDayOfMonth() - from.getDayOfMonth();
        long months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
        if (nanos < 0) {
            nanos += 86_400_000_000_000L;
            days--;
        }
        if (days < 0) {
            days += from.toLocalDate().lengthOfMonth(); // PostgreSQL borrows the month of the earlier date
            months--;
        }
        return new IntervalValue(months, days, nanos);
    }

    /**
     * Two periods (start, end or length) share a moment; a period of no length is its start. The standard's formula: an end
     * may be unknown if the other ones tell the answer.
     */
    private static Value overlaps(Value left, Value right, EvaluationContext context) {
        Value[] a = period(left, context);
        Value[] b = period(right, context);
        if (a[0].isNull() || b[0].isNull()) {
            return NullValue.NULL;
        }
        int order = ValueOrder.INSTANCE.compare(a[0], b[0]);
        if (order == 0) {
            return a[1].isNull() || b[1].isNull() ? NullValue.NULL : BooleanValue.TRUE;
        }
        Value[] earlier = order < 0 ? a : b;
        Value[] later = order < 0 ? b : a;
        if (earlier[1].isNull()) {
            return NullValue.NULL;
        }
        if (ValueOrder.INSTANCE.compare(later[0], earlier[1]) < 0) {
            return BooleanValue.TRUE;
        }
        return later[1].isNull() ? NullValue.NULL : BooleanValue.FALSE;
    }

    private static Value[] period(Value value, EvaluationContext context) {
        if (!(value instanceof ArrayValue row) || row.size() != 2) {
            throw new StatementException(
                    ErrorCode.TYPE_MISMATCH, "Wrong operand: OVERLAPS expects rows of start and end, found " + value);
        }
        Value first = row.elements().get(0);
        Value second = row.elements().get(1);
        if (first.isNull() || second.isNull()) {
            boolean isLength = second instanceof IntervalValue;
            Value known = !first.isNull() ? first : isLength ? NullValue.NULL : second;
            return new Value[] {known.isNull() ? known : comparable(known, context), NullValue.NULL};
        }
        Value start = comparable(first, context);
        Value end = comparable(
                second instanceof IntervalValue span ? TemporalArithmetic.add(start, span, 1, context) : second,
                context);
        return ValueOrder.INSTANCE.compare(start, end) <= 0 ? new Value[] {start, end} : new Value[] {end, start};
    }

    private static Value comparable(Value point, EvaluationContext context) {
        return point instanceof TimeValue || point instanceof TimeTzValue
                ? point
                : Casts.cast(point, SqlType.TIMESTAMP, context.zone());
    }

    private static List<Named> zones() {
        return List.of(
                Definition.of("AT TIME ZONE")
                        .takes(MOMENT, ANY)
                        .gives(types -> typeAtZone(types.get(0)))
                        .as(a -> atZone(a[0], zone(a[1]))),
                Definition.of("TIMEZONE")
                        .takes(ANY, MOMENT)
                        .gives(types -> typeAtZone(types.get(1)))
                        .as(a -> atZone(a[1], zone(a[0]))),
                Definition.of("AT LOCAL")
                        .takes(TIMESTAMP)
                        .stable()
                        .gives(SqlType.TIMESTAMP_TZ)
                        .with((a, c) -> TemporalArithmetic.isEndless(a[0])
                                ? Casts.cast(a[0], SqlType.TIMESTAMP_TZ, c.zone())
                                : new TimestampTzValue(
                                        instant(a[0], c).atZone(c.zone()).toOffsetDateTime())));
    }

    private static SqlType typeAtZone(SqlType type) {
        return switch (type.family()) {
            case TIMESTAMP_TZ -> SqlType.TIMESTAMP;
            case TIME_TZ -> SqlType.TIME_TZ;
            default -> SqlType.TIMESTAMP_TZ;
        };
    }

    /** PostgreSQL's rule: an instant becomes the local time there; a local time there becomes the instant; a time of day stays one. */
    private static Value atZone(Value stamp, ZoneId zone) {
        if (stamp instanceof TimestampTzValue instant) {
            return new TimestampValue(instant.in(zone));
        }
        if (stamp instanceof TimeTzValue time) {
            return time.in(zone);
        }
        LocalDateTime local = ((TimestampValue) stamp).value();
        return TimestampTzValue.of(local, zone);
    }

    static ZoneId zone(Value value) {
        try {
            if (value instanceof IntervalValue span) {
                return ZoneOffset.ofTotalSeconds((int) (span.nanos() / 1_000_000_000L));
            }
            String name = TextForm.of(value);
            boolean hoursOnly = name.matches("[+-]?\\d{1,2}");
            return hoursOnly ? ZoneOffset.ofHours(Integer.parseInt(name)) : ZoneNames.zoneOrAbbreviation(name);
        } catch (DateTimeException unknown) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Unknown time zone: " + value + "; names are like Europe/Oslo",
                    unknown);
        }
    }
}
