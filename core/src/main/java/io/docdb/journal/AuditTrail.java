package io.docdb.journal;

import io.docdb.codec.DocumentWriter;
import io.docdb.codec.EncodedValue;
import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.CommitRecord;
import io.docdb.txn.Transaction;
import io.docdb.value.TextValue;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Makes the audit entries of a commit record and continues the hash chain. Guarded by the commit lock. */
final class AuditTrail {
    /** The hash before the first entry. */
    static final String GENESIS = "0".repeat(64);

    /** Changes in one entry: at double, the entry of a bulk load would be kept out of line by the store. */
    private static final int CHANGES_PER_ENTRY = 100;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final DocumentWriter writer = new DocumentWriter();
    private final MessageDigest digest = AuditFormat.sha256();
    private boolean known;
    private String lastHash = GENESIS;

    /** The hash before the newest record that was asked for. */
    private String hashBefore = GENESIS;

    private long newestSequence;

    /** Adds the entries of {@code record}, if its annotation asks for any. */
    void derive(CommitRecord record, StoreSnapshot before, Consumer<MapChange> out) {
        if (known && record.sequence() == newestSequence) {
            lastHash = hashBefore; // the record that had this sequence failed: its entries are in no store
        }
        newestSequence = record.sequence();
        hashBefore = lastHash;
        if (record.annotation().length == 0) {
            return;
        }
        if (!known) {
            lastHash = storedHash(before);
            hashBefore = lastHash;
            known = true;
        }
        byte[] note = record.annotation();
        int operations = AuditFormat.operations(note);
        int count = EncodedValue.arrayLength(note, operations);
        int ordinal = 0;
        for (int i = 0; i < count; i++) {
            int operation = EncodedValue.element(note, operations, i);
            int changes = EncodedValue.arrayLength(note, AuditFormat.field(note, operation, AuditFormat.CHANGES));
            int from = 0;
            do {
                int to = Math.min(changes, from + CHANGES_PER_ENTRY);
                out.accept(entry(record, ordinal, operation, from, to));
                ordinal++;
                from = to;
            } while (from < changes);
        }
    }

    /** The entry, which continues the chain: written once for the hash over it, and once with the hash. */
    private MapChange entry(CommitRecord record, int ordinal, int operation, int from, int to) {
        writer.reset(AuditFormat.names(), 0);
        writeFields(record, ordinal, operation, from, to);
        writer.endObject();
        lastHash = AuditFormat.hash(digest, lastHash, writer.toBytes());
        writer.reset(AuditFormat.names(), Transaction.STAMP_BYTES);
        writeFields(record, ordinal, operation, from, to);
        writer.name(AuditFormat.HASH);
        writer.textValue(lastHash);
        writer.endObject();
        byte[] value = AuditFormat.stamped(record.sequence(), writer.toBytes());
        return MapChange.put(Keyspace.AUDIT, AuditFormat.key(record.sequence(), ordinal), value);
    }

    private static String storedHash(StoreSnapshot before) {
        try (ByteCursor last = before.cursor(Keyspace.AUDIT, null, null, true)) {
            return last.next() ? ((TextValue) AuditFormat.entry(last.value()).get(AuditFormat.HASH)).value() : GENESIS;
        }
    }

    /** What the note says of the operation goes into the entry as it stands. */
    private void writeFields(CommitRecord record, int ordinal, int operation, int from, int to) {
        byte[] note = record.annotation();
        writer.startObject();
        writer.name(AuditFormat.SEQUENCE);
        writer.longValue(record.sequence());
        writer.name(AuditFormat.ORDINAL);
        writer.longValue(ordinal);
        writer.name(AuditFormat.AT);
        long micros = record.timeMicros();
        int nanos = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
        writer.timestampTzValue(Math.floorDiv(micros, MICROS_PER_SECOND), nanos, 0);
        writer.name(AuditFormat.PRINCIPAL);
        writer.textValue(record.principal());
        writer.name(AuditFormat.CONTEXT);
        writer.startObject();
        record.context().forEach((key, value) -> {
            writer.name(key);
            writer.textValue(value);
        });
        writer.endObject();
        writer.name(AuditFormat.OPERATION);
        writer.copy(note, AuditFormat.field(note, operation, AuditFormat.OPERATION));
        writer.name(AuditFormat.COLLECTION);
        writer.copy(note, AuditFormat.field(note, operation, AuditFormat.COLLECTION));
        writer.name(AuditFormat.CHANGES);
        writer.startArray();
        int changes = AuditFormat.field(note, operation, AuditFormat.CHANGES);
        for (int i = from; i < to; i++) {
            writer.copy(note, EncodedValue.element(note, changes, i));
        }
        writer.endArray();
    }
}
