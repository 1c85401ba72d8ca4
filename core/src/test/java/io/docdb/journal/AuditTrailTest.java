package io.docdb.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.DocumentWriter;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.CommitRecord;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private final AuditTrail trail = new AuditTrail();

    @Test
    void theEntriesOfARecordThatFailedAreNoLinkOfTheChain() {
        Document first = derive(1, "one");
        derive(2, "failed: what would have come behind it refused the commit");
        Document second = derive(2, "two");
        Document third = derive(3, "three");

        assertChain(first, second, third);
    }

    @Test
    void aRecordWithoutEntriesMayTakeThePlaceOfOneThatFailed() {
        Document first = derive(1, "one");
        derive(2, "failed");
        trail.derive(record(2, new byte[0]), null, change -> {});
        Document third = derive(3, "three");

        assertChain(first, third);
    }

    private static void assertChain(Document... entries) {
        String previous = AuditTrail.GENESIS;
        for (Document entry : entries) {
            String hash = AuditFormat.hash(previous, entry.without(AuditFormat.HASH));
            assertThat(entry.get(AuditFormat.HASH)).isEqualTo(new TextValue(hash));
            previous = hash;
        }
    }

    private Document derive(long sequence, String key) {
        DocumentWriter note = new DocumentWriter();
        note.reset(AuditFormat.names(), 0);
        note.value(Document.of(
                AuditFormat.CHANGES,
                ArrayValue.of(Document.builder()
                        .put(AuditFormat.COLLECTION, new TextValue("stock"))
                        .put(AuditFormat.OPERATION, new TextValue(AuditNotes.INSERT))
                        .put(AuditFormat.CHANGES, ArrayValue.of(Document.of(AuditFormat.KEY, new TextValue(key))))
                        .build())));
        List<MapChange> entries = new ArrayList<>();
        try (Store store = Store.inMemory();
                StoreSnapshot before = store.acquire()) {
            trail.derive(record(sequence, note.toBytes()), before, entries::add);
        }
        assertThat(entries).hasSize(1);
        return AuditFormat.entry(entries.get(0).value());
    }

    private static CommitRecord record(long sequence, byte[] annotation) {
        return new CommitRecord(sequence, 1_000_000 * sequence, "ada", Map.of(), List.of(), annotation);
    }
}
