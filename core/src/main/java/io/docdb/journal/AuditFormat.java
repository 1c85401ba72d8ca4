package io.docdb.journal;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.key.KeyEncoder;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bytes of audit entries and of the annotation they are made from. */
public final class AuditFormat {
    static final String SEQUENCE = "sequence";
    static final String ORDINAL = "ordinal";
    static final String AT = "at";
    static final String PRINCIPAL = "principal";
    static final String CONTEXT = "context";
    static final String OPERATION = "operation";
    static final String COLLECTION = "collection";
    static final String CHANGES = "changes";
    static final String KEY = "key";
    static final String PATHS = "paths";
    static final String MESSAGE = "message";
    static final String HASH = "hash";

    /** The numbers of the field names. On disk: append only, do not reorder. */
    private static final List<String> NAMES = List.of(
            SEQUENCE, ORDINAL, AT, PRINCIPAL, CONTEXT, OPERATION, COLLECTION, CHANGES, KEY, PATHS, MESSAGE, HASH);

    private static final Map<String, Integer> NUMBERS =
            NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, NAMES::indexOf));

    private AuditFormat() {}

    /** The dictionary of the audit collection; it never grows. */
    public static FieldNames names() {
        return FixedNames.INSTANCE;
    }

    static byte[] key(long sequence, int ordinal) {
        return KeyEncoder.encode(List.of(LongValue.of(sequence), LongValue.of(ordinal)));
    }

    /** The stored value: stamp, then the entry. */
    static byte[] value(long sequence, Document entry) {
        byte[] value = DocumentCodec.encode(entry, names(), Transaction.STAMP_BYTES);
        ByteBuffer.wrap(value).putLong(sequence);
        return value;
    }

    static Document entry(byte[] value) {
        return DocumentCodec.decode(value, Transaction.STAMP_BYTES, names());
    }

    static byte[] annotation(Document note) {
        return DocumentCodec.encode(note, names(), 0);
    }

    static Document note(byte[] annotation) {
        return DocumentCodec.decode(annotation, 0, names());
    }

    /** SHA-256, in hexadecimal, over the hash before and the entry without its own. */
    static String hash(String previousHash, Document entryWithoutHash) {
        MessageDigest digest = sha256();
        digest.update(previousHash.getBytes(StandardCharsets.US_ASCII));
        digest.update(DocumentCodec.encode(entryWithoutHash, names(), 0));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A dictionary of the names above. Context keys, which are the caller's, are carried inline. */
    private enum FixedNames implements FieldNames {
        INSTANCE;

        @Override
        public int find(String name) {
            return NUMBERS.getOrDefault(name, NONE);
        }

        @Override
        public int add(String name) {
            return find(name);
        }

        @Override
        public String name(int number) {
            return NAMES.get(number);
        }

        @Override
        public int size() {
            return NAMES.size();
        }
    }
}
