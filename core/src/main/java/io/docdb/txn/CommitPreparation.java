package io.docdb.txn;

import io.docdb.storage.Lookups;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Makes a commit ready outside any lock: lists the changes, asks for the annotation, encodes the record. */
final class CommitPreparation {
    private static final int[] NO_MAPS = {};

    private final TransactionManager manager;
    private final CommitParticipant participant;

    CommitPreparation(TransactionManager manager, CommitParticipant participant) {
        this.manager = manager;
        this.participant = participant;
    }

    /**
     * Called with the guard of the transaction taken; gives it back for the time of the annotation.
     *
     * @return empty changes if all that was written turned out to change nothing
     */
    PendingCommit prepare(Transaction transaction) {
        List<MapChange> changes = new ArrayList<>();
        List<Change> logged = new ArrayList<>();
        int[] redefined = NO_MAPS;
        try (StoreSnapshot newest = manager.acquire(transaction.options().durability())) {
            for (MapOverlay overlay : transaction.writeSet().overlays()) {
                if (overlay.created && !overlay.bulkLoaded) {
                    manager.loadedMaps().discard(overlay.map); // a load that was rolled back must not come to light
                }
                collect(overlay, newest, changes, logged);
                if (overlay.updateLocked && overlay.map >= 0) {
                    redefined = Arrays.copyOf(redefined, redefined.length + 1);
                    redefined[redefined.length - 1] = overlay.map;
                }
            }
        }
        logged = Collections.unmodifiableList(logged);
        byte[] annotation = changes.isEmpty() ? new byte[0] : annotate(transaction, logged);
        ReadSet reads = transaction.reads();
        RecentCommit checked = transaction.checkFrom();
        long snapshotSequence = transaction.snapshot().store.sequence();
        if (reads != null) {
            reads.seal();
            checked = RecentCommits.check(checked, snapshotSequence, reads, manager.describer());
        }
        byte[] payload =
                CommitRecordCodec.encode(transaction.owner().principal, transaction.context(), logged, annotation);
        return new PendingCommit(
                transaction.owner(),
                transaction.options().durability(),
                Collections.unmodifiableMap(transaction.context()),
                annotation,
                payload,
                logged,
                changes,
                redefined,
                reads,
                snapshotSequence,
                checked);
    }

    private byte[] annotate(Transaction transaction, List<Change> logged) {
        if (participant == CommitParticipant.NONE) {
            return new byte[0];
        }
        transaction.exit();
        try (View view = new View(logged, manager.acquire(transaction.options().durability()))) {
            return participant.annotate(view, transaction);
        } finally {
            transaction.enter();
        }
    }

    private static void collect(
            MapOverlay overlay, StoreSnapshot newest, List<MapChange> changes, List<Change> logged) {
        int map = overlay.map;
        if (overlay.dropped) {
            add(map, MapChange.Kind.DROP_MAP, null, null, changes, logged);
        }
        if (overlay.created) {
            add(map, MapChange.Kind.CREATE_MAP, null, null, changes, logged);
        } else if (!overlay.snapshotVisible) {
            return;
        }
        Lookups stored = newest.lookups(map);
        for (Version version : overlay.versions) {
            if (!version.write) {
                continue;
            }
            if (version.value != null) {
                add(map, MapChange.Kind.PUT, version.key, version.value, changes, logged);
            } else if (overlay.snapshotVisible ? isStored(version, map, stored) : overlay.bulkLoaded) {
                add(map, MapChange.Kind.DELETE, version.key, null, changes, logged);
            }
        }
    }

    /** An entry that is derived from a document is deleted because it is there, unless this transaction has made it itself. */
    private static boolean isStored(Version deletion, int map, Lookups stored) {
        return map < 0 && !deletion.again || stored.contains(deletion.key);
    }

    private static void add(
            int map, MapChange.Kind kind, byte[] key, byte[] value, List<MapChange> changes, List<Change> logged) {
        MapChange change = new MapChange(map, kind, key, value);
        changes.add(change);
        if (map >= 0) {
            logged.add(new Change(map, kind, key, value));
        }
    }

    /** What was there before a key was written is the same in every newer state: its lock is held. */
    private static final class View implements WriteSetView, AutoCloseable {
        private final List<Change> changes;
        private final StoreSnapshot newest;
        private Lookups lookups; // of the map that was asked last; Java null before the first
        private int lookedUp;

        View(List<Change> changes, StoreSnapshot newest) {
            this.changes = changes;
            this.newest = newest;
        }

        @Override
        public List<Change> changes() {
            return changes;
        }

        @Override
        public byte[] before(int map, byte[] key) {
            if (lookups == null || lookedUp != map) {
                lookups = newest.lookups(map);
                lookedUp = map;
            }
            return lookups.get(key);
        }

        @Override
        public void close() {
            newest.close();
        }
    }
}
