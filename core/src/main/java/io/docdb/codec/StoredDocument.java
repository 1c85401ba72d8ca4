package io.docdb.codec;

import io.docdb.value.Document;
import io.docdb.value.DocumentSource;

/** The bytes of a document that may never be looked into. The array must not change any more. */
record StoredDocument(byte[] bytes, int offset, FieldNames names) implements DocumentSource {
    @Override
    public Document decode() {
        return DocumentCodec.decode(bytes, offset, names);
    }

    @Override
    public String toJson() {
        return JsonWriter.toText(bytes, offset, names);
    }

    @Override
    public int sizeBytes() {
        return bytes.length - offset;
    }
}
