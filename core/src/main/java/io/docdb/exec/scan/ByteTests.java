package io.docdb.exec.scan;

import io.docdb.codec.EncodedValue;
import io.docdb.codec.FieldNames;
import io.docdb.codec.NumberComparison;
import io.docdb.codec.PathReader;
import io.docdb.codec.TextBytes;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.Arrays;
import java.util.function.Supplier;

/** Makes tests of one path against a known value. Values of a form that has no fast way are decoded and compared. */
final class ByteTests {
    private ByteTests() {}

    static ByteTest compare(PathReader path, Operator operator, Value bound, FieldNames names) {
        if (bound.isNull()) {
            return (bytes, offset) -> false;
        }
        ByteTest slow = (bytes, offset) -> {
            int position = path.locate(bytes, offset);
            return !EncodedValue.isNull(bytes, position)
                    && accepts(operator, Comparisons.compare(EncodedValue.decode(bytes, position, names), bound));
        };
        if (bound instanceof LongValue number) {
            return compareLong(path, operator, number, slow);
        }
        if (bound instanceof NumberValue number) {
            return compareNumber(path, operator, NumberComparison.with(number), slow);
        }
        if (bound instanceof TextValue text && TextBytes.isWellFormed(text.value())) {
            return compareText(path, operator, TextBytes.of(text.value()), slow);
        }
        return slow;
    }

    private static ByteTest compareLong(PathReader path, Operator operator, LongValue number, ByteTest slow) {
        long bound = number.value();
        NumberComparison comparison = NumberComparison.with(number);
        return (bytes, offset) -> {
            int position = path.locate(bytes, offset);
            if (EncodedValue.isLong(bytes, position)) {
                return accepts(operator, Long.compare(EncodedValue.longValue(bytes, position), bound));
            }
            return EncodedValue.kind(bytes, position) == ValueKind.NUMBER
                    ? accepts(operator, comparison.compare(bytes, position))
                    : position >= 0 && slow.test(bytes, offset);
        };
    }

    private static ByteTest compareNumber(
            PathReader path, Operator operator, NumberComparison comparison, ByteTest slow) {
        return (bytes, offset) -> {
            int position = path.locate(bytes, offset);
            return EncodedValue.kind(bytes, position) == ValueKind.NUMBER
                    ? accepts(operator, comparison.compare(bytes, position))
                    : position >= 0 && slow.test(bytes, offset);
        };
    }

    private static ByteTest compareText(PathReader path, Operator operator, byte[] bound, ByteTest slow) {
        if (operator == Operator.EQUAL) {
            return (bytes, offset) -> {
                int position = path.locate(bytes, offset);
                if (EncodedValue.kind(bytes, position) != ValueKind.TEXT) {
                    return position >= 0 && slow.test(bytes, offset);
                }
                int length = EncodedValue.textLength(bytes, position);
                int start = EncodedValue.textStart(bytes, position);
                return length == bound.length && Arrays.equals(bytes, start, start + length, bound, 0, length);
            };
        }
        return (bytes, offset) -> {
            int position = path.locate(bytes, offset);
            if (EncodedValue.kind(bytes, position) != ValueKind.TEXT) {
                return position >= 0 && slow.test(bytes, offset);
            }
            int start = EncodedValue.textStart(bytes, position);
            int end = start + EncodedValue.textLength(bytes, position);
            return accepts(operator, Integer.signum(Arrays.compareUnsigned(bytes, start, end, bound, 0, bound.length)));
        };
    }

    /**
     * True if what the path leads to contains a part.
     *
     * @param part asked at the first document that has something there; Java null for NULL, which is contained in nothing
     */
    static ByteTest contains(PathReader path, Supplier<JsonPart> part) {
        return new ByteTest() {
            private JsonPart known;
            private boolean asked;

            @Override
            public boolean test(byte[] bytes, int offset) {
                int position = path.locate(bytes, offset);
                if (EncodedValue.isNull(bytes, position)) {
                    return false;
                }
                if (!asked) {
                    known = part.get();
                    asked = true;
                }
                return known != null && known.isIn(bytes, position);
            }
        };
    }

    static boolean accepts(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0 && order != Comparisons.UNKNOWN;
            case LESS -> order == -1;
            case LESS_OR_EQUAL -> order == -1 || order == 0;
            case GREATER -> order == 1;
            case GREATER_OR_EQUAL -> order == 1 || order == 0;
            case DISTINCT, NOT_DISTINCT -> throw new IllegalStateException("not tested on bytes: " + operator);
        };
    }

    static ByteTest isNull(PathReader path, boolean expected) {
        return (bytes, offset) -> EncodedValue.isNull(bytes, path.locate(bytes, offset)) == expected;
    }

    static ByteTest isMissing(PathReader path, boolean expected) {
        return (bytes, offset) -> EncodedValue.isMissing(bytes, path.locate(bytes, offset)) == expected;
    }

    static ByteTest isTrue(PathReader path) {
        return (bytes, offset) -> EncodedValue.isTrue(bytes, path.locate(bytes, offset));
    }
}
