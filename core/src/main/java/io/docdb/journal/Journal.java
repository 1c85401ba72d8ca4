package io.docdb.journal;

import io.docdb.catalog.Catalog;
import io.docdb.collection.Collections;
import io.docdb.collection.Replay;
import io.docdb.storage.Entry;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.CommitRecord;
import io.docdb.txn.Transaction;
import io.docdb.txn.WriteSetView;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The data floor's part in every commit: audit notes before it, audit entries in it, index entries at replay. */
public final class Journal implements CommitParticipant {
    private final AuditNotes notes;
    private final AuditTrail trail = new AuditTrail();
    private final Replay replay;

    public Journal(Catalog catalog, Collections collections, Replay replay) {
        this.notes = new AuditNotes(catalog, collections);
        this.replay = replay;
    }

    @Override
    public byte[] annotate(WriteSetView writes, Transaction reader) {
        return notes.write(writes, reader);
    }

    @Override
    public void load(CommitRecord record, StoreSnapshot before, BiConsumer<Integer, Iterator<Entry>> loader) {
        replay.load(record, before, loader);
    }

    @Override
    public void derive(CommitRecord record, StoreSnapshot before, boolean replaying, Consumer<MapChange> out) {
        if (replaying) {
            replay.derive(record, before, out);
        }
        trail.derive(record, before, out);
    }
}
