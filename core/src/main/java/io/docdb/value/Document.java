package io.docdb.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A JSON object: named values in the order in which they were written. No name stands twice.
 *
 * <p>Example: {@code Document.builder().put("city", new TextValue("Oslo")).put("zip", LongValue.of(150)).build()}.
 * Two documents are equal if they hold the same fields with equal values in the same order.
 */
public final class Document implements Value {
    public static final Document EMPTY = new Document(new String[0], new Value[0]);

    /** Up to this many fields a scan over the names beats a hash table, and most documents have fewer. */
    private static final int SCANNED_FIELDS = 16;

    private final String[] names;
    private final Value[] values;
    private Map<String, Integer> positions; // built when first needed; a race builds it twice, alike

    private Document(String[] names, Value[] values) {
        this.names = names;
        this.values = values;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A document of one field. */
    public static Document of(String name, Value value) {
        return new Document(new String[] {name}, new Value[] {value});
    }

    /**
     * A document of names that are known to be distinct, as a decoder knows them; not checked. The arrays are the
     * document's from now on.
     */
    public static Document ofDistinct(String[] names, Value[] values) {
        return names.length == 0 ? EMPTY : new Document(names, values);
    }

    public int size() {
        return names.length;
    }

    public String name(int position) {
        return names[position];
    }

    public Value value(int position) {
        return values[position];
    }

    /** The value of the field, or {@link NullValue#MISSING}. */
    public Value get(String name) {
        int position = positionOf(name);
        return position < 0 ? NullValue.MISSING : values[position];
    }

    public boolean has(String name) {
        return positionOf(name) >= 0;
    }

    /** The field's place from 0, or -1. */
    public int positionOf(String name) {
        if (names.length <= SCANNED_FIELDS) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        Map<String, Integer> table = positions;
        if (table == null) {
            table = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                table.put(names[i], i);
            }
            positions = table;
        }
        return table.getOrDefault(name, -1);
    }

    /** The names in their order. */
    public List<String> names() {
        return Collections.unmodifiableList(Arrays.asList(names));
    }

    /** The values in the order of the names. */
    public Collection<Value> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    public void forEach(BiConsumer<String, Value> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /** A copy with the field set: in its place if it is there, else at the end. */
    public Document with(String name, Value value) {
        int position = positionOf(name);
        if (position >= 0) {
            Value[] changed = values.clone();
            changed[position] = value;
            return new Document(names, changed);
        }
        String[] longerNames = Arrays.copyOf(names, names.length + 1);
        Value[] longerValues = Arrays.copyOf(values, values.length + 1);
        longerNames[names.length] = name;
        longerValues[values.length] = value;
        return new Document(longerNames, longerValues);
    }

    /** A copy without the field; this document if it has no such field. */
    public Document without(String name) {
        int position = positionOf(name);
        return position < 0 ? this : ofDistinct(cut(names, position), cut(values, position));
    }

    private static <T> T[] cut(T[] elements, int position) {
        T[] shorter = Arrays.copyOf(elements, elements.length - 1);
        System.arraycopy(elements, position + 1, shorter, position, shorter.length - position);
        return shorter;
    }

    public Builder toBuilder() {
        Builder copy = new Builder();
        forEach(copy::append);
        return copy;
    }

    @Override
    public ValueKind kind() {
        return ValueKind.OBJECT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that && Arrays.equals(names, that.names) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }

    /** Collects fields in order. Confined to one thread. */
    public static final class Builder {
        private String[] names = new String[8];
        private Value[] values = new Value[8];
        private int size;
        private Map<String, Integer> positions; // null until there are more fields than are scanned

        private Builder() {}

        /** Appends a field. @throws IllegalArgumentException if the name is there already */
        public Builder put(String name, Value value) {
            if (positionOf(name) >= 0) {
                throw new IllegalArgumentException("Field \"" + name + "\" stands twice in an object");
            }
            append(name, value);
            return this;
        }

        /** Replaces the field's value, or appends the field. */
        public Builder set(String name, Value value) {
            int position = positionOf(name);
            if (position < 0) {
                append(name, value);
            } else {
                values[position] = value;
            }
            return this;
        }

        public boolean has(String name) {
            return positionOf(name) >= 0;
        }

        private int positionOf(String name) {
            if (positions != null) {
                return positions.getOrDefault(name, -1);
            }
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        private void append(String name, Value value) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = name;
            values[size] = value;
            if (positions != null) {
                positions.put(name, size);
            } else if (size == SCANNED_FIELDS) {
                positions = new HashMap<>(4 * size);
                for (int i = 0; i <= size; i++) {
                    positions.put(names[i], i);
                }
            }
            size++;
        }

        public Document build() {
            return ofDistinct(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
