package io.docdb.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * JSON text (RFC 8259) as it grows: its numbers, strings and escapes. Each method writes at a position and returns the position
 * behind what it wrote: that is kept by whoever writes, and so in a register. Confined to one thread.
 *
 * <p>The text is UTF-8, of which most is copied as it stands. What is to be a Java string is Latin-1, as that keeps it, up to the
 * first character that Latin-1 lacks; from there on all of it is UTF-8.
 */
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

    private byte[] text;

    /** The bits of a word that are set where one of its bytes is to be looked at: none for UTF-8, the high bits for Latin-1. */
    private long foreign;

    private JsonOutput(int expected, long foreign) {
        this.text = new byte[expected];
        this.foreign = foreign;
    }

    /** @param expected bytes for which there is room before the text has to move */
    static JsonOutput ofUtf8(int expected) {
        return new JsonOutput(expected, 0);
    }

    /** As the other, for {@link #toText}. */
    static JsonOutput ofLatin(int expected) {
        return new JsonOutput(expected, HIGH_BITS);
    }

    /** A copy of what was written up to {@code end}; of {@link #ofUtf8}. */
    byte[] toUtf8(int end) {
        return Arrays.copyOf(text, end);
    }

    /** Hands out what was written up to {@code end}; of {@link #ofUtf8}. */
    void writeTo(OutputStream out, int end) throws IOException {
        out.write(text, 0, end);
    }

    String toText(int end) {
        Charset charset = isLatin() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new String(text, 0, end, charset);
    }

    private boolean isLatin() {
        return foreign != 0;
    }

    /** Makes room for {@code more} bytes behind a position. */
    private void ensure(int more, int at) {
        if (text.length - at < more) {
            grow(more, at);
        }
    }

    private void grow(int more, int at) {
        long wanted = Math.max((long) at + more, text.length * 2L);
        text = Arrays.copyOf(text, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }

    int put(int character, int at) {
        ensure(1, at);
        text[at] = (byte) character;
        return at + 1;
    }

    /** Copies what needs no escape and is the same in every encoding. */
    int copy(byte[] ascii, int at) {
        return run(ascii, 0, ascii.length, at);
    }

    private int run(byte[] source, int from, int to, int at) {
        int length = to - from;
        ensure(length, at);
        System.arraycopy(source, from, text, at, length);
        return at + length;
    }

    /** Writes the name of a field. @param before what stands in front of it: a comma, or the brace that opens the object */
    int name(JsonName name, int before, int at) {
        if (name.shortLength == 0) {
            return encoded(name.utf8, 1, name.utf8.length, put(before, at));
        }
        ensure(JsonName.SHORT, at);
        Bytes.putLong(text, at, name.first);
        Bytes.putLong(text, at + Long.BYTES, name.second);
        text[at] = (byte) before;
        return at + name.shortLength;
    }

    int whole(long value, int at) {
        if (value == Long.MIN_VALUE) {
            return copy(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1), at);
        }
        long magnitude = Math.abs(value);
        int digits = digits(magnitude);
        ensure(digits + 1, at);
        int end = sign(value, at) + digits;
        putDigits(magnitude, end, digits);
        return end;
    }

    private int sign(long value, int at) {
        if (value >= 0) {
            return at;
        }
        text[at] = '-';
        return at + 1;
    }

    /**
     * Writes a decimal of few digits with its point in its place.
     *
     * @return {@code at}, with nothing written, if it is none of those
     */
    int decimal(long unscaled, long scale, int at) {
        if (scale < 1 || scale > MOST_PLAIN_SCALE || unscaled == Long.MIN_VALUE) {
            return at;
        }
        long magnitude = Math.abs(unscaled);
        int digits = Math.max(digits(magnitude), (int) scale + 1);
        ensure(digits + 2, at);
        int end = sign(unscaled, at) + digits + 1;
        long whole = putDigits(magnitude, end, (int) scale);
        int point = end - (int) scale - 1;
        text[point] = '.';
        putDigits(whole, point, digits - (int) scale);
        return end;
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
        byte[] to = text;
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
    int string(String string, int start) {
        int length = string.length();
        ensure(length + 2, start);
        byte[] to = text;
        int at = start;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char unit = string.charAt(i);
            if (!isPlain(unit) || unit >= 0x80) {
                return notPlain(string, start); // what was written is overwritten
            }
            to[at++] = (byte) unit;
        }
        to[at++] = '"';
        return at;
    }

    private int notPlain(String string, int at) {
        if (TextBytes.isWellFormed(string)) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            return quoted(utf8, 0, utf8.length, at);
        }
        return unpaired(string, at);
    }

    /**
     * Writes text that is UTF-8 already, eight bytes at a time as long as all of them are written as they stand; the last of them
     * are made up of blanks, which are overwritten. Room is made only for text that is there: a damaged length may say anything.
     */
    int quoted(byte[] source, int start, int length, int position) {
        Objects.checkFromIndexSize(start, length, source.length);
        ensure(length + 1 + Long.BYTES, position);
        byte[] to = text;
        int at = position;
        to[at++] = '"';
        int i = start;
        int end = start + length;
        for (; end - i >= Long.BYTES; i += Long.BYTES, at += Long.BYTES) {
            long word = Bytes.int8(source, i);
            if (isSpecial(word, foreign)) {
                break;
            }
            Bytes.putLong(to, at, word);
        }
        int left = end - i;
        if (left == 0) {
            to[at] = '"';
            return at + 1;
        }
        if (left < Long.BYTES && source.length - i >= Long.BYTES) {
            long behind = -1L >>> left * Byte.SIZE;
            long word = Bytes.int8(source, i) & ~behind | SPACES & behind;
            if (!isSpecial(word, foreign)) {
                Bytes.putLong(to, at, word);
                to[at + left] = '"';
                return at + left + 1;
            }
        }
        return put('"', rest(source, i, end, at));
    }

    /**
     * True if one of the eight bytes is a control character, a quote or a backslash ("Bit Twiddling Hacks", S. Anderson), or
     * foreign.
     */
    private static boolean isSpecial(long word, long foreign) {
        long control = word - SPACES & ~word;
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((control | quote - ONES & ~quote | backslash - ONES & ~backslash) & HIGH_BITS | word & foreign) != 0;
    }

    private static boolean isPlain(int unit) {
        return unit >= 0x20 && unit != '"' && unit != '\\';
    }

    /** Copies the longest runs that are written as they stand. */
    private int rest(byte[] source, int start, int end, int position) {
        int at = position;
        int copied = start;
        for (int i = start; i < end; i++) {
            int unit = source[i];
            if (unit >= 0 && !isPlain(unit)) {
                at = escape(unit, encoded(source, copied, i, at));
                copied = i + 1;
            }
        }
        return encoded(source, copied, end, at);
    }

    /** Writes UTF-8 that needs no escape. */
    private int encoded(byte[] source, int start, int end, int position) {
        int at = position;
        int copied = start;
        for (int i = start; i < end && isLatin(); i++) {
            if (source[i] < 0) {
                at = run(source, copied, i, at);
                copied = i;
                if (isLatinCharacter(source, i, end)) {
                    at = put(source[i] << 6 | source[i + 1] & 0x3F, at);
                    i++;
                    copied = i + 1;
                } else {
                    at = leaveLatin(at);
                }
            }
        }
        return run(source, copied, end, at);
    }

    /** True of a character from U+0080 to U+00FF. */
    private static boolean isLatinCharacter(byte[] source, int i, int end) {
        return (source[i] & 0xFE) == 0xC2 && i + 1 < end && (source[i + 1] & 0xC0) == 0x80;
    }

    /** @return where what was written ends now */
    private int leaveLatin(int at) {
        text = toText(at).getBytes(StandardCharsets.UTF_8);
        foreign = 0;
        return text.length;
    }

    private int escape(int character, int at) {
        return switch (character) {
            case '"', '\\' -> shortEscape(character, at);
            case '\n' -> shortEscape('n', at);
            case '\r' -> shortEscape('r', at);
            case '\t' -> shortEscape('t', at);
            case '\b' -> shortEscape('b', at);
            case '\f' -> shortEscape('f', at);
            default -> unicodeEscape(character, at);
        };
    }

    private int shortEscape(int letter, int at) {
        return put(letter, put('\\', at));
    }

    private int unicodeEscape(int unit, int position) {
        int at = shortEscape('u', position);
        for (int shift = 12; shift >= 0; shift -= 4) {
            at = put(HEX[unit >> shift & 15], at);
        }
        return at;
    }

    /** Text with surrogates that UTF-8 cannot express: those are escaped. */
    private int unpaired(String string, int position) {
        int at = put('"', position);
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1));
            if (pair) {
                at = encoded(string.substring(i, i + 2), at);
                i++;
            } else if (Character.isSurrogate(unit)) {
                at = unicodeEscape(unit, at);
            } else if (!isPlain(unit)) {
                at = escape(unit, at);
            } else {
                at = encoded(String.valueOf(unit), at);
            }
        }
        return put('"', at);
    }

    private int encoded(String string, int at) {
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        return encoded(utf8, 0, utf8.length, at);
    }
}
