package io.docdb.value;

import java.time.LocalDate;
import java.util.Objects;

/** A calendar date without time or zone; in JSON text ISO 8601. */
public record DateValue(LocalDate value) implements Value {
    public DateValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.DATE;
    }

    @Override
    public String toString() {
        return '"' + value.toString() + '"';
    }
}
