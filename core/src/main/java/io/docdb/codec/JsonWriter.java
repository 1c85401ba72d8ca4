package io.docdb.codec;

import io.docdb.value.JsonText;
import io.docdb.value.Value;

/** JSON text of values and, without making values, of stored documents. Text is written without white space. Thread-safe. */
public final class JsonWriter {
    private JsonWriter() {}

    public static String toText(Value value) {
        return JsonText.of(value);
    }

    /** The text of the document that starts at {@code offset}. */
    public static String toText(byte[] bytes, int offset, FieldNames names) {
        return JsonText.of(DocumentCodec.decodeValue(bytes, offset, names));
    }
}
