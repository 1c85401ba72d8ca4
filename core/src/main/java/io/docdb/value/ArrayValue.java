package io.docdb.value;

import java.util.List;

/** An ordered list of values; sorts element by element, a prefix first. */
public record ArrayValue(List<Value> elements) implements Value {
    public static final ArrayValue EMPTY = new ArrayValue(List.of());

    public ArrayValue {
        elements = List.copyOf(elements);
    }

    public static ArrayValue of(Value... elements) {
        return new ArrayValue(List.of(elements));
    }

    public int size() {
        return elements.size();
    }

    @Override
    public ValueKind kind() {
        return ValueKind.ARRAY;
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
