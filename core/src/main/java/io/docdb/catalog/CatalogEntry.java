package io.docdb.catalog;

import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The bytes of the catalog map. On disk: do not renumber.
 *
 * <p>Key: one byte of kind, then the id as four bytes (a schema: its name in UTF-8). Value: the transaction's stamp, then
 * the definition as JSON text in UTF-8. JSON and not the document encoding, because the catalog must be readable
 * before anything else is, the field names included.
 */
final class CatalogEntry {
    /** What an entry defines. */
    enum Kind {
        SCHEMA('s'),
        COLLECTION('c'),
        INDEX('i'),
        VIEW('v'),
        SEQUENCE('q'),
        DOMAIN('d');

        private final byte tag;

        Kind(char tag) {
            this.tag = (byte) tag;
        }
    }

    /** In place of a kind: the key of a name, which is locked and never stored. */
    private static final byte NAME = 'n';

    private CatalogEntry() {}

    static byte[] key(Kind kind, int id) {
        return ByteBuffer.allocate(5).put(kind.tag).putInt(id).array();
    }

    static byte[] key(Kind kind, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put(kind.tag).put(text).array();
    }

    /** What is locked to take a name, in any case. */
    static byte[] nameKey(String schema, String name) {
        byte[] text = (schema + '.' + name).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put(NAME).put(text).array();
    }

    static boolean isName(byte[] key) {
        return key[0] == NAME;
    }

    static Kind kindOf(byte[] key) {
        for (Kind kind : Kind.values()) {
            if (kind.tag == key[0]) {
                return kind;
            }
        }
        throw new StorageException(ErrorCode.DATA_CORRUPTED, "Catalog entry of unknown kind " + key[0]);
    }

    static byte[] encode(Document definition) {
        byte[] text = JsonText.of(definition).getBytes(StandardCharsets.UTF_8);
        byte[] value = new byte[Transaction.STAMP_BYTES + text.length];
        System.arraycopy(text, 0, value, Transaction.STAMP_BYTES, text.length);
        return value;
    }

    static Document decode(byte[] value) {
        int length = value.length - Transaction.STAMP_BYTES;
        String text = new String(value, Transaction.STAMP_BYTES, length, StandardCharsets.UTF_8);
        if (JsonReader.parse(text) instanceof Document definition) {
            return definition;
        }
        throw new StorageException(ErrorCode.DATA_CORRUPTED, "Catalog entry is no object: " + text);
    }
}
