package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Dates and intervals under {@code + - * /}.
 *
 * <pre>
 * date + n, date - n           date, n days later or earlier; a timestamp likewise, n may have a fraction
 * date - date                  whole number of days
 * date + time                  timestamp
 * timestamp - timestamp        interval of days and time; time - time: interval of time
 * date, timestamp ± interval   timestamp; months first, cut to the month's last day, then days, then time
 * time ± interval              time, wrapping at midnight
 * interval ± interval, interval * n, interval / n
 * </pre>
 *
 * Nothing moves {@code infinity}, and what lies between it and another point is no interval.
 */
public final class TemporalArithmetic {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    private TemporalArithmetic() {}

    /** True for {@code infinity} and {@code -infinity}, which nothing moves. */
    static boolean isEndless(Value value) {
        return value instanceof DateValue date && !date.isFinite()
                || value instanceof TimestampValue stamp && !stamp.isFinite()
                || value instanceof TimestampTzValue instant && !instant.isFinite();
    }

    /** @throws StatementException DATETIME_OVERFLOW for infinity, which is no interval away from anything */
    static void requireFinite(Value point) {
        if (isEndless(point)) {
            throw new StatementException(
                    ErrorCode.DATETIME_OVERFLOW, "Date out of range: no interval leads to " + point);
        }
    }

    /** True for values this class is asked for. */
    static boolean concerns(Value value) {
        return switch (value.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL -> true;
            default -> false;
        };
    }

    static SqlType resultType(String sign, SqlType left, SqlType right) {
        boolean plus = sign.equals("+");
        Family a = left.family();
        Family b = right.family();
        if (a == Family.TIME_TZ || b == Family.TIME_TZ) {
            return ofZonedTime(sign, left, right);
        }
        if (plus
                && (b == Family.DATE || b == Family.TIMESTAMP || b == Family.TIMESTAMP_TZ || b == Family.TIME)
                && !(left.isTemporal() && a != Family.TIME)) {
            return a == Family.TIME && b == Family.TIME ? mismatch(sign, left, right) : resultType(sign, right, left);
        }
        boolean sum = plus || sign.equals("-");
        if (sum && left.isTemporal()) {
            return sumType(sign, left, right);
        }
        if (a == Family.INTERVAL) {
            boolean span = sum && (b == Family.INTERVAL || right.isText() || isOpen(b));
            boolean scaled = (sign.equals("*") || sign.equals("/")) && (right.isNumeric() || isOpen(b));
            return span || scaled ? SqlType.INTERVAL : mismatch(sign, left, right);
        }
        if (b == Family.INTERVAL) {
            boolean open = isOpen(a) || left.isText();
            return sign.equals("*") && left.isNumeric()
                    ? SqlType.INTERVAL
                    : open ? SqlType.ANY : mismatch(sign, left, right);
        }
        return isOpen(a) ? SqlType.ANY : mismatch(sign, left, right);
    }

    /** A time of day with a zone moves by intervals, makes a date a timestamp, and lies an interval away from another one. */
    private static SqlType ofZonedTime(String sign, SqlType left, SqlType right) {
        boolean plus = sign.equals("+");
        if (plus && left.family() != Family.TIME_TZ) {
            return ofZonedTime(sign, right, left);
        }
        if (left.family() != Family.TIME_TZ || !plus && !sign.equals("-")) {
            return isOpen(left.family()) || left.isText() ? SqlType.ANY : mismatch(sign, left, right);
        }
        if (isOpen(right.family())) {
            return SqlType.ANY;
        }
        if (right.isText()) {
            return plus ? SqlType.TIME_TZ : SqlType.ANY; // what is subtracted may be a time or an interval
        }
        return switch (right.family()) {
            case INTERVAL -> SqlType.TIME_TZ;
            case DATE -> plus ? SqlType.TIMESTAMP_TZ : mismatch(sign, left, right);
            case TIME_TZ -> plus ? mismatch(sign, left, right) : SqlType.INTERVAL;
            default -> mismatch(sign, left, right);
        };
    }

