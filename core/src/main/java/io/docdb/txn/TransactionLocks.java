package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.StoreSnapshot;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The locks a transaction takes, and its refusals of what was changed since its snapshot. The part of a {@link Transaction}
 * between reading and writing.
 */
abstract sealed class TransactionLocks extends TransactionReads permits Transaction {
    /** What {@link #lockRow} answers for a row it skipped; compare by identity. */
    public static final byte[] SKIPPED = {};

    final LockOwner owner;
    private final Locking locking;

    /** Of the snapshot the statement under way began with; READ COMMITTED may have taken a newer one since. */
    long statementSequence;

    TransactionLocks(TransactionManager manager, TransactionOptions options, long id) {
        super(manager, options);
        this.owner =
                new LockOwner(id, options.session(), options.principal(), options.durability() == Durability.ASYNC);
        this.locking = new Locking(manager, options, owner, () -> cancelCheck.run());
        this.statementSequence = snapshot.store.sequence();
    }

    LockOwner owner() {
        return owner;
    }

    /** How long it waits for one lock from now on, in place of {@link TransactionOptions#lockTimeout}. */
    public void setLockTimeout(Duration timeout) {
        locking.setTimeout(timeout);
    }

    /**
     * Locks a row, which need not exist, until the end of the transaction, or until it goes back to an earlier savepoint, and answers it as it is now: own write, else the
     * newest committed value, stamp first; null if absent. In READ COMMITTED the value may be newer than the snapshot, and
     * from now on {@link #get} and later cursors answer this newer value, too.
     *
     * @return {@link #SKIPPED} if {@code wait} is SKIP_LOCKED and another transaction has the lock
     * @throws ConflictException SERIALIZATION_FAILURE in SNAPSHOT and SERIALIZABLE if the row was changed since the snapshot,
     *     and at every level if the map was redefined since; LOCK_TIMEOUT, LOCK_NOT_AVAILABLE, DEADLOCK
     */
    public byte[] lockRow(int map, byte[] key, LockMode mode, LockWait wait) {
        enter();
        try {
            refuseIfReadOnly("lock a row");
            MapOverlay overlay = writes().overlay(map);
            if (!locking.share(overlay, wait, snapshot.store) || !locking.lock(map, key, mode, wait)) {
                return SKIPPED;
            }
            Version own = overlay.find(key);
            if (own != null) {
                return own.value;
            }
            if (!overlay.snapshotVisible) {
                return null;
            }
            byte[] seen = overlay.stored(snapshot.store).get(key);
            byte[] newest = locking.newest(map, key, seen, snapshot.store);
            if (newest != seen) {
                writes.set(overlay, key, newest, false);
            }
            return newest;
        } finally {
            exit();
        }
    }

    /**
     * Sees to it that a row stays under its key until the end of the transaction, or until it goes back to an earlier savepoint:
     * who takes it away calls {@link #lockKey} first, and has to wait. Others may change and lock the row, and share its key.
     *
     * @return true if the row is there: by an own write, else committed
     * @throws ConflictException SERIALIZATION_FAILURE in SNAPSHOT and SERIALIZABLE if it is there and was not in the snapshot, or
     *     the other way round, and at every level if the map was redefined since; LOCK_TIMEOUT, DEADLOCK
     */
    public boolean shareKey(int map, byte[] key) {
        enter();
        try {
            refuseIfReadOnly("lock a row");
            MapOverlay overlay = writes().overlay(map);
            locking.share(overlay, LockWait.TIMEOUT, snapshot.store);
            locking.lock(KeyLocks.mapOf(map), key, LockMode.SHARE, LockWait.TIMEOUT);
            Version own = overlay.find(key);
            if (own != null && own.write) {
                return own.value != null;
            }
            return overlay.snapshotVisible && locking.isThere(map, key, snapshot.store);
        } finally {
            exit();
        }
    }

    /**
     * Keeps others from {@link #shareKey} of a row, for the one who takes it away from under its key, and who has its lock.
     *
     * @return false only for SKIP_LOCKED
     * @throws ConflictException LOCK_TIMEOUT, LOCK_NOT_AVAILABLE, DEADLOCK
     */
    public boolean lockKey(int map, byte[] key, LockWait wait) {
        enter();
        try {
            return locking.lock(KeyLocks.mapOf(map), key, LockMode.UPDATE, wait);
        } finally {
            exit();
        }
    }

    /**
     * Locks a row as {@link #lockRow} does, but tells only whether it is still what the statement under way, which began by
     * {@link #beginStatement}, has read: mostly that is known without looking at it again.
     *
     * @throws ConflictException as {@link #lockRow}
     */
    public RowState lockRead(int map, byte[] key) {
        enter();
        try {
            refuseIfReadOnly("lock a row");
            MapOverlay overlay = writes().overlay(map);
            locking.share(overlay, LockWait.TIMEOUT, snapshot.store);
            locking.lock(map, key, LockMode.UPDATE, LockWait.TIMEOUT);
            Version own = overlay.find(key);
            if (own != null) {
                return writes.isOfStatement(own) ? RowState.OWN : RowState.AS_READ;
            }
            boolean newest = !overlay.snapshotVisible || locking.isNewest(map, key, snapshot.store);
            return newest ? RowState.AS_READ : RowState.OUTDATED;
        } finally {
            exit();
        }
    }

