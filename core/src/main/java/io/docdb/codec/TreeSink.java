package io.docdb.codec;

import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Builds values. Confined to one thread, used once. */
final class TreeSink implements DocumentSink {
    /** Up to here comparing names is faster than hashing them. */
    private static final int SCANNED_FIELDS = 12;

    /** What a value costs besides its text, about as in the stored form. */
    private static final int VALUE_BYTES = 2;

    /** An object or array being read. */
    private static final class Open {
        private final List<String> names; // null for an array
        private final List<Value> values = new ArrayList<>();
        private Set<String> seen;

        private Open(boolean object) {
            names = object ? new ArrayList<>() : null;
        }

        private boolean name(String name) {
            if (names.size() < SCANNED_FIELDS) {
                if (names.contains(name)) {
                    return false;
                }
            } else {
                if (seen == null) {
                    seen = new HashSet<>(names);
                }
                if (!seen.add(name)) {
                    return false;
                }
            }
            names.add(name);
            return true;
        }

        private Value build() {
            return names == null
                    ? new ArrayValue(values)
                    : Document.ofDistinct(names.toArray(String[]::new), values.toArray(Value[]::new));
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private Value root;
    private int sizeBytes;

    /** The value that was read. */
    Value root() {
        return root;
    }

    private void add(Value value) {
        sizeBytes += VALUE_BYTES;
        if (open.isEmpty()) {
            root = value;
        } else {
            open.peek().values.add(value);
        }
    }

    private void start(boolean object) {
        open.push(new Open(object));
        DocumentLimits.DEFAULT.checkDepth(open.size());
    }

    @Override
    public void startObject() {
        start(true);
    }

    @Override
    public void startArray() {
        start(false);
    }

    @Override
    public void endObject() {
        add(open.pop().build());
    }

    @Override
    public void endArray() {
        add(open.pop().build());
    }

    @Override
    public boolean name(String name) {
        sizeBytes += VALUE_BYTES;
        return open.peek().name(name);
    }

    @Override
    public void nullValue() {
        add(NullValue.NULL);
    }

    @Override
    public void booleanValue(boolean value) {
        add(BooleanValue.of(value));
    }

    @Override
    public void longValue(long value) {
        add(LongValue.of(value));
    }

    @Override
    public void doubleValue(double value) {
        add(new DoubleValue(value));
    }

    @Override
    public void decimalValue(long unscaled, int scale) {
        add(new DecimalValue(BigDecimal.valueOf(unscaled, scale)));
    }

    @Override
    public void decimalValue(BigDecimal value) {
        add(new DecimalValue(value));
    }

    @Override
    public void textValue(String value) {
        sizeBytes += value.length();
        add(new TextValue(value));
    }

    @Override
    public int sizeBytes() {
        return sizeBytes;
    }
}
