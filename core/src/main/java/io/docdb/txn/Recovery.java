package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.StoreState;
import io.docdb.wal.Log;
import io.docdb.wal.LogReader;
import java.util.ArrayList;
import java.util.List;

/** Brings a store, opened at its checkpoint, up to the end of the log. Runs before anybody else uses the store. */
final class Recovery {
    /** So many segments are read in some 10 ms. */
    private static final int MANY_SEGMENTS = 32;

    private final Store store;
    private final Log log;
    private final CommitParticipant participant;
    private long lastTimeMicros;

    Recovery(Store store, Log log, CommitParticipant participant) {
        this.store = store;
        this.log = log;
        this.participant = participant;
    }

    /**
     * Replays all records the store does not have.
     *
     * @return time of the newest commit the log still knows, 0 if none
     */
    long run() {
        long applied = store.appliedSequence();
        if (applied > 0) {
            noteTimeOf(applied);
        }
        try (LogReader reader = log.read(applied + 1)) {
            while (reader.next()) {
                replay(CommitRecordCodec.decode(reader.sequence(), reader.payload()));
            }
        }
        if (store.appliedSequence() != log.appendedSequence()) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Log and store do not fit: expected both to end at the same commit, found log "
                            + log.appendedSequence() + ", store " + store.appliedSequence());
        }
        if (log.segmentsAfter(applied) >= MANY_SEGMENTS) {
            store.checkpoint(); // else lives that are all killed would each replay what all before have written
        }
        return lastTimeMicros;
    }

    /** So that times go on growing even if the clock was set back, as long as the log reaches back over the checkpoint. */
    private void noteTimeOf(long sequence) {
        try (LogReader reader = log.read(sequence)) {
            if (reader.next()) {
                lastTimeMicros =
                        CommitRecordCodec.decode(sequence, reader.payload()).timeMicros();
            }
        } catch (DatabaseException e) {
            if (e.code() != ErrorCode.SNAPSHOT_TOO_OLD) {
                throw e;
            }
        }
    }

    private void replay(CommitRecord record) {
        lastTimeMicros = record.timeMicros();
        List<MapChange> changes = new ArrayList<>(record.changes().size());
        for (Change change : record.changes()) {
            changes.add(change.toMapChange());
        }
        store.awaitSpace();
        try (StoreSnapshot before = store.acquire()) {
            participant.load(record, before, store::bulkLoad);
        }
        StoreState after;
        store.commitLock().lock();
        try {
            try (StoreSnapshot before = store.acquireApplied()) {
                participant.derive(record, before, true, changes::add);
            }
            after = store.apply(record.sequence(), changes);
        } finally {
            store.commitLock().unlock();
        }
        store.publish(after);
    }
}
