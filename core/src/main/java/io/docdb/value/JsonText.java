package io.docdb.value;

import java.util.List;
import java.util.Optional;

/** Writes a value as JSON text (RFC 8259) without any white space. Values that JSON lacks stand as strings. */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    public static String of(Value value) {
        Optional<DocumentSource> bytes = value instanceof Document document ? document.undecoded() : Optional.empty();
        if (bytes.isPresent()) {
            return bytes.get().toJson();
        }
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** The text of a value that JSON writes as a string: a text, a date or time, an interval, a UUID, bytes. */
    public static String stringOf(Value value) {
        if (value instanceof TextValue text) {
            return text.value();
        }
        if (value instanceof IntervalValue interval) {
            return interval.toIsoText();
        }
        String quoted = value.toString(); // these need no escapes
        return quoted.substring(1, quoted.length() - 1);
    }

    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        writeText(text, out);
        return out.toString();
    }

    /** Appends the JSON text of {@code value}. NaN and the infinities, which JSON lacks, are written as null. */
    public static void write(Value value, StringBuilder out) {
        if (value instanceof Document document) {
            writeObject(document, out);
        } else if (value instanceof ArrayValue array) {
            writeArray(array.elements(), out);
        } else if (value instanceof TextValue text) {
            writeText(text.value(), out);
        } else if (value instanceof DoubleValue number && !Double.isFinite(number.value())) {
            out.append("null");
        } else {
            out.append(value);
        }
    }

    private static void writeObject(Document document, StringBuilder out) {
        Optional<DocumentSource> bytes = document.undecoded();
        if (bytes.isPresent()) {
            out.append(bytes.get().toJson());
            return;
        }
        out.append('{');
        for (int i = 0; i < document.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeText(document.name(i), out);
            out.append(':');
            write(document.value(i), out);
        }
        out.append('}');
    }

    private static void writeArray(List<Value> elements, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(elements.get(i), out);
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i += writeSurrogate(text, i, out);
            } else if (c >= 0x20 && c != '"' && c != '\\') {
                out.append(c);
            } else {
                writeEscape(c, out);
            }
        }
        out.append('"');
    }

    /** A pair as it is; one without a partner, which no encoding can express, escaped. @return how many units were passed by */
    private static int writeSurrogate(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return 1;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[c >> shift & 15]);
        }
        return 0;
    }

    private static void writeEscape(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