    private static SqlType sumType(String sign, SqlType left, SqlType right) {
        Family a = left.family();
        Family b = right.family();
        if (sign.equals("-") && (right.isTemporal() || right.isText())) {
            if (a == Family.TIME && b != Family.TIME && !right.isText() || b == Family.TIME && a != Family.TIME) {
                return a == Family.TIME ? mismatch(sign, left, right) : stamp(left);
            }
            return a == Family.DATE && (b == Family.DATE || right.isText()) ? SqlType.INTEGER : SqlType.INTERVAL;
        }
        if (b == Family.INTERVAL || right.isText() || b == Family.TIME && a != Family.TIME) {
            return stamp(left);
        }
        if (right.isNumeric() && a != Family.TIME) {
            return left;
        }
        return isOpen(b) ? SqlType.ANY : mismatch(sign, left, right);
    }

    private static SqlType stamp(SqlType type) {
        return type.family() == Family.DATE ? SqlType.TIMESTAMP : SqlType.of(type.name());
    }

    private static boolean isOpen(Family family) {
        return family == Family.ANY || family == Family.NULL;
    }

    private static SqlType mismatch(String sign, SqlType left, SqlType right) {
        throw new StatementException(
                ErrorCode.TYPE_MISMATCH, "Operator does not exist: " + left + " " + sign + " " + right);
    }

    static Value compute(String sign, Value left, Value right, EvaluationContext context) {
        try {
            if (left instanceof IntervalValue span) {
                return withInterval(sign, span, right, context);
            }
            if (sign.equals("+") && (!concerns(left) || isTimeOfDay(left) && isDated(right))) {
                return compute(sign, right, left, context);
            }
            if (right instanceof IntervalValue span && left instanceof NumberValue number && sign.equals("*")) {
                return multiply(span, Numbers.bounded(number));
            }
            if (left instanceof TextValue text && right instanceof IntervalValue) {
                return compute(sign, Casts.cast(text, SqlType.TIMESTAMP, context.zone()), right, context);
            }
            if (right instanceof TextValue text && concerns(left)) {
                return compute(sign, left, readLike(text, left, sign, context), context);
            }
            return switch (sign) {
                case "+" -> add(left, right, 1, context);
                case "-" ->
                    isPoint(right) && !(right instanceof TimeValue && isDated(left))
                            ? difference(left, right, context)
                            : add(left, right, -1, context);
                default -> throw unfit(sign, left, right);
            };
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new StatementException(
                    ErrorCode.DATETIME_OVERFLOW, "Date out of range: " + left + " " + sign + " " + right, beyond);
        }
    }

    private static boolean isDated(Value value) {
        return value instanceof DateValue || value instanceof TimestampValue || value instanceof TimestampTzValue;
    }

    private static boolean isPoint(Value value) {
        return isDated(value) || isTimeOfDay(value);
    }

    private static boolean isTimeOfDay(Value value) {
        return value instanceof TimeValue || value instanceof TimeTzValue;
    }

    /** Text after minus reads as a point of the left side's type if it can, else as an interval. */
    private static Value readLike(TextValue text, Value left, String sign, EvaluationContext context) {
        if (sign.equals("-")) {
            SqlType type = TypeRules.typeOf(left);
            Value point = Casts.castOrNull(text, type, context.zone());
            if (!point.isNull()) {
                return point;
            }
        }
        return Casts.cast(text, SqlType.INTERVAL, context.zone());
    }

