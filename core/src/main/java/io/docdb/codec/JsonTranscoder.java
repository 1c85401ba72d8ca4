package io.docdb.codec;

import io.docdb.value.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes encoded values as JSON text in UTF-8. Texts are copied byte by byte: both sides are UTF-8. Used once. */
final class JsonTranscoder {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /** A decimal of up to this scale is never written with an exponent. */
    private static final int MOST_PLAIN_SCALE = 18;

    /** The powers of ten that a long holds. */
    private static final long[] TEN = new long[19];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private final byte[] bytes;
    private final FieldNames names;
    private final ByteBuilder out = new ByteBuilder();

    JsonTranscoder(byte[] bytes, FieldNames names) {
        this.bytes = bytes;
        this.names = names;
    }

    ByteBuilder text() {
        return out;
    }

    void value(int position) {
        int tag = bytes[position];
        if (tag < 0) {
            text(position + 1, tag & Tag.MAX_SHORT);
        } else if (tag >= Tag.TINY_INT || tag >= Tag.INT_1 && tag <= Tag.INT_8) {
            whole(ValueDecoder.integer(bytes, position));
        } else {
            switch (tag) {
                case Tag.MISSING, Tag.NULL -> copy(NULL);
                case Tag.TRUE -> copy(TRUE);
                case Tag.FALSE -> copy(FALSE);
                case Tag.TEXT ->
                    text(EncodedValue.textStart(bytes, position), EncodedValue.textLength(bytes, position));
                case Tag.UNPAIRED_TEXT -> string(ValueDecoder.text(bytes, position));
                default -> other(position, tag);
            }
        }
    }

    private void other(int position, int tag) {
        if (Tag.isArray(tag)) {
            array(position);
        } else if (Tag.isObject(tag)) {
            object(position);
        } else if (Tag.isNamedObject(tag)) {
            namedObject(position);
        } else if (tag != Tag.DECIMAL || !shortDecimal(position)) {
            StringBuilder text = new StringBuilder();
            JsonText.write(ValueDecoder.decode(bytes, position, names), text);
            copy(text.toString().getBytes(StandardCharsets.ISO_8859_1)); // digits, letters and signs
        }
    }

    private void copy(byte[] text) {
        out.ensure(text.length);
        System.arraycopy(text, 0, out.bytes, out.length, text.length);
        out.length += text.length;
    }

    /** Writes a decimal of few digits with its point in its place. @return false if it is none of those */
    private boolean shortDecimal(int position) {
        long scale = Bytes.unzigzag(Bytes.varint(bytes, position + 1));
        long unscaled = Bytes.unzigzag(Bytes.varint(bytes, position + 1 + Bytes.varintLength(bytes, position + 1)));
        if (scale < 1 || scale > MOST_PLAIN_SCALE || unscaled == Long.MIN_VALUE) {
            return false;
        }
        long magnitude = Math.abs(unscaled);
        int digits = Math.max(digits(magnitude), (int) scale + 1);
        out.ensure(digits + 2);
        if (unscaled < 0) {
            out.bytes[out.length++] = '-';
        }
        int wholeEnd = out.length + digits - (int) scale;
        putDigits(magnitude % TEN[(int) scale], wholeEnd + 1, (int) scale);
        out.bytes[wholeEnd] = '.';
        putDigits(magnitude / TEN[(int) scale], out.length, digits - (int) scale);
        out.length += digits + 1;
        return true;
    }

    private void whole(long value) {
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
        putDigits(magnitude, out.length, digits);
        out.length += digits;
    }

    private static int digits(long magnitude) {
        int digits = 1;
        while (digits < TEN.length && TEN[digits] <= magnitude) {
            digits++;
        }
        return digits;
    }

    private void putDigits(long magnitude, int from, int count) {
        long rest = magnitude;
        for (int i = from + count - 1; i >= from; i--) {
            out.bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void array(int position) {
        int count = Containers.checkedCount(bytes, position);
        out.put('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.put(',');
            }
            value(Containers.elementAt(bytes, position, count, i));
        }
        out.put(']');
    }

    private void object(int position) {
        int tag = bytes[position];
        int width = Tag.widthCode(tag);
        int numberWidth = Tag.numberWidthCode(tag);
        int count = Containers.checkedCount(bytes, position);
        int numbers = position + 1 + (2 << width);
        int offsets = numbers + (count << numberWidth);
        int body = offsets + (count << width);
        int[] order = ValueDecoder.writtenOrder(bytes, offsets, width, count);
        out.put('{');
        for (int i = 0; i < count; i++) {
            int field = order == null ? i : order[i];
            separate(i);
            string(names.name(Bytes.unsigned(bytes, numbers + (field << numberWidth), numberWidth)));
            out.put(':');
            value(body + Bytes.unsigned(bytes, offsets + (field << width), width));
        }
        out.put('}');
    }

    private void namedObject(int position) {
        int width = Tag.widthCode(bytes[position]);
        int count = Containers.checkedCount(bytes, position);
        int nameEnds = position + 1 + (2 << width);
        int offsets = nameEnds + (count << width);
        int nameText = offsets + (count << width);
        int body = Containers.bodyStart(bytes, position);
        int[] order = ValueDecoder.writtenOrder(bytes, offsets, width, count);
        out.put('{');
        for (int i = 0; i < count; i++) {
            int field = order == null ? i : order[i];
            int start = field == 0 ? 0 : Bytes.unsigned(bytes, nameEnds + (field - 1 << width), width);
            int end = Bytes.unsigned(bytes, nameEnds + (field << width), width);
            separate(i);
            string(TextBytes.read(bytes, nameText + start, end - start));
            out.put(':');
            value(body + Bytes.unsigned(bytes, offsets + (field << width), width));
        }
        out.put('}');
    }

    private void separate(int place) {
        if (place > 0) {
            out.put(',');
        }
    }

    /** Most names and texts are plain ASCII: those are written as they are looked at. */
    private void string(String text) {
        int length = text.length();
        out.ensure(length + 2);
        byte[] to = out.bytes;
        int at = out.length;
        to[at++] = '"';
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit < 0x20 || unit >= 0x80 || unit == '"' || unit == '\\') {
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

    private void text(int start, int length) {
        quoted(bytes, start, length);
    }

    /** Copies the longest runs that need no escape. Room is made only for text that is there: a damaged length may say anything. */
    private void quoted(byte[] source, int start, int length) {
        Objects.checkFromIndexSize(start, length, source.length);
        out.ensure(length + 2);
        out.bytes[out.length++] = '"';
        int copied = start;
        int end = start + length;
        for (int i = start; i < end; i++) {
            byte b = source[i];
            if (b < 0x20 && b >= 0 || b == '"' || b == '\\') {
                run(source, copied, i);
                escape(b);
                copied = i + 1;
            }
        }
        run(source, copied, end);
        out.put('"');
    }

    private void run(byte[] source, int from, int to) {
        out.ensure(to - from);
        System.arraycopy(source, from, out.bytes, out.length, to - from);
        out.length += to - from;
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
