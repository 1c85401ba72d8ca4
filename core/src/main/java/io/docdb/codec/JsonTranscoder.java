package io.docdb.codec;

import io.docdb.value.JsonText;
import java.nio.charset.StandardCharsets;

/**
 * Writes encoded values as JSON text. Texts are mostly copied: both sides are UTF-8. As those of {@link JsonOutput}, its methods
 * return the position behind what they wrote. Used once.
 */
final class JsonTranscoder {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final FieldNames names;
    private final JsonOutput out;

    JsonTranscoder(byte[] bytes, FieldNames names, JsonOutput out) {
        this.bytes = bytes;
        this.names = names;
        this.out = out;
    }

    int value(int position, int at) {
        int tag = bytes[position];
        if (tag < 0) {
            return out.quoted(bytes, position + 1, tag & Tag.MAX_SHORT, at);
        }
        if (tag >= Tag.TINY_INT || tag >= Tag.INT_1 && tag <= Tag.INT_8) {
            return out.whole(ValueDecoder.integer(bytes, position), at);
        }
        return switch (tag) {
            case Tag.MISSING, Tag.NULL -> out.copy(NULL, at);
            case Tag.TRUE -> out.copy(TRUE, at);
            case Tag.FALSE -> out.copy(FALSE, at);
            case Tag.TEXT ->
                out.quoted(
                        bytes, EncodedValue.textStart(bytes, position), EncodedValue.textLength(bytes, position), at);
            case Tag.UNPAIRED_TEXT -> out.string(ValueDecoder.text(bytes, position), at);
            case Tag.DECIMAL -> decimal(position, at);
            default -> other(position, tag, at);
        };
    }

    private int other(int position, int tag, int at) {
        if (Tag.isArray(tag)) {
            return array(position, at);
        }
        if (Tag.isObject(tag)) {
            return object(position, at);
        }
        return Tag.isNamedObject(tag) ? namedObject(position, at) : decoded(position, at);
    }

    /** What is written by way of a value: digits, letters and signs. */
    private int decoded(int position, int at) {
        StringBuilder text = new StringBuilder();
        JsonText.write(ValueDecoder.decode(bytes, position, names), text);
        return out.copy(text.toString().getBytes(StandardCharsets.ISO_8859_1), at);
    }

    private int decimal(int position, int at) {
        long scale = Bytes.unzigzag(Bytes.varint(bytes, position + 1));
        int digits = position + 1 + Bytes.varintLength(bytes, position + 1);
        int end = out.decimal(Bytes.unzigzag(Bytes.varint(bytes, digits)), scale, at);
        return end > at ? end : decoded(position, at); // it needs arithmetic
    }

    private int array(int position, int start) {
        int count = Containers.checkedCount(bytes, position);
        int at = start;
        for (int i = 0; i < count; i++) {
            at = value(Containers.elementAt(bytes, position, count, i), out.put(i == 0 ? '[' : ',', at));
        }
        return out.put(']', count == 0 ? out.put('[', at) : at);
    }

    private int object(int position, int start) {
        int tag = bytes[position];
        int width = Tag.widthCode(tag);
        int numberWidth = Tag.numberWidthCode(tag);
        int count = Containers.checkedCount(bytes, position);
        int numbers = position + 1 + (2 << width);
        int offsets = numbers + (count << numberWidth);
        int body = offsets + (count << width);
        int[] order = ValueDecoder.writtenOrder(bytes, offsets, width, count);
        int at = start;
        for (int i = 0; i < count; i++) {
            int field = order == null ? i : order[i];
            int number = Bytes.unsigned(bytes, numbers + (field << numberWidth), numberWidth);
            at = out.name(names.jsonName(number), i == 0 ? '{' : ',', at);
            at = value(body + Bytes.unsigned(bytes, offsets + (field << width), width), at);
        }
        return out.put('}', count == 0 ? out.put('{', at) : at);
    }

    private int namedObject(int position, int start) {
        int width = Tag.widthCode(bytes[position]);
        int count = Containers.checkedCount(bytes, position);
        int nameEnds = position + 1 + (2 << width);
        int offsets = nameEnds + (count << width);
        int nameText = offsets + (count << width);
        int body = Containers.bodyStart(bytes, position);
        int[] order = ValueDecoder.writtenOrder(bytes, offsets, width, count);
        int at = start;
        for (int i = 0; i < count; i++) {
            int field = order == null ? i : order[i];
            int from = field == 0 ? 0 : Bytes.unsigned(bytes, nameEnds + (field - 1 << width), width);
            int to = Bytes.unsigned(bytes, nameEnds + (field << width), width);
            String name = TextBytes.read(bytes, nameText + from, to - from);
            at = out.put(':', out.string(name, out.put(i == 0 ? '{' : ',', at)));
            at = value(body + Bytes.unsigned(bytes, offsets + (field << width), width), at);
        }
        return out.put('}', count == 0 ? out.put('{', at) : at);
    }
}
