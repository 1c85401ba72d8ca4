package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Lookups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a transaction reads: its own writes laid over an immutable snapshot, as of now or as of the beginning of the statement
 * under way. Notes what was read if that is checked at commit. The part of a {@link Transaction} that changes nothing.
 */
abstract sealed class TransactionReads extends CallGuard permits TransactionLocks {
    static final Runnable NEVER_CANCELLED = () -> {};

    private static final boolean NOW = false;
    private static final boolean STATEMENT = true;

    final TransactionManager manager;
    final TransactionOptions options;
    private RecentCommit checkFrom;
    private final ReadSet reads;
    private final List<OverlayCursor> cursors = new ArrayList<>(0);
    WriteSet writes;
    SnapshotHandle snapshot;
    Runnable cancelCheck = NEVER_CANCELLED;
    private volatile boolean resting;

    TransactionReads(TransactionManager manager, TransactionOptions options) {
        super(!options.idleTimeout().isZero());
        this.manager = manager;
        this.options = options;
        boolean checked = options.isolation() == IsolationLevel.SERIALIZABLE && !options.readOnly();
        this.reads = checked ? new ReadSet() : null;
        this.checkFrom = checked ? manager.recentCommits().stand() : null; // before the snapshot: reaches back as far
        try {
            this.snapshot = newestSnapshot();
        } catch (Throwable e) {
            leaveRecentCommits();
            throw e;
        }
    }

    /** True if somebody waits for the transaction to be between two calls, to end it. */
    abstract boolean isToEnd();

    /** The sequence of the newest commit its reads see. */
    public long snapshotSequence() {
        enter();
        try {
            return snapshot.store.sequence();
        } finally {
            exit();
        }
    }

    /** The sequence of the last commit, as of its snapshot, that changed the map; 0 if there is no such map. */
    public long lastChange(int map) {
        enter();
        try {
            return snapshot.store.lastChange(map);
        } finally {
            exit();
        }
    }

    /** True if it has written to the map. May stay true when the writes were rolled back. */
    public boolean hasWritten(int map) {
        enter();
        try {
            MapOverlay overlay = writes == null ? null : writes.find(map);
            return overlay != null && overlay.written;
        } finally {
            exit();
        }
    }

    /**
     * How often this transaction has changed what it sees of a map: while this and {@link #lastChange} are the same it reads
     * the same. Undoing counts, too.
     */
    public long changesOf(int map) {
        enter();
        try {
            MapOverlay overlay = writes == null ? null : writes.find(map);
            return overlay == null ? 0 : overlay.changes;
        } finally {
            exit();
        }
    }

    /** True if the map is in the snapshot or was created by this transaction. */
    public boolean hasMap(int map) {
        enter();
        try {
            MapOverlay overlay = writes == null ? null : writes.find(map);
            return overlay == null || overlay.snapshotVisible ? snapshot.store.hasMap(map) : overlay.created;
        } finally {
            exit();
        }
    }

    /** The value, or null if the key, or the map, is absent (null because this is the hottest path). */
    public byte[] get(int map, byte[] key) {
        return get(map, key, NOW);
    }

    /** As {@link #get}, but what the statement under way has written itself does not show. */
    public byte[] getAsOfStatement(int map, byte[] key) {
        return get(map, key, STATEMENT);
    }

    /**
     * Reads ahead: the values of many keys of which some may never be asked for. None is looked up if that could be noticed, for
     * the transaction has written to the map or notes what it reads.
     *
     * @param order the places of the keys in the order in which they are looked up: quick in that of the keys
     * @param values gets what {@link #getAsOfStatement} gives, at the places of the keys
     * @param mostBytes once the values have so many, the others are left
     * @return how many were looked up
     */
    public int readAhead(int map, byte[][] keys, int[] order, byte[][] values, long mostBytes) {
        enter();
        try {
            if (reads != null || writes != null && writes.find(map) != null) {
                return 0;
            }
            Lookups stored = snapshot.store.lookups(map);
            long bytes = 0;
            int done = 0;
            while (done < order.length && bytes < mostBytes) {
                int place = order[done++];
                byte[] value = stored.get(keys[place]);
                values[place] = value;
                bytes += value == null ? 0 : value.length;
            }
            return done;
        } finally {
            exit();
        }
    }

