package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Stores consistent versions of the trees, in a thread of its own: the only one that writes the checkpoint file.
 *
 * <p>A checkpoint takes the commit lock, lets the trees collect the roots of all maps, gives the lock back
 * ({@link CheckpointFile#getWriteBuffer}) and writes the changed pages while commits go on. Then it forces the file, waits
 * until the log is durable up to the sequence it has captured, and writes the control record. Then it compacts: live pages
 * of sparse chunks become dirty again and are written by the next checkpoint, after which their old chunks are free. Only
 * the many small chunks that short lives have left are looked after before a checkpoint.
 *
 * <p>Lock order: commit lock, then the trees' own lock; this thread's monitor is held with neither.
 */
final class Checkpointer {
    /** How soon a checkpoint follows a compaction that made pages dirty, if nothing else asks for one. */
    private static final long AFTER_COMPACTION_NANOS = 2_000_000_000L;

    /** A file may have so much free beside as much as is used. */
    private static final long TAIL_SPARE_BYTES = 32L << 20;

    /** Above what any file can have. */
    private static final int ANY_FILL_PERCENT = 101;

    /** Guards against a wake-up that came just before the wait: what is dirty is read without a lock. */
    private static final long MAX_WAIT_MILLIS = 100;

    private final MVStore trees;
    private final CheckpointFile file;
    private final Folder folder;
    private final Encryption encryption;
    private final ControlFile control;
    private final StoreOptions options;
    private final StopSwitch stop;
    private final Thread thread = new Thread(this::run, "docdb-checkpoint");

    private TreeStore store;
    private volatile LogBarrier log;
    private volatile long logBytesAtCheckpoint;

    /** The sequence the version being stored holds; set while the commit lock is held. */
    private volatile long captured;

    // Guarded by this.
    private long requests;
    private long answered;
    private boolean closing;
    private long compactionDueNanos = Long.MAX_VALUE;

    /** Held while a version is being stored; whoever holds it sees the one the control record names. */
    private final ReentrantLock versionLock = new ReentrantLock();

    private volatile boolean requested;
    private volatile long checkpoints;

    Checkpointer(
            Folder folder,
            MVStore trees,
            CheckpointFile file,
            ControlFile control,
            StoreOptions options,
            StopSwitch stop,
            Encryption encryption) {
        this.folder = folder;
        this.encryption = encryption;
        this.trees = trees;
        this.file = file;
        this.control = control;
        this.options = options;
        this.stop = stop;
        thread.setDaemon(true);
    }

    void start(TreeStore owner, LogBarrier barrier) {
        store = owner;
        log = barrier;
        logBytesAtCheckpoint = barrier.appendedBytes();
        file.setPace(new Pace(barrier::appendedBytes, this::isUrgent));
        stop.onStop(this::wakeAll);
        thread.start();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }

    long dirtyBytes() {
        return Math.max(0, trees.getUnsavedMemory());
    }

    /** Called after each commit: asks for a checkpoint if one is due. */
    void applied() {
        if (!requested && isDue()) {
            request();
        }
    }

    private boolean isDue() {
        LogBarrier barrier = log;
        return barrier != null
                && (dirtyBytes() >= options.dirtySoftBytes()
                        || barrier.appendedBytes() - logBytesAtCheckpoint >= logLimit());
    }

    /** Half way from where the checkpoint begins to where committers wait for it. */
    private boolean isUrgent() {
        return dirtyBytes() >= (options.dirtySoftBytes() + options.dirtyHardBytes()) / 2;
    }

    /** A larger database may keep more log: what a checkpoint rewrites grows with it. */
    private long logLimit() {
        long limit = options.checkpointLogBytes();
        return Math.max(limit, Math.min(8 * limit, file.size() / 8));
    }

    private synchronized long request() {
        requested = true;
        notifyAll();
        return ++requests;
    }

    /** Waits while more is dirty than the hard limit allows. */
    void awaitSpace() {
        if (dirtyBytes() >= options.dirtyHardBytes() && log != null) {
            request();
            await(() -> dirtyBytes() < options.dirtyHardBytes());
        }
    }

    /** Makes a checkpoint of all that is applied, and waits for it. */
    void checkpoint() {
        long request = request();
        await(() -> answered >= request);
    }

    private synchronized void await(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            stop.check();
            if (!thread.isAlive()) {
                throw new StorageException(ErrorCode.CLOSED, "Store is closed");
            }
            try {
                wait(MAX_WAIT_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            boolean goOn;
            do {
                goOn = awaitWork();
                if (!stop.isStopped()) {
                    runOnce(goOn);
                }
            } while (goOn && !stop.isStopped());
        } catch (Throwable e) {
            stop.stop(told(e));
            stop.endCutOff(e);
            wakeAll();
        }
    }

    private Throwable told(Throwable failure) {
        try {
            return failure instanceof IOException e
                    ? FileFailure.of("write checkpoint", folder.describe(""), e)
                    : failure;
        } catch (OutOfMemoryError e) {
            return failure; // which says less, but stops as well
        }
    }

    /** Waits until a checkpoint is asked for or the time has come; false when the store is being closed. */
    private synchronized boolean awaitWork() throws InterruptedException {
        long intervalEnd = System.nanoTime() + options.checkpointInterval().toNanos();
        while (!closing && !stop.isStopped() && answered >= requests) {
            long now = System.nanoTime();
            long waitNanos = Math.min(intervalEnd - now, compactionDueNanos - now);
            if (waitNanos <= 0) {
                if (dirtyBytes() > 0) {
                    return true;
                }
                compactionDueNanos = Long.MAX_VALUE;
                intervalEnd = now + options.checkpointInterval().toNanos();
            } else {
                wait(Math.max(1, waitNanos / 1_000_000));
            }
        }
        return !closing;
    }

    private void runOnce(boolean compact) throws IOException {
        long upTo;
        synchronized (this) {
            upTo = requests;
            requested = false;
        }
        long logBytes = log.appendedBytes();
        gatherCrumbs();
        versionLock.lock();
        try {
            control.requireInPlace(folder);
            store();
            wakeAll();
            file.sync();
        } finally {
            versionLock.unlock();
        }
        logBytesAtCheckpoint = logBytes;
        checkpoints++;
        synchronized (this) {
            answered = upTo;
            notifyAll();
        }
        log.checkpointed(control.current().checkpointSequence());
        boolean compacted = compact
                && options.compactFillPercent() > 0
                && (trees.compact(options.compactFillPercent(), options.compactBytes()) || compactTail());
        compactionDueNanos = compacted ? System.nanoTime() + AFTER_COMPACTION_NANOS : Long.MAX_VALUE;
        store.renewState();
    }

    private boolean compactTail() {
        return file.showTail(TAIL_SPARE_BYTES, dirtyBytes(), options.compactBytes()) && compactShown();
    }

    private boolean compactShown() {
        try {
            return trees.compact(ANY_FILL_PERCENT, Integer.MAX_VALUE);
        } finally {
            file.showAll();
        }
    }

    /**
     * Has what many short lives have left written anew by the checkpoint that follows. Before it, not after: such a life may
     * see no other, and what is compacted after it is lost. Not by one that others wait for, or that has nothing to write.
     */
    private void gatherCrumbs() {
        if (dirtyBytes() > 0 && !isUrgent() && file.showCrumbs(options.compactFillPercent())) {
            compactShown();
        }
    }

    private void store() {
        CommitLock lock = store.commitLock();
        file.prepareBuffer(dirtyBytes());
        lock.lockUrgently();
        try {
            store.removeDropped();
            captured = store.appliedSequence();
            file.whenRootsAreCollected(() -> unlockIfHeld(lock));
            trees.commit();
        } catch (MVStoreException e) {
            throw known(e);
        } finally {
            file.whenRootsAreCollected(() -> {});
            file.releaseBuffer();
            unlockIfHeld(lock);
        }
    }

    private static void unlockIfHeld(CommitLock lock) {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }

    private static RuntimeException known(MVStoreException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageException storage) {
                return storage;
            }
        }
        return e;
    }

    /** Called by {@link CheckpointFile#sync} when the version's chunks are durable. */
    void writeRoot(TreeRoot root) throws IOException {
        LogBarrier barrier = log;
        long sequence = captured;
        barrier.awaitDurable(sequence);
        control.write(control.current().next(file.createdMillis(), root, sequence, barrier.newestSegment()));
        file.data().markGeneration(control.current().generation());
    }

    CheckpointFile file() {
        return file;
    }

    long cacheBytes() {
        return options.cacheBytes();
    }

    /** Looks at files of which nothing is written meanwhile. */
    @FunctionalInterface
    interface Look<T> {
        T look() throws IOException;
    }

    /** Waits while a version is being stored, and lets none begin before {@code look} is done. */
    <T> T atRest(Look<T> look) throws IOException {
        versionLock.lock();
        try {
            return look.look();
        } finally {
            versionLock.unlock();
        }
    }

    Folder folder() {
        return folder;
    }

    /** @throws StorageException DATA_CORRUPTED if the files were removed or replaced since they were opened */
    void requireInPlace() {
        try {
            atRest(() -> {
                control.requireInPlace(folder);
                return null;
            });
        } catch (IOException e) {
            throw FileFailure.of("read control record", folder.describe(ControlFile.NAME), e);
        }
    }

    long checkpointSequence() {
        return control.current().checkpointSequence();
    }

    long checkpoints() {
        return checkpoints;
    }

    long fileBytes() {
        return file.size();
    }

    /** Copies the newest version that counts, keeping its chunks until done. */
    LogStart copyTo(Folder target) throws IOException {
        if (control.current().root().isNone()) {
            checkpoint();
        }
        ControlRecord record;
        Set<CheckpointFile.ChunkPlace> chunks;
        MVStore.TxCounter use;
        versionLock.lock();
        try {
            record = control.current();
            chunks = file.chunks();
            use = trees.registerVersionUsage();
        } finally {
            versionLock.unlock();
        }
        try {
            StoreCopy.copyOpen(folder, file, record, chunks, target);
        } finally {
            trees.deregisterVersionUsage(use);
        }
        return record.logStart(encryption);
    }

    LogStart logStart() {
        return control.current().logStart(encryption);
    }

    /** Makes a last checkpoint, unless the database has stopped or was never started, and ends the thread. */
    void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            control.close();
        } catch (IOException e) {
            throw FileFailure.of("close control record", ControlFile.NAME, e);
        }
    }
}
