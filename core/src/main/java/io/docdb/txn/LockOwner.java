package io.docdb.txn;

import java.util.Arrays;

/**
 * A transaction as the lock table sees it. {@code held} is touched by the thread of the transaction and, once that has
 * handed its commit over, by the thread that publishes.
 */
final class LockOwner {
    final long id;
    final String principal;

    /** True if it reads the newest applied state: then locks of commits that are not durable yet are not in its way. */
    final boolean readsApplied;

    /** True from the moment its commit is applied, if nobody waits for that to be durable; its locks are given back then. */
    volatile boolean settling;

    /** The wait under way; null if none. Set under the graph lock, cleared by whoever ends the wait. */
    volatile LockWaiter waiting;

    private RowLock[] held = NONE;
    private int heldCount;

    private static final RowLock[] NONE = {};

    LockOwner(long id, String principal, boolean readsApplied) {
        this.id = id;
        this.principal = principal;
        this.readsApplied = readsApplied;
    }

    void add(RowLock lock) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, Math.max(4, heldCount * 2));
        }
        held[heldCount++] = lock;
    }

    int heldCount() {
        return heldCount;
    }

    RowLock held(int position) {
        return held[position];
    }

    void forgetHeld() {
        held = NONE;
        heldCount = 0;
    }

    @Override
    public String toString() {
        return principal.isEmpty() ? "transaction " + id : "transaction " + id + " (" + principal + ")";
    }
}
