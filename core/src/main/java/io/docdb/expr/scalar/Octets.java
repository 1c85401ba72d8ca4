package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.bytes;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.BINARY;
import static io.docdb.expr.define.Param.INTEGER;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.value.BinaryValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Single bytes and bits, of bytes and of whole numbers. Bytes count from 0, the bits of each from its lowest:
 * {@code GET_BIT(X'0102', 9)} is the second one of the second byte.
 */
public final class Octets {
    private Octets() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("GET_BYTE")
                        .takes(BINARY, INTEGER)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(bytes(a[0])[place(a[1], bytes(a[0]).length)] & 0xff)),
                Definition.of("SET_BYTE")
                        .takes(BINARY, INTEGER, INTEGER)
                        .gives(SqlType.VARBINARY)
                        .as(a -> with(bytes(a[0]), place(a[1], bytes(a[0]).length), (int) integer(a[2]))),
                Definition.of("GET_BIT")
                        .takes(ANY, INTEGER)
                        .gives(types -> types.get(0).isNumeric() ? SqlType.BOOLEAN : SqlType.INTEGER)
                        .as(a -> a[0] instanceof LongValue number
                                ? truth(isSet(number.value(), integer(a[1])))
                                : integer(isSet(octets(a[0]), bitPlace(octets(a[0]), a[1])) ? 1 : 0)),
                Definition.of("SET_BIT")
                        .takes(BINARY, INTEGER, INTEGER)
                        .gives(SqlType.VARBINARY)
                        .as(a -> withBit(bytes(a[0]), bitPlace(bytes(a[0]), a[1]), integer(a[2]))),
                Definition.of("BITGET")
                        .takes(ANY, INTEGER)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(
                                a[0] instanceof BinaryValue binary
                                        ? isSet(binary.bytes(), integer(a[1]))
                                        : isSet(whole(a[0]), integer(a[1])))),
                Definition.of("BITCOUNT", "BIT_COUNT")
                        .takes(ANY)
                        .gives(types -> bitsOf(types.get(0)))
                        .as(a -> integer(
                                a[0] instanceof BinaryValue binary
                                        ? count(binary.bytes())
                                        : Long.bitCount(whole(a[0])))));
    }

    private static SqlType bitsOf(SqlType type) {
        return switch (type.family()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL, ARRAY, OBJECT, ROW ->
                throw new StatementException(
                        ErrorCode.TYPE_MISMATCH,
                        "Wrong argument: BITCOUNT expects bytes or a whole number as argument 1, found " + type);
            default -> SqlType.BIGINT;
        };
    }

    private static long whole(Value value) {
        return integer(Casts.cast(value, SqlType.BIGINT, ZoneOffset.UTC));
    }

    private static byte[] octets(Value value) {
        return bytes(Casts.cast(value, SqlType.VARBINARY, ZoneOffset.UTC));
    }

    /** @throws StatementException ARRAY_ELEMENT_ERROR if there is none */
    private static int place(Value place, int count) {
        long number = integer(place);
        if (number < 0 || number >= count) {
            throw new StatementException(
                    ErrorCode.ARRAY_ELEMENT_ERROR,
                    "Place outside: " + number + " of " + count + (count == 0 ? ", there is none" : ", from 0 on"));
        }
        return (int) number;
    }

    private static int bitPlace(byte[] bytes, Value place) {
        return place(place, Math.multiplyExact(bytes.length, 8));
    }

    private static Value with(byte[] bytes, int place, int octet) {
        byte[] changed = bytes.clone();
        changed[place] = (byte) octet;
        return BinaryValue.of(changed);
    }

    private static Value withBit(byte[] bytes, int place, long bit) {
        if (bit != 0 && bit != 1) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "SET_BIT expected 0 or 1 as the bit, found " + bit);
        }
        int mask = 1 << place % 8;
        int octet = bytes[place / 8];
        return with(bytes, place / 8, bit == 1 ? octet | mask : octet & ~mask);
    }

    private static boolean isSet(long number, long place) {
        return place >= 0 && place < Long.SIZE && (number >> place & 1) != 0;
    }

    /** Those that are not there are not set. */
    private static boolean isSet(byte[] bytes, long place) {
        return place >= 0 && place < bytes.length * 8L && (bytes[(int) (place / 8)] >> place % 8 & 1) != 0;
    }

    private static long count(byte[] bytes) {
        long count = 0;
        for (byte octet : bytes) {
            count += Integer.bitCount(octet & 0xff);
        }
        return count;
    }

    /** Where {@code wanted} begins, from 1; 0 if nowhere. */
    static int position(byte[] bytes, byte[] wanted) {
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            if (java.util.Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return from + 1;
            }
        }
        return 0;
    }

    /** {@code count} bytes from a position that counts from 1 give way to {@code replacement}. */
    static Value overlay(byte[] bytes, byte[] replacement, Value from, long count) {
        long start = integer(from);
        if (start < 1) {
            throw new StatementException(
                    ErrorCode.SUBSTRING_ERROR, "OVERLAY expects a position from 1, found " + start);
        }
        int head = Math.min(bytes.length, length(from) - 1);
        int tail = (int) Math.max(0, Math.min(bytes.length, start - 1 + count));
        byte[] result = new byte[head + replacement.length + bytes.length - tail];
        System.arraycopy(bytes, 0, result, 0, head);
        System.arraycopy(replacement, 0, result, head, replacement.length);
        System.arraycopy(bytes, tail, result, head + replacement.length, bytes.length - tail);
        return BinaryValue.of(result);
    }

    /** The last byte first. */
    static BinaryValue reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return BinaryValue.of(result);
    }
}
