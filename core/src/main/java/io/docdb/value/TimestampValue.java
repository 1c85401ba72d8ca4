package io.docdb.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * A date and time without zone, to the nanosecond; in JSON text ISO 8601. All of the first and the last day there is is one
 * value, {@code -infinity} and {@code infinity}, as it is for a {@link DateValue}.
 */
public record TimestampValue(LocalDateTime value) implements Value {
    public static final TimestampValue INFINITY = new TimestampValue(LocalDate.MAX.atStartOfDay());

    public static final TimestampValue MINUS_INFINITY = new TimestampValue(LocalDate.MIN.atStartOfDay());

    public TimestampValue {
        Objects.requireNonNull(value);
        if (DateValue.isEndless(value.toLocalDate())) {
            value = value.toLocalDate().atStartOfDay();
        }
    }

    /** False for {@code infinity} and {@code -infinity}. */
    public boolean isFinite() {
        return !DateValue.isEndless(value.toLocalDate());
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TIMESTAMP;
    }

    /** ISO 8601 text, quoted; seconds are always written, as RFC 3339 asks. */
    @Override
    public String toString() {
        return '"'
                + (isFinite()
                        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value)
                        : DateValue.nameOf(value.toLocalDate()))
                + '"';
    }
}
