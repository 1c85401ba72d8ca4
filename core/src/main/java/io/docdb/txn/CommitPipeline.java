package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.StoreState;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings commits into one order, into the log and into the store; the {@link CommitPublisher} makes them visible once they
 * are durable.
 *
 * <p>Committers put their commit on a stack and one of them, whoever gets {@code combining}, takes all that have arrived and
 * puts them through under the commit lock; the others wait until theirs is published. A lock handed from one committer to
 * the next would cost a thread switch per commit. For each commit: check the reads, give it sequence and time, stamp the
 * values, derive, append to the log, apply to the store.
 *
 * <p>What fails before the append fails that commit alone. From the append on nothing here needs memory; a failure of the
 * log or of the store stops everything: {@link StopSwitch}.
 */
final class CommitPipeline {
    /** So many commits of others one committer puts through before it wakes one of them to go on. */
    private static final int FAIR_SHARE = 512;

    /** After a stop all commits are failed at once, but for one that was cut off in the middle: a second. */
    private static final int MOST_LOOKS_AFTER_STOP = 20;

    private final Store store;
    private final CommitLog log;
    private final StopSwitch stop;
    private final CommitParticipant participant;
    private final LockTable locks;
    private final RedefinedMaps redefined;
    private final RecentCommits recent;
    private final CommitPublisher publisher;
    private final RowDescriber describer;

    private final AtomicReference<PendingCommit> arrivals = new AtomicReference<>();
    private final ReentrantLock combining = new ReentrantLock();
    private final CommitWait waiting;

    /** Taken from the arrivals and not yet put through, oldest first; changed under {@code combining}. */
    private volatile PendingCommit backlog;

    /** Guarded by {@code combining}. */
    private PendingCommit lastApplied =
            new PendingCommit(null, null, null, null, null, null, null, null, null, 0, null);

    private long lastTimeMicros;

    private final LongAdder conflicts = new LongAdder();

    CommitPipeline(
            Store store,
            CommitLog log,
            StopSwitch stop,
            CommitParticipant participant,
            LockTable locks,
            RedefinedMaps redefined,
            TransactionSettings settings,
            long lastTimeMicros) {
        this.store = store;
        this.log = log;
        this.stop = stop;
        this.participant = participant;
        this.locks = locks;
        this.redefined = redefined;
        this.describer = settings.describer();
        this.lastTimeMicros = lastTimeMicros;
        this.recent = new RecentCommits(settings.recentCommitBytes(), store.appliedSequence());
        this.publisher = new CommitPublisher(store, stop, locks, recent, lastApplied);
        this.waiting = new CommitWait(log::forceNanos);
        store.commitLock().guardBy(stop);
        stop.guard(combining);
        log.onDurable(publisher::durable);
        stop.onStop(publisher::failLost);
    }

    CommitPublisher publisher() {
        return publisher;
    }

    RecentCommits recent() {
        return recent;
    }

    void awaitDurable(long sequence) {
        log.awaitDurable(sequence);
    }

    long conflicts() {
        return conflicts.sum();
    }

    void countConflict() {
        conflicts.increment();
    }

