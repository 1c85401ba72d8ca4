package io.docdb.key;

import io.docdb.codec.TextBytes;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.Document;
import io.docdb.value.IntervalValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Makes keys: bytes whose unsigned order is the order of the values they are made of. Layout: {@code package-info}.
 *
 * <p>Law: {@code ValueOrder.compare(a, b)} and {@code Arrays.compareUnsigned(key(a), key(b))} have the same sign, part by
 * part, a descending part turned around; equal values give equal bytes; no key of one list is a prefix of another list's as
 * long as both have the same number of parts. Example:
 *
 * <pre>{@code
 * byte[] key = new KeyEncoder().add(city, false).add(population, true).toBytes();
 * }</pre>
 *
 * <p>Confined to one thread. {@link #reset} makes it ready for the next key.
 */
public final class KeyEncoder {
    /** Far beyond the days from year -999,999,999 on; five bytes hold all dates. */
    static final long DAY_BIAS = 1L << 39;

    /** Seven bytes hold the seconds of all dates. */
    static final long SECOND_BIAS = 1L << 55;

    static final int DAY_BYTES = 5;
    static final int SECOND_BYTES = 7;
    static final int NANO_OF_SECOND_BYTES = 4;
    static final int NANO_OF_DAY_BYTES = 6;

    /** What is 18 hours before UTC is the least of all times with a zone. */
    static final long TIME_TZ_BIAS = 18 * 3_600_000_000_000L;

    /** 128 bits hold every interval in nanoseconds. */
    private static final BigInteger INTERVAL_BIAS = BigInteger.ONE.shiftLeft(127);

    static final BigInteger NANOS_PER_DAY = BigInteger.valueOf(86_400_000_000_000L);
    static final BigInteger DAYS_PER_MONTH = BigInteger.valueOf(30);

    private final KeyBuffer out;

    public KeyEncoder() {
        this(Keyspace.MAX_KEY_BYTES);
    }

    private KeyEncoder(int maxBytes) {
        out = new KeyBuffer(maxBytes);
    }

    /** Makes bounds of ranges, which may be longer than any key: nothing is equal to them, yet much is below. */
    public static KeyEncoder forBounds() {
        return new KeyEncoder(Integer.MAX_VALUE);
    }

    /** The key of one list of values, all ascending. */
    public static byte[] encode(List<? extends Value> values) {
        KeyEncoder encoder = new KeyEncoder();
        for (int i = 0; i < values.size(); i++) {
            encoder.add(values.get(i), false);
        }
        return encoder.toBytes();
    }

    /** As {@link #encode(List)}, to look a key up: one that is too long to be there is found nowhere. */
    public static byte[] encodeSought(List<? extends Value> values) {
        KeyEncoder encoder = forBounds();
        values.forEach(value -> encoder.add(value, false));
        return encoder.toBytes();
    }

    public static byte[] encode(Value... values) {
        return encode(List.of(values));
    }

    public KeyEncoder reset() {
        out.length = 0;
        return this;
    }

    /**
     * Appends a part.
     *
     * @throws io.docdb.error.StatementException KEY_TOO_LONG past {@link Keyspace#MAX_KEY_BYTES}
     */
    public KeyEncoder add(Value value, boolean descending) {
        int start = out.length;
        put(value);
        if (descending) {
            out.complement(start);
        }
        out.checkLength();
        return this;
    }

    /** Appends a part that is a whole number. */
    public KeyEncoder add(long value, boolean descending) {
        int start = out.length;
        NumberKey.putLong(value, out);
        if (descending) {
            out.complement(start);
        }
        return this;
    }

    /** Appends parts that are encoded already, such as a primary key behind the values of an index. */
    public KeyEncoder addEncoded(byte[] parts) {
        out.ensure(parts.length);
        System.arraycopy(parts, 0, out.bytes, out.length, parts.length);
        out.length += parts.length;
        return this;
    }

    /** The bytes so far. */
    public int length() {
        return out.length;
    }

    /** Takes back everything behind the first {@code length} bytes. */
    public KeyEncoder truncate(int length) {
        out.length = Math.min(length, out.length);
        return this;
    }

    public byte[] toBytes() {
        return out.toBytes();
    }

    private void put(Value value) {
        switch (value.kind()) {
            case NULL -> out.put(KeyTag.NULL);
            case BOOLEAN -> out.put(value == BooleanValue.TRUE ? KeyTag.TRUE : KeyTag.FALSE);
            case NUMBER -> NumberKey.put((NumberValue) value, out);
            case TEXT -> putText(((TextValue) value).value());
            case BINARY -> putBinary(((BinaryValue) value).bytes());
            case DATE -> {
                out.put(KeyTag.DATE);
                out.putBytes(((DateValue) value).value().toEpochDay() + DAY_BIAS, DAY_BYTES);
            }
            case TIME -> {
                out.put(KeyTag.TIME);
                out.putBytes(((TimeValue) value).value().toNanoOfDay(), NANO_OF_DAY_BYTES);
            }
            case TIMESTAMP -> {
                var time = ((TimestampValue) value).value();
                putInstant(KeyTag.TIMESTAMP, time.toEpochSecond(ZoneOffset.UTC), time.getNano());
            }
            case TIMESTAMP_TZ -> {
                var time = ((TimestampTzValue) value).value();
                putInstant(KeyTag.TIMESTAMP_TZ, time.toEpochSecond(), time.getNano());
            }
            case TIME_TZ -> {
                out.put(KeyTag.TIME_TZ);
                out.putBytes(((TimeTzValue) value).utcNanos() + TIME_TZ_BIAS, NANO_OF_DAY_BYTES);
            }
            case INTERVAL -> putInterval((IntervalValue) value);
            case UUID -> {
                out.put(KeyTag.UUID);
                out.putBytes(((UuidValue) value).value().getMostSignificantBits(), Long.BYTES);
                out.putBytes(((UuidValue) value).value().getLeastSignificantBits(), Long.BYTES);
            }
            case ARRAY -> {
                out.put(KeyTag.ARRAY);
                ((ArrayValue) value).elements().forEach(this::put);
                out.put(KeyTag.END);
            }
            case OBJECT -> putObject((Document) value);
        }
    }

    private void putText(String text) {
        out.put(KeyTag.TEXT);
        if (out.putPlain(text)) {
            return;
        }
        byte[] utf8 = TextBytes.of(text);
        out.putEscaped(utf8, 0, utf8.length);
    }

    private void putBinary(byte[] bytes) {
        out.put(KeyTag.BINARY);
        out.putEscaped(bytes, 0, bytes.length);
    }

    private void putInstant(int tag, long second, int nano) {
        out.put(tag);
        out.putBytes(second + SECOND_BIAS, SECOND_BYTES);
        out.putBytes(nano, NANO_OF_SECOND_BYTES);
    }

    private void putInterval(IntervalValue interval) {
        out.put(KeyTag.INTERVAL);
        BigInteger nanos = interval.comparableNanos().add(INTERVAL_BIAS);
        out.putBytes(nanos.shiftRight(Long.SIZE).longValue(), Long.BYTES);
        out.putBytes(nanos.longValue(), Long.BYTES);
    }

    /** A name is a text, whose tag is higher than the end. */
    private void putObject(Document document) {
        out.put(KeyTag.OBJECT);
        for (int i = 0; i < document.size(); i++) {
            putText(document.name(i));
            put(document.value(i));
        }
        out.put(KeyTag.END);
    }
}
