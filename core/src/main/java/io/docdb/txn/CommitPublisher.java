package io.docdb.txn;

import io.docdb.storage.Store;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes commits visible in their order once they are both applied and durable: publishes the newest state, gives back the
 * locks, tells the listeners and wakes the committers.
 *
 * <p>The one who applies a commit and the one who reports it durable may each be the later; both call {@link #publish},
 * {@code publishing} lets one of them through, and who leaves looks once more. Thread-safe; needs no memory but the listeners'.
 */
final class CommitPublisher {
    private final Store store;
    private final StopSwitch stop;
    private final LockTable locks;
    private final RecentCommits recent;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    private final ReentrantLock publishing = new ReentrantLock();

    /** The last published commit, at which the queue of the applied ones begins; guarded by {@code publishing}. */
    private volatile PendingCommit lastPublished;

    private volatile long durableSequence;
    private volatile long publishedSequence;

    private final LongAdder commits = new LongAdder();
    private final LongAdder listenerFailures = new LongAdder();

    /** @param queue an empty commit, to which the first applied one will be linked */
    CommitPublisher(Store store, StopSwitch stop, LockTable locks, RecentCommits recent, PendingCommit queue) {
        this.store = store;
        this.stop = stop;
        this.locks = locks;
        this.recent = recent;
        this.lastPublished = queue;
        this.publishedSequence = store.appliedSequence();
        this.durableSequence = publishedSequence;
        stop.guard(publishing);
    }

    void addListener(CommitListener listener) {
        listeners.add(listener);
    }

    void removeListener(CommitListener listener) {
        listeners.remove(listener);
    }

    long publishedSequence() {
        return publishedSequence;
    }

    long commits() {
        return commits.sum();
    }

    long listenerFailures() {
        return listenerFailures.sum();
    }

    /** Called by the log each time a group has become durable, in order. */
    void durable(long sequence) {
        durableSequence = sequence;
        publish();
    }

    /** Publishes all commits that are both applied and durable, unless another thread is at it. */
    void publish() {
        for (int attempt = 0; ; attempt++) {
            try {
                while (!stop.isStopped() && nextPublishable(lastPublished) != null) {
                    if (!publishing.tryLock()) {
                        return;
                    }
                    try {
                        publishAll();
                    } finally {
                        publishing.unlock();
                    }
                }
                return;
            } catch (OutOfMemoryError e) {
                StopSwitch.giveBack(publishing);
                MemoryShortage.waitOrThrow(e, attempt); // each step of it may be done twice
            }
        }
    }

    private PendingCommit nextPublishable(PendingCommit last) {
        PendingCommit next = last.appliedNext;
        return next != null && next.record.sequence() <= durableSequence ? next : null;
    }

    private void publishAll() {
        PendingCommit last = lastPublished;
        PendingCommit newest = last;
        for (PendingCommit next = nextPublishable(newest); next != null; next = nextPublishable(newest)) {
            newest = next;
        }
        if (newest == last || stop.isStopped()) {
            return;
        }
        store.publish(newest.after);
        publishedSequence = newest.record.sequence();
        recent.publish(newest.recent);
        PendingCommit commit = last;
        do {
            commit = commit.appliedNext;
            settle(commit);
        } while (commit != newest);
        lastPublished = newest;
        cut(last, newest);
    }

    /**
     * Takes the published commits out of the queue one by one. Left in it, one that has grown old would keep all later ones, dead as
     * they are, until the old generation is collected: a third of the processor went there.
     */
    private static void cut(PendingCommit from, PendingCommit to) {
        PendingCommit commit = from;
        while (commit != to) {
            PendingCommit next = commit.appliedNext;
            commit.appliedNext = null;
            commit = next;
        }
    }

    private void settle(PendingCommit commit) {
        if (commit.state == PendingCommit.PUBLISHED) {
            return; // before memory ran out
        }
        locks.releaseAll(commit.owner);
        for (CommitListener listener : listeners) {
            try {
                listener.committed(commit.record);
            } catch (Throwable e) {
                listenerFailures.increment();
            }
        }
        commits.increment();
        commit.state = PendingCommit.PUBLISHED;
        CommitWait.wake(commit);
    }

    /** Fails all that are applied and not published: a publication under way was durable and ends, no other begins. */
    void failLost() {
        publishing.lock();
        try {
            for (PendingCommit lost = lastPublished.appliedNext; lost != null; lost = lost.appliedNext) {
                if (lost.state == PendingCommit.APPLIED) {
                    lost.fail(null);
                }
                if (lost.durability == Durability.ASYNC) {
                    locks.releaseAll(lost.owner); // its committer has gone
                }
            }
        } finally {
            publishing.unlock();
        }
    }
}
