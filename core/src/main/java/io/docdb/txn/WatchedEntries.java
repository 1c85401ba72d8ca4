package io.docdb.txn;

import io.docdb.storage.Entry;
import java.util.Iterator;

/** Entries of a long load, which ends between two of them if the statement is cancelled. Confined to one thread. */
final class WatchedEntries implements Iterator<Entry> {
    /** A check costs a look at the clock: once in so many entries, a power of two. */
    private static final int BETWEEN_CHECKS = 1024;

    private final Iterator<Entry> entries;
    private final Runnable cancelCheck;
    private int given;

    /** @param cancelCheck throws if the load is to end */
    WatchedEntries(Iterator<Entry> entries, Runnable cancelCheck) {
        this.entries = entries;
        this.cancelCheck = cancelCheck;
    }

    @Override
    public boolean hasNext() {
        return entries.hasNext();
    }

    @Override
    public Entry next() {
        if ((++given & BETWEEN_CHECKS - 1) == 0) {
            cancelCheck.run();
        }
        return entries.next();
    }
}
