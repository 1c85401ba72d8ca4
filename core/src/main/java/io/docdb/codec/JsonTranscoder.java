package io.docdb.codec;

import io.docdb.value.JsonText;
import java.nio.charset.StandardCharsets;

/** Writes encoded values as JSON text in UTF-8. Texts are copied: both sides are UTF-8. Used once. */
final class JsonTranscoder {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final FieldNames names;
    private final JsonOutput out;

    /** @param expected bytes for which there is room before the text has to move */
    JsonTranscoder(byte[] bytes, FieldNames names, int expected) {
        this.bytes = bytes;
        this.names = names;
        this.out = new JsonOutput(expected);
    }

    ByteBuilder text() {
        return out.bytes();
    }

    void value(int position) {
        int tag = bytes[position];
        if (tag < 0) {
            out.quoted(bytes, position + 1, tag & Tag.MAX_SHORT);
        } else if (tag >= Tag.TINY_INT || tag >= Tag.INT_1 && tag <= Tag.INT_8) {
            out.whole(ValueDecoder.integer(bytes, position));
        } else {
            switch (tag) {
                case Tag.MISSING, Tag.NULL -> out.copy(NULL);
                case Tag.TRUE -> out.copy(TRUE);
                case Tag.FALSE -> out.copy(FALSE);
                case Tag.TEXT ->
                    out.quoted(
                            bytes, EncodedValue.textStart(bytes, position), EncodedValue.textLength(bytes, position));
                case Tag.UNPAIRED_TEXT -> out.string(ValueDecoder.text(bytes, position));
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
            out.copy(text.toString().getBytes(StandardCharsets.ISO_8859_1)); // digits, letters and signs
        }
    }

    /** @return false, and writes nothing, if it is none of those that need no arithmetic */
    private boolean shortDecimal(int position) {
        long scale = Bytes.unzigzag(Bytes.varint(bytes, position + 1));
        int digits = position + 1 + Bytes.varintLength(bytes, position + 1);
        return out.decimal(Bytes.unzigzag(Bytes.varint(bytes, digits)), scale);
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
            out.copy(names.jsonName(Bytes.unsigned(bytes, numbers + (field << numberWidth), numberWidth)));
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
            out.string(TextBytes.read(bytes, nameText + start, end - start));
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
}
