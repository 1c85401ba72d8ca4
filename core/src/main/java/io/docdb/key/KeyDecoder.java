package io.docdb.key;

import io.docdb.codec.TextBytes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Walks through the parts of a key. A part comes back equal to the value it was made of, and in the same form if
 * {@link #isExact} says so; else in the plainest form: a whole number as a long, other numbers as decimals without trailing
 * zeros, a time or timestamp with zone in UTC, an interval in nanoseconds, a missing value as NULL.
 *
 * <p>Damaged keys end in a {@link StorageException} DATA_CORRUPTED. Confined to one thread.
 */
public final class KeyDecoder {
    /** A whole part below it and a fraction of {@link #SHORT_SCALE} digits make less than 2^63. */
    private static final long SHORT_WHOLE = 1_000_000_000_000L;

    private static final int SHORT_SCALE = 6;

    private final byte[] key;
    private int position;

    public KeyDecoder(byte[] key) {
        this(key, 0);
    }

    /** @param position where the first part starts that is asked for */
    public KeyDecoder(byte[] key, int position) {
        this.key = key;
        this.position = position;
    }

    /** Where the next part starts; the length of the key if there is none. */
    public int position() {
        return position;
    }

    public boolean hasNext() {
        return position < key.length;
    }

    /** The next part. */
    public Value next(boolean descending) {
        try {
            return read(descending ? 0xFF : 0);
        } catch (IndexOutOfBoundsException | DateTimeException | NumberFormatException e) {
            throw new StorageException(ErrorCode.DATA_CORRUPTED, "Key damaged: " + e.getMessage(), e);
        }
    }

    /** Passes the next part over. */
    public void skip(boolean descending) {
        try {
            pass(descending ? 0xFF : 0);
        } catch (IndexOutOfBoundsException e) {
            throw new StorageException(ErrorCode.DATA_CORRUPTED, "Key damaged: " + e.getMessage(), e);
        }
    }

    /** True if the value comes back from a key in the very form it went in. */
    public static boolean isExact(Value value) {
        if (value instanceof DecimalValue number) {
            BigDecimal decimal = number.value();
            return decimal.scale() > 0 ? !endsInZero(decimal) : decimal.scale() == 0 && !number.isLong();
        }
        if (value instanceof DoubleValue number) {
            return !Double.isFinite(number.value());
        }
        if (value instanceof TimestampTzValue time) {
            return time.value().getOffset().getTotalSeconds() == 0;
        }
        if (value instanceof TimeTzValue time) {
            return time.value().getOffset().getTotalSeconds() == 0;
        }
        if (value instanceof ArrayValue array) {
            return array.elements().stream().allMatch(KeyDecoder::isExact);
        }
        if (value instanceof Document document) {
            return document.values().stream().allMatch(KeyDecoder::isExact);
        }
        return !value.isMissing() && !(value instanceof IntervalValue);
    }

    private static boolean endsInZero(BigDecimal decimal) {
        return DecimalValue.isShort(decimal)
                ? DecimalValue.shortDigits(decimal) % 10 == 0
                : decimal.unscaledValue().mod(BigInteger.TEN).signum() == 0;
    }

    private int at(int place, int mask) {
        return (key[place] ^ mask) & 0xFF;
    }

    /** @param mask what the bytes are combined with: FF if the part is descending */
    private Value read(int mask) {
        int tag = at(position++, mask);
        return switch (tag) {
            case KeyTag.NULL -> NullValue.NULL;
            case KeyTag.FALSE -> BooleanValue.FALSE;
            case KeyTag.TRUE -> BooleanValue.TRUE;
            case KeyTag.TEXT -> new TextValue(text(mask));
            case KeyTag.BINARY -> BinaryValue.of(escaped(mask));
            case KeyTag.DATE ->
                new DateValue(LocalDate.ofEpochDay(bytes(KeyEncoder.DAY_BYTES, mask) - KeyEncoder.DAY_BIAS));
            case KeyTag.TIME -> new TimeValue(LocalTime.ofNanoOfDay(bytes(KeyEncoder.NANO_OF_DAY_BYTES, mask)));
            case KeyTag.TIMESTAMP -> timestamp(mask);
            case KeyTag.TIMESTAMP_TZ -> timestampTz(mask);
            case KeyTag.TIME_TZ ->
                TimeTzValue.ofUtcNanos(bytes(KeyEncoder.NANO_OF_DAY_BYTES, mask) - KeyEncoder.TIME_TZ_BIAS);
            case KeyTag.INTERVAL -> interval(mask);
            case KeyTag.UUID -> new UuidValue(new UUID(bytes(Long.BYTES, mask), bytes(Long.BYTES, mask)));
            case KeyTag.ARRAY -> array(mask);
            case KeyTag.OBJECT -> object(mask);
            default -> number(tag, mask);
        };
    }

    private long bytes(int count, int mask) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | at(position++, mask);
        }
        return value;
    }

    private String text(int mask) {
        byte[] utf8 = escaped(mask);
        return TextBytes.read(utf8, 0, utf8.length);
    }

    private byte[] escaped(int mask) {
        int end = endOfEscaped(position, mask);
        byte[] source = new byte[end - position];
        int length = 0;
        for (int i = position; i < end; i++) {
            int b = at(i, mask);
            source[length++] = (byte) (b == 1 ? at(++i, mask) - 1 : b);
        }
        position = end + 1;
        return length == source.length ? source : java.util.Arrays.copyOf(source, length);
    }

    private int endOfEscaped(int from, int mask) {
        byte end = (byte) mask; // 00, or FF if descending
        int place = from;
        while (key[place] != end) {
            place++;
        }
        return place;
    }

    private TimestampValue timestamp(int mask) {
        long second = bytes(KeyEncoder.SECOND_BYTES, mask) - KeyEncoder.SECOND_BIAS;
        int nano = (int) bytes(KeyEncoder.NANO_OF_SECOND_BYTES, mask);
        return new TimestampValue(LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
    }

    private TimestampTzValue timestampTz(int mask) {
        long second = bytes(KeyEncoder.SECOND_BYTES, mask) - KeyEncoder.SECOND_BIAS;
        long nano = bytes(KeyEncoder.NANO_OF_SECOND_BYTES, mask);
        return new TimestampTzValue(OffsetDateTime.ofInstant(Instant.ofEpochSecond(second, nano), ZoneOffset.UTC));
    }

    /** As many whole days as there are, the rest in nanoseconds. */
    private IntervalValue interval(int mask) {
        byte[] magnitude = new byte[16];
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[i] = (byte) at(position++, mask);
        }
        magnitude[0] ^= (byte) 0x80; // the bias: makes it two's complement
        BigInteger[] daysAndNanos = new BigInteger(magnitude).divideAndRemainder(KeyEncoder.NANOS_PER_DAY);
        BigInteger[] monthsAndDays = daysAndNanos[0].divideAndRemainder(KeyEncoder.DAYS_PER_MONTH);
        return new IntervalValue(
                monthsAndDays[0].longValue(), monthsAndDays[1].longValue(), daysAndNanos[1].longValue());
    }

    private ArrayValue array(int mask) {
        List<Value> elements = new ArrayList<>();
        while (at(position, mask) != KeyTag.END) {
            elements.add(read(mask));
        }
        position++;
        return new ArrayValue(elements);
    }

    private Document object(int mask) {
        Document.Builder document = Document.builder();
        while (at(position, mask) != KeyTag.END) {
            position++; // the tag of the name
            document.set(text(mask), read(mask));
        }
        position++;
        return document.build();
    }

    private Value number(int tag, int mask) {
        if (tag >= KeyTag.POSITIVE && tag < KeyTag.POSITIVE_HUGE) {
            return ordinary(tag - KeyTag.POSITIVE, false, mask);
        }
        if (tag > KeyTag.NEGATIVE_HUGE && tag <= KeyTag.NEGATIVE) {
            return ordinary(KeyTag.NEGATIVE - tag, true, mask ^ 0xFF);
        }
        return switch (tag) {
            case KeyTag.ZERO -> LongValue.ZERO;
            case KeyTag.POSITIVE_HUGE, KeyTag.POSITIVE_TINY -> withExponent(false, mask);
            case KeyTag.NEGATIVE_HUGE, KeyTag.NEGATIVE_TINY -> withExponent(true, mask ^ 0xFF);
            case KeyTag.NAN -> new DoubleValue(Double.NaN);
            case KeyTag.POSITIVE_INFINITY -> new DoubleValue(Double.POSITIVE_INFINITY);
            case KeyTag.NEGATIVE_INFINITY -> new DoubleValue(Double.NEGATIVE_INFINITY);
            default ->
                throw new StorageException(
                        ErrorCode.DATA_CORRUPTED, String.format("Key damaged: no part starts with %02X", tag));
        };
    }

    private Value ordinary(int wholeBytes, boolean negative, int mask) {
        long whole = bytes(wholeBytes, mask);
        if (at(position, mask) == KeyTag.END) {
            position++;
            boolean lowest = negative && whole == Long.MIN_VALUE;
            if (whole >= 0 || lowest) {
                return LongValue.of(negative ? -whole : whole);
            }
            BigInteger unsigned = new BigInteger(Long.toUnsignedString(whole));
            return new DecimalValue(new BigDecimal(negative ? unsigned.negate() : unsigned));
        }
        return whole >= 0 && whole < SHORT_WHOLE
                ? fraction(whole, negative, mask)
                : longFraction(whole, negative, mask);
    }

    /** Most have few digits: a long holds them. */
    private Value fraction(long whole, boolean negative, int mask) {
        int start = position;
        long unscaled = whole;
        int scale = 0;
        int pair;
        while ((pair = at(position++, mask)) != KeyTag.END) {
            if (scale == SHORT_SCALE) {
                position = start;
                return longFraction(whole, negative, mask);
            }
            unscaled = unscaled * 100 + (pair - 1);
            scale += 2;
        }
        if (unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return new DecimalValue(BigDecimal.valueOf(negative ? -unscaled : unscaled, scale));
    }

    private Value longFraction(long whole, boolean negative, int mask) {
        String digits = digits(mask);
        BigInteger unscaled = new BigInteger(Long.toUnsignedString(whole) + digits);
        return new DecimalValue(new BigDecimal(negative ? unscaled.negate() : unscaled, digits.length()));
    }

    private Value withExponent(boolean negative, int mask) {
        long digitsBeforePoint = bytes(Long.BYTES, mask) - NumberKey.EXPONENT_BIAS;
        String digits = digits(mask);
        BigInteger unscaled = new BigInteger(digits);
        long scale = digits.length() - digitsBeforePoint;
        BigDecimal decimal = new BigDecimal(negative ? unscaled.negate() : unscaled, Math.toIntExact(scale));
        return new DecimalValue(scale < 0 && scale > -NumberKey.PLAIN_DIGITS ? decimal.setScale(0) : decimal);
    }

    /** Pairs of digits up to the end, without the last zero. */
    private String digits(int mask) {
        StringBuilder digits = new StringBuilder();
        int pair;
        while ((pair = at(position++, mask)) != KeyTag.END) {
            digits.append((char) ('0' + (pair - 1) / 10)).append((char) ('0' + (pair - 1) % 10));
        }
        int last = digits.length() - 1;
        if (digits.charAt(last) == '0') {
            digits.setLength(last);
        }
        return digits.toString();
    }

    private void pass(int mask) {
        int tag = at(position++, mask);
        switch (tag) {
            case KeyTag.NULL,
                    KeyTag.FALSE,
                    KeyTag.TRUE,
                    KeyTag.ZERO,
                    KeyTag.NAN,
                    KeyTag.POSITIVE_INFINITY,
                    KeyTag.NEGATIVE_INFINITY -> {}
            case KeyTag.TEXT, KeyTag.BINARY -> position = endOfEscaped(position, mask) + 1;
            case KeyTag.DATE -> position += KeyEncoder.DAY_BYTES;
            case KeyTag.TIME, KeyTag.TIME_TZ -> position += KeyEncoder.NANO_OF_DAY_BYTES;
            case KeyTag.TIMESTAMP, KeyTag.TIMESTAMP_TZ ->
                position += KeyEncoder.SECOND_BYTES + KeyEncoder.NANO_OF_SECOND_BYTES;
            case KeyTag.INTERVAL, KeyTag.UUID -> position += 2 * Long.BYTES;
            case KeyTag.ARRAY, KeyTag.OBJECT -> {
                while (at(position, mask) != KeyTag.END) {
                    pass(mask);
                }
                position++;
            }
            default -> passNumber(tag, mask);
        }
    }

    /** The whole part or the exponent may hold any byte; only behind it the end is looked for. */
    private void passNumber(int tag, int mask) {
        boolean negative = tag <= KeyTag.NEGATIVE_TINY;
        if (tag >= KeyTag.POSITIVE && tag < KeyTag.POSITIVE_HUGE) {
            position += tag - KeyTag.POSITIVE;
        } else if (tag > KeyTag.NEGATIVE_HUGE && tag <= KeyTag.NEGATIVE) {
            position += KeyTag.NEGATIVE - tag;
        } else {
            position += Long.BYTES;
        }
        position = endOfEscaped(position, negative ? mask ^ 0xFF : mask) + 1;
    }
}
