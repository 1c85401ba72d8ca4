package io.docdb.txn;

import java.util.Arrays;

/**
 * A transaction as the lock table sees it. {@code held} is touched by the thread of the transaction and, once that has
 * handed its commit over, by the thread that publishes. So is {@code raised}: locks that were held shared before they became
 * exclusive, in the order of that.
 */
final class LockOwner {
    final long id;
    final long session;
    final String principal;

    /** True if it reads the newest applied state: then locks of commits that are not durable yet are not in its way. */
    final boolean readsApplied;

    /** True from the moment its commit is applied, if nobody waits for that to be durable; its locks are given back then. */
    volatile boolean settling;

    /** The wait under way; null if none. Set under the graph lock, cleared by whoever ends the wait. */
    volatile LockWaiter waiting;

    private RowLock[] held = NONE;
    private int heldCount;
    private RowLock[] raised = NONE;
    private int raisedCount;

    private static final RowLock[] NONE = {};

    /** @param session as {@link TransactionOptions#session} */
    LockOwner(long id, long session, String principal, boolean readsApplied) {
        this.id = id;
        this.session = session;
        this.principal = principal;
        this.readsApplied = readsApplied;
    }

    void add(RowLock lock) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, Math.max(4, heldCount * 2));
        }
        held[heldCount++] = lock;
    }

    void addRaised(RowLock lock) {
        if (raisedCount == raised.length) {
            raised = Arrays.copyOf(raised, Math.max(4, raisedCount * 2));
        }
        raised[raisedCount++] = lock;
    }

    /** What it holds now, to go back to. */
    Mark mark() {
        return new Mark(heldCount, raisedCount);
    }

    /** How many locks an owner held, and how many of them it had made exclusive. */
    record Mark(int held, int raised) {}

    int raisedCount() {
        return raisedCount;
    }

    /** Takes the lock out that was made exclusive last. */
    RowLock removeLastRaised() {
        RowLock last = raised[--raisedCount];
        raised[raisedCount] = null;
        return last;
    }

    /** Takes the lock out that was taken last. */
    RowLock removeLastHeld() {
        RowLock last = held[--heldCount];
        held[heldCount] = null;
        return last;
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
        raised = NONE;
        raisedCount = 0;
    }

    @Override
    public String toString() {
        return principal.isEmpty() ? "transaction " + id : "transaction " + id + " (" + principal + ")";
    }
}
