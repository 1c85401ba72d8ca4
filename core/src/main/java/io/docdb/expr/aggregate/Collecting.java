package io.docdb.expr.aggregate;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Accumulator;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accumulators that put all values together: STRING_AGG, ARRAY_AGG, JSON_ARRAYAGG, JSON_OBJECTAGG. */
final class Collecting {
    /** Rough heap bytes of one kept value beside its own content. */
    private static final long VALUE_BYTES = 32;

    private Collecting() {}

    /** STRING_AGG(text, separator): each text but the first behind its own separator. */
    static final class Texts implements Accumulator {
        private final String defaultSeparator;
        private final StringBuilder joined = new StringBuilder();
        private boolean any;

        Texts(String defaultSeparator) {
            this.defaultSeparator = defaultSeparator;
        }

        @Override
        public void add(Value[] arguments) {
            if (arguments[0].isNull()) {
                return;
            }
            if (any) {
                joined.append(separator(arguments));
            }
            joined.append(TextForm.of(arguments[0]));
            any = true;
        }

        private String separator(Value[] arguments) {
            if (arguments.length < 2) {
                return defaultSeparator;
            }
            return arguments[1].isNull() ? "" : TextForm.of(arguments[1]);
        }

        @Override
        public Value result() {
            return any ? new TextValue(joined.toString()) : NullValue.NULL;
        }

        @Override
        public long sizeBytes() {
            return 64 + 2L * joined.capacity();
        }
    }

    /** ARRAY_AGG and JSON_ARRAYAGG. */
    static final class Elements implements Accumulator {
        private final boolean keepsNull;
        private final List<Value> elements = new ArrayList<>();
        private boolean any;
        private long bytes;

        Elements(boolean keepsNull) {
            this.keepsNull = keepsNull;
        }

        @Override
        public void add(Value[] arguments) {
            any = true;
            if (keepsNull || !arguments[0].isNull()) {
                elements.add(arguments[0]);
                bytes += sizeOf(arguments[0]);
            }
        }

        @Override
        public Value result() {
            return any ? new ArrayValue(elements) : NullValue.NULL;
        }

        @Override
        public long sizeBytes() {
            return 64 + bytes;
        }
    }

    /** JSON_OBJECTAGG(key, value). */
    static final class Fields implements Accumulator {
        private final boolean keepsNull;
        private final boolean uniqueKeys;
        private final Document.Builder fields = Document.builder();
        private final Set<String> absent = new HashSet<>(); // keys of NULLs left out: unique, too
        private boolean any;
        private long bytes;

        Fields(boolean keepsNull, boolean uniqueKeys) {
            this.keepsNull = keepsNull;
            this.uniqueKeys = uniqueKeys;
        }

        @Override
        public void add(Value[] arguments) {
            any = true;
            if (arguments[0].isNull()) {
                throw new StatementException(ErrorCode.NULL_JSON_KEY, "JSON_OBJECTAGG: a key is NULL");
            }
            String key = TextForm.of(arguments[0]);
            if (uniqueKeys && (fields.has(key) || absent.contains(key))) {
                throw new StatementException(
                        ErrorCode.DUPLICATE_JSON_KEY, "JSON_OBJECTAGG: the key " + key + " stands twice");
            }
            if (arguments[1].isNull() && !keepsNull) {
                if (uniqueKeys && absent.add(key)) {
                    bytes += VALUE_BYTES + 2L * key.length();
                }
                return;
            }
            fields.set(key, arguments[1].isNull() ? NullValue.NULL : arguments[1]);
            bytes += VALUE_BYTES + 2L * key.length() + sizeOf(arguments[1]);
        }

        @Override
        public Value result() {
            return any ? fields.build() : NullValue.NULL;
        }

        @Override
        public long sizeBytes() {
            return 64 + bytes;
        }
    }

    /** Estimated heap bytes of a value. */
    static long sizeOf(Value value) {
        if (value instanceof TextValue text) {
            return VALUE_BYTES + text.value().length();
        }
        if (value instanceof ArrayValue array) {
            long sum = VALUE_BYTES;
            for (Value element : array.elements()) {
                sum += sizeOf(element);
            }
            return sum;
        }
        if (value instanceof Document document) {
            long sum = VALUE_BYTES;
            for (int i = 0; i < document.size(); i++) {
                sum += VALUE_BYTES + sizeOf(document.value(i));
            }
            return sum;
        }
        return VALUE_BYTES;
    }
}
