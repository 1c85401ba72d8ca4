package io.docdb.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at the UTF-8 of JSON strings eight bytes at a time. A byte is plain if it surely stands for itself in a string: no quote,
 * no backslash, no control character, none of a character outside of ASCII, and no question mark, which is what UTF-8 has for an
 * unpaired surrogate, too.
 */
final class PlainBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;

    private PlainBytes() {}

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
        long questions = word ^ QUESTION_MARKS;
        long found = (word - SPACES & ~word)
                | (quotes - ONES & ~quotes)
                | (backslashes - ONES & ~backslashes)
                | (questions - ONES & ~questions)
                | word;
        return found & HIGH_BITS;
    }

    private static boolean isPlain(byte unit) {
        return unit >= ' ' && unit != '"' && unit != '\\' && unit != '?';
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
