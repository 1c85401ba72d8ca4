package io.docdb.journal;

import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.CommitRecord;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** Makes the audit entries of a commit record and continues the hash chain. Guarded by the commit lock. */
final class AuditTrail {
    /** The hash before the first entry. */
    static final String GENESIS = "0".repeat(64);

    /** Changes in one entry: at double, the entry of a bulk load would be kept out of line by the store. */
    private static final int CHANGES_PER_ENTRY = 100;

    private boolean known;
    private String lastHash = GENESIS;

    /** Adds the entries of {@code record}, if its annotation asks for any. */
    void derive(CommitRecord record, StoreSnapshot before, Consumer<MapChange> out) {
        if (record.annotation().length == 0) {
            return;
        }
        if (!known) {
            lastHash = storedHash(before);
            known = true;
        }
        Document note = AuditFormat.note(record.annotation());
        int ordinal = 0;
        for (Value operation : ((ArrayValue) note.get(AuditFormat.CHANGES)).elements()) {
            List<Value> changes = ((ArrayValue) ((Document) operation).get(AuditFormat.CHANGES)).elements();
            int from = 0;
            do {
                int to = Math.min(changes.size(), from + CHANGES_PER_ENTRY);
                Document entry = entry(record, ordinal, (Document) operation, changes.subList(from, to));
                lastHash = AuditFormat.hash(lastHash, entry);
                Document hashed = entry.with(AuditFormat.HASH, new TextValue(lastHash));
                out.accept(MapChange.put(
                        Keyspace.AUDIT,
                        AuditFormat.key(record.sequence(), ordinal),
                        AuditFormat.value(record.sequence(), hashed)));
                ordinal++;
                from = to;
            } while (from < changes.size());
        }
    }

    private static String storedHash(StoreSnapshot before) {
        try (ByteCursor last = before.cursor(Keyspace.AUDIT, null, null, true)) {
            return last.next() ? ((TextValue) AuditFormat.entry(last.value()).get(AuditFormat.HASH)).value() : GENESIS;
        }
    }

    private static Document entry(CommitRecord record, int ordinal, Document operation, List<Value> changes) {
        Document.Builder context = Document.builder();
        record.context().forEach((key, value) -> context.put(key, new TextValue(value)));
        Instant at = Instant.EPOCH.plus(record.timeMicros(), ChronoUnit.MICROS);
        return Document.builder()
                .put(AuditFormat.SEQUENCE, LongValue.of(record.sequence()))
                .put(AuditFormat.ORDINAL, LongValue.of(ordinal))
                .put(AuditFormat.AT, new TimestampTzValue(at.atOffset(ZoneOffset.UTC)))
                .put(AuditFormat.PRINCIPAL, new TextValue(record.principal()))
                .put(AuditFormat.CONTEXT, context.build())
                .put(AuditFormat.OPERATION, operation.get(AuditFormat.OPERATION))
                .put(AuditFormat.COLLECTION, operation.get(AuditFormat.COLLECTION))
                .put(AuditFormat.CHANGES, new ArrayValue(changes))
                .build();
    }
}
