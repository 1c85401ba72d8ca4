package io.docdb.txn;

import io.docdb.storage.ByteCursor;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The cursor of a transaction: its own writes laid over a snapshot, in either direction.
 *
 * <p>It shows the map as it was when the cursor was opened: what the transaction writes later, to rows before or behind
 * it, does not show. So {@code UPDATE … SET age = age + 1} over an index on {@code age} never meets a row twice. Only a
 * roll-back shows: what was written before the cursor was opened and is undone meanwhile is gone for the rest of the walk.
 */
final class OverlayCursor implements ByteCursor {
    /** How often it is asked whether to go on: entries take microseconds, so 100 ms are far. */
    private static final int CHECK_MASK = 0xFF;

    private final TransactionReads transaction;
    private final SnapshotHandle snapshot;
    private final ByteCursor base;
    private final MapOverlay overlay;
    private final byte[] fromInclusive;
    private final byte[] toExclusive;
    private final boolean reverse;
    private final ReadRange range;
    private final long mark;
    private final Runnable cancelCheck;
    private int visited;

    private boolean baseValid;
    private boolean baseStarted;
    private Version own;
    private byte[] ownPassed;
    private boolean ownStarted;
    private Iterator<Version> iterator;
    private int generation;
    private Version current;
    private boolean positioned;
    private boolean released;
    private boolean closed; // by its reader

    /**
     * @param overlay null if the transaction holds nothing in the range
     * @param range where to note how far was read; null if nobody asks
     * @param cancelCheck asked now and then, outside of calls
     */
    OverlayCursor(
            TransactionReads transaction,
            SnapshotHandle snapshot,
            ByteCursor base,
            MapOverlay overlay,
            byte[] fromInclusive,
            byte[] toExclusive,
            boolean reverse,
            ReadRange range,
            long mark,
            Runnable cancelCheck) {
        this.transaction = transaction;
        this.snapshot = snapshot;
        this.base = base;
        this.overlay = overlay;
        this.fromInclusive = fromInclusive;
        this.toExclusive = toExclusive;
        this.reverse = reverse;
        this.range = range;
        this.mark = mark;
        this.cancelCheck = cancelCheck;
    }

    /** The number of the last operation it shows. */
    long mark() {
        return mark;
    }

    SnapshotHandle snapshot() {
        return snapshot;
    }

    /** @throws io.docdb.error.DatabaseException if the transaction has ended meanwhile: rows left unread are not passed over */
    @Override
    public boolean next() {
        if (closed) {
            return false;
        }
        if ((++visited & CHECK_MASK) == 0) {
            cancelCheck.run();
        }
        transaction.enter();
        try {
            positioned = overlay == null ? base.next() : merge();
            if (range != null) {
                if (positioned) {
                    range.reached(key());
                } else {
                    range.exhausted();
                }
            }
            return positioned;
        } finally {
            transaction.exit();
        }
    }

    private boolean merge() {
        if (!baseStarted || (positioned && current == null)) {
            baseStarted = true;
            baseValid = base.next();
        }
        if (!ownStarted || (positioned && current != null)) {
            ownStarted = true;
            own = nextOwn();
        }
        while (own != null) {
            int order = baseValid ? compare(base.key(), own.key) : 1;
            if (order < 0) {
                break;
            }
            if (order == 0) {
                baseValid = base.next();
            }
            if (own.value != null) {
                current = own;
                return true;
            }
            own = nextOwn();
        }
        current = null;
        return baseValid;
    }

    private int compare(byte[] left, byte[] right) {
        int order = Arrays.compareUnsigned(left, right);
        return reverse ? -order : order;
    }

    /** The next version of the transaction that this cursor is to show; null at the end. */
    private Version nextOwn() {
        if (iterator == null || generation != overlay.generation) {
            iterator = remaining();
            generation = overlay.generation;
        }
        while (iterator.hasNext()) {
            Version newest = iterator.next();
            ownPassed = newest.key;
            Version shown = Version.asOf(newest, mark);
            if (shown != null) {
                return shown;
            }
        }
        return null;
    }

    /** The part of the overlay ahead of the cursor, in the direction of the walk. */
    private Iterator<Version> remaining() {
        byte[] low = reverse || ownPassed == null ? fromInclusive : ownPassed;
        byte[] high = reverse && ownPassed != null ? ownPassed : toExclusive;
        return overlay.versions.walk(low, reverse || ownPassed == null, high, reverse);
    }

    @Override
    public byte[] key() {
        return current == null ? base.key() : current.key;
    }

    @Override
    public byte[] value() {
        if (current != null) {
            return current.value;
        }
        transaction.enter();
        try {
            return base.value();
        } finally {
            transaction.exit();
        }
    }

    @Override
    public void close() {
        closed = true;
        transaction.close(this);
    }

    /** Releases what it holds; called by the transaction. */
    void release() {
        if (!released) {
            released = true;
            positioned = false;
            base.close();
            snapshot.close();
        }
    }
}
