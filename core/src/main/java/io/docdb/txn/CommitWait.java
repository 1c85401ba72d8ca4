package io.docdb.txn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How a committer waits for its commit. While a force takes little more than two thread switches it looks again and again,
 * and between two looks gives way to whoever has something to do; so it goes on at once, and costs the one who publishes
 * nothing. When that has taken too long, or the disk is slow, it sleeps and is woken. Thread-safe.
 */
final class CommitWait {
    /** Beside a slower force two thread switches are little, and looking would burn a processor for nothing. */
    private static final long LONGEST_FORCE_NANOS = 200_000;

    /** A commit waits for the rest of one force and for its own; the third is for the turns of the others. */
    private static final int FORCES = 3;

    /** More than there are processors would mostly give way to each other; measured, they gain nothing over sleepers. */
    private static final int MOST_LOOKING = Runtime.getRuntime().availableProcessors();

    /** Looks between two times of giving way: about as long as that takes itself. */
    private static final int LOOKS = 20;

    /** A committer that sleeps looks around this often, in case the one it relies on died of lack of memory. */
    private static final long SLEEP_NANOS = 50_000_000;

    private final LongSupplier forceNanos;
    private final AtomicInteger looking = new AtomicInteger();

    /** @param forceNanos how long the last force took; 0 if there is none to wait for */
    CommitWait(LongSupplier forceNanos) {
        this.forceNanos = forceNanos;
    }

    /**
     * Looks until the commit is settled, or waits for its place while nobody is {@code combining}.
     *
     * @param sinceNanos when it began to wait
     * @return false if that did not happen while it was worth looking
     */
    boolean look(PendingCommit commit, ReentrantLock combining, long sinceNanos) {
        long force = forceNanos.getAsLong();
        if (force == 0 || force > LONGEST_FORCE_NANOS) {
            return false;
        }
        try {
            return looking.incrementAndGet() <= MOST_LOOKING && look(commit, combining, sinceNanos, FORCES * force);
        } finally {
            looking.decrementAndGet();
        }
    }

    private static boolean look(PendingCommit commit, ReentrantLock combining, long sinceNanos, long mostNanos) {
        do { // first it looks: who comes late may find it settled
            for (int i = 0; i < LOOKS; i++) {
                if (commit.isSettled() || commit.state == PendingCommit.ARRIVED && !combining.isLocked()) {
                    return true;
                }
                Thread.onSpinWait();
            }
            Thread.yield();
        } while (System.nanoTime() - sinceNanos < mostNanos);
        return false;
    }

    /** Sleeps until it is woken, unless the commit is settled. May return sooner. */
    void sleep(PendingCommit commit) {
        commit.sleeps = true; // first: who settles it looks at this afterwards
        if (!commit.isSettled()) {
            LockSupport.parkNanos(commit, SLEEP_NANOS);
        }
    }

    /** Wakes the committer if it sleeps. Call after the commit has been settled. */
    static void wake(PendingCommit commit) {
        if (commit.sleeps && commit.thread != Thread.currentThread()) {
            LockSupport.unpark(commit.thread);
        }
    }
}
