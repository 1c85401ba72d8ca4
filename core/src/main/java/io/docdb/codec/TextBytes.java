package io.docdb.codec;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Text as bytes whose unsigned order is the order of {@link io.docdb.value.TextValue}, and back, without loss.
 *
 * <p>Well-formed text is UTF-8. A surrogate that has lost its partner, which UTF-8 cannot express, gets four bytes that
 * UTF-8 never uses, at its place in the order: a high one as the pair with its lowest partner, the last byte
 * lowered to {@code 7F} (before all pairs it opens); a low one as {@code F5}, its ten bits in two bytes, {@code 7F}
 * (behind every code point).
 */
public final class TextBytes {
    private static final int LAST_OF_UNPAIRED = 0x7F;
    private static final int LEAD_OF_LOW = 0xF5;
    private static final int FIRST_SUPPLEMENTARY = 0x10000;

    private TextBytes() {}

    /** The most bytes {@link #write} makes of so many UTF-16 units: an unpaired surrogate takes four. */
    public static int mostBytes(int units) {
        return Math.multiplyExact(units, 4);
    }

    public static byte[] of(String text) {
        if (isWellFormed(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] buffer = new byte[mostBytes(text.length())];
        return java.util.Arrays.copyOf(buffer, write(text, buffer, 0));
    }

    /** True if every surrogate has its partner. */
    public static boolean isWellFormed(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit)
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * Writes characters at {@code position}, where all of them fit, up to the first one outside of ASCII.
     *
     * @return how many it wrote
     */
    public static int writeAscii(String text, byte[] out, int position) {
        int length = text.length();
        int i = 0;
        for (char unit; i < length && (unit = text.charAt(i)) < 0x80; i++) {
            out[position + i] = (byte) unit;
        }
        return i;
    }

    /** Writes the text at {@code position}, where {@link #mostBytes} fit. @return the position behind it */
    public static int write(String text, byte[] out, int position) {
        int length = text.length();
        int i = 0;
        while (i < length && text.charAt(i) < 0x80) {
            out[position++] = (byte) text.charAt(i++);
        }
        while (i < length) {
            char unit = text.charAt(i++);
            if (unit < 0x80) {
                out[position++] = (byte) unit;
            } else if (unit < 0x800) {
                out[position++] = (byte) (0xC0 | unit >> 6);
                out[position++] = (byte) (0x80 | unit & 0x3F);
            } else if (!Character.isSurrogate(unit)) {
                out[position++] = (byte) (0xE0 | unit >> 12);
                out[position++] = (byte) (0x80 | unit >> 6 & 0x3F);
                out[position++] = (byte) (0x80 | unit & 0x3F);
            } else if (Character.isHighSurrogate(unit) && i < length && Character.isLowSurrogate(text.charAt(i))) {
                position = writeSupplementary(Character.toCodePoint(unit, text.charAt(i++)), out, position);
            } else {
                position = writeUnpaired(unit, out, position);
            }
        }
        return position;
    }

    private static int writeSupplementary(int codePoint, byte[] out, int position) {
        out[position] = (byte) (0xF0 | codePoint >> 18);
        out[position + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        out[position + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        out[position + 3] = (byte) (0x80 | codePoint & 0x3F);
        return position + 4;
    }

    private static int writeUnpaired(char unit, byte[] out, int position) {
        if (Character.isHighSurrogate(unit)) {
            writeSupplementary(Character.toCodePoint(unit, Character.MIN_LOW_SURROGATE), out, position);
        } else {
            int bits = unit - Character.MIN_LOW_SURROGATE;
            out[position] = (byte) LEAD_OF_LOW;
            out[position + 1] = (byte) (0x80 | bits >> 6);
            out[position + 2] = (byte) (0x80 | bits & 0x3F);
        }
        out[position + 3] = LAST_OF_UNPAIRED;
        return position + 4;
    }

    /** Reads well-formed text. */
    static String readWellFormed(byte[] bytes, int position, int length) {
        return new String(bytes, position, length, StandardCharsets.UTF_8);
    }

    /**
     * Reads text that {@link #write} wrote, unpaired surrogates included.
     *
     * @throws IndexOutOfBoundsException if the bytes end before the text does, told before any room is made for it
     */
    public static String read(byte[] bytes, int position, int length) {
        Objects.checkFromIndexSize(position, length, bytes.length);
        int end = position + length;
        for (int i = position; i < end; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead >= 0xF0 && i + 3 < end && bytes[i + 3] == LAST_OF_UNPAIRED) {
                return readUnpaired(bytes, position, end);
            }
        }
        return readWellFormed(bytes, position, length);
    }

    private static String readUnpaired(byte[] bytes, int position, int end) {
        StringBuilder text = new StringBuilder(end - position);
        int wellFormedFrom = position;
        for (int i = position; i < end; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead >= 0xF0 && i + 3 < end && bytes[i + 3] == LAST_OF_UNPAIRED) {
                text.append(readWellFormed(bytes, wellFormedFrom, i - wellFormedFrom));
                text.append(lead == LEAD_OF_LOW ? lowSurrogate(bytes, i) : highSurrogate(bytes, i));
                i += 3;
                wellFormedFrom = i + 1;
            }
        }
        return text.append(readWellFormed(bytes, wellFormedFrom, end - wellFormedFrom))
                .toString();
    }

    private static char lowSurrogate(byte[] bytes, int position) {
        return (char) (Character.MIN_LOW_SURROGATE + ((bytes[position + 1] & 0x3F) << 6 | bytes[position + 2] & 0x3F));
    }

    private static char highSurrogate(byte[] bytes, int position) {
        int codePoint =
                (bytes[position] & 0x07) << 18 | (bytes[position + 1] & 0x3F) << 12 | (bytes[position + 2] & 0x3F) << 6;
        return Character.highSurrogate(Math.max(codePoint, FIRST_SUPPLEMENTARY));
    }
}
