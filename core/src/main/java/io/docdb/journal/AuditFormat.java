package io.docdb.journal;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.EncodedValue;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.key.KeyEncoder;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
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

    private static final PathReader OPERATIONS = PathReader.of(FieldPath.of(CHANGES), names());

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
        return stamped(sequence, DocumentCodec.encode(entry, names(), Transaction.STAMP_BYTES));
    }

    /** Fills the stamp in, for which there is room. */
    static byte[] stamped(long sequence, byte[] value) {
        ByteBuffer.wrap(value).putLong(sequence);
        return value;
    }

    static Document entry(byte[] value) {
        return DocumentCodec.decode(value, Transaction.STAMP_BYTES, names());
    }

    /** Where the array of operations stands in an annotation. */
    static int operations(byte[] annotation) {
        return OPERATIONS.locate(annotation, 0);
    }

    /** Where a field of an operation stands. */
    static int field(byte[] annotation, int operation, String name) {
        return EncodedValue.field(annotation, operation, name, names());
    }

    /** SHA-256, in hexadecimal, over the hash before and the entry without its own. */
    static String hash(String previousHash, Document entryWithoutHash) {
        return hash(sha256(), previousHash, DocumentCodec.encode(entryWithoutHash, names(), 0));
    }

    static String hash(MessageDigest digest, String previousHash, byte[] entryWithoutHash) {
        digest.reset(); // memory may have run out in the middle of the last one
        digest.update(previousHash.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(entryWithoutHash));
    }

    static MessageDigest sha256() {
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
