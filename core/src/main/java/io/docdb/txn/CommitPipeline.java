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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings commits into one order, into the log and into the store, and makes them visible once they are durable.
 *
 * <p><b>Arrive.</b> Committers put their commit on a stack and one of them, whoever gets {@code combining}, takes all that
 * have arrived and puts them through under the commit lock; the others wait until theirs is published. A lock handed from
 * one committer to the next would cost a thread switch per commit. For each commit: check the reads, give it sequence and
 * time, stamp the values, derive, append to the log, apply to the store.
 *
 * <p><b>Publish.</b> When the log reports a group durable, its newest state is published; then, in commit order, the locks
 * are given back, the listeners told and the committers woken. The one who applies and the one who reports may each be the
 * later; both try, {@code publishing} lets one of them through, and who leaves looks once more.
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
    private final RowDescriber describer;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    private final AtomicReference<PendingCommit> arrivals = new AtomicReference<>();
    private final ReentrantLock combining = new ReentrantLock();
    private final CommitWait waiting;

    /** Taken from the arrivals and not yet put through, oldest first; changed under {@code combining}. */
    private volatile PendingCommit backlog;

    /** Guarded by {@code combining}. */
    private PendingCommit lastApplied =
            new PendingCommit(null, null, null, null, null, null, null, null, null, 0, null);

    private long lastTimeMicros;

    /** The last published commit; guarded by {@code publishing}. */
    private volatile PendingCommit lastPublished = lastApplied;

    private final ReentrantLock publishing = new ReentrantLock();
    private volatile long durableSequence;
    private volatile long publishedSequence;

    private final LongAdder commits = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder listenerFailures = new LongAdder();

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
        this.publishedSequence = store.appliedSequence();
        this.durableSequence = publishedSequence;
        this.waiting = new CommitWait(log::forceNanos);
        store.commitLock().guardBy(stop);
        stop.guard(combining);
        stop.guard(publishing);
        log.onDurable(this::durable);
        stop.onStop(this::failLost);
    }

    void addListener(CommitListener listener) {
        listeners.add(listener);
    }

    void removeListener(CommitListener listener) {
        listeners.remove(listener);
    }

    RecentCommits recent() {
        return recent;
    }

    long publishedSequence() {
        return publishedSequence;
    }

    void awaitDurable(long sequence) {
        log.awaitDurable(sequence);
    }

    long commits() {
        return commits.sum();
    }

    long conflicts() {
        return conflicts.sum();
    }

    void countConflict() {
        conflicts.increment();
    }

    long listenerFailures() {
        return listenerFailures.sum();
    }

    // ---- arrive

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
                fail(commit, null); // whoever had it in hand was cut off
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
            failLost();
        } else {
            publish();
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
            publish(); // without a log all is durable at once; with one this looks and finds nothing
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
            fail(commit, e);
            return;
        }
        try {
            log.append(sequence, commit.payload);
        } catch (OutOfMemoryError e) {
            fail(commit, e); // nothing was appended
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
            failLost(); // stopped meanwhile by the log: whoever stopped may not have seen this one
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
            fail(commit, null);
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

    // ---- publish

    /** Called by the log each time a group has become durable, in order. */
    private void durable(long sequence) {
        durableSequence = sequence;
        publish();
    }

    /** Publishes all commits that are both applied and durable, unless another thread is at it. */
    private void publish() {
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

    // ---- failure

    /**
     * Tells the committer that its commit failed. Needs no memory.
     *
     * @param cause null if the database has stopped
     */
    private static void fail(PendingCommit commit, Throwable cause) {
        commit.failure = cause;
        commit.state = PendingCommit.FAILED;
        LockSupport.unpark(commit.thread);
    }

    /** Fails all that are applied and not published: a publication under way was durable and ends, no other begins. */
    private void failLost() {
        publishing.lock();
        try {
            for (PendingCommit lost = lastPublished.appliedNext; lost != null; lost = lost.appliedNext) {
                if (lost.state == PendingCommit.APPLIED) {
                    fail(lost, null);
                }
                if (lost.durability == Durability.ASYNC) {
                    locks.releaseAll(lost.owner); // its committer has gone
                }
            }
        } finally {
            publishing.unlock();
        }
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
