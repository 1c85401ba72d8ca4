package io.docdb.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A JSON object: named values in the order in which they were written. No name stands twice.
 *
 * <p>Example: {@code Document.builder().put("city", new TextValue("Oslo")).put("zip", LongValue.of(150)).build()}.
 * Two documents are equal if they hold the same fields with equal values in the same order.
 *
 * <p>A document that was read may still be the bytes it is stored as ({@link #of(DocumentSource)}): it is decoded when somebody
 * looks into it, which nobody does who only asks for its text. Thread-safe all the same.
 */
public final class Document implements Value {
    public static final Document EMPTY = new Document(new String[0], new Value[0]);

    /** Up to this many fields a scan over the names beats a hash table, and most documents have fewer. */
    private static final int SCANNED_FIELDS = 16;

    private final String[] names;
    private final Value[] values;
    private final DocumentSource source; // null if it was never bytes; then names and values are there
    private Document decoded; // of the source, when first needed; a race decodes it twice, alike
    private Map<String, Integer> positions; // built when first needed; a race builds it twice, alike

    private Document(String[] names, Value[] values) {
        this.names = names;
        this.values = values;
        this.source = null;
    }

    private Document(DocumentSource source) {
        this.names = null;
        this.values = null;
        this.source = source;
    }

    /** A document that is decoded when somebody looks into it. */
    public static Document of(DocumentSource source) {
        return new Document(source);
    }

    /** What is known of it without decoding it: nothing if somebody has looked into it, or it was never bytes. */
    public Optional<DocumentSource> undecoded() {
        return source == null || decoded != null ? Optional.empty() : Optional.of(source);
    }

    /** What it was read from, whether somebody has looked into it or not; empty if it was never bytes. */
    public Optional<DocumentSource> source() {
        return Optional.ofNullable(source);
    }

    /** This document, or what it was decoded to: one with names and values. */
    private Document open() {
        if (source == null) {
            return this;
        }
        Document known = decoded;
        if (known == null) {
            known = source.decode();
            decoded = known;
        }
        return known;
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
        return open().names.length;
    }

    public String name(int position) {
        return open().names[position];
    }

    public Value value(int position) {
        return open().values[position];
    }

    /** The value of the field, or {@link NullValue#MISSING}. */
    public Value get(String name) {
        if (source != null && decoded == null && source.givesFields()) {
            return source.field(name);
        }
        Document open = open();
        int position = open.find(name);
        return position < 0 ? NullValue.MISSING : open.values[position];
    }

    public boolean has(String name) {
        return positionOf(name) >= 0;
    }

    /** The field's place from 0, or -1. */
    public int positionOf(String name) {
        return open().find(name);
    }

    private int find(String name) {
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
        return Collections.unmodifiableList(Arrays.asList(open().names));
    }

    /** The values in the order of the names. */
    public Collection<Value> values() {
        return Collections.unmodifiableList(Arrays.asList(open().values));
    }

    public void forEach(BiConsumer<String, Value> action) {
        Document open = open();
        for (int i = 0; i < open.names.length; i++) {
            action.accept(open.names[i], open.values[i]);
        }
    }

    /** A copy with the field set: in its place if it is there, else at the end. */
    public Document with(String name, Value value) {
        Document open = open();
        int position = open.find(name);
        if (position >= 0) {
            Value[] changed = open.values.clone();
            changed[position] = value;
            return new Document(open.names, changed);
        }
        int size = open.names.length;
        String[] longerNames = Arrays.copyOf(open.names, size + 1);
        Value[] longerValues = Arrays.copyOf(open.values, size + 1);
        longerNames[size] = name;
        longerValues[size] = value;
        return new Document(longerNames, longerValues);
    }

    /** A copy without the field; this document if it has no such field. */
    public Document without(String name) {
        Document open = open();
        int position = open.find(name);
        return position < 0 ? this : ofDistinct(cut(open.names, position), cut(open.values, position));
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
        if (!(other instanceof Document)) {
            return false;
        }
        Document left = open();
        Document right = ((Document) other).open();
        return Arrays.equals(left.names, right.names) && Arrays.equals(left.values, right.values);
    }

    @Override
    public int hashCode() {
        Document open = open();
        return 31 * Arrays.hashCode(open.names) + Arrays.hashCode(open.values);
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
