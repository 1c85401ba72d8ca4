package io.docdb.value;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * A time of day with the offset it was written in, to the nanosecond. Sorts and compares by what clocks in UTC show then, on the
 * day it is there: {@code 12:00+02} is {@code 10:00+00}, and {@code 01:00+02} is an hour before {@code 00:00+00}, as PostgreSQL,
 * H2 and {@link OffsetTime} have it. Equal ones are one value, as the standard asks; the offset is only kept for printing.
 */
public record TimeTzValue(OffsetTime value) implements Value, Comparable<TimeTzValue> {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

    public TimeTzValue {
        Objects.requireNonNull(value);
    }

    /**
     * Nanoseconds since midnight in UTC: less than 0 for what is there before UTC's day begins, a day and more for what is there
     * behind its end; from -18 hours to less than 42.
     */
    public long utcNanos() {
        return value.toLocalTime().toNanoOfDay() - value.getOffset().getTotalSeconds() * NANOS_PER_SECOND;
    }

    /**
     * What clocks in the zone show; in a region by its standard time, for without a day nobody knows whether it is summer there, and
     * what is stored must not depend on the day on which it was.
     */
    public static TimeTzValue of(LocalTime time, ZoneId zone) {
        return new TimeTzValue(time.atOffset(offsetOf(zone)));
    }

    /** The same moment of the day as clocks in the zone show it; in a region by its standard time. */
    public TimeTzValue in(ZoneId zone) {
        return new TimeTzValue(value.withOffsetSameInstant(offsetOf(zone)));
    }

    private static ZoneOffset offsetOf(ZoneId zone) {
        return zone instanceof ZoneOffset offset ? offset : zone.getRules().getStandardOffset(Instant.MAX);
    }

    /** The value of so many {@link #utcNanos}: in UTC, and at the end of the world where UTC has another day. */
    public static TimeTzValue ofUtcNanos(long nanos) {
        ZoneOffset offset = nanos < 0 ? ZoneOffset.MAX : nanos < NANOS_PER_DAY ? ZoneOffset.UTC : ZoneOffset.MIN;
        LocalTime time = LocalTime.ofNanoOfDay(nanos + offset.getTotalSeconds() * NANOS_PER_SECOND);
        return new TimeTzValue(time.atOffset(offset));
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TIME_TZ;
    }

    @Override
    public int compareTo(TimeTzValue other) {
        return Long.compare(utcNanos(), other.utcNanos());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeTzValue that && utcNanos() == that.utcNanos();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(utcNanos());
    }

    /** ISO 8601 text, quoted; seconds are always written, as RFC 3339 asks. */
    @Override
    public String toString() {
        return '"' + DateTimeFormatter.ISO_OFFSET_TIME.format(value) + '"';
    }
}
