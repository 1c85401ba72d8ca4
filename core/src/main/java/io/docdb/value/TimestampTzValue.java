package io.docdb.value;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** An instant with the offset it was written in. Sorts and compares by instant; the offset is only kept for printing. */
public record TimestampTzValue(OffsetDateTime value) implements Value {
    public TimestampTzValue {
        Objects.requireNonNull(value);
    }

    /**
     * When clocks in the zone show {@code local}. What they show twice, when they are set back, is the second time, by standard
     * time; what they leave out is as much later.
     */
    public static TimestampTzValue of(LocalDateTime local, ZoneId zone) {
        return new TimestampTzValue(
                local.atZone(zone).withLaterOffsetAtOverlap().toOffsetDateTime());
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TIMESTAMP_TZ;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimestampTzValue that && value.isEqual(that.value);
    }

    @Override
    public int hashCode() {
        return value.toInstant().hashCode();
    }

    /** ISO 8601 text, quoted; seconds are always written, as RFC 3339 asks. */
    @Override
    public String toString() {
        return '"' + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value) + '"';
    }
}
