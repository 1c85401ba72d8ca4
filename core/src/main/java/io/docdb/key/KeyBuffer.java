package io.docdb.key;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.Arrays;

/** The growing bytes of a key. Refuses to pass its limit. Confined to one thread. */
final class KeyBuffer {
    private static final int MOST_PLAIN = 256;

    private final int maxBytes;
    byte[] bytes = new byte[64];
    int length;

    /** @param maxBytes {@link Keyspace#MAX_KEY_BYTES} for what is stored; bounds of ranges may be longer than any key */
    KeyBuffer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    void put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        checkLength();
    }

    /** The lowest {@code count} bytes of {@code value}, highest first. */
    void putBytes(long value, int count) {
        ensure(count);
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    /**
     * Bytes of any length, then their end: 00 and 01 are written as 01 01 and 01 02, so that 00 is the end and lower than
     * whatever could follow, in either direction.
     */
    void putEscaped(byte[] source, int from, int to) {
        ensure(Math.min(to - from, maxBytes / 2) * 2 + 1);
        for (int i = from; i < to; i++) {
            ensure(2);
            byte b = source[i];
            if (b == 0 || b == 1) {
                bytes[length++] = 1;
                bytes[length++] = (byte) (b + 1);
            } else {
                bytes[length++] = b;
            }
            if (length > maxBytes) {
                throw tooLong();
            }
        }
        put(KeyTag.END);
    }

    /**
     * As {@link #putEscaped}, of a text that is as short and plain as most are.
     *
     * @return false, and nothing is put, if it is not
     */
    boolean putPlain(String text) {
        int size = text.length();
        if (size > MOST_PLAIN) {
            return false;
        }
        ensure(size + 1);
        int at = length;
        for (int i = 0; i < size; i++) {
            char unit = text.charAt(i);
            if (unit <= 1 || unit >= 0x80) {
                return false;
            }
            bytes[at++] = (byte) unit;
        }
        length = at;
        put(KeyTag.END);
        return true;
    }

    /** Turns the order of everything from {@code from} on around. */
    void complement(int from) {
        for (int i = from; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    void checkLength() {
        if (length > maxBytes) {
            throw tooLong();
        }
    }

    private StatementException tooLong() {
        return new StatementException(
                ErrorCode.KEY_TOO_LONG,
                "Key too long: expected at most " + maxBytes
                        + " bytes for all indexed values of a document together, found more");
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