    private byte[] get(int map, byte[] key, boolean asOfStatement) {
        enter();
        try {
            MapOverlay overlay = null;
            if (writes != null) {
                overlay = writes.find(map);
                if (overlay != null) {
                    Version version = asOfStatement ? writes.asOfStatement(overlay.find(key)) : overlay.find(key);
                    if (version != null) {
                        return version.value;
                    }
                    if (!overlay.snapshotVisible) {
                        refuseIfUnreadable(overlay);
                        return null;
                    }
                }
            }
            if (reads != null) {
                reads.addKey(map, key);
            }
            return overlay == null
                    ? snapshot.store.get(map, key)
                    : overlay.stored(snapshot.store).get(key);
        } finally {
            exit();
        }
    }

    /**
     * The entries of a range in order of key, or backwards. A null bound is open. The cursor shows the map as it is now: what
     * this transaction writes later does not show in it. It ends with the transaction, at the latest.
     */
    public ByteCursor scan(int map, byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        return scan(map, fromInclusive, toExclusive, reverse, NOW, reads);
    }

    /** As {@link #scan}, but the cursor shows nothing that the statement under way has written itself. */
    public ByteCursor scanAsOfStatement(int map, byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        return scan(map, fromInclusive, toExclusive, reverse, STATEMENT, reads);
    }

    /** As {@link #scan} of a whole map, but no commit is refused for it: for what is guarded by locks alone. */
    public ByteCursor scanUnchecked(int map) {
        return scan(map, null, null, false, NOW, null);
    }

    /** @param noted where the range is noted; null for nowhere */
    private ByteCursor scan(
            int map, byte[] fromInclusive, byte[] toExclusive, boolean reverse, boolean asOfStatement, ReadSet noted) {
        enter();
        try {
            if (isEmptyRange(fromInclusive, toExclusive)) {
                return ByteCursor.empty();
            }
            MapOverlay overlay = writes == null ? null : writes.find(map);
            if (overlay != null) {
                refuseIfUnreadable(overlay);
            }
            boolean own = overlay != null && overlay.touches(fromInclusive, toExclusive);
            boolean visible = overlay == null || overlay.snapshotVisible;
            ReadRange range = null;
            if (noted != null && visible) {
                range = new ReadRange(fromInclusive, toExclusive, reverse);
                noted.addRange(map, range);
            }
            ByteCursor base =
                    visible ? snapshot.store.cursor(map, fromInclusive, toExclusive, reverse) : ByteCursor.empty();
            long mark = writes == null ? 0 : asOfStatement ? writes.statementMark() : writes.operation();
            OverlayCursor cursor = new OverlayCursor(
                    this,
                    snapshot.share(),
                    base,
                    own ? overlay : null,
                    fromInclusive,
                    toExclusive,
                    reverse,
                    range,
                    mark,
                    cancelCheck);
            cursors.add(cursor);
            if (own) {
                writes.opened(cursor);
            }
            return cursor;
        } finally {
            exit();
        }
    }

    /**
     * Hands a whole map in parts to {@code work}, which may read them by several threads, and is the only one to use the
     * transaction until it returns: it must have joined its threads by then.
     *
     * @return false if that cannot be, for the transaction has written to the map, or if {@code work} was stopped, for the
     *     transaction is to end: then {@link #scan} shows the map, or says why not
     */
    public boolean readInParts(int map, int parts, Consumer<MapParts> work) {
        enter();
        try {
            MapOverlay overlay = writes == null ? null : writes.find(map);
            if (overlay != null && (!overlay.snapshotVisible || overlay.touches(null, null))) {
                return false;
            }
            if (reads != null) {
                reads.addRange(map, ReadRange.whole(null, null));
            }
            MapParts cut = MapParts.cut(snapshot.store, map, parts, this::isToEnd);
            work.accept(cut);
            return !cut.isToStop();
        } finally {
            exit();
        }
    }

    /** The number of entries of a range: O(log n) for the snapshot, plus O(log n) for each own write in the range. */
    public long count(int map, byte[] fromInclusive, byte[] toExclusive) {
        return count(map, fromInclusive, toExclusive, NOW);
    }

    /** As {@link #count}, without what the statement under way has written itself. */
    public long countAsOfStatement(int map, byte[] fromInclusive, byte[] toExclusive) {
        return count(map, fromInclusive, toExclusive, STATEMENT);
    }

