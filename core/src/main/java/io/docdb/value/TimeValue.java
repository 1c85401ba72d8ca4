package io.docdb.value;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** A time of day without zone, to the nanosecond; in JSON text ISO 8601. */
public record TimeValue(LocalTime value) implements Value {
    public TimeValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TIME;
    }

    /** ISO 8601 text, quoted; seconds are always written, as RFC 3339 asks. */
    @Override
    public String toString() {
        return '"' + DateTimeFormatter.ISO_LOCAL_TIME.format(value) + '"';
    }
}
