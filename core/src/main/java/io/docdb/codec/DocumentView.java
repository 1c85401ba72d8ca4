package io.docdb.codec;

import io.docdb.value.Document;
import io.docdb.value.Value;

/**
 * An encoded document and the dictionary to read it with, for readers that want a path now and then, or all of it.
 * Thread-safe as long as nobody changes the bytes.
 *
 * @param offset where the document starts in {@code bytes}: its format version
 */
public record DocumentView(byte[] bytes, int offset, FieldNames names) {
    /** What the path leads to. @param reader made with the same dictionary */
    public Value get(PathReader reader) {
        return reader.read(bytes, offset);
    }

    public Document decode() {
        return DocumentCodec.decode(bytes, offset, names);
    }
}
