package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Makes values of bytes. Damaged bytes end in an {@link IndexOutOfBoundsException} or a {@link StorageException}. */
final class ValueDecoder {
    private ValueDecoder() {}

    static Value decode(byte[] bytes, int position, FieldNames names) {
        int tag = bytes[position];
        if (tag < 0) {
            return new TextValue(TextBytes.readWellFormed(bytes, position + 1, tag & Tag.MAX_SHORT));
        }
        if (tag >= Tag.TINY_INT) {
            return LongValue.of(tag - Tag.TINY_INT);
        }
        return switch (tag) {
            case Tag.MISSING -> NullValue.MISSING;
            case Tag.NULL -> NullValue.NULL;
            case Tag.FALSE -> BooleanValue.FALSE;
            case Tag.TRUE -> BooleanValue.TRUE;
            case Tag.INT_1, Tag.INT_2, Tag.INT_4, Tag.INT_8 -> LongValue.of(integer(bytes, position));
            case Tag.DOUBLE -> new DoubleValue(Double.longBitsToDouble(Bytes.int8(bytes, position + 1)));
            case Tag.DECIMAL, Tag.BIG_DECIMAL -> new DecimalValue(decimal(bytes, position));
            case Tag.TEXT, Tag.UNPAIRED_TEXT -> new TextValue(text(bytes, position));
            case Tag.BINARY -> binary(bytes, position);
            default -> tag >= Tag.OBJECT ? container(bytes, position, names) : dateTime(bytes, position);
        };
    }

