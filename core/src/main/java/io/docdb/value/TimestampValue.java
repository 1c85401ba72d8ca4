package io.docdb.value;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** A date and time without zone, to the nanosecond; in JSON text ISO 8601. */
public record TimestampValue(LocalDateTime value) implements Value {
    public TimestampValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TIMESTAMP;
    }

    /** ISO 8601 text, quoted; seconds are always written, as RFC 3339 asks. */
    @Override
    public String toString() {
        return '"' + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value) + '"';
    }
}
