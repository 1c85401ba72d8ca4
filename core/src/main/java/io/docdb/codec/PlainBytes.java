package io.docdb.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Looks at JSON text eight characters at a time, each of them a byte: its code in ISO 8859-1, or a question mark for what has none.
 * A character is plain if it stands for itself in a string: it is no quote, no backslash and no control character.
 */
final class PlainBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;

    private static final int PROBES = 8;

    private PlainBytes() {}

    /** The bytes of a text, one for each of its UTF-16 units. */
    static byte[] of(String text) {
        if (!isForeign(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length == text.length()) {
                return bytes;
            }
        }
        byte[] bytes = new byte[text.length()]; // by units: pairs of surrogates would count once
        for (int i = 0; i < bytes.length; i++) {
            char unit = text.charAt(i);
            bytes[i] = unit > 0xFF ? (byte) '?' : (byte) unit;
        }
        return bytes;
    }

    /** True if many of the characters are surely not of ISO 8859-1, for which its encoder takes long. */
    private static boolean isForeign(String text) {
        int length = text.length();
        for (int i = 0; i < PROBES; i++) {
            if (length > 0 && text.charAt((int) ((long) i * length / PROBES)) > 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** The position of the first byte that is not plain; the length of the array if there is none. */
    static int end(byte[] bytes, int from) {
        int at = from;
        for (int last = bytes.length - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) EIGHT.get(bytes, at);
            long marks = marks(word);
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < bytes.length && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The lowest bit that is set is that of the first byte that is not plain; those above it say nothing. */
    private static long marks(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        long found = (word - SPACES & ~word) | (quotes - ONES & ~quotes) | (backslashes - ONES & ~backslashes);
        return found & HIGH_BITS;
    }

    private static boolean isPlain(byte unit) {
        return (unit >= ' ' || unit < 0) && unit != '"' && unit != '\\';
    }

    /** True if all are characters of ASCII, and none may stand for another one. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        return hasNone(bytes, from, to, HIGH_BITS);
    }

    /** True if none may stand for another one. */
    static boolean isExact(byte[] bytes, int from, int to) {
        return hasNone(bytes, from, to, 0);
    }

    /** True if there is no question mark, and none of some bits. */
    private static boolean hasNone(byte[] bytes, int from, int to, long bits) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) EIGHT.get(bytes, at);
            long questions = word ^ QUESTION_MARKS;
            if ((word & bits | questions - ONES & ~questions & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if ((bytes[at] & (byte) bits) != 0 || bytes[at] == '?') {
                return false;
            }
        }
        return true;
    }

    /** Up to eight bytes as a number that no other such bytes have, but for zero bytes at their end. */
    static long prefix(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, Long.BYTES);
        if (from + Long.BYTES <= bytes.length) {
            long word = (long) EIGHT.get(bytes, from);
            return length == Long.BYTES ? word : word & (1L << 8 * length) - 1;
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (bytes[from + i] & 0xFFL) << 8 * i;
        }
        return word;
    }
}
