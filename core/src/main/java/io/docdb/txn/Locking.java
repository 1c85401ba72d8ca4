package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.StoreSnapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes locks for one transaction and, where the isolation level asks for it, refuses what was changed since its snapshot: the
 * first updater wins. Confined to the transaction.
 *
 * <p>Whoever holds the lock of a row finds its newest value in the newest state that it may read, for the lock is in its way
 * until the commit is there.
 */
final class Locking {
    private final TransactionManager manager;
    private final TransactionOptions options;
    private final LockOwner owner;
    private final Runnable cancelCheck;
    private long timeoutNanos;
    private int lastMap;
    private byte[]
            lastKey; // locked for update: who locks a row mostly writes it next, by the same array; null for none

    /** @param cancelCheck throws if the statement under way is to end; asked while a lock is waited for */
    Locking(TransactionManager manager, TransactionOptions options, LockOwner owner, Runnable cancelCheck) {
        this.manager = manager;
        this.options = options;
        this.owner = owner;
        this.cancelCheck = cancelCheck;
        this.timeoutNanos = options.lockTimeout().toNanos();
    }

    void setTimeout(Duration timeout) {
        timeoutNanos = timeout.toNanos();
    }

    /** Answers false only for SKIP_LOCKED. */
    boolean lock(int map, byte[] key, LockMode mode, LockWait wait) {
        if (key != null && key == lastKey && map == lastMap) {
            return true;
        }
        boolean locked = manager.locks().acquire(owner, map, key, mode, wait, timeoutNanos, cancelCheck);
        if (locked && mode == LockMode.UPDATE) {
            lastMap = map;
            lastKey = key;
        }
        return locked;
    }

    /** Gives back what was locked since; see {@link LockTable#releaseSince}. */
    void releaseSince(LockOwner.Mark mark, Consumer<RowLock> released) {
        lastKey = null;
        manager.locks().releaseSince(owner, mark, released);
    }

    /** Takes the share lock of a map that a writer needs; refuses if the map was redefined since the snapshot. */
    boolean share(MapOverlay overlay, LockWait wait, StoreSnapshot snapshot) {
        if (overlay.shareLocked) {
            return true;
        }
        if (!lock(overlay.map, null, LockMode.SHARE, wait)) {
            return false;
        }
        refuseIfRedefinedSince(overlay.map, snapshot.sequence());
        overlay.shareLocked = true;
        return true;
    }

    /** Refuses if a map whose lock is held was redefined since a commit. */
    void refuseIfRedefinedSince(int map, long sequence) {
        if (manager.redefinedSince(map, sequence)) {
            throw conflict("redefined", map, null, sequence);
        }
    }

    /** Refuses if anything in a map whose lock is held was changed since the snapshot. */
    void refuseIfChanged(int map, StoreSnapshot snapshot) {
        refuseIfChangedSince(map, snapshot.sequence());
    }

    /** Refuses if anything in a map was changed since a commit. */
    void refuseIfChangedSince(int map, long sequence) {
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            if (newest.lastChange(map) > sequence) {
                throw conflict("changed", map, null, sequence);
            }
        }
    }

    /** Refuses if something in a map was changed since the snapshot, and that makes a difference to the one who asks. */
    void refuseIfConcerned(int map, BiPredicate<StoreSnapshot, StoreSnapshot> concerned, StoreSnapshot snapshot) {
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            if (newest.lastChange(map) > snapshot.sequence() && concerned.test(snapshot, newest)) {
                throw conflict("changed", map, null, snapshot.sequence());
            }
        }
    }

    /** Refuses if a row whose lock is held was changed since the snapshot. */
    void refuseIfChanged(int map, byte[] key, StoreSnapshot snapshot) {
        if (manager.newestSequence(options.durability()) == snapshot.sequence()) {
            return;
        }
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            if (newest.lastChange(map) > snapshot.sequence()
                    && !isSame(map, snapshot.get(map, key), newest.get(map, key))) {
                throw conflict("changed", map, key, snapshot.sequence());
            }
        }
    }

    /** Refuses if a row of a range, and of concern, is committed now as it was not in the snapshot. */
    void refuseIfNewer(int map, byte[] from, byte[] to, Predicate<byte[]> concerned, StoreSnapshot snapshot) {
        if (manager.newestSequence(options.durability()) == snapshot.sequence()) {
            return;
        }
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            if (newest.lastChange(map) <= snapshot.sequence()) {
                return;
            }
            try (ByteCursor cursor = newest.cursor(map, from, to, false)) {
                while (cursor.next()) {
                    byte[] value = cursor.value();
                    if (concerned.test(value) && !isSame(map, snapshot.get(map, cursor.key()), value)) {
                        throw conflict("changed", map, cursor.key(), snapshot.sequence());
                    }
                }
            }
        }
    }

    /**
     * The newest committed value of a row whose lock is held; {@code seen} itself, the value in the snapshot, if that is it.
     * Refuses a newer one unless the level is READ COMMITTED.
     */
    byte[] newest(int map, byte[] key, byte[] seen, StoreSnapshot snapshot) {
        if (manager.newestSequence(options.durability()) == snapshot.sequence()) {
            return seen;
        }
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            if (newest.lastChange(map) <= snapshot.sequence()) {
                return seen;
            }
            byte[] value = newest.get(map, key);
            if (isSame(map, seen, value)) {
                return seen;
            }
            if (options.isolation() != IsolationLevel.READ_COMMITTED) {
                throw conflict("changed", map, key, snapshot.sequence());
            }
            return value;
        }
    }

    /**
     * True if a row whose key is locked is there now. Refuses if it was not so in the snapshot, unless the level is READ
     * COMMITTED.
     */
    boolean isThere(int map, byte[] key, StoreSnapshot snapshot) {
        boolean was = snapshot.get(map, key) != null;
        if (manager.newestSequence(options.durability()) == snapshot.sequence()) {
            return was;
        }
        try (StoreSnapshot newest = manager.acquire(options.durability())) {
            boolean is = newest.lastChange(map) <= snapshot.sequence() ? was : newest.get(map, key) != null;
            if (is != was && options.isolation() != IsolationLevel.READ_COMMITTED) {
                throw conflict("changed", map, key, snapshot.sequence());
            }
            return is;
        }
    }

    /** True if the snapshot has the newest committed value of a row whose lock is held. Refuses as {@link #newest}. */
    boolean isNewest(int map, byte[] key, StoreSnapshot snapshot) {
        if (manager.newestSequence(options.durability()) == snapshot.sequence()) {
            return true;
        }
        byte[] seen = snapshot.get(map, key);
        return newest(map, key, seen, snapshot) == seen;
    }

    private static boolean isSame(int map, byte[] left, byte[] right) {
        if (left == null || right == null || map < 0) {
            return Arrays.equals(left, right);
        }
        int stamp = Transaction.STAMP_BYTES;
        return Arrays.equals(left, 0, stamp, right, 0, stamp);
    }

    private ConflictException conflict(String how, int map, byte[] key, long snapshotSequence) {
        manager.countConflict();
        return new ConflictException(
                ErrorCode.SERIALIZATION_FAILURE,
                "Conflict: " + manager.describer().describe(map, key) + " was " + how + " after snapshot "
                        + snapshotSequence + " of " + owner + "; try again");
    }
}
