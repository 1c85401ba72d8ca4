package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import io.docdb.wal.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Begins transactions over one store and puts their commits through. Example, in memory:
 *
 * <pre>{@code
 * try (Store store = Store.inMemory();
 *         TransactionManager manager =
 *                 TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults())) {
 *     manager.transact(TransactionOptions.DEFAULT, RetryPolicy.DEFAULT, transaction -> {
 *         transaction.createMap(17);
 *         return null;
 *     });
 * }
 * }</pre>
 *
 * <p>Thread-safe. Beginning and reading take no lock; any number of threads may begin, read and commit at the same time. The
 * first failure of the log or the store stops it: every transaction then ends with DATABASE_STOPPED.
 */
public final class TransactionManager implements AutoCloseable {
    private final Store store;
    /** Longer than any call takes whose wait for a lock was cancelled. */
    private static final long LONGEST_CALL_NANOS = 20_000_000_000L;

    /** Longer than a statement takes to hear that it was cancelled. */
    private static final long LONGEST_OF_SESSION_NANOS = 1_000_000_000L;

    private final StopSwitch stop;
    private final TransactionSettings settings;
    private final LockTable locks;
    private final RedefinedMaps redefined = new RedefinedMaps();
    private final CommitPipeline pipeline;
    private final LoadedMaps loadedMaps;
    private final CommitPreparation preparation;
    private final ActiveTransactions active = new ActiveTransactions();
    private final Watchdog watchdog;
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean closed;

    TransactionManager(
            Store store,
            CommitLog log,
            StopSwitch stop,
            CommitParticipant participant,
            TransactionSettings settings,
            long lastTimeMicros) {
        this.store = store;
        this.stop = stop;
        this.settings = settings;
        this.locks = new LockTable(settings.describer());
        this.pipeline = new CommitPipeline(store, log, stop, participant, locks, redefined, settings, lastTimeMicros);
        this.loadedMaps = new LoadedMaps(store);
        this.preparation = new CommitPreparation(this, participant);
        this.watchdog = new Watchdog(stop, active, settings.maxSnapshotAge());
        watchdog.start();
    }

    /** Transactions over a store in memory: no log, a commit is visible at once. The store stays the caller's. */
    public static TransactionManager inMemory(
            Store store, CommitParticipant participant, TransactionSettings settings) {
        return inMemory(store, new StopSwitch(), participant, settings);
    }

    /**
     * As {@link #inMemory(Store, CommitParticipant, TransactionSettings)}.
     *
     * @param stop tells others that a failure has stopped them
     */
    public static TransactionManager inMemory(
            Store store, StopSwitch stop, CommitParticipant participant, TransactionSettings settings) {
        return new TransactionManager(store, CommitLog.none(), stop, participant, settings, 0);
    }

    /**
     * Opens the transactions of a database on disk: starts the checkpoints of the store and brings it up to the end of the
     * log, record by record through the participant. Store and log stay the caller's: close the manager first, then the store,
     * then the log.
     *
     * @param stop shared with the store and the log
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if the log does not fit the store
     */
    public static TransactionManager open(
            Store store, Log log, StopSwitch stop, CommitParticipant participant, TransactionSettings settings) {
        store.start(log);
        long lastTimeMicros = new Recovery(store, log, participant).run();
        return new TransactionManager(store, CommitLog.over(log), stop, participant, settings, lastTimeMicros);
    }

    /**
     * Begins a transaction: O(1) whatever the size of the database. Close it.
     *
     * @throws DatabaseException CLOSED, DATABASE_STOPPED
     */
    public Transaction begin(TransactionOptions options) {
        Transaction transaction = new Transaction(this, options, ids.incrementAndGet());
        active.add(transaction);
        if (!isOpen()) {
            transaction.close();
            throw notOpen();
        }
        return transaction;
    }

    /** True until it is closed or a failure has stopped it. */
    public boolean isOpen() {
        return !closed && !stop.isStopped();
    }

    private DatabaseException notOpen() {
        stop.check();
        return new DatabaseException(ErrorCode.CLOSED, "Database is closed");
    }

    /**
     * The sequence of the commit that changed the map last, as a transaction that begins now would see it; 0 if there is no such
     * map.
     *
     * @throws DatabaseException CLOSED, DATABASE_STOPPED
     */
    public long lastChange(int map, Durability durability) {
        if (!isOpen()) {
            throw notOpen();
        }
        try (StoreSnapshot newest = acquire(durability)) {
            return newest.lastChange(map);
        }
    }

    /**
     * Runs work in a transaction and commits; repeats both, each time in a new transaction, when they fail with a retryable
     * error, as the policy says. The work must not keep anything of a run that failed.
     */
    public <T> T transact(TransactionOptions options, RetryPolicy policy, Function<Transaction, T> work) {
        return policy.run(() -> {
            try (Transaction transaction = begin(options)) {
                T result = work.apply(transaction);
                transaction.commit();
                return result;
            }
        });
    }

    /** Adds a listener, told of every commit published from now on. */
    public void addListener(CommitListener listener) {
        pipeline.publisher().addListener(listener);
    }

