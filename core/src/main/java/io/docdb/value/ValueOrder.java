package io.docdb.value;

import java.util.Comparator;
import java.util.List;

/**
 * The one total order over all values: first by {@link ValueKind}, then within the kind.
 *
 * <p>NULL and MISSING are equal and lowest. Numbers sort by decimal value, text by code point, arrays element by
 * element, objects field by field in their order (name, then value), a prefix first. The index key encoding of
 * {@code key} follows this order byte for byte. Three-valued SQL comparison is built on it in {@code expr}.
 */
public final class ValueOrder implements Comparator<Value> {
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(Value left, Value right) {
        ValueKind kind = left.kind();
        if (kind != right.kind()) {
            return kind.compareTo(right.kind());
        }
        return switch (kind) {
            case NULL -> 0;
            case BOOLEAN -> ((BooleanValue) left).compareTo((BooleanValue) right);
            case NUMBER -> NumberValue.compare((NumberValue) left, (NumberValue) right);
            case TEXT -> ((TextValue) left).compareTo((TextValue) right);
            case BINARY -> ((BinaryValue) left).compareTo((BinaryValue) right);
            case DATE -> ((DateValue) left).value().compareTo(((DateValue) right).value());
            case TIME -> ((TimeValue) left).value().compareTo(((TimeValue) right).value());
            case TIMESTAMP -> ((TimestampValue) left).value().compareTo(((TimestampValue) right).value());
            case TIMESTAMP_TZ ->
                ((TimestampTzValue) left)
                        .value()
                        .toInstant()
                        .compareTo(((TimestampTzValue) right).value().toInstant());
            case TIME_TZ -> ((TimeTzValue) left).compareTo((TimeTzValue) right);
            case INTERVAL -> ((IntervalValue) left).compareTo((IntervalValue) right);
            case UUID -> ((UuidValue) left).compareTo((UuidValue) right);
            case ARRAY -> compareArrays(((ArrayValue) left).elements(), ((ArrayValue) right).elements());
            case OBJECT -> compareObjects((Document) left, (Document) right);
        };
    }

    private int compareArrays(List<Value> left, List<Value> right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private int compareObjects(Document left, Document right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int byName = new TextValue(left.name(i)).compareTo(new TextValue(right.name(i)));
            int order = byName != 0 ? byName : compare(left.value(i), right.value(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
