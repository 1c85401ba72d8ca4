package io.docdb.exec.scan;

import io.docdb.codec.EncodedValue;
import io.docdb.codec.FieldNames;
import io.docdb.codec.NumberComparison;
import io.docdb.codec.PathReader;
import io.docdb.codec.TextBytes;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.Arrays;

/**
 * A value that others are to contain in the sense of {@code @>}, looked for in their bytes: of a document no more is read than
 * what the part names. Answers are those of the operator on decoded values.
 */
abstract class JsonPart {
    private JsonPart() {}

    static JsonPart of(Value part, FieldNames names) {
        if (part instanceof Document fields) {
            return new Fields(fields, names);
        }
        if (part instanceof ArrayValue elements) {
            return new Elements(elements, names);
        }
        if (part instanceof NumberValue number) {
            return new Number(number, names);
        }
        return part instanceof TextValue text && TextBytes.isWellFormed(text.value())
                ? new Text(text, names)
                : new Other(part, names);
    }

    /** True if the value at {@code position} contains it; an array also contains a scalar that is one of its elements. */
    final boolean isIn(byte[] bytes, int position) {
        return isScalar() && EncodedValue.arrayLength(bytes, position) >= 0
                ? isElement(bytes, position)
                : isInSame(bytes, position);
    }

    /** True if the value is of its kind and contains it. */
    abstract boolean isInSame(byte[] bytes, int position);

    abstract boolean isScalar();

    /** True if some element of the array contains it. */
    final boolean isElement(byte[] bytes, int array) {
        int count = EncodedValue.arrayLength(bytes, array);
        for (int i = 0; i < count; i++) {
            if (isInSame(bytes, EncodedValue.element(bytes, array, i))) {
                return true;
            }
        }
        return false;
    }

    private static final class Fields extends JsonPart {
        private final JsonPart whole;
        private final PathReader[] fields;
        private final JsonPart[] values;

        Fields(Document document, FieldNames names) {
            whole = new Other(document, names);
            fields = new PathReader[document.size()];
            values = new JsonPart[fields.length];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = PathReader.of(FieldPath.of(document.name(i)), names);
                values[i] = JsonPart.of(document.value(i), names);
            }
        }

        @Override
        boolean isScalar() {
            return false;
        }

        @Override
        boolean isInSame(byte[] bytes, int position) {
            if (EncodedValue.kind(bytes, position) != ValueKind.OBJECT) {
                return whole.isInSame(bytes, position);
            }
            for (int i = 0; i < fields.length; i++) {
                int field = fields[i].locateFrom(bytes, position);
                if (EncodedValue.isMissing(bytes, field) || !values[i].isInSame(bytes, field)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Elements extends JsonPart {
        private final JsonPart whole;
        private final JsonPart[] elements;

        Elements(ArrayValue array, FieldNames names) {
            whole = new Other(array, names);
            elements = array.elements().stream()
                    .map(element -> JsonPart.of(element, names))
                    .toArray(JsonPart[]::new);
        }

        @Override
        boolean isScalar() {
            return false;
        }

        @Override
        boolean isInSame(byte[] bytes, int position) {
            if (EncodedValue.kind(bytes, position) != ValueKind.ARRAY) {
                return whole.isInSame(bytes, position);
            }
            for (JsonPart element : elements) {
                if (!element.isElement(bytes, position)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Contained in what equals it; values of a form that has no faster way are decoded. */
    private static class Other extends JsonPart {
        private final Value part;
        private final FieldNames names;

        Other(Value part, FieldNames names) {
            this.part = part;
            this.names = names;
        }

        @Override
        final boolean isScalar() {
            return !(part instanceof Document) && !(part instanceof ArrayValue);
        }

        @Override
        boolean isInSame(byte[] bytes, int position) {
            return Comparisons.areNotDistinct(EncodedValue.decode(bytes, position, names), part);
        }
    }

    private static final class Number extends Other {
        private final NumberComparison comparison;
        private final boolean isLong;
        private final long number;

        Number(NumberValue part, FieldNames names) {
            super(part, names);
            comparison = NumberComparison.with(part);
            isLong = part instanceof LongValue;
            number = part instanceof LongValue whole ? whole.value() : 0;
        }

        @Override
        boolean isInSame(byte[] bytes, int position) {
            if (isLong && EncodedValue.isLong(bytes, position)) {
                return EncodedValue.longValue(bytes, position) == number;
            }
            return EncodedValue.kind(bytes, position) == ValueKind.NUMBER
                    ? comparison.compare(bytes, position) == 0
                    : super.isInSame(bytes, position);
        }
    }

    private static final class Text extends Other {
        private final byte[] text;

        Text(TextValue part, FieldNames names) {
            super(part, names);
            text = TextBytes.of(part.value());
        }

        @Override
        boolean isInSame(byte[] bytes, int position) {
            if (EncodedValue.kind(bytes, position) != ValueKind.TEXT) {
                return super.isInSame(bytes, position);
            }
            int start = EncodedValue.textStart(bytes, position);
            int length = EncodedValue.textLength(bytes, position);
            return length == text.length && Arrays.equals(bytes, start, start + length, text, 0, length);
        }
    }
}
