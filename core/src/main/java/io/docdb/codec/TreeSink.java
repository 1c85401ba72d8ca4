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
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Builds values. Confined to one thread, used once. */
final class TreeSink implements DocumentSink {
    /** Up to here comparing names is faster than hashing them. */
    private static final int SCANNED_FIELDS = 12;

    /** Room for the content of most objects and arrays. */
    private static final int FIRST_VALUES = 8;

    /** What a value costs besides its text, about as in the stored form. */
    private static final int VALUE_BYTES = 2;

    /** An object or array being read. */
    private static final class Open {
        private final Open outer; // null at the root
        private final boolean object;
        private String[] names; // null for an array
        private int named;
        private Value[] values = new Value[FIRST_VALUES];
        private int count;
        private long hashes; // a bit for each name's: most names are not known by that alone
        private Set<String> seen;

        private Open(Open outer, boolean object) {
            this.outer = outer;
            this.object = object;
            this.names = object ? new String[FIRST_VALUES] : null;
        }

        private boolean name(String name) {
            if (isKnown(name)) {
                return false;
            }
            if (named == names.length) {
                names = Arrays.copyOf(names, 2 * named);
            }
            names[named++] = name;
            return true;
        }

        private boolean isKnown(String name) {
            if (named >= SCANNED_FIELDS) {
                if (seen == null) {
                    seen = new HashSet<>(Arrays.asList(names).subList(0, named));
                }
                return !seen.add(name);
            }
            long bit = 1L << name.hashCode();
            boolean isNew = (hashes & bit) == 0;
            hashes |= bit;
            for (int i = 0; !isNew && i < named; i++) {
                if (names[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }

        private void add(Value value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        private Value build() {
            Value[] exact = count == values.length ? values : Arrays.copyOf(values, count);
            if (!object) {
                return ArrayValue.of(exact);
            }
            return Document.ofDistinct(named == names.length ? names : Arrays.copyOf(names, named), exact);
        }
    }

    private Open open; // the innermost; null at the root
    private int depth;
    private Value root;
    private int sizeBytes;

    /** The value that was read. */
    Value root() {
        return root;
    }

    private void add(Value value) {
        sizeBytes += VALUE_BYTES;
        if (open == null) {
            root = value;
        } else {
            open.add(value);
        }
    }

    private void start(boolean object) {
        open = new Open(open, object);
        DocumentLimits.DEFAULT.checkDepth(++depth);
    }

    private void end() {
        Value value = open.build();
        open = open.outer;
        depth--;
        add(value);
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
        end();
    }

    @Override
    public void endArray() {
        end();
    }

    @Override
    public boolean name(String name) {
        sizeBytes += VALUE_BYTES;
        return open.name(name);
    }

    @Override
    public boolean name(String text, byte[] bytes, int from, int to) {
        return name(RecentNames.find(text, bytes, from, to));
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
    public void textValue(String text, byte[] bytes, int from, int to) {
        textValue(text.substring(from, to));
    }

    @Override
    public int sizeBytes() {
        return sizeBytes;
    }
}
