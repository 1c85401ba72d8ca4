package io.docdb.value;

import java.util.Objects;
import java.util.UUID;

/** A UUID; sorts as its 16 bytes do, unsigned (RFC 9562), so that version 7 sorts by time. */
public record UuidValue(UUID value) implements Value, Comparable<UuidValue> {
    public UuidValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.UUID;
    }

    /** Unsigned, unlike {@link UUID#compareTo}. */
    @Override
    public int compareTo(UuidValue other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return '"' + value.toString() + '"';
    }
}
