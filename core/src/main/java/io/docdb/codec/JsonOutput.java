package io.docdb.codec;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** JSON text (RFC 8259) in UTF-8 as it grows: its numbers, strings and escapes. Confined to one thread. */
final class JsonOutput {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** A decimal of up to this scale is never written with an exponent. */
    private static final int MOST_PLAIN_SCALE = 18;

    /** The powers of ten that a long holds. */
    private static final long[] TEN = new long[19];

    /** The digits of 0 to 99, two bytes each: one division makes two digits. */
    private static final byte[] PAIRS = new byte[200];

    /** A byte of each of these in every byte of a word. */
    private static final long ONES = 0x0101010101010101L;

    private static final long HIGH_BITS = ONES * 0x80;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private final ByteBuilder out;

    /** @param expected bytes for which there is room before the buffer has to grow */
    JsonOutput(int expected) {
        out = new ByteBuilder(expected);
    }

    /** A field name as it stands in an object: quoted, escaped, with the colon behind it. */
    static byte[] fieldName(String name) {
        JsonOutput output = new JsonOutput(name.length() + 3);
        output.string(name);
        output.put(':');
        return output.out.toBytes();
    }

    /** What was written; it changes with what is written next. */
    ByteBuilder bytes() {
        return out;
    }

    void put(int character) {
        out.put(character);
    }

    void copy(byte[] text) {
        run(text, 0, text.length);
    }

    private void run(byte[] source, int from, int to) {
        out.ensure(to - from);
        System.arraycopy(source, from, out.bytes, out.length, to - from);
        out.length += to - from;
    }

    void whole(long value) {
        if (value == Long.MIN_VALUE) {
            copy(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        long magnitude = Math.abs(value);
        int digits = digits(magnitude);
        out.ensure(digits + 1);
        if (value < 0) {
            out.bytes[out.length++] = '-';
        }
        out.length += digits;
        putDigits(magnitude, out.length, digits);
    }

    /** Writes a decimal of few digits with its point in its place. @return false, and writes nothing, if it is none of those */
    boolean decimal(long unscaled, long scale) {
        if (scale < 1 || scale > MOST_PLAIN_SCALE || unscaled == Long.MIN_VALUE) {
            return false;
        }
        long magnitude = Math.abs(unscaled);
        int digits = Math.max(digits(magnitude), (int) scale + 1);
        out.ensure(digits + 2);
        if (unscaled < 0) {
            out.bytes[out.length++] = '-';
        }
        out.length += digits + 1;
        long whole = putDigits(magnitude, out.length, (int) scale);
        int point = out.length - (int) scale - 1;
        out.bytes[point] = '.';
        putDigits(whole, point, digits - (int) scale);
        return true;
    }

    private static int digits(long magnitude) {
        int digits = 1;
        while (digits < TEN.length && TEN[digits] <= magnitude) {
            digits++;
        }
        return digits;
    }

    /** Writes the last {@code count} digits in front of {@code end}. @return what is left of the number */
    private long putDigits(long magnitude, int end, int count) {
        byte[] to = out.bytes;
        long rest = magnitude;
        int at = end;
        int left = count;
        for (; left >= 2 && rest > Integer.MAX_VALUE; left -= 2) {
            long hundreds = rest / 100;
            at = putPair((int) (rest - hundreds * 100), to, at);
            rest = hundreds;
        }
        if (rest > Integer.MAX_VALUE) { // one digit of a long number is left
            return putLast(rest, to, at, left);
        }
        int small = (int) rest; // dividing these is faster
        for (; left >= 2; left -= 2) {
            int hundreds = small / 100;
            at = putPair(small - hundreds * 100, to, at);
            small = hundreds;
        }
        return putLast(small, to, at, left);
    }

    private static int putPair(int pair, byte[] to, int end) {
        to[end - 1] = PAIRS[2 * pair + 1];
        to[end - 2] = PAIRS[2 * pair];
        return end - 2;
    }

    private static long putLast(long rest, byte[] to, int end, int left) {
        if (left == 0) {
            return rest;
        }
        to[end - 1] = (byte) ('0' + rest % 10);
        return rest / 10;
    }

    /** Most texts are plain ASCII: those are written as they are looked at. */
    void string(String text) {
        int length = text.length();
        out.ensure(length + 2);
        byte[] to = out.bytes;
        int at = out.length;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80 || !isPlain(unit)) {
                notPlain(text); // what was written is overwritten
                return;
            }
            to[at++] = (byte) unit;
        }
        to[at++] = '"';
        out.length = at;
    }

    private void notPlain(String text) {
        if (TextBytes.isWellFormed(text)) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            quoted(utf8, 0, utf8.length);
        } else {
            unpaired(text);
        }
    }

    /**
     * Writes text that is UTF-8 already, eight bytes at a time as long as none of them needs an escape. Room is made only for
     * text that is there: a damaged length may say anything.
     */
    void quoted(byte[] source, int start, int length) {
        Objects.checkFromIndexSize(start, length, source.length);
        out.ensure(length + 2);
        byte[] to = out.bytes;
        int at = out.length;
        to[at++] = '"';
        int i = start;
        int end = start + length;
        for (; end - i >= Long.BYTES; i += Long.BYTES, at += Long.BYTES) {
            long word = Bytes.int8(source, i);
            if (needsEscape(word)) {
                break;
            }
            Bytes.putLong(to, at, word);
        }
        for (; i < end && isPlain(source[i]); i++) {
            to[at++] = source[i];
        }
        out.length = at;
        if (i < end) {
            escaped(source, i, end);
        }
        out.put('"');
    }

    /** True if one of the eight bytes is a control character, a quote or a backslash ("Bit Twiddling Hacks", S. Anderson). */
    private static boolean needsEscape(long word) {
        long control = word - SPACES & ~word;
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((control | quote - ONES & ~quote | backslash - ONES & ~backslash) & HIGH_BITS) != 0;
    }

    /** True of all bytes above ASCII, which are negative, too. */
    private static boolean isPlain(int unit) {
        return (unit >= 0x20 || unit < 0) && unit != '"' && unit != '\\';
    }

    /** Copies the longest runs that need no escape. */
    private void escaped(byte[] source, int start, int end) {
        int copied = start;
        for (int i = start; i < end; i++) {
            if (!isPlain(source[i])) {
                run(source, copied, i);
                escape(source[i]);
                copied = i + 1;
            }
        }
        run(source, copied, end);
    }

    private void escape(int character) {
        switch (character) {
            case '"', '\\' -> shortEscape(character);
            case '\n' -> shortEscape('n');
            case '\r' -> shortEscape('r');
            case '\t' -> shortEscape('t');
            case '\b' -> shortEscape('b');
            case '\f' -> shortEscape('f');
            default -> unicodeEscape(character);
        }
    }

    private void shortEscape(int letter) {
        out.put('\\');
        out.put(letter);
    }

    private void unicodeEscape(int unit) {
        shortEscape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.put(HEX[unit >> shift & 15]);
        }
    }

    /** Text with surrogates that UTF-8 cannot express: those are escaped. */
    private void unpaired(String text) {
        out.put('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                copy(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else if (Character.isSurrogate(unit)) {
                unicodeEscape(unit);
            } else if (unit < 0x20 || unit == '"' || unit == '\\') {
                escape(unit);
            } else {
                copy(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
            }
        }
        out.put('"');
    }
}
