package io.docdb.codec;

import io.docdb.value.Document;
import io.docdb.value.DocumentSource;
import io.docdb.value.Value;

/**
 * A document that has the bytes already that are to be stored of it: {@link DocumentCodec#encode(Document, FieldNames, int,
 * SpareWriter)} hands them out once. Who asks for a field or two, as keys and indexes do, gets them without the rest.
 */
final class WrittenDocument implements DocumentSource {
    private final byte[] bytes;
    private final int offset;
    private final FieldNames names;
    private boolean handedOut; // by whoever inserts it, before anybody else knows of it

    WrittenDocument(byte[] bytes, int offset, FieldNames names) {
        this.bytes = bytes;
        this.offset = offset;
        this.names = names;
    }

    /** True if its bytes are those for this dictionary, with that many in front of them. */
    boolean fits(FieldNames otherNames, int prefixBytes) {
        return names == otherNames && offset == prefixBytes;
    }

    /** The bytes, prefix included, which are the caller's: the second time a copy, for the prefix of the first may be filled. */
    byte[] handOut() {
        if (!handedOut) {
            handedOut = true;
            return bytes;
        }
        byte[] copy = new byte[bytes.length];
        System.arraycopy(bytes, offset, copy, offset, bytes.length - offset);
        return copy;
    }

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

    @Override
    public boolean givesFields() {
        return true;
    }

    @Override
    public Value field(String name) {
        return EncodedValue.decode(
                bytes, EncodedValue.field(bytes, DocumentCodec.rootPosition(bytes, offset), name, names), names);
    }
}
