package io.docdb.codec;

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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Writes one document from front to back: values are appended as they come, and when an object or array ends, the table
 * with its fields is put in front of them. Layout: {@code package-info}.
 *
 * <p>Confined to one thread; {@link #reset} makes it ready for the next document and keeps the buffers.
 */
public final class DocumentWriter implements DocumentSink {
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private final ByteBuilder out = new ByteBuilder();
    private final EntryStack entries = new EntryStack();
    private final ExpectedNames expected = new ExpectedNames();
    private FieldNames names;
    private OpenContainer open; // the innermost; null at the root
    private OpenContainer spare; // containers of earlier documents, innermost first
    private int prefixBytes;
    private int depth;
    private String firstName; // of a text that the next object begins with; null for none
    private String firstText;

    /** Starts a document behind {@code reservedPrefixBytes} zero bytes. */
    public void reset(FieldNames dictionary, int reservedPrefixBytes) {
        names = dictionary;
        expected.begin(dictionary);
        prefixBytes = reservedPrefixBytes;
        firstName = null;
        while (open != null) {
            pop();
        }
        out.length = 0;
        out.ensure(reservedPrefixBytes + 1);
        Arrays.fill(out.bytes, 0, reservedPrefixBytes, (byte) 0);
        out.length = reservedPrefixBytes;
        out.put(DocumentCodec.FORMAT_VERSION);
    }

    /** Everything written since {@link #reset}, prefix included. */
    public byte[] toBytes() {
        return out.toBytes();
    }

    /** Everything written since {@link #reset}, as a document which is to be stored as that. */
    Document toDocument() {
        return Document.of(new WrittenDocument(toBytes(), prefixBytes, names));
    }

    /** The object that is written next has this text as its first field. */
    public void beginWith(String name, String text) {
        firstName = name;
        firstText = text;
    }

    int bufferBytes() {
        return out.bytes.length;
    }

    @Override
    public int sizeBytes() {
        return out.length - prefixBytes;
    }

    /** Writes a value: the root, the next element, or that of the field named last. */
    public void value(Value value) {
        switch (value.kind()) {
            case NULL -> nullOrMissing((NullValue) value);
            case BOOLEAN -> booleanValue(((BooleanValue) value).value());
            case NUMBER -> numberValue(value);
            case TEXT -> textValue(((TextValue) value).value());
            case BINARY -> binaryValue((BinaryValue) value);
            case DATE -> signed(Tag.DATE, ((DateValue) value).value().toEpochDay());
            case TIME -> timeValue((TimeValue) value);
            case TIME_TZ -> timeTzValue((TimeTzValue) value);
            case TIMESTAMP -> timestampValue((TimestampValue) value);
            case TIMESTAMP_TZ -> timestampTzValue((TimestampTzValue) value);
            case INTERVAL -> intervalValue((IntervalValue) value);
            case UUID -> uuidValue((UuidValue) value);
            case ARRAY -> arrayValue((ArrayValue) value);
            case OBJECT -> objectValue((Document) value);
        }
    }

    /** Writes a value as it stands in another document whose names have the same numbers. */
    public void copy(byte[] bytes, int position) {
        copy(bytes, position, EncodedValue.end(bytes, position));
    }

    /** As the other, of a value that ends before {@code end}. */
    void copy(byte[] bytes, int position, int end) {
        element();
        int length = end - position;
        out.ensure(length);
        System.arraycopy(bytes, position, out.bytes, out.length, length);
        out.length += length;
    }

    private void objectValue(Document document) {
        startObject();
        for (int i = 0; i < document.size(); i++) {
            Value value = document.value(i);
            if (!value.isMissing()) { // a field that is not there
                name(document.name(i));
                value(value);
            }
        }
        endObject();
    }

    private void arrayValue(ArrayValue array) {
        startArray();
        for (int i = 0; i < array.size(); i++) {
            value(array.elements().get(i));
        }
        endArray();
    }

    private void numberValue(Value value) {
        if (value instanceof LongValue number) {
            longValue(number.value());
        } else if (value instanceof DoubleValue number) {
            doubleValue(number.value());
        } else {
            decimalValue(((DecimalValue) value).value());
        }
    }

    @Override
    public void startObject() {
        element();
        push(true);
        if (firstName != null) {
            String name = firstName;
            firstName = null;
            name(name);
            textValue(firstText);
        }
    }

    @Override
    public void startArray() {
        element();
        push(false);
    }

    @Override
    public boolean name(String name) {
        int number = expected.next(name);
        if (number == FieldNames.NONE) {
            number = open.numberOf(name, names);
            expected.was(name, number);
        }
        return open.addField(name, number, out.length);
    }

    @Override
    public boolean name(String text, byte[] bytes, int from, int to) {
        int number = expected.next(bytes, from, to);
        String name = "";
        if (number == FieldNames.NONE) {
            name = RecentNames.find(text, bytes, from, to);
            number = open.numberOf(name, names);
            expected.was(name, number, bytes, from, to);
        }
        return open.addField(name, number, out.length);
    }

    @Override
    public void endObject() {
        open.writeObject(out, names);
        pop();
    }

    @Override
    public void endArray() {
        open.writeArray(out);
        pop();
    }

    private void push(boolean object) {
        DocumentLimits.DEFAULT.checkDepth(++depth);
        OpenContainer container = spare == null ? new OpenContainer(entries) : spare;
        spare = spare == null ? null : spare.outer;
        container.start(open, object, out.length);
        open = container;
    }

    private void pop() {
        depth--;
        OpenContainer closed = open;
        closed.end();
        open = closed.outer;
        closed.outer = spare;
        spare = closed;
    }

    /** Every value outside an object's field notes where it starts. */
    private void element() {
        if (open != null && !open.isObject()) {
            open.addElement(out.length);
        }
    }

    private void tag(int tag) {
        element();
        out.put(tag);
    }

    @Override
    public void nullValue() {
        tag(Tag.NULL);
    }

    private void nullOrMissing(NullValue value) {
        tag(value.isMissing() ? Tag.MISSING : Tag.NULL);
    }

    @Override
    public void booleanValue(boolean value) {
        tag(value ? Tag.TRUE : Tag.FALSE);
    }

    @Override
    public void longValue(long value) {
        element();
        out.ensure(9);
        byte[] bytes = out.bytes;
        int at = out.length;
        if (value >= 0 && value <= Tag.MAX_TINY) {
            bytes[at] = (byte) (Tag.TINY_INT + value);
            out.length = at + 1;
        } else if (value == (byte) value) {
            bytes[at] = Tag.INT_1;
            bytes[at + 1] = (byte) value;
            out.length = at + 2;
        } else if (value == (short) value) {
            bytes[at] = Tag.INT_2;
            Bytes.putShort(bytes, at + 1, (int) value);
            out.length = at + 3;
        } else if (value == (int) value) {
            bytes[at] = Tag.INT_4;
            Bytes.putInt(bytes, at + 1, (int) value);
            out.length = at + 5;
        } else {
            bytes[at] = Tag.INT_8;
            Bytes.putLong(bytes, at + 1, value);
            out.length = at + 9;
        }
    }

    @Override
    public void doubleValue(double value) {
        tag(Tag.DOUBLE);
        out.putLong(Double.doubleToLongBits(value));
    }

    @Override
    public void decimalValue(long unscaled, int scale) {
        tag(Tag.DECIMAL);
        out.putVarint(Bytes.zigzag(scale));
        out.putVarint(Bytes.zigzag(unscaled));
    }

    @Override
    public void decimalValue(BigDecimal value) {
        if (DecimalValue.isShort(value)) {
            decimalValue(DecimalValue.shortDigits(value), value.scale());
            return;
        }
        BigInteger unscaled = value.unscaledValue();
        if (unscaled.compareTo(MIN_LONG) >= 0 && unscaled.compareTo(MAX_LONG) <= 0) {
            decimalValue(unscaled.longValue(), value.scale());
        } else {
            tag(Tag.BIG_DECIMAL);
            out.putVarint(Bytes.zigzag(value.scale()));
            byte[] digits = unscaled.toByteArray();
            out.putVarint(digits.length);
            out.ensure(digits.length);
            System.arraycopy(digits, 0, out.bytes, out.length, digits.length);
            out.length += digits.length;
        }
    }

    @Override
    public void textValue(String value) {
        element();
        int length = value.length();
        if (length <= Tag.MAX_SHORT) {
            out.ensure(1 + Tag.MAX_SHORT);
            if (TextBytes.writeAscii(value, out.bytes, out.length + 1) == length) {
                out.bytes[out.length] = (byte) (Tag.SHORT_TEXT + length);
                out.length += 1 + length;
                return;
            }
        }
        if (value.length() * 3L <= Tag.MAX_SHORT && TextBytes.isWellFormed(value)) {
            out.ensure(1 + Tag.MAX_SHORT);
            int at = out.length;
            int end = TextBytes.write(value, out.bytes, at + 1);
            out.bytes[at] = (byte) (Tag.SHORT_TEXT + end - at - 1);
            out.length = end;
        } else {
            longText(value);
        }
    }

    @Override
    public void textValue(String text, byte[] bytes, int from, int to) {
        if (!PlainBytes.isAscii(bytes, from, to)) {
            textValue(text.substring(from, to));
            return;
        }
        element();
        int length = to - from;
        out.ensure(length + 11);
        if (length <= Tag.MAX_SHORT) {
            out.bytes[out.length++] = (byte) (Tag.SHORT_TEXT + length);
        } else {
            out.bytes[out.length++] = Tag.TEXT;
            out.putVarint(length);
            out.ensure(length);
        }
        System.arraycopy(bytes, from, out.bytes, out.length, length);
        out.length += length;
    }

    private void longText(String value) {
        byte[] utf8 = TextBytes.of(value);
        if (!TextBytes.isWellFormed(value)) {
            out.put(Tag.UNPAIRED_TEXT, utf8);
        } else if (utf8.length > Tag.MAX_SHORT) {
            out.put(Tag.TEXT, utf8);
        } else {
            out.ensure(1 + utf8.length);
            out.bytes[out.length] = (byte) (Tag.SHORT_TEXT + utf8.length);
            System.arraycopy(utf8, 0, out.bytes, out.length + 1, utf8.length);
            out.length += 1 + utf8.length;
        }
    }

    private void binaryValue(BinaryValue value) {
        element();
        out.put(Tag.BINARY, value.bytes());
    }

    private void signed(int tag, long value) {
        tag(tag);
        out.putVarint(Bytes.zigzag(value));
    }

    private void timeValue(TimeValue value) {
        tag(Tag.TIME);
        out.putVarint(value.value().toNanoOfDay());
    }

    private void timeTzValue(TimeTzValue value) {
        tag(Tag.TIME_TZ);
        out.putVarint(value.value().toLocalTime().toNanoOfDay());
        out.putVarint(Bytes.zigzag(value.value().getOffset().getTotalSeconds()));
    }

    private void timestampValue(TimestampValue value) {
        LocalDateTime time = value.value();
        signed(Tag.TIMESTAMP, time.toEpochSecond(ZoneOffset.UTC));
        out.putVarint(time.getNano());
    }

    private void timestampTzValue(TimestampTzValue value) {
        OffsetDateTime time = value.value();
        timestampTzValue(time.toEpochSecond(), time.getNano(), time.getOffset().getTotalSeconds());
    }

    public void timestampTzValue(long epochSecond, int nano, int offsetSeconds) {
        signed(Tag.TIMESTAMP_TZ, epochSecond);
        out.putVarint(nano);
        out.putVarint(Bytes.zigzag(offsetSeconds));
    }

    private void intervalValue(IntervalValue value) {
        signed(Tag.INTERVAL, value.months());
        out.putVarint(Bytes.zigzag(value.days()));
        out.putVarint(Bytes.zigzag(value.nanos()));
    }

    private void uuidValue(UuidValue value) {
        tag(Tag.UUID);
        out.putLong(value.value().getMostSignificantBits());
        out.putLong(value.value().getLeastSignificantBits());
    }
}
