package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one failure mode of a database: the first failure in any of its files stops store, log and transactions for good.
 * Nothing is tried again on the same file, for after a failed write or force nobody knows what the file holds; opening
 * again recovers from what is durable. Shared by all parts of one open database. Thread-safe.
 */
public final class StopSwitch {
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<ReentrantLock> guarded = new CopyOnWriteArrayList<>();
    private volatile Throwable cause;

    public StopSwitch() {
        MemoryShortage.load();
    }

    /** Stops everything because of {@code failure}; the first one wins. Runs the listeners in this thread. */
    public void stop(Throwable failure) {
        synchronized (this) {
            if (cause != null) {
                return;
            }
            cause = failure; // from now on no listener is added: they need no copy, for which there may be no memory
        }
        for (int i = 0; i < listeners.size(); i++) {
            tell(listeners.get(i));
        }
    }

    /** Whoever waits must be woken, even if it was memory that ran out. */
    private static void tell(Runnable listener) {
        for (int attempt = 0; ; attempt++) {
            try {
                listener.run();
                return;
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    /** Runs {@code listener} once after the stop, at once when it has already come. Listeners must not block. */
    public void onStop(Runnable listener) {
        synchronized (this) {
            if (cause == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** A lock under which nothing may be left half done: see {@link #endCutOff}. */
    public void guard(ReentrantLock lock) {
        guarded.add(lock);
    }

    /**
     * For whoever has caught a lack of memory where its thread can hold no guarded lock any more. A JVM that finds no memory for
     * the objects of a compiled frame it has to give up drops the frame, and throws in the caller what no {@code finally} of it
     * has seen (HotSpot: a deoptimization whose reallocation fails). If a lock is still held, what it guards is half done: stops
     * everything and gives it back. Needs no memory.
     *
     * @return true if it was so
     */
    public boolean endCutOff(Throwable failure) {
        boolean left = false;
        for (int i = 0; i < guarded.size(); i++) {
            left |= guarded.get(i).isHeldByCurrentThread();
        }
        if (left) {
            stop(failure);
            for (int i = 0; i < guarded.size(); i++) {
                giveBack(guarded.get(i));
            }
        }
        return left;
    }

    /** Gives back a lock that the current thread may hold, however often. */
    public static void giveBack(ReentrantLock lock) {
        while (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }

    public boolean isStopped() {
        return cause != null;
    }

    /** True if what stopped it was a lack of memory: no file has failed. */
    public boolean ranOutOfMemory() {
        return MemoryShortage.isBehind(cause);
    }

    /** @throws StorageException DATABASE_STOPPED, caused by the first failure, if there was one */
    public void check() {
        Throwable failure = cause;
        if (failure != null) {
            throw stopped(failure);
        }
    }

    private static StorageException stopped(Throwable failure) {
        boolean full = failure instanceof StorageException known && known.code() == ErrorCode.DISK_FULL;
        String what = full
                ? "Database stopped because the disk is full; nothing that was acknowledged is lost: make room, then close and"
                        + " open it again: "
                : "Database stopped after a failure, close and open it again: ";
        return new StorageException(ErrorCode.DATABASE_STOPPED, what + failure.getMessage(), failure);
    }
}
