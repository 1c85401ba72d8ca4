package io.docdb.codec;

import java.util.Arrays;

/**
 * Reads JSON text that is plain, which nearly all of it is, and hands what it finds to a sink; whatever else there is, be it
 * wrong, large or only unusual, it leaves to {@link JsonPump}, which reads the text again and has the words for what is wrong.
 * Takes a third of the time of a general parser, for it has no buffers to fill and makes no text twice. It reads a byte
 * for each character: what stands for itself is passed over by eights, and what is of ASCII can be copied as it is.
 *
 * <p>Plain is what RFC 8259 allows, but for numbers of more than 18 digits, in exponent form, or {@code -0}. Confined to one
 * thread, used once.
 */
final class JsonScanner {
    /** So many digits fit any long. */
    private static final int MOST_DIGITS = 18;

    private final String source;
    private final byte[] text;
    private final DocumentSink sink;
    private int position;
    private boolean[] objects = new boolean[16]; // of the open containers, which are objects
    private int depth;

    JsonScanner(String text, DocumentSink sink) {
        this.source = text;
        this.text = PlainBytes.of(text);
        this.sink = sink;
    }

    /** As {@link #read}, but leaves everything to the other that is no object. */
    boolean readObject() {
        return peek() == '{' && read();
    }

    /** Reads one value and the end of the text. @return false if the text is not plain: then the sink's content is void */
    boolean read() {
        while (readValue()) {
            boolean more = false;
            while (!more) {
                if (depth == 0) {
                    DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
                    return peek() == 0 && position == text.length;
                }
                int next = peek();
                position++;
                if (next == ',') {
                    if (objects[depth - 1] && !readName()) {
                        return false;
                    }
                    more = true;
                } else if (next != (objects[depth - 1] ? '}' : ']')) {
                    return false;
                } else {
                    end();
                }
            }
        }
        return false;
    }

    /** Reads a value; of an object or array with content the beginning, so that the next value is its first. */
    private boolean readValue() {
        while (true) {
            int first = peek();
            switch (first) {
                case '{' -> {
                    start(true);
                    if (peek() == '}') {
                        position++;
                        end();
                        return true;
                    }
                    if (!readName()) {
                        return false;
                    }
                }
                case '[' -> {
                    start(false);
                    if (peek() == ']') {
                        position++;
                        end();
                        return true;
                    }
                }
                case '"' -> {
                    return readText();
                }
                case 't' -> {
                    return readWord("true") && accept(true);
                }
                case 'f' -> {
                    return readWord("false") && accept(false);
                }
                case 'n' -> {
                    if (!readWord("null")) {
                        return false;
                    }
                    sink.nullValue();
                    return true;
                }
                default -> {
                    return readNumber();
                }
            }
        }
    }

    private boolean accept(boolean value) {
        sink.booleanValue(value);
        return true;
    }

    private void start(boolean object) {
        position++;
        if (object) {
            sink.startObject();
        } else {
            sink.startArray();
        }
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, 2 * depth);
        }
        objects[depth++] = object;
    }

    private void end() {
        if (objects[--depth]) {
            sink.endObject();
        } else {
            sink.endArray();
        }
    }

    /** The next byte that is no white space; 0 at the end. */
    private int peek() {
        int length = text.length;
        while (position < length) {
            byte next = text[position];
            if (next > ' ' || next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            position++;
        }
        return 0;
    }

    private boolean readName() {
        if (peek() != '"') {
            return false;
        }
        int start = ++position;
        if (passPlain() != '"') {
            return false;
        }
        int end = position++;
        if (peek() != ':' || !sink.name(source, text, start, end)) {
            return false;
        }
        position++;
        return true;
    }

    /** Goes on to the next character of a string that does not stand for itself, and answers it; 0 at the end. */
    private int passPlain() {
        position = PlainBytes.end(text, position);
        return position == text.length ? 0 : text[position];
    }

    private boolean readText() {
        int start = ++position;
        int next = passPlain();
        if (next == '"') {
            sink.textValue(source, text, start, position++);
            DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
            return true;
        }
        return next == '\\' && readEscaped(start);
    }

    /** A text from its first escape on. */
    private boolean readEscaped(int start) {
        StringBuilder value = new StringBuilder(position - start + 32);
        int from = start;
        while (true) {
            value.append(source, from, position);
            int next = position == text.length ? 0 : text[position++];
            if (next == '"') {
                sink.textValue(value.toString());
                DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
                return true;
            }
            int escaped = next == '\\' ? readEscape() : -1;
            if (escaped < 0) {
                return false;
            }
            value.append((char) escaped);
            from = position;
            passPlain();
        }
    }

    /** The character behind a backslash; -1 if it is none. */
    private int readEscape() {
        if (position == text.length) {
            return -1;
        }
        byte escape = text[position++];
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readHexadecimal();
            default -> -1;
        };
    }

    private int readHexadecimal() {
        int end = position + 4;
        if (end > text.length) {
            return -1;
        }
        int unit = 0;
        for (; position < end; position++) {
            byte digit = text[position];
            int value = digit >= 0 ? Character.digit((char) digit, 16) : -1;
            if (value < 0) {
                return -1;
            }
            unit = unit << 4 | value;
        }
        return unit;
    }

    private boolean readWord(String word) {
        int end = position + word.length();
        if (end > text.length) {
            return false;
        }
        for (int i = 0; position < end; i++, position++) {
            if (text[position] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean readNumber() {
        int start = position;
        boolean negative = position < text.length && text[position] == '-';
        position += negative ? 1 : 0;
        int first = position;
        long digits = readDigits(0);
        int whole = position - first;
        boolean leadingZero = whole > 0 && text[first] == '0';
        if (whole == 0 || whole > MOST_DIGITS || leadingZero && (whole > 1 || negative)) {
            return false;
        }
        int next = position < text.length ? text[position] : 0;
        if (next == 'e' || next == 'E') {
            return false;
        }
        if (next != '.') {
            sink.longValue(negative ? -digits : digits);
        } else if (!readFraction(digits, negative, whole)) {
            return false;
        }
        DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
        return position > start;
    }

    private boolean readFraction(long wholeDigits, boolean negative, int whole) {
        int first = ++position;
        long digits = readDigits(wholeDigits);
        int scale = position - first;
        int next = position < text.length ? text[position] : 0;
        if (scale == 0 || whole + scale > MOST_DIGITS || next == 'e' || next == 'E') {
            return false;
        }
        sink.decimalValue(negative ? -digits : digits, scale);
        return true;
    }

    /** Appends the digits that follow; past what a long holds the answer means nothing. */
    private long readDigits(long before) {
        long value = before;
        for (int length = text.length; position < length; position++) {
            int digit = text[position];
            if (digit < '0' || digit > '9') {
                break;
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