    /**
     * Locks a row, which need not exist, for what was decided by looking at all of its map.
     *
     * @param concerned asked, in SNAPSHOT and SERIALIZABLE, if anything in the map was changed since the snapshot: tells by that
     *     and the newest committed state whether it makes a difference to what was decided
     * @throws ConflictException SERIALIZATION_FAILURE if it does; in READ COMMITTED, if anything at all was changed since the
     *     statement began; LOCK_TIMEOUT, DEADLOCK
     */
    public void lockDecided(int map, byte[] key, LockMode mode, BiPredicate<StoreSnapshot, StoreSnapshot> concerned) {
        enter();
        try {
            refuseIfReadOnly("lock a row");
            locking.share(writes().overlay(map), LockWait.TIMEOUT, snapshot.store);
            locking.lock(map, key, mode, LockWait.TIMEOUT);
            locking.refuseIfChanged(map, key, snapshot.store); // which says more
            if (options.isolation() == IsolationLevel.READ_COMMITTED) {
                locking.refuseIfChangedSince(map, statementSequence);
            } else {
                locking.refuseIfConcerned(map, concerned, snapshot.store);
            }
        } finally {
            exit();
        }
    }

    /**
     * Refuses if rows of a range are committed now that were not so in the snapshot: then what was found there is not all there
     * is. For who holds a lock that keeps others from adding more.
     *
     * @param concerned tells by a row's value whether it counts
     * @throws ConflictException SERIALIZATION_FAILURE at every level
     */
    public void refuseIfNewer(int map, byte[] fromInclusive, byte[] toExclusive, Predicate<byte[]> concerned) {
        enter();
        try {
            locking.refuseIfNewer(map, fromInclusive, toExclusive, concerned, snapshot.store);
        } finally {
            exit();
        }
    }

    /**
     * Locks a whole map until the end of the transaction, or until it goes back to an earlier savepoint. Writers take SHARE by themselves; DDL takes UPDATE, which waits for
     * the writers to end and keeps others out. Readers are never hindered. With UPDATE, READ COMMITTED takes the newest
     * snapshot, which from then on cannot grow old for this map.
     *
     * @throws ConflictException SERIALIZATION_FAILURE if the map was redefined since the statement began, or, with UPDATE in
     *     SNAPSHOT and SERIALIZABLE, changed at all; LOCK_TIMEOUT, DEADLOCK
     */
    public void lockMap(int map, LockMode mode) {
        lockMap(map, mode, LockWait.TIMEOUT);
    }

    /**
     * As the other.
     *
     * @param wait not SKIP_LOCKED
     * @throws ConflictException LOCK_NOT_AVAILABLE for NOWAIT if another transaction is in the way
     */
    public void lockMap(int map, LockMode mode, LockWait wait) {
        enter();
        try {
            refuseIfReadOnly("lock a map");
            MapOverlay overlay = writes().overlay(map);
            if (mode == LockMode.SHARE) {
                locking.share(overlay, wait, snapshot.store);
            } else if (!overlay.updateLocked) {
                lockMapForUpdate(overlay, wait);
            }
        } finally {
            exit();
        }
    }

    /** Makes a wait for a lock that is under way fail with CANCELLED; does nothing otherwise. May be called by any thread. */
    public void cancel() {
        manager.locks().cancel(owner);
    }

    private void lockMapForUpdate(MapOverlay overlay, LockWait wait) {
        locking.lock(overlay.map, null, LockMode.UPDATE, wait);
        locking.refuseIfRedefinedSince(overlay.map, statementSequence);
        if (options.isolation() == IsolationLevel.READ_COMMITTED) {
            renewSnapshot();
        } else {
            locking.refuseIfChanged(overlay.map, snapshot.store);
        }
        overlay.updateLocked = true;
        overlay.shareLocked = true;
    }

    final void lockForWrite(MapOverlay overlay, byte[] key) {
        Version own = overlay.find(key);
        if (own != null && own.write) {
            return;
        }
        locking.share(overlay, LockWait.TIMEOUT, snapshot.store);
        if (!overlay.updateLocked) {
            locking.lock(overlay.map, key, LockMode.UPDATE, LockWait.TIMEOUT);
        }
        if (own == null && options.isolation() != IsolationLevel.READ_COMMITTED && overlay.snapshotVisible) {
            locking.refuseIfChanged(overlay.map, key, snapshot.store);
        }
    }

    /** Gives back what was locked since. What SERIALIZABLE has seen under a lock is checked at commit from now on. */
    final void releaseLocksSince(LockOwner.Mark mark) {
        ReadSet reads = reads();
        locking.releaseSince(mark, lock -> {
            if (lock.key != null) {
                if (reads != null) {
                    reads.addKey(KeyLocks.rowsOf(lock.map), lock.key);
                }
                return;
            }
            MapOverlay overlay = writes.find(lock.map);
            if (overlay != null) {
                overlay.shareLocked = false;
                overlay.updateLocked = false;
            }
        });
    }

    final void refuseIfReadOnly(String what) {
        if (options.readOnly()) {
            throw new DatabaseException(
                    ErrorCode.READ_ONLY_TRANSACTION,
                    "Read-only transaction: cannot " + what + " in " + owner
                            + "; expected queries alone, since the session or connection was set to read only");
        }
    }
}
