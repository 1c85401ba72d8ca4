package io.docdb.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * An instant with the offset it was written in. Sorts and compares by instant; the offset is only kept for printing. All of the
 * first and the last day there is is one value, {@code -infinity} and {@code infinity}, wherever it was written.
 */
public record TimestampTzValue(OffsetDateTime value) implements Value {
    public static final TimestampTzValue INFINITY =
            new TimestampTzValue(LocalDate.MAX.atStartOfDay().atOffset(ZoneOffset.UTC));

    public static final TimestampTzValue MINUS_INFINITY =
            new TimestampTzValue(LocalDate.MIN.atStartOfDay().atOffset(ZoneOffset.UTC));

    public TimestampTzValue {
        Objects.requireNonNull(value);
        if (DateValue.isEndless(value.toLocalDate())) {
            value = value.toLocalDate().atStartOfDay().atOffset(ZoneOffset.UTC);
        }
    }

    /** False for {@code infinity} and {@code -infinity}. */
    public boolean isFinite() {
        return !DateValue.isEndless(value.toLocalDate());
    }

    /**
     * When clocks in the zone show {@code local}. What they show twice, when they are set back, is the second time, by standard
     * time; what they leave out is as much later.
     */
    public static TimestampTzValue of(LocalDateTime local, ZoneId zone) {
        if (DateValue.isEndless(local.toLocalDate())) {
            return new TimestampTzValue(local.atOffset(ZoneOffset.UTC));
        }
        return new TimestampTzValue(
                local.atZone(zone).withLaterOffsetAtOverlap().toOffsetDateTime());
    }

    /** What clocks in the zone show; they show infinity everywhere. */
    public LocalDateTime in(ZoneId zone) {
        return isFinite() ? value.atZoneSameInstant(zone).toLocalDateTime() : value.toLocalDateTime();
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
        return '"'
                + (isFinite()
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value)
                        : DateValue.nameOf(value.toLocalDate()))
                + '"';
    }
}