    private long count(int map, byte[] fromInclusive, byte[] toExclusive, boolean asOfStatement) {
        enter();
        try {
            if (isEmptyRange(fromInclusive, toExclusive)) {
                return 0;
            }
            MapOverlay overlay = writes == null ? null : writes.find(map);
            if (overlay != null) {
                refuseIfUnreadable(overlay);
            }
            boolean visible = overlay == null || overlay.snapshotVisible;
            if (reads != null && visible) {
                reads.addRange(map, ReadRange.whole(fromInclusive, toExclusive));
            }
            long count = visible ? snapshot.store.count(map, fromInclusive, toExclusive) : 0;
            if (overlay != null) {
                Iterator<Version> own = overlay.range(fromInclusive, toExclusive);
                while (own.hasNext()) {
                    Version newest = own.next();
                    Version version = asOfStatement ? writes.asOfStatement(newest) : newest;
                    if (version != null) {
                        boolean before = visible && snapshot.store.contains(map, version.key);
                        count += (version.value == null ? 0 : 1) - (before ? 1 : 0);
                    }
                }
            }
            return count;
        } finally {
            exit();
        }
    }

    /** False for a map this transaction has created and filled by a large bulk load: it can be read after the commit. */
    public boolean isReadable(int map) {
        enter();
        try {
            MapOverlay overlay = writes == null ? null : writes.find(map);
            return overlay == null || !overlay.bulkLoaded;
        } finally {
            exit();
        }
    }

    private void refuseIfUnreadable(MapOverlay overlay) {
        if (overlay.bulkLoaded) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Not readable before the commit: " + manager.describer().describe(overlay.map, null)
                            + " was built by this transaction");
        }
    }

    private static boolean isEmptyRange(byte[] fromInclusive, byte[] toExclusive) {
        return fromInclusive != null && toExclusive != null && Arrays.compareUnsigned(fromInclusive, toExclusive) >= 0;
    }

    // ---- for this package

    void close(OverlayCursor cursor) {
        if (tryEnter()) {
            try {
                if (cursors.remove(cursor)) {
                    cursor.release();
                    if (writes != null) {
                        writes.closed(cursor);
                    }
                }
            } finally {
                exit();
            }
        }
    }

    /** What follows reads as of one snapshot. */
    final void wake() {
        if (resting) {
            resting = false;
        }
    }

    final void restUnlessReading() {
        resting = cursors.isEmpty();
    }

    /** True if nothing is read before the next statement, which takes a snapshot of its own. */
    final boolean isResting() {
        return resting;
    }

    /** The watchdog's: a transaction at rest gets the newest snapshot, which keeps nothing from being reused. */
    final void renewAtRest() {
        if (resting && tryTend()) {
            try {
                if (resting) {
                    renewSnapshot();
                }
            } finally {
                endTending();
            }
        }
    }

    long snapshotNanos() {
        return snapshot.acquiredNanos();
    }

    WriteSet writeSet() {
        return writes;
    }

    /** What it has read, if it is to be checked at commit; else null. */
    ReadSet reads() {
        return reads;
    }

    RecentCommit checkFrom() {
        return checkFrom;
    }

    SnapshotHandle snapshot() {
        return snapshot;
    }

    WriteSet writes() {
        WriteSet set = writes;
        return set == null ? writes = new WriteSet(manager.maxTransactionBytes()) : set;
    }

    void renewSnapshot() {
        if (manager.newestSequence(options.durability()) == snapshot.store.sequence()) {
            snapshot.setAcquired(System.nanoTime()); // keeps nothing from being reused
        } else {
            SnapshotHandle newer = newestSnapshot();
            snapshot.close();
            snapshot = newer;
        }
    }

    /** As if the transaction began only now: nothing has been read or written yet. */
    void beginAnew() {
        if (checkFrom != null) {
            manager.recentCommits().leave();
            checkFrom = manager.recentCommits().stand(); // before the snapshot
        }
        renewSnapshot();
    }

    private SnapshotHandle newestSnapshot() {
        return new SnapshotHandle(manager.acquire(options.durability()), System.nanoTime());
    }

    /** Lets go of all it reads from; what it has written is gone. */
    void releaseSnapshots() {
        if (!cursors.isEmpty()) {
            cursors.forEach(OverlayCursor::release);
            cursors.clear();
        }
        snapshot.close();
        writes = null;
    }

    void leaveRecentCommits() {
        if (checkFrom != null) {
            manager.recentCommits().leave();
        }
    }
}
