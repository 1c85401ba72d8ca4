package io.docdb.txn;

import io.docdb.storage.StoreSnapshot;

/** A snapshot of the store that a transaction and its cursors hold together. Confined to one transaction. */
final class SnapshotHandle {
    final StoreSnapshot store;

    /** When it was taken, or last found to be the newest still; the watchdog reads it. */
    volatile long acquiredNanos;

    private int holders = 1;

    SnapshotHandle(StoreSnapshot store, long acquiredNanos) {
        this.store = store;
        this.acquiredNanos = acquiredNanos;
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
