package io.docdb.statistics;

import io.docdb.catalog.CollectionStatistics;
import java.util.concurrent.atomic.AtomicLong;

/** What is known of one collection, and how much of it has changed since. Thread-safe. */
final class KnownCollection {
    /** So many documents in ten may change before statistics are gathered again. */
    private static final double CHANGED_FRACTION = 0.1;

    /** And so many besides: small collections are not looked at with every handful of changes. */
    private static final long CHANGED_DOCUMENTS = 50;

    /** After a refresh, rest for so many times as long as it took: at most a tenth of a processor goes into it. */
    private static final int REST = 10;

    final int id;
    private final AtomicLong changes = new AtomicLong();
    private volatile CollectionStatistics statistics = CollectionStatistics.EMPTY;
    private volatile boolean gathered;
    private volatile boolean quick;
    private volatile long version;
    private volatile boolean outdatedTold;
    private volatile long restUntilNanos = System.nanoTime();

    KnownCollection(int id) {
        this.id = id;
    }

    CollectionStatistics statistics() {
        return statistics;
    }

    /** Grows whenever plans made by the statistics before should be made again. */
    long version() {
        return version;
    }

    /** Takes what a quick look has found; plans that ask from now on see it. */
    void setQuick(CollectionStatistics newStatistics) {
        set(newStatistics, true, false);
    }

    /** Takes what a thorough look has found. @param plansAnew whether plans that were made by what was known are to go */
    void setThorough(CollectionStatistics newStatistics, boolean plansAnew) {
        set(newStatistics, false, plansAnew);
    }

    private synchronized void set(CollectionStatistics newStatistics, boolean isQuick, boolean plansAnew) {
        statistics = newStatistics;
        gathered = true;
        quick = isQuick;
        changes.set(0);
        outdatedTold = false;
        if (plansAnew) {
            version++;
        }
    }

    void rest(long nanosTaken) {
        restUntilNanos = System.nanoTime() + REST * nanosTaken;
    }

    /** Counts changed documents. Quick: called while others wait for their commit. */
    void changed(long documents) {
        changes.addAndGet(documents);
        if (!outdatedTold && changes.get() > outdatedAfter()) {
            tellOutdated();
        }
    }

    private synchronized void tellOutdated() {
        if (!outdatedTold) {
            outdatedTold = true;
            version++;
        }
    }

    /** All documents were thrown away, or came at once. */
    void replaced() {
        changed(statistics.gathering().documents() + Gatherer.QUICK + CHANGED_DOCUMENTS);
    }

    /** True if nothing is known that a plan could rely on. @param documents as they are now */
    boolean isOutdated(long documents) {
        return !gathered || changedSince(documents) > outdatedAfter();
    }

    private long outdatedAfter() {
        long documents = statistics.gathering().documents();
        return documents <= Gatherer.QUICK ? staleAfter() : documents;
    }

    private long staleAfter() {
        return (long) (CHANGED_FRACTION * statistics.gathering().documents()) + CHANGED_DOCUMENTS;
    }

    /** True if a thorough look is due: only a quick one was taken, or much has changed. */
    boolean isStale(long documents) {
        return documents > Gatherer.QUICK
                && System.nanoTime() - restUntilNanos > 0
                && (quick || changedSince(documents) > staleAfter());
    }

    /** The same, as far as it can be told without counting documents. */
    boolean isStale() {
        return isStale(Math.max(statistics.gathering().documents(), changes.get()));
    }

    /** Documents come and go in changes, but also, before it was opened, unseen. */
    private long changedSince(long documents) {
        return Math.max(
                changes.get(), Math.abs(documents - statistics.gathering().documents()));
    }
}