    /** Puts a commit through and waits as its durability says. In any case its locks are given back, now or when published. */
    void commit(PendingCommit commit) {
        boolean arrived = false;
        try {
            store.awaitSpace();
            stop.check();
            arrive(commit);
            arrived = true;
        } finally {
            if (!arrived) {
                locks.releaseAll(commit.owner);
            }
        }
        boolean interrupted = false;
        int looksAfterStop = 0;
        long begin = System.nanoTime();
        while (!commit.isSettled()) {
            try {
                combine(commit);
                if (!commit.isSettled() && !waiting.look(commit, combining, begin)) {
                    waiting.sleep(commit);
                    interrupted |= Thread.interrupted();
                    lookAround();
                }
            } catch (OutOfMemoryError e) {
                stop.endCutOff(e);
                waiting.sleep(commit); // it is on its way: the answer is how it ends, not this error
            }
            if (stop.isStopped() && looksAfterStop++ == MOST_LOOKS_AFTER_STOP) {
                commit.fail(null); // whoever had it in hand was cut off
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (commit.state == PendingCommit.FAILED) {
            locks.releaseAll(commit.owner);
            throwFailure(commit);
        }
    }

    /** Does what a thread that died of lack of memory may have left undone. */
    private void lookAround() {
        if (stop.isStopped()) {
            publisher.failLost();
        } else {
            publisher.publish();
        }
    }

    private void arrive(PendingCommit commit) {
        PendingCommit before;
        do {
            before = arrivals.get();
            commit.arrivedBefore = before;
        } while (!arrivals.compareAndSet(before, commit));
    }

    /** Puts through all that have arrived, unless another thread is at it. */
    private void combine(PendingCommit own) {
        if (combining.isHeldByCurrentThread()) {
            stop.endCutOff(new OutOfMemoryError("An earlier commit of this thread was cut off"));
        }
        int share = FAIR_SHARE;
        while (arrivals.get() != null || backlog != null) {
            if (share <= 0 && own.isSettled()) {
                handOver(arrivals.get());
                return;
            }
            if (!combining.tryLock()) {
                return;
            }
            try {
                share -= putThroughArrivals();
            } finally {
                combining.unlock();
            }
            publisher.publish(); // without a log all is durable at once; with one this looks and finds nothing
        }
    }

    private int putThroughArrivals() {
        int count = 0;
        store.commitLock().lock();
        try {
            if (backlog == null) {
                backlog = oldestFirst(arrivals.getAndSet(null));
            }
            while (backlog != null) {
                PendingCommit commit = backlog;
                backlog = commit.arrivedBefore;
                commit.arrivedBefore = null;
                putThrough(commit);
                count++;
            }
        } finally {
            store.commitLock().unlock();
        }
        return count;
    }

    /** Lets the committer go on with the combining, whether it sleeps already or is about to. */
    private static void handOver(PendingCommit commit) {
        if (commit != null && commit.thread != Thread.currentThread()) {
            LockSupport.unpark(commit.thread);
        }
    }

    private static PendingCommit oldestFirst(PendingCommit newest) {
        PendingCommit first = null;
        PendingCommit commit = newest;
        while (commit != null) {
            PendingCommit before = commit.arrivedBefore;
            commit.arrivedBefore = first;
            first = commit;
            commit = before;
        }
        return first;
    }

    private void putThrough(PendingCommit commit) {
        List<MapChange> changes;
        long sequence = store.appliedSequence() + 1;
        try {
            stop.check();
            changes = prepareUnderLock(commit, sequence);
        } catch (Throwable e) {
            commit.fail(e);
            return;
        }
        try {
            log.append(sequence, commit.payload);
        } catch (OutOfMemoryError e) {
            commit.fail(e); // nothing was appended
            return;
        } catch (Throwable e) {
            stopAt(commit, e);
            return;
        }
        try {
            commit.after = apply(sequence, changes);
        } catch (Throwable e) {
            stopAt(commit, e);
            return;
        }
        recent.add(commit.recent);
        commit.state = PendingCommit.APPLIED;
        lastApplied.appliedNext = commit;
        lastApplied = commit;
        if (commit.durability == Durability.ASYNC) {
            commit.owner.settling = true;
            CommitWait.wake(commit);
        }
        if (stop.isStopped()) {
            publisher.failLost(); // stopped meanwhile by the log: whoever stopped may not have seen this one
        }
    }

    /** A store that ran out of memory and did not stop has changed nothing: once more. */
    private StoreState apply(long sequence, List<MapChange> changes) {
        for (int attempt = 0; ; attempt++) {
            try {
                return store.apply(sequence, changes);
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    private void stopAt(PendingCommit commit, Throwable cause) {
        try {
            stop.stop(cause);
        } finally {
            commit.fail(null);
        }
    }

    /** All that may fail: after this only the log and the store are left. */
    private List<MapChange> prepareUnderLock(PendingCommit commit, long sequence) {
        if (commit.reads != null) {
            RecentCommits.check(commit.checked, commit.snapshotSequence, commit.reads, describer);
        }
        long timeMicros = Math.max(System.currentTimeMillis() * 1000, lastTimeMicros + 1);
        CommitRecordCodec.setTime(commit.payload, timeMicros);
        for (Change change : commit.logged) {
            if (change.value() != null) {
                CommitRecordCodec.stamp(change.value(), sequence);
            }
        }
        commit.record = new CommitRecord(
                sequence, timeMicros, commit.owner.principal, commit.context, commit.logged, commit.annotation);
        List<MapChange> changes = withDerived(commit);
        commit.recent = recentOf(sequence, changes);
        for (int map : commit.redefined) {
            redefined.set(map, sequence); // its lock is held: nobody asks before this has happened, or has failed
        }
        lastTimeMicros = timeMicros;
        return changes;
    }

    private List<MapChange> withDerived(PendingCommit commit) {
        try (StoreSnapshot before = store.acquireApplied()) {
            List<MapChange> changes = commit.changes;
            if (participant != CommitParticipant.NONE) {
                List<MapChange> derived = new ArrayList<>(4);
                participant.derive(commit.record, before, false, derived::add);
                if (!derived.isEmpty()) {
                    changes = new ArrayList<>(commit.changes.size() + derived.size());
                    changes.addAll(commit.changes);
                    changes.addAll(derived);
                }
            }
            ChangeCheck.refuseUnknownMaps(changes, before, describer);
            return changes;
        }
    }

    private static RecentCommit recentOf(long sequence, List<MapChange> changes) {
        int count = changes.size();
        int[] maps = new int[count];
        byte[][] keys = new byte[count][];
        for (int i = 0; i < count; i++) {
            MapChange change = changes.get(i);
            maps[i] = change.map();
            keys[i] = change.key();
        }
        return new RecentCommit(sequence, maps, keys);
    }

    private void throwFailure(PendingCommit commit) {
        Throwable cause = commit.failure;
        if (cause == null) {
            throw StopError.of(stop);
        }
        if (cause instanceof DatabaseException known) {
            if (known.isRetryable()) {
                conflicts.increment();
            }
            throw known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new DatabaseException(ErrorCode.INTERNAL, "Commit failed: " + cause, cause);
    }
}
