package io.docdb.codec;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.error.StorageException;
import io.docdb.value.Document;
import io.docdb.value.Value;

/**
 * Documents to bytes and back. The bytes start with {@link #FORMAT_VERSION}; the layout stands in {@code package-info}.
 *
 * <p>Law: {@code decode(encode(d))} is {@code d}, down to the form and scale of every number and the order of the fields;
 * only a field whose value is MISSING is not there afterwards. Thread-safe.
 */
public final class DocumentCodec {
    /** On disk: raised with every change of the layout; readers know all older versions. */
    public static final int FORMAT_VERSION = 1;

    private DocumentCodec() {}

    /**
     * The bytes of a document behind {@code reservedPrefixBytes} zero bytes, which are the caller's.
     *
     * @throws StatementException DOCUMENT_TOO_LARGE past {@link DocumentLimits#DEFAULT}; LIMIT_EXCEEDED if nested too deeply
     */
    public static byte[] encode(Document document, FieldNames names, int reservedPrefixBytes) {
        return encodeValue(document, names, reservedPrefixBytes);
    }

    /** As the other, by a writer that is kept for the next document; at once if the document was read as that. */
    public static byte[] encode(Document document, FieldNames names, int reservedPrefixBytes, SpareWriter writers) {
        if (document.source().orElse(null) instanceof WrittenDocument written
                && written.fits(names, reservedPrefixBytes)) {
            return written.handOut();
        }
        DocumentWriter writer = writers.take(names, reservedPrefixBytes);
        writer.value(document);
        DocumentLimits.DEFAULT.checkSize(writer.sizeBytes());
        byte[] bytes = writer.toBytes();
        writers.handBack(writer);
        return bytes;
    }

    /**
     * As the other, of a document that was made from another one by changing some of its fields: what both share, as the very same
     * objects in the same places, is copied from the bytes of the other if it still has those.
     */
    public static byte[] encodeChanged(
            Document document, Document before, FieldNames names, int reservedPrefixBytes, SpareWriter writers) {
        StoredDocument stored = before.source().orElse(null) instanceof StoredDocument source ? source : null;
        if (stored == null || stored.names() != names || stored.bytes()[stored.offset()] != FORMAT_VERSION) {
            return encode(document, names, reservedPrefixBytes, writers);
        }
        DocumentWriter writer = writers.take(names, reservedPrefixBytes);
        writeChanged(document, before, stored, writer);
        DocumentLimits.DEFAULT.checkSize(writer.sizeBytes());
        byte[] bytes = writer.toBytes();
        writers.handBack(writer);
        return bytes;
    }

    private static void writeChanged(Document document, Document before, StoredDocument stored, DocumentWriter writer) {
        int root = rootPosition(stored.bytes(), stored.offset());
        if (!Tag.isObject(stored.bytes()[root])) {
            writer.value(document);
            return;
        }
        int shared = before.size(); // which decodes it: damage is told as such
        NumberedFields fields = NumberedFields.of(stored.bytes(), root);
        writer.startObject();
        for (int i = 0; i < document.size(); i++) {
            Value value = document.value(i);
            if (value.isMissing()) {
                continue;
            }
            writer.name(document.name(i));
            boolean isShared =
                    i < shared && before.value(i) == value && before.name(i).equals(document.name(i));
            if (isShared) {
                writer.copy(stored.bytes(), fields.start(i), fields.end(i));
            } else {
                writer.value(value);
            }
        }
        writer.endObject();
    }

    /** The bytes of any value, MISSING included, in the same layout. */
    public static byte[] encodeValue(Value value, FieldNames names, int reservedPrefixBytes) {
        DocumentWriter writer = new DocumentWriter();
        writer.reset(names, reservedPrefixBytes);
        writer.value(value);
        DocumentLimits.DEFAULT.checkSize(writer.sizeBytes());
        return writer.toBytes();
    }

    /**
     * Reads a document.
     *
     * @param offset where its first byte, the format version, stands
     * @throws StorageException DATA_CORRUPTED if there is no document
     */
    public static Document decode(byte[] bytes, int offset, FieldNames names) {
        if (decodeValue(bytes, offset, names) instanceof Document document) {
            return document;
        }
        throw new StorageException(ErrorCode.DATA_CORRUPTED, "Document damaged: expected an object at byte " + offset);
    }

    /**
     * A document that is decoded when somebody looks into it: only then is told that its bytes are damaged.
     *
     * @param bytes must not change any more
     * @throws StorageException DATA_CORRUPTED if there is no document
     */
    public static Document open(byte[] bytes, int offset, FieldNames names) {
        try {
            int tag = bytes[rootPosition(bytes, offset)];
            if (Tag.isObject(tag) || Tag.isNamedObject(tag)) {
                return Document.of(new StoredDocument(bytes, offset, names));
            }
        } catch (IndexOutOfBoundsException e) {
            throw damaged(e);
        }
        return decode(bytes, offset, names);
    }

    /** Reads what {@link #encodeValue} wrote. */
    public static Value decodeValue(byte[] bytes, int offset, FieldNames names) {
        try {
            return ValueDecoder.decode(bytes, rootPosition(bytes, offset), names);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    /** The position of the root value of a document that starts at {@code offset}. */
    static int rootPosition(byte[] bytes, int offset) {
        if (bytes[offset] != FORMAT_VERSION) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Document damaged: expected format version " + FORMAT_VERSION + ", found " + bytes[offset]);
        }
        return offset + 1;
    }

    /** What reading past the end of something means. */
    static DatabaseException damaged(RuntimeException cause) {
        return new StorageException(ErrorCode.DATA_CORRUPTED, "Document damaged: " + cause.getMessage(), cause);
    }
}
