package io.docdb.value;

/** The two nulls: {@link #NULL}, which is written as {@code null}, and {@link #MISSING}, a field that is not there. */
public enum NullValue implements Value {
    NULL,
    MISSING;

    @Override
    public ValueKind kind() {
        return ValueKind.NULL;
    }

    @Override
    public boolean isNull() {
        return true;
    }

    @Override
    public boolean isMissing() {
        return this == MISSING;
    }

    @Override
    public String toString() {
        return "null";
    }
}