    private static Value dateTime(byte[] bytes, int position) {
        try {
            return switch (bytes[position]) {
                case Tag.DATE -> new DateValue(LocalDate.ofEpochDay(signed(bytes, position + 1)));
                case Tag.TIME -> new TimeValue(LocalTime.ofNanoOfDay(Bytes.varint(bytes, position + 1)));
                case Tag.TIMESTAMP -> timestamp(bytes, position + 1);
                case Tag.TIMESTAMP_TZ -> timestampTz(bytes, position + 1);
                case Tag.TIME_TZ -> timeTz(bytes, position + 1);
                case Tag.INTERVAL -> interval(bytes, position + 1);
                case Tag.UUID ->
                    new UuidValue(new UUID(Bytes.int8(bytes, position + 1), Bytes.int8(bytes, position + 9)));
                default -> throw unknownTag(bytes, position);
            };
        } catch (DateTimeException e) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED, "Document damaged: no date or time at byte " + position, e);
        }
    }

    private static Value container(byte[] bytes, int position, FieldNames names) {
        int tag = bytes[position];
        if (Tag.isObject(tag)) {
            return numberedObject(bytes, position, names);
        }
        if (Tag.isArray(tag)) {
            return array(bytes, position, names);
        }
        if (Tag.isNamedObject(tag)) {
            return namedObject(bytes, position, names);
        }
        throw unknownTag(bytes, position);
    }

    static StorageException unknownTag(byte[] bytes, int position) {
        return new StorageException(
                ErrorCode.DATA_CORRUPTED,
                String.format("Document damaged: no value starts with %02X, at byte %d", bytes[position], position));
    }

    static long integer(byte[] bytes, int position) {
        int tag = bytes[position];
        return switch (tag) {
            case Tag.INT_1 -> bytes[position + 1];
            case Tag.INT_2 -> (short) Bytes.unsignedShort(bytes, position + 1);
            case Tag.INT_4 -> Bytes.int4(bytes, position + 1);
            case Tag.INT_8 -> Bytes.int8(bytes, position + 1);
            default -> tag - Tag.TINY_INT;
        };
    }

    private static long signed(byte[] bytes, int position) {
        return Bytes.unzigzag(Bytes.varint(bytes, position));
    }

    private static int behindVarint(byte[] bytes, int position) {
        return position + Bytes.varintLength(bytes, position);
    }

    static BigDecimal decimal(byte[] bytes, int position) {
        int scale = (int) signed(bytes, position + 1);
        int next = behindVarint(bytes, position + 1);
        if (bytes[position] == Tag.DECIMAL) {
            return BigDecimal.valueOf(signed(bytes, next), scale);
        }
        int length = (int) Bytes.varint(bytes, next);
        return new BigDecimal(new BigInteger(bytes, behindVarint(bytes, next), length), scale);
    }

    static String text(byte[] bytes, int position) {
        int tag = bytes[position];
        if (tag < 0) {
            return TextBytes.readWellFormed(bytes, position + 1, tag & Tag.MAX_SHORT);
        }
        int length = (int) Bytes.varint(bytes, position + 1);
        int start = behindVarint(bytes, position + 1);
        return tag == Tag.TEXT ? TextBytes.readWellFormed(bytes, start, length) : TextBytes.read(bytes, start, length);
    }

    private static BinaryValue binary(byte[] bytes, int position) {
        int length = (int) Bytes.varint(bytes, position + 1);
        int start = behindVarint(bytes, position + 1);
        Objects.checkFromIndexSize(start, length, bytes.length);
        return BinaryValue.of(Arrays.copyOfRange(bytes, start, start + length));
    }

    private static TimestampValue timestamp(byte[] bytes, int position) {
        int nano = (int) Bytes.varint(bytes, behindVarint(bytes, position));
        return new TimestampValue(LocalDateTime.ofEpochSecond(signed(bytes, position), nano, ZoneOffset.UTC));
    }

    private static TimestampTzValue timestampTz(byte[] bytes, int position) {
        int nanoAt = behindVarint(bytes, position);
        long nano = Bytes.varint(bytes, nanoAt);
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) signed(bytes, behindVarint(bytes, nanoAt)));
        Instant instant = Instant.ofEpochSecond(signed(bytes, position), nano);
        return new TimestampTzValue(OffsetDateTime.ofInstant(instant, offset));
    }

    private static TimeTzValue timeTz(byte[] bytes, int position) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) signed(bytes, behindVarint(bytes, position)));
        return new TimeTzValue(
                LocalTime.ofNanoOfDay(Bytes.varint(bytes, position)).atOffset(offset));
    }

    private static IntervalValue interval(byte[] bytes, int position) {
        int daysAt = behindVarint(bytes, position);
        int nanosAt = behindVarint(bytes, daysAt);
        return new IntervalValue(signed(bytes, position), signed(bytes, daysAt), signed(bytes, nanosAt));
    }

    private static Value array(byte[] bytes, int position, FieldNames names) {
        int count = Containers.checkedCount(bytes, position);
        Value[] elements = new Value[count];
        for (int i = 0; i < count; i++) {
            elements[i] = decode(bytes, Containers.elementAt(bytes, position, count, i), names);
        }
        return new ArrayValue(List.of(elements));
    }

    private static Document numberedObject(byte[] bytes, int position, FieldNames names) {
        NumberedFields fields = NumberedFields.of(bytes, position);
        String[] fieldNames = new String[fields.count()];
        Value[] values = new Value[fields.count()];
        for (int i = 0; i < values.length; i++) {
            fieldNames[i] = names.name(fields.number(i));
            values[i] = decode(bytes, fields.start(i), names);
        }
        return Document.ofDistinct(fieldNames, values);
    }

    private static Document namedObject(byte[] bytes, int position, FieldNames names) {
        int width = Tag.widthCode(bytes[position]);
        int count = Containers.checkedCount(bytes, position);
        int nameEnds = position + 1 + (2 << width);
        int offsets = nameEnds + (count << width);
        int nameText = offsets + (count << width);
        int body = Containers.bodyStart(bytes, position);
        int[] order = writtenOrder(bytes, offsets, width, count);
        String[] fieldNames = new String[count];
        Value[] values = new Value[count];
        for (int i = 0; i < count; i++) {
            int field = order == null ? i : order[i];
            int start = field == 0 ? 0 : Bytes.unsigned(bytes, nameEnds + (field - 1 << width), width);
            int end = Bytes.unsigned(bytes, nameEnds + (field << width), width);
            fieldNames[i] = TextBytes.read(bytes, nameText + start, end - start);
            values[i] = decode(bytes, body + Bytes.unsigned(bytes, offsets + (field << width), width), names);
        }
        return Document.ofDistinct(fieldNames, values);
    }

    /** The places in the sorted table in the order in which the fields were written; null if that is the same. */
    static int[] writtenOrder(byte[] bytes, int offsets, int width, int count) {
        int last = -1;
        boolean same = true;
        for (int i = 0; same && i < count; i++) {
            int offset = Bytes.unsigned(bytes, offsets + (i << width), width);
            same = offset > last;
            last = offset;
        }
        if (same) {
            return null;
        }
        long[] byOffset = new long[count];
        for (int i = 0; i < count; i++) {
            byOffset[i] = (long) Bytes.unsigned(bytes, offsets + (i << width), width) << 32 | i;
        }
        Arrays.sort(byOffset);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) byOffset[i];
        }
        return order;
    }
}
