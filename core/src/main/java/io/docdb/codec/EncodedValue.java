package io.docdb.codec;

import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.math.BigDecimal;

/**
 * Looks at one encoded value without making an object of it. {@code position} is where the value starts, as
 * {@link PathReader#locate} answers it; a negative position is a missing value.
 */
public final class EncodedValue {
    private static final ValueKind[] KINDS = kinds();

    private EncodedValue() {}

    private static ValueKind[] kinds() {
        ValueKind[] kinds = new ValueKind[256];
        for (int tag = 0; tag < kinds.length; tag++) {
            kinds[tag] = kindOf(tag);
        }
        return kinds;
    }

    private static ValueKind kindOf(int tag) {
        if (tag >= Tag.SHORT_TEXT) {
            return ValueKind.TEXT;
        }
        if (tag >= Tag.TINY_INT) {
            return ValueKind.NUMBER;
        }
        if (tag >= Tag.ARRAY) {
            return Tag.isArray(tag) ? ValueKind.ARRAY : null;
        }
        if (tag >= Tag.OBJECT) {
            return Tag.isObject(tag) || Tag.isNamedObject(tag) ? ValueKind.OBJECT : null;
        }
        return switch (tag) {
            case Tag.MISSING, Tag.NULL -> ValueKind.NULL;
            case Tag.FALSE, Tag.TRUE -> ValueKind.BOOLEAN;
            case Tag.INT_1, Tag.INT_2, Tag.INT_4, Tag.INT_8, Tag.DOUBLE, Tag.DECIMAL, Tag.BIG_DECIMAL ->
                ValueKind.NUMBER;
            case Tag.TEXT, Tag.UNPAIRED_TEXT -> ValueKind.TEXT;
            case Tag.BINARY -> ValueKind.BINARY;
            case Tag.DATE -> ValueKind.DATE;
            case Tag.TIME -> ValueKind.TIME;
            case Tag.TIMESTAMP -> ValueKind.TIMESTAMP;
            case Tag.TIMESTAMP_TZ -> ValueKind.TIMESTAMP_TZ;
            case Tag.TIME_TZ -> ValueKind.TIME_TZ;
            case Tag.INTERVAL -> ValueKind.INTERVAL;
            case Tag.UUID -> ValueKind.UUID;
            default -> null;
        };
    }

    /** The kind of the value; NULL for a missing one. */
    public static ValueKind kind(byte[] bytes, int position) {
        if (position < 0) {
            return ValueKind.NULL;
        }
        ValueKind kind = KINDS[bytes[position] & 0xFF];
        if (kind == null) {
            throw ValueDecoder.unknownTag(bytes, position);
        }
        return kind;
    }

    public static boolean isNull(byte[] bytes, int position) {
        return position < 0 || bytes[position] == Tag.NULL || bytes[position] == Tag.MISSING;
    }

    public static boolean isMissing(byte[] bytes, int position) {
        return position < 0 || bytes[position] == Tag.MISSING;
    }

    /** True if the value is a whole number in the form of a {@code long}; then {@link #longValue} gives it. */
    public static boolean isLong(byte[] bytes, int position) {
        return position >= 0
                && (bytes[position] >= Tag.TINY_INT || bytes[position] >= Tag.INT_1 && bytes[position] <= Tag.INT_8);
    }

    /** The number; only if {@link #isLong}. */
    public static long longValue(byte[] bytes, int position) {
        return ValueDecoder.integer(bytes, position);
    }

    /** True if the value is a number in the form of a {@code double}; then {@link #doubleValue} gives it. */
    public static boolean isDouble(byte[] bytes, int position) {
        return position >= 0 && bytes[position] == Tag.DOUBLE;
    }

    /** The nearest double of a number of any form. Only for numbers. */
    public static double doubleValue(byte[] bytes, int position) {
        int tag = bytes[position];
        if (tag == Tag.DOUBLE) {
            return Double.longBitsToDouble(Bytes.int8(bytes, position + 1));
        }
        return isDecimal(tag) ? ValueDecoder.decimal(bytes, position).doubleValue() : longValue(bytes, position);
    }

    /** A decimal or long as a decimal of its scale. Only for numbers that are no doubles. */
    public static BigDecimal decimalValue(byte[] bytes, int position) {
        return isDecimal(bytes[position])
                ? ValueDecoder.decimal(bytes, position)
                : BigDecimal.valueOf(longValue(bytes, position));
    }