    private static Value withInterval(String sign, IntervalValue span, Value right, EvaluationContext context) {
        if (sign.equals("+") && isPoint(right)) {
            return add(right, span, 1, context);
        }
        if (right instanceof TextValue text && (sign.equals("+") || sign.equals("-"))) {
            Value point = sign.equals("+") ? Casts.castOrNull(text, SqlType.TIMESTAMP, context.zone()) : NullValue.NULL;
            Value read = point.isNull() ? Casts.cast(text, SqlType.INTERVAL, context.zone()) : point;
            return withInterval(sign, span, read, context);
        }
        if (right instanceof IntervalValue other && sign.equals("+")) {
            return plus(span, other);
        }
        if (right instanceof IntervalValue other && sign.equals("-")) {
            return plus(span, negate(other));
        }
        if (right instanceof NumberValue number && sign.equals("*")) {
            return multiply(span, Numbers.bounded(number));
        }
        if (right instanceof NumberValue number && sign.equals("/")) {
            if (Numbers.signum(number) == 0) {
                throw new StatementException(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
            }
            return divide(span, Numbers.bounded(number));
        }
        throw unfit(sign, span, right);
    }

    private static StatementException unfit(String sign, Value left, Value right) {
        return new StatementException(
                ErrorCode.TYPE_MISMATCH, "Operator does not exist: " + left.kind() + " " + sign + " " + right.kind());
    }

    static IntervalValue negate(IntervalValue span) {
        return new IntervalValue(
                Math.negateExact(span.months()), Math.negateExact(span.days()), Math.negateExact(span.nanos()));
    }

    static IntervalValue plus(IntervalValue left, IntervalValue right) {
        return new IntervalValue(
                Math.addExact(left.months(), right.months()),
                Math.addExact(left.days(), right.days()),
                Math.addExact(left.nanos(), right.nanos()));
    }

    /**
     * Part by part, as PostgreSQL does: the fraction of a month becomes days (30 each), that and the fraction of a day time, cut
     * to microseconds. Half of {@code 1 mon -1 day} is {@code 15 days -12:00:00}.
     */
    static IntervalValue multiply(IntervalValue span, BigDecimal factor) {
        BigDecimal months = BigDecimal.valueOf(span.months()).multiply(factor);
        BigDecimal days = BigDecimal.valueOf(span.days()).multiply(factor);
        BigDecimal daysOfMonths = micros(months.subtract(rounded(months)).multiply(BigDecimal.valueOf(30)));
        BigDecimal seconds = micros(days.subtract(rounded(days))
                .add(daysOfMonths.remainder(BigDecimal.ONE))
                .multiply(SECONDS_PER_DAY));
        BigDecimal moreDays = seconds.divideToIntegralValue(SECONDS_PER_DAY);
        BigDecimal nanos = BigDecimal.valueOf(span.nanos())
                .multiply(factor)
                .add(seconds.subtract(moreDays.multiply(SECONDS_PER_DAY)).movePointRight(9));
        return new IntervalValue(
                rounded(months).longValueExact(),
                rounded(days).add(moreDays).add(rounded(daysOfMonths)).longValueExact(),
                nanos.setScale(-3, RoundingMode.HALF_EVEN).longValueExact());
    }

    public static IntervalValue divide(IntervalValue span, BigDecimal divisor) {
        return multiply(span, BigDecimal.ONE.divide(divisor, 30, RoundingMode.HALF_UP));
    }

    /** What lies a part of the way from one to the other. */
    public static IntervalValue between(IntervalValue from, IntervalValue to, BigDecimal part) {
        return plus(from, multiply(plus(to, negate(from)), part));
    }

    private static BigDecimal micros(BigDecimal number) {
        return number.setScale(6, RoundingMode.HALF_EVEN);
    }

    /** The whole part; what misses a whole by less than rounding noise counts as it. */
    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(12, RoundingMode.HALF_UP).setScale(0, RoundingMode.DOWN);
    }

