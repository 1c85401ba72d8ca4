package io.docdb.exec.row;

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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows as bytes for temporary files: every value comes back in exactly the form it had. A growing array with a write and a
 * read position. Not a format that outlives the query.
 *
 * <p>Layout: a value is a tag byte, then what the tag says. Whole numbers are written in groups of seven bits, signs folded in
 * (zigzag), texts and bytes with their length in front.
 */
final class RowBytes {
    private static final byte NULL = 0;
    private static final byte MISSING = 1;
    private static final byte FALSE = 2;
    private static final byte TRUE = 3;
    private static final byte LONG = 4;
    private static final byte DECIMAL = 5;
    private static final byte DOUBLE = 6;
    private static final byte TEXT = 7;
    private static final byte BINARY = 8;
    private static final byte DATE = 9;
    private static final byte TIME = 10;
    private static final byte TIMESTAMP = 11;
    private static final byte TIMESTAMP_TZ = 12;
    private static final byte INTERVAL = 13;
    private static final byte UUID_VALUE = 14;
    private static final byte ARRAY = 15;
    private static final byte OBJECT = 16;
    private static final byte TIME_TZ = 17;

    private byte[] bytes;
    private int position;

    RowBytes(int capacity) {
        bytes = new byte[capacity];
    }

    RowBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] array() {
        return bytes;
    }

    int position() {
        return position;
    }

    void reset() {
        position = 0;
    }

    void writeRow(Value[] row) {
        writeNumber(row.length);
        for (Value value : row) {
            write(value);
        }
    }

    Value[] readRow() {
        Value[] row = new Value[(int) readNumber()];
        for (int i = 0; i < row.length; i++) {
            row[i] = read();
        }
        return row;
    }

    void write(Value value) {
        switch (value.kind()) {
            case NULL -> writeTag(value.isMissing() ? MISSING : NULL);
            case BOOLEAN -> writeTag(((BooleanValue) value).value() ? TRUE : FALSE);
            case NUMBER -> writeNumberValue(value);
            case TEXT -> {
                writeTag(TEXT);
                writeText(((TextValue) value).value());
            }
            case BINARY -> {
                writeTag(BINARY);
                writeBytes(((BinaryValue) value).bytes());
            }
            case DATE -> {
                writeTag(DATE);
                writeNumber(((DateValue) value).value().toEpochDay());
            }
            case TIME -> {
                writeTag(TIME);
                writeNumber(((TimeValue) value).value().toNanoOfDay());
            }
            case TIMESTAMP -> {
                writeTag(TIMESTAMP);
                writeDateTime(((TimestampValue) value).value());
            }
            case TIMESTAMP_TZ -> {
                writeTag(TIMESTAMP_TZ);
                OffsetDateTime time = ((TimestampTzValue) value).value();
                writeDateTime(time.toLocalDateTime());
                writeNumber(time.getOffset().getTotalSeconds());
            }
            case TIME_TZ -> {
                writeTag(TIME_TZ);
                OffsetTime time = ((TimeTzValue) value).value();
                writeNumber(time.toLocalTime().toNanoOfDay());
                writeNumber(time.getOffset().getTotalSeconds());
            }
            case INTERVAL -> {
                IntervalValue interval = (IntervalValue) value;
                writeTag(INTERVAL);
                writeNumber(interval.months());
                writeNumber(interval.days());
                writeNumber(interval.nanos());
            }
            case UUID -> {
                UUID uuid = ((UuidValue) value).value();
                writeTag(UUID_VALUE);
                writeFixed(uuid.getMostSignificantBits());
                writeFixed(uuid.getLeastSignificantBits());
            }
            case ARRAY -> {
                writeTag(ARRAY);
                List<Value> elements = ((ArrayValue) value).elements();
                writeNumber(elements.size());
                elements.forEach(this::write);
            }
            case OBJECT -> writeDocument((Document) value);
        }
    }

    private void writeNumberValue(Value value) {
        if (value instanceof LongValue number) {
            writeTag(LONG);
            writeNumber(number.value());
        } else if (value instanceof DoubleValue number) {
            writeTag(DOUBLE);
            writeFixed(Double.doubleToRawLongBits(number.value()));
        } else {
            BigDecimal decimal = ((DecimalValue) value).value();
            writeTag(DECIMAL);
            writeNumber(decimal.scale());
            writeBytes(decimal.unscaledValue().toByteArray());
        }
    }

    private void writeDocument(Document document) {
        writeTag(OBJECT);
        writeNumber(document.size());
        for (int i = 0; i < document.size(); i++) {
            writeText(document.name(i));
            write(document.value(i));
        }
    }

    Value read() {
        byte tag = bytes[position++];
        return switch (tag) {
            case NULL -> NullValue.NULL;
            case MISSING -> NullValue.MISSING;
            case FALSE -> BooleanValue.FALSE;
            case TRUE -> BooleanValue.TRUE;
            case LONG -> LongValue.of(readNumber());
            case DECIMAL -> {
                int scale = (int) readNumber();
                yield new DecimalValue(new BigDecimal(new BigInteger(readBytes()), scale));
            }
            case DOUBLE -> new DoubleValue(Double.longBitsToDouble(readFixed()));
            case TEXT -> new TextValue(readText());
            case BINARY -> BinaryValue.of(readBytes());
            case DATE -> new DateValue(LocalDate.ofEpochDay(readNumber()));
            case TIME -> new TimeValue(LocalTime.ofNanoOfDay(readNumber()));
            case TIMESTAMP -> new TimestampValue(readDateTime());
            case TIMESTAMP_TZ -> {
                LocalDateTime time = readDateTime();
                yield new TimestampTzValue(OffsetDateTime.of(time, ZoneOffset.ofTotalSeconds((int) readNumber())));
            }
            case TIME_TZ -> {
                LocalTime time = LocalTime.ofNanoOfDay(readNumber());
                yield new TimeTzValue(OffsetTime.of(time, ZoneOffset.ofTotalSeconds((int) readNumber())));
            }
            case INTERVAL -> new IntervalValue(readNumber(), readNumber(), readNumber());
            case UUID_VALUE -> new UuidValue(new UUID(readFixed(), readFixed()));
            case ARRAY -> readArray();
            case OBJECT -> readDocument();
            default -> throw new IllegalStateException("Temporary row has an unknown tag " + tag);
        };
    }

    private ArrayValue readArray() {
        int size = (int) readNumber();
        List<Value> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(read());
        }
        return new ArrayValue(elements);
    }

    private Document readDocument() {
        int size = (int) readNumber();
        Document.Builder builder = Document.builder();
        for (int i = 0; i < size; i++) {
            builder.put(readText(), read());
        }
        return builder.build();
    }

    private void writeDateTime(LocalDateTime time) {
        writeNumber(time.toLocalDate().toEpochDay());
        writeNumber(time.toLocalTime().toNanoOfDay());
    }

    private LocalDateTime readDateTime() {
        return LocalDateTime.of(LocalDate.ofEpochDay(readNumber()), LocalTime.ofNanoOfDay(readNumber()));
    }

    private void writeText(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private String readText() {
        int length = (int) readNumber();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private void writeBytes(byte[] source) {
        writeNumber(source.length);
        ensure(source.length);
        System.arraycopy(source, 0, bytes, position, source.length);
        position += source.length;
    }

    private byte[] readBytes() {
        int length = (int) readNumber();
        byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return copy;
    }

    private void writeTag(byte tag) {
        ensure(1);
        bytes[position++] = tag;
    }

    private void writeNumber(long number) {
        ensure(10);
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes[position++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[position++] = (byte) rest;
    }

    private long readNumber() {
        long folded = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            folded |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return folded >>> 1 ^ -(folded & 1);
    }

    private void writeFixed(long number) {
        ensure(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[position++] = (byte) (number >>> shift);
        }
    }

    private long readFixed() {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | bytes[position++] & 0xFF;
        }
        return number;
    }

    private void ensure(int more) {
        if (position + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(position + more, bytes.length * 2));
        }
    }
}
