package io.docdb.value;

/**
 * An immutable value: what a field of a document, a column of a row or a parameter holds.
 *
 * <p>{@code equals} and {@code hashCode} agree with {@link ValueOrder}: numerically equal numbers are equal whatever
 * their form. {@code toString} is the JSON text of the value. Thread-safe.
 */
public sealed interface Value
        permits NullValue,
                BooleanValue,
                NumberValue,
                TextValue,
                BinaryValue,
                DateValue,
                TimeValue,
                TimestampValue,
                TimestampTzValue,
                TimeTzValue,
                IntervalValue,
                UuidValue,
                ArrayValue,
                Document {

    /** The kind of this value; kinds are ordered as {@link ValueOrder} orders values of different kinds. */
    ValueKind kind();

    /** True for JSON null, SQL NULL and for a missing field. */
    default boolean isNull() {
        return false;
    }

    /** True only for a field that is not there, which reads as NULL. */
    default boolean isMissing() {
        return false;
    }
}