    public void removeListener(CommitListener listener) {
        pipeline.publisher().removeListener(listener);
    }

    /** The sequence of the newest commit that readers can see; 0 if there is none. */
    public long publishedSequence() {
        return pipeline.publisher().publishedSequence();
    }

    /**
     * Waits until no crash can undo a commit, as that of an {@link Durability#ASYNC} transaction.
     *
     * @throws DatabaseException DATABASE_STOPPED, CLOSED
     */
    public void awaitDurable(long sequence) {
        pipeline.awaitDurable(sequence);
    }

    public TransactionMetrics metrics() {
        long now = System.nanoTime();
        long[] oldest = {0, 0, 0}; // count, age, number
        active.forEach(transaction -> {
            long age = now - transaction.snapshotNanos();
            oldest[0]++;
            if (age > oldest[1] || oldest[2] == 0) {
                oldest[1] = age;
                oldest[2] = transaction.id();
            }
        });
        return new TransactionMetrics(
                (int) oldest[0],
                Duration.ofNanos(oldest[1]),
                oldest[2],
                publishedSequence(),
                pipeline.publisher().commits(),
                pipeline.conflicts(),
                locks.waits(),
                locks.deadlocks(),
                pipeline.publisher().listenerFailures());
    }

    /**
     * Rolls back all transactions, waiting for the call that each is in, unless that has been cut off and never ends; begins no
     * more. Close it before the store.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        DatabaseException because = new DatabaseException(ErrorCode.CLOSED, "Database was closed");
        active.forEach(transaction -> end(transaction, because, LONGEST_CALL_NANOS));
        watchdog.close();
    }

    private void end(Transaction transaction, DatabaseException because, long mostNanos) {
        locks.cancel(transaction.owner());
        long begin = System.nanoTime();
        while (!transaction.tryEnd(because) && System.nanoTime() - begin < mostNanos) {
            Thread.onSpinWait();
            locks.cancel(transaction.owner());
        }
    }

    /**
     * Rolls back the transactions of a session from outside. One whose call goes on for longer than a second stays: end its
     * statement first.
     *
     * @param session as {@link TransactionOptions#session}
     * @param because what its session is told when it uses the transaction
     */
    public void endOfSession(long session, DatabaseException because) {
        active.forEach(transaction -> {
            if (transaction.options().session() == session) {
                end(transaction, because, LONGEST_OF_SESSION_NANOS);
            }
        });
    }

    /** Those that have begun and not ended, in no order. */
    public List<TransactionStatus> transactions() {
        long now = System.nanoTime();
        List<TransactionStatus> all = new ArrayList<>();
        active.forEach(transaction -> all.add(transaction.status(now)));
        return all;
    }

    /** What is locked and waited for; not all of one moment. */
    public List<LockStatus> lockStatus() {
        return locks.report();
    }

    // ---- for this package

    /** True if somebody waits for the transaction to be between two calls, to end it. */
    boolean isToEnd(Transaction transaction) {
        return closed || watchdog.isToEnd(transaction);
    }

    Store store() {
        return store;
    }

    LoadedMaps loadedMaps() {
        return loadedMaps;
    }

    LockTable locks() {
        return locks;
    }

    RowDescriber describer() {
        return settings.describer();
    }

    long maxTransactionBytes() {
        return settings.maxTransactionBytes();
    }

    RecentCommits recentCommits() {
        return pipeline.recent();
    }

    boolean redefinedSince(int map, long snapshotSequence) {
        return redefined.since(map, snapshotSequence);
    }

    /** For whoever has caught a lack of memory above all that commits: see {@link StopSwitch#endCutOff}. */
    public void endCutOff(Throwable failure) {
        stop.endCutOff(failure);
    }

    void countConflict() {
        pipeline.countConflict();
    }

    /** The newest state that transactions of this durability read. */
    StoreSnapshot acquire(Durability durability) {
        if (durability == Durability.ASYNC && store.appliedSequence() != publishedSequence()) {
            store.commitLock().lock();
            try {
                return store.acquireApplied();
            } finally {
                store.commitLock().unlock();
            }
        }
        return store.acquire();
    }

    /** The sequence of the newest state that transactions of this durability read. */
    long newestSequence(Durability durability) {
        return durability == Durability.ASYNC ? store.appliedSequence() : publishedSequence();
    }

    PendingCommit prepare(Transaction transaction) {
        return preparation.prepare(transaction);
    }

    CommitResult commit(PendingCommit pending) {
        if (pending.changes.isEmpty()) {
            locks.releaseAll(pending.owner);
            return new CommitResult(pending.snapshotSequence, false);
        }
        pipeline.commit(pending);
        return committed(pending);
    }

    /** It has happened: a lack of memory must not make it look as if it had failed. */
    private static CommitResult committed(PendingCommit pending) {
        for (int attempt = 0; ; attempt++) {
            try {
                return new CommitResult(pending.record.sequence(), true);
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    void ended(Transaction transaction) {
        active.remove(transaction);
    }
}