    private static boolean isDecimal(int tag) {
        return tag == Tag.DECIMAL || tag == Tag.BIG_DECIMAL;
    }

    /** True if the value is {@code true}. */
    public static boolean isTrue(byte[] bytes, int position) {
        return position >= 0 && bytes[position] == Tag.TRUE;
    }

    /** The bytes of a text's {@link TextBytes}. Only for texts. */
    public static int textLength(byte[] bytes, int position) {
        int tag = bytes[position];
        return tag < 0 ? tag & Tag.MAX_SHORT : (int) Bytes.varint(bytes, position + 1);
    }

    /** Where a text's {@link TextBytes} start. Only for texts. */
    public static int textStart(byte[] bytes, int position) {
        return bytes[position] < 0 ? position + 1 : position + 1 + Bytes.varintLength(bytes, position + 1);
    }

    /** The text. Only for texts. */
    public static String textValue(byte[] bytes, int position) {
        return ValueDecoder.text(bytes, position);
    }

    /** The number of elements; -1 if the value is no array. */
    public static int arrayLength(byte[] bytes, int position) {
        return position >= 0 && Tag.isArray(bytes[position]) ? Containers.checkedCount(bytes, position) : -1;
    }

    /** Where the element stands, from 0; only for arrays, and elements that are there. */
    public static int element(byte[] bytes, int position, int element) {
        return Containers.elementAt(bytes, position, Containers.count(bytes, position), element);
    }

    /** Where the value of a field stands; -1 if there is no such field, or the value is no object. */
    public static int field(byte[] bytes, int position, String name, FieldNames names) {
        if (position >= 0 && Tag.isObject(bytes[position])) {
            int number = names.find(name);
            return number == FieldNames.NONE ? -1 : Containers.findField(bytes, position, number);
        }
        return position >= 0 && Tag.isNamedObject(bytes[position])
                ? Containers.findNamed(bytes, position, TextBytes.of(name))
                : -1;
    }

    /** The position behind the value. */
    static int end(byte[] bytes, int position) {
        int tag = bytes[position];
        if (tag < 0) {
            return position + 1 + (tag & Tag.MAX_SHORT);
        }
        if (tag >= Tag.TINY_INT) {
            return position + 1;
        }
        return switch (tag) {
            case Tag.MISSING, Tag.NULL, Tag.FALSE, Tag.TRUE -> position + 1;
            case Tag.INT_1 -> position + 2;
            case Tag.INT_2 -> position + 3;
            case Tag.INT_4 -> position + 5;
            case Tag.INT_8, Tag.DOUBLE -> position + 9;
            case Tag.UUID -> position + 17;
            case Tag.DATE, Tag.TIME -> behindVarints(bytes, position + 1, 1);
            case Tag.DECIMAL, Tag.TIMESTAMP, Tag.TIME_TZ -> behindVarints(bytes, position + 1, 2);
            case Tag.TIMESTAMP_TZ, Tag.INTERVAL -> behindVarints(bytes, position + 1, 3);
            case Tag.TEXT, Tag.UNPAIRED_TEXT, Tag.BINARY -> behindBytes(bytes, position + 1);
            case Tag.BIG_DECIMAL -> behindBytes(bytes, behindVarints(bytes, position + 1, 1));
            default -> containerEnd(bytes, position);
        };
    }

    private static int containerEnd(byte[] bytes, int position) {
        if (KINDS[bytes[position]] == null) {
            throw ValueDecoder.unknownTag(bytes, position);
        }
        return Containers.bodyEnd(bytes, position);
    }

    private static int behindVarints(byte[] bytes, int position, int count) {
        int end = position;
        for (int i = 0; i < count; i++) {
            end += Bytes.varintLength(bytes, end);
        }
        return end;
    }

    private static int behindBytes(byte[] bytes, int lengthPosition) {
        return behindVarints(bytes, lengthPosition, 1) + (int) Bytes.varint(bytes, lengthPosition);
    }

    /** The value as an object; MISSING for a negative position. */
    public static Value decode(byte[] bytes, int position, FieldNames names) {
        if (position < 0) {
            return NullValue.MISSING;
        }
        try {
            return ValueDecoder.decode(bytes, position, names);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw DocumentCodec.damaged(e);
        }
    }
}
