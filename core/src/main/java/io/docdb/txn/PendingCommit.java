package io.docdb.txn;

import io.docdb.storage.MapChange;
import io.docdb.storage.StoreState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A commit on its way through the {@link CommitPipeline}: all that could be made ready outside the commit lock, and its
 * places in the two queues. The queues run through the commits themselves, so that no memory is needed between the log and
 * the store, where running out of it would leave a commit half done.
 */
final class PendingCommit {
    /** Waits for its place in the commit order. */
    static final int ARRIVED = 0;

    /** Logged and applied: will happen, unless the log fails. */
    static final int APPLIED = 1;

    /** Durable and visible. */
    static final int PUBLISHED = 2;

    /** Refused, or lost with the log. */
    static final int FAILED = 3;

    final LockOwner owner;
    final Durability durability;
    final Map<String, String> context;
    final byte[] annotation;
    final byte[] payload;

    /** Changes of logged maps, for the record. */
    final List<Change> logged;

    /** Changes of all maps, in order of map. */
    final List<MapChange> changes;

    /** Maps locked for update: writers with an older snapshot are refused. */
    final int[] redefined;

    /** Null if nothing is to be checked. */
    final ReadSet reads;

    final long snapshotSequence;

    /** Up to where the reads have been checked. */
    RecentCommit checked;

    final Thread thread = Thread.currentThread();

    /** In the queue of arrivals, newest first. */
    PendingCommit arrivedBefore;

    /** In the queue of applied commits, oldest first. */
    volatile PendingCommit appliedNext;

    CommitRecord record;
    StoreState after;
    RecentCommit recent;
    volatile Throwable failure;
    volatile int state = ARRIVED;

    /** True once its committer may have gone to sleep. */
    volatile boolean sleeps;

    PendingCommit(
            LockOwner owner,
            Durability durability,
            Map<String, String> context,
            byte[] annotation,
            byte[] payload,
            List<Change> logged,
            List<MapChange> changes,
            int[] redefined,
            ReadSet reads,
            long snapshotSequence,
            RecentCommit checked) {
        this.owner = owner;
        this.durability = durability;
        this.context = context;
        this.annotation = annotation;
        this.payload = payload;
        this.logged = logged;
        this.changes = changes;
        this.redefined = redefined;
        this.reads = reads;
        this.snapshotSequence = snapshotSequence;
        this.checked = checked;
    }

    /** True if its committer need not wait any longer. */
    boolean isSettled() {
        int now = state;
        return now >= PUBLISHED || (now == APPLIED && durability == Durability.ASYNC);
    }

    /**
     * Tells the committer that its commit failed. Needs no memory.
     *
     * @param cause null if the database has stopped
     */
    void fail(Throwable cause) {
        failure = cause;
        state = FAILED;
        LockSupport.unpark(thread);
    }
}
