package io.docdb.txn;

import io.docdb.storage.StoreSnapshot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A snapshot of the store that a transaction and its cursors hold together. Confined to one transaction. */
final class SnapshotHandle {
    final StoreSnapshot store;

    private static final VarHandle ACQUIRED;

    static {
        try {
            ACQUIRED = MethodHandles.lookup().findVarHandle(SnapshotHandle.class, "acquiredNanos", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long acquiredNanos; // set without a fence: the watchdog may see it a little later

    private int holders = 1;

    SnapshotHandle(StoreSnapshot store, long acquiredNanos) {
        this.store = store;
        this.acquiredNanos = acquiredNanos;
    }

    /** When it was taken, or last found to be the newest still. May be asked by any thread. */
    long acquiredNanos() {
        return (long) ACQUIRED.getOpaque(this);
    }

    /** It was found to be the newest still. */
    void setAcquired(long nanos) {
        ACQUIRED.setOpaque(this, nanos);
    }

    SnapshotHandle share() {
        holders++;
        return this;
    }

    /** Gives back one hold; the last one closes the snapshot. */
    void close() {
        if (--holders == 0) {
            store.close();
        }
    }
}
