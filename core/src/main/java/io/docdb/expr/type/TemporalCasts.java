package io.docdb.expr.type;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalText;
import io.docdb.value.IntervalValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;

/** Casts to dates, times, timestamps and intervals; the temporal part of {@link Casts}. */
final class TemporalCasts {
    private static final int MAX_PRECISION = 9;

    private TemporalCasts() {}

    static Value toDate(Value value, ZoneId zone) {
        if (value instanceof DateValue) {
            return value;
        }
        if (value instanceof TimestampValue stamp) {
            return new DateValue(stamp.value().toLocalDate());
        }
        if (value instanceof TimestampTzValue stamp) {
            return new DateValue(stamp.in(zone).toLocalDate());
        }
        if (value instanceof TextValue text) {
            TemporalText parts = TemporalText.readWritten(text.value());
            if (parts != null && parts.hasDate()) {
                return new DateValue(parts.date());
            }
        }
        throw Casts.invalid(value, SqlType.DATE);
    }

    /** Infinity has no time of day: that of it is NULL. */
    static Value toTime(Value value, SqlType target, ZoneId zone) {
        boolean endless = value instanceof TimestampValue local && !local.isFinite()
                || value instanceof TimestampTzValue instant && !instant.isFinite();
        if (endless) {
            return NullValue.NULL;
        }
        LocalTime time;
        if (value instanceof TimeValue clock) {
            time = clock.value();
        } else if (value instanceof TimeTzValue clock) {
            time = clock.value().toLocalTime();
        } else if (value instanceof TimestampValue stamp) {
            time = stamp.value().toLocalTime();
        } else if (value instanceof TimestampTzValue stamp) {
            time = stamp.in(zone).toLocalTime();
        } else if (value instanceof IntervalValue span) {
            time = LocalTime.ofNanoOfDay(Math.floorMod(span.nanos(), 86_400_000_000_000L));
        } else {
            TemporalText parts = value instanceof TextValue text ? TemporalText.readWritten(text.value()) : null;
            if (parts == null || !parts.hasTime()) {
                throw Casts.invalid(value, target);
            }
            time = parts.time();
        }
        return new TimeValue((LocalTime) rounded(time, target));
    }

    /**
     * A time of day without a zone is one of the session's; a timestamp keeps the offset it was written in, and infinity has no time
     * of day.
     */
    static Value toTimeTz(Value value, SqlType target, ZoneId zone) {
        Value time;
        if (value instanceof TimeTzValue clock) {
            time = clock;
        } else if (value instanceof TimeValue clock) {
            time = TimeTzValue.of(clock.value(), zone);
        } else if (value instanceof TimestampValue || value instanceof TimestampTzValue) {
            time = ofDay((TimestampTzValue) toTimestampTz(value, SqlType.TIMESTAMP_TZ, zone));
        } else {
            TemporalText parts = value instanceof TextValue text ? TemporalText.readWritten(text.value()) : null;
            if (parts == null || !parts.hasTime()) {
                throw Casts.invalid(value, target);
            }
            time = parts.hasDate() ? ofDay(new TimestampTzValue(parts.offsetDateTime(zone))) : parts.offsetTime(zone);
            if (time.isNull()) {
                throw Casts.invalid(value, target);
            }
        }
        return time instanceof TimeTzValue clock ? new TimeTzValue((OffsetTime) rounded(clock.value(), target)) : time;
    }

    private static Value ofDay(TimestampTzValue stamp) {
        return stamp.isFinite() ? new TimeTzValue(stamp.value().toOffsetTime()) : NullValue.NULL;
    }

    static Value toTimestamp(Value value, SqlType target, ZoneId zone) {
        LocalDateTime stamp;
        if (value instanceof TimestampValue local) {
            stamp = local.value();
        } else if (value instanceof DateValue date) {
            stamp = date.value().atStartOfDay();
        } else if (value instanceof TimestampTzValue instant) {
            stamp = instant.in(zone);
        } else {
            TemporalText parts = value instanceof TextValue text ? TemporalText.readWritten(text.value()) : null;
            if (parts == null || !parts.hasDate()) {
                throw Casts.invalid(value, target);
            }
            stamp = parts.dateTime();
        }
        return new TimestampValue((LocalDateTime) rounded(stamp, target));
    }

    static Value toTimestampTz(Value value, SqlType target, ZoneId zone) {
        OffsetDateTime stamp;
        if (value instanceof TimestampTzValue instant) {
            stamp = instant.value();
        } else if (value instanceof TimestampValue local) {
            stamp = TimestampTzValue.of(local.value(), zone).value();
        } else if (value instanceof DateValue date) {
            stamp = date.isFinite()
                    ? date.value().atStartOfDay(zone).toOffsetDateTime()
                    : date.value().atStartOfDay().atOffset(ZoneOffset.UTC);
        } else {
            TemporalText parts = value instanceof TextValue text ? TemporalText.readWritten(text.value()) : null;
            if (parts == null || !parts.hasDate()) {
                throw Casts.invalid(value, target);
            }
            stamp = parts.offsetDateTime(zone);
        }
        return new TimestampTzValue((OffsetDateTime) rounded(stamp, target));
    }

    static Value toInterval(Value value) {
        if (value instanceof IntervalValue) {
            return value;
        }
        if (value instanceof TimeValue time) {
            return new IntervalValue(0, 0, time.value().toNanoOfDay());
        }
        if (value instanceof TextValue text) {
            return IntervalText.read(text.value()).orElseThrow(() -> badInterval(text));
        }
        throw Casts.invalid(value, SqlType.INTERVAL);
    }

    private static StatementException badInterval(TextValue text) {
        return new StatementException(
                ErrorCode.INVALID_DATETIME, "Invalid value: expected INTERVAL, found " + Casts.excerpt(text));
    }

    /** Rounded half up to the declared number of fraction digits. */
    private static Temporal rounded(Temporal stamp, SqlType target) {
        if (!target.hasPrecision() || target.precision() >= MAX_PRECISION) {
            return stamp;
        }
        long unit = 1;
        for (int i = target.precision(); i < MAX_PRECISION; i++) {
            unit *= 10;
        }
        long nano = stamp.get(java.time.temporal.ChronoField.NANO_OF_SECOND);
        long rest = nano % unit;
        try {
            return rest * 2 >= unit && rest > 0
                    ? stamp.plus(unit - rest, ChronoUnit.NANOS)
                    : stamp.minus(rest, ChronoUnit.NANOS);
        } catch (DateTimeException beyond) {
            throw new StatementException(ErrorCode.DATETIME_OVERFLOW, "Date out of range: " + stamp, beyond);
        }
    }
}