    /** {@code point} with {@code amount} added {@code sign} times; numbers count days. */
    static Value add(Value point, Value amount, int sign, EvaluationContext context) {
        if (amount instanceof NumberValue days) {
            if (isEndless(point)) {
                return point;
            }
            if (point instanceof DateValue date && days.isLong()) {
                return new DateValue(date.value().plusDays(Math.multiplyExact(sign, days.longValue())));
            }
            if (isTimeOfDay(point)) {
                throw unfit(sign > 0 ? "+" : "-", point, amount);
            }
            return add(point, multiply(new IntervalValue(0, 1, 0), Numbers.bounded(days)), sign, context);
        }
        if (amount instanceof TimeValue time && isDated(point)) {
            return add(point, new IntervalValue(0, 0, time.value().toNanoOfDay()), sign, context);
        }
        if (amount instanceof TimeTzValue time && point instanceof DateValue date && sign > 0) {
            return isEndless(date)
                    ? Casts.cast(date, SqlType.TIMESTAMP_TZ, context.zone())
                    : new TimestampTzValue(time.value().atDate(date.value()));
        }
        if (!(amount instanceof IntervalValue span)) {
            throw unfit(sign > 0 ? "+" : "-", point, amount);
        }
        if (isEndless(point)) {
            return point instanceof DateValue date
                    ? new TimestampValue(date.value().atStartOfDay())
                    : point;
        }
        IntervalValue signed = sign < 0 ? negate(span) : span;
        if (point instanceof DateValue date) {
            return new TimestampValue(shift(date.value().atStartOfDay(), signed));
        }
        if (point instanceof TimestampValue stamp) {
            return new TimestampValue(shift(stamp.value(), signed));
        }
        if (point instanceof TimestampTzValue stamp) {
            ZonedDateTime moved = stamp.value().atZoneSameInstant(context.zone());
            if (signed.months() != 0 || signed.days() != 0) {
                moved = moved.plusMonths(signed.months())
                        .plusDays(signed.days())
                        .withLaterOffsetAtOverlap();
            }
            return new TimestampTzValue(moved.plusNanos(signed.nanos()).toOffsetDateTime());
        }
        if (point instanceof TimeTzValue time) {
            return new TimeTzValue(time.value().plusNanos(signed.nanos() % NANOS_PER_DAY));
        }
        if (!(point instanceof TimeValue time)) {
            throw unfit(sign > 0 ? "+" : "-", point, amount);
        }
        return new TimeValue(time.value().plusNanos(signed.nanos() % NANOS_PER_DAY));
    }

    private static LocalDateTime shift(LocalDateTime from, IntervalValue span) {
        return from.plusMonths(span.months()).plusDays(span.days()).plusNanos(span.nanos());
    }

    private static Value difference(Value left, Value right, EvaluationContext context) {
        requireFinite(left);
        requireFinite(right);
        if (left instanceof DateValue a && right instanceof DateValue b) {
            return LongValue.of(a.value().toEpochDay() - b.value().toEpochDay());
        }
        if (left instanceof TimeValue a && right instanceof TimeValue b) {
            return new IntervalValue(0, 0, a.value().toNanoOfDay() - b.value().toNanoOfDay());
        }
        if (left instanceof TimeTzValue a && right instanceof TimeTzValue b) {
            return new IntervalValue(0, 0, a.utcNanos() - b.utcNanos());
        }
        if (isTimeOfDay(left) || isTimeOfDay(right)) {
            throw unfit("-", left, right);
        }
        boolean zoned = left instanceof TimestampTzValue || right instanceof TimestampTzValue;
        Duration span = Duration.between(onOneClock(right, zoned, context), onOneClock(left, zoned, context));
        long days = span.isNegative() ? -span.negated().toDays() : span.toDays(); // days and time have the same sign
        return new IntervalValue(0, days, span.minusDays(days).toNanos());
    }

    /** Two local times differ as they read, whatever daylight saving says between them. */
    private static LocalDateTime onOneClock(Value point, boolean zoned, EvaluationContext context) {
        SqlType type = zoned ? SqlType.TIMESTAMP_TZ : SqlType.TIMESTAMP;
        Value stamp = Casts.cast(point, type, zoned ? context.zone() : ZoneOffset.UTC);
        return stamp instanceof TimestampTzValue instant
                ? instant.value().withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : ((TimestampValue) stamp).value();
    }
}
