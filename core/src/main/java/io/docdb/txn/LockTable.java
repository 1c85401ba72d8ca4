package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.KeyOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Locks on rows and maps, shared and exclusive, with queues, time-outs and deadlock detection. An entry exists only while a
 * lock is held or waited for. Thread-safe: split into stripes; a wait begins under one lock of its own (the graph lock), so
 * that of two transactions closing a circle at the same moment the second one sees it.
 *
 * <p>A deadlock is found when the wait begins that closes the circle, for only then can a circle arise: locks are granted
 * strictly in the order of the queue, so no later grant adds a holder that a waiter did not already stand behind. The one
 * that closes the circle is refused.
 *
 * <p>Lock order: graph lock, then one stripe. Nothing is waited for under a stripe.
 */
final class LockTable {
    /** More than enough for the threads of one machine; at 64 threads two rarely meet in one. */
    private static final int STRIPES = 256;

    /** How long a wait may go on after its statement was cancelled or ran out of time. */
    private static final long CANCEL_CHECK_NANOS = 10_000_000;

    private static final LockWaiter REFUSED = new LockWaiter(null, null, null, null);

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final ReentrantLock graph = new ReentrantLock();
    private final RowDescriber describer;
    private final LongAdder waits = new LongAdder();
    private final LongAdder deadlocks = new LongAdder();

    LockTable(RowDescriber describer) {
        this.describer = describer;
        Arrays.setAll(stripes, i -> new Stripe());
    }

    /**
     * Takes a lock. What a commit holds that is only waiting for the disk is waited for, whatever {@code wait} says: for the
     * user it is free.
     *
     * @param key null for the lock of the whole map
     * @param cancelCheck throws if the statement is to end; asked now and then while the wait lasts
     * @return false only for SKIP_LOCKED, when another transaction is in the way
     * @throws DatabaseException LOCK_NOT_AVAILABLE, LOCK_TIMEOUT, DEADLOCK, or CANCELLED when the thread is interrupted, the
     *     wait was cancelled, or {@code cancelCheck} says so; the thread stays interrupted
     */
    boolean acquire(
            LockOwner owner,
            int map,
            byte[] key,
            LockMode mode,
            LockWait wait,
            long timeoutNanos,
            Runnable cancelCheck) {
        int hash = hash(map, key);
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            if (stripe.tryAcquire(owner, map, key, hash, mode)) {
                return true;
            }
        }
        LockWaiter waiter = enqueue(owner, map, key, hash, mode, wait);
        if (waiter == REFUSED) {
            if (wait == LockWait.SKIP_LOCKED) {
                return false;
            }
            throw new ConflictException(
                    ErrorCode.LOCK_NOT_AVAILABLE, "Lock not available: " + describeBlocked(owner, map, key, hash));
        }
        if (waiter != null) {
            await(waiter, timeoutNanos, cancelCheck);
        }
        return true;
    }

    /** Gives back all locks of an owner. */
    void releaseAll(LockOwner owner) {
        for (int i = 0; i < owner.heldCount(); i++) {
            RowLock lock = owner.held(i);
            Stripe stripe = stripe(lock.hash);
            synchronized (stripe) {
                lock.release(owner);
                stripe.removeIfUnused(lock);
            }
        }
        owner.forgetHeld();
    }

    /**
     * Gives back the locks an owner has taken since, and makes those shared again that it has made exclusive since. No circle of
     * waits can arise by it: others only come nearer to their locks.
     *
     * @param released is told of each lock that was given back or made shared
     */
    void releaseSince(LockOwner owner, LockOwner.Mark mark, Consumer<RowLock> released) {
        while (owner.heldCount() > mark.held()) {
            RowLock lock = owner.held(owner.heldCount() - 1);
            released.accept(lock);
            Stripe stripe = stripe(lock.hash);
            synchronized (stripe) {
                lock.release(owner);
                stripe.removeIfUnused(lock);
            }
            owner.removeLastHeld();
        }
        while (owner.raisedCount() > mark.raised()) {
            RowLock lock = owner.removeLastRaised();
            released.accept(lock);
            synchronized (stripe(lock.hash)) {
                lock.lower(owner);
            }
        }
    }

    /** Makes the wait of an owner, if it is in one, fail with CANCELLED. Any thread. */
    void cancel(LockOwner owner) {
        LockWaiter waiter = owner.waiting;
        if (waiter != null) {
            waiter.cancelled = true;
            LockSupport.unpark(waiter.thread);
        }
    }

    long waits() {
        return waits.sum();
    }

    long deadlocks() {
        return deadlocks.sum();
    }

    /** What is locked and waited for, part of the table by part: not all of one moment. */
    List<LockStatus> report() {
        LockReport report = new LockReport();
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.forEach(lock -> lock.tell(report));
            }
        }
        return report.all(describer);
    }

    /** Answers null if the lock has become free meanwhile, and {@link #REFUSED} if it is not to be waited for. */
    private LockWaiter enqueue(LockOwner owner, int map, byte[] key, int hash, LockMode mode, LockWait wait) {
        Stripe stripe = stripe(hash);
        graph.lock();
        try {
            LockWaiter waiter;
            synchronized (stripe) {
                if (stripe.tryAcquire(owner, map, key, hash, mode)) {
                    return null;
                }
                RowLock lock = stripe.find(map, key, hash);
                if (wait != LockWait.TIMEOUT && !lock.isOnlySettling(owner)) {
                    return REFUSED;
                }
                waiter = new LockWaiter(owner, lock, mode, Thread.currentThread());
                owner.waiting = waiter;
                lock.enqueue(waiter);
            }
            waits.increment();
            String circle = findCircle(waiter);
            if (circle == null || !withdraw(waiter)) {
                return waiter;
            }
            deadlocks.increment();
            throw new ConflictException(ErrorCode.DEADLOCK, circle);
        } finally {
            graph.unlock();
        }
    }

    private void await(LockWaiter waiter, long timeoutNanos, Runnable cancelCheck) {
        long deadline = System.nanoTime() + timeoutNanos;
        while (!waiter.granted) {
            long left = deadline - System.nanoTime();
            Optional<DatabaseException> end = endOf(waiter, left, timeoutNanos, cancelCheck);
            if (end.isPresent()) {
                if (withdraw(waiter)) {
                    throw end.get();
                }
                return;
            }
            LockSupport.parkNanos(waiter, Math.min(left, CANCEL_CHECK_NANOS));
        }
    }

    /** Why a wait is to end without the lock; empty if it is to go on. */
    private Optional<DatabaseException> endOf(
            LockWaiter waiter, long leftNanos, long timeoutNanos, Runnable cancelCheck) {
        if (Thread.currentThread().isInterrupted() || waiter.cancelled) {
            return Optional.of(
                    new DatabaseException(ErrorCode.CANCELLED, "Wait for a lock cancelled: " + describe(waiter)));
        }
        try {
            cancelCheck.run();
        } catch (DatabaseException e) {
            return Optional.of(new DatabaseException(e.code(), e.getMessage() + ": " + describe(waiter), e));
        }
        return leftNanos > 0
                ? Optional.empty()
                : Optional.of(new ConflictException(
                        ErrorCode.LOCK_TIMEOUT,
                        "Lock timeout after " + timeoutNanos / 1_000_000 + " ms: " + describe(waiter)));
    }

    private String describe(LockWaiter waiter) {
        return describeBlocked(waiter.owner, waiter.lock.map, waiter.lock.key, waiter.lock.hash);
    }

    /** Leaves the queue; false if the lock has been handed over before. */
    private boolean withdraw(LockWaiter waiter) {
        Stripe stripe = stripe(waiter.lock.hash);
        synchronized (stripe) {
            if (waiter.granted) {
                return false;
            }
            waiter.owner.waiting = null;
            waiter.lock.dequeue(waiter);
            stripe.removeIfUnused(waiter.lock);
            return true;
        }
    }

    /** Walks from the waiter to those it waits for, and on; the message if the walk comes back to the start, else null. */
    private String findCircle(LockWaiter start) {
        Map<LockOwner, LockWaiter> reachedFrom = new HashMap<>();
        ArrayDeque<LockWaiter> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            LockWaiter waiter = open.remove();
            List<LockOwner> blockers;
            synchronized (stripe(waiter.lock.hash)) {
                blockers = waiter.lock.blockersOf(waiter);
            }
            for (LockOwner blocker : blockers) {
                if (reachedFrom.putIfAbsent(blocker, waiter) == null) {
                    if (blocker == start.owner) {
                        return describeCircle(start, reachedFrom);
                    }
                    LockWaiter further = blocker.waiting;
                    if (further != null) {
                        open.add(further);
                    }
                }
            }
        }
        return null;
    }

    private String describeCircle(LockWaiter start, Map<LockOwner, LockWaiter> reachedFrom) {
        ArrayDeque<String> parts = new ArrayDeque<>();
        LockOwner held = start.owner;
        do {
            LockWaiter waiter = reachedFrom.get(held);
            parts.addFirst(waiter.owner + " waits for "
                    + describer.describe(KeyLocks.rowsOf(waiter.lock.map), waiter.lock.key) + ", locked by " + held);
            held = waiter.owner;
        } while (held != start.owner);
        return "Deadlock: " + String.join("; ", parts) + ". The first of them is refused; roll it back and try again";
    }

    private String describeBlocked(LockOwner owner, int map, byte[] key, int hash) {
        Stripe stripe = stripe(hash);
        synchronized (stripe) {
            RowLock lock = stripe.find(map, key, hash);
            LockWaiter asking = new LockWaiter(owner, lock, LockMode.UPDATE, Thread.currentThread());
            List<LockOwner> blockers = lock == null ? List.of() : lock.blockersOf(asking);
            return owner + " waits for " + describer.describe(KeyLocks.rowsOf(map), key)
                    + (blockers.isEmpty() ? "" : ", locked by " + blockers.get(0));
        }
    }

    private Stripe stripe(int hash) {
        return stripes[hash & STRIPES - 1];
    }

    private static int hash(int map, byte[] key) {
        int hash = (31 * map + (key == null ? 7 : KeyOrder.hash(key))) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** A part of the table: a hash table of its own, guarded by its monitor. */
    private static final class Stripe {
        private RowLock[] buckets = new RowLock[8];
        private int count;

        boolean tryAcquire(LockOwner owner, int map, byte[] key, int hash, LockMode mode) {
            RowLock lock = find(map, key, hash);
            if (lock == null) {
                lock = new RowLock(map, key, hash);
                insert(lock);
            }
            return lock.tryAcquire(owner, mode);
        }

        RowLock find(int map, byte[] key, int hash) {
            RowLock lock = buckets[bucket(hash)];
            while (lock != null && !(lock.hash == hash && lock.names(map, key))) {
                lock = lock.nextInBucket;
            }
            return lock;
        }

        private void insert(RowLock lock) {
            if (count == buckets.length) {
                grow();
            }
            int bucket = bucket(lock.hash);
            lock.nextInBucket = buckets[bucket];
            buckets[bucket] = lock;
            count++;
        }

        private void grow() {
            RowLock[] old = buckets;
            buckets = new RowLock[old.length * 2];
            for (RowLock head : old) {
                for (RowLock lock = head; lock != null; ) {
                    RowLock next = lock.nextInBucket;
                    int bucket = bucket(lock.hash);
                    lock.nextInBucket = buckets[bucket];
                    buckets[bucket] = lock;
                    lock = next;
                }
            }
        }

        void forEach(Consumer<RowLock> action) {
            for (RowLock head : buckets) {
                for (RowLock lock = head; lock != null; lock = lock.nextInBucket) {
                    action.accept(lock);
                }
            }
        }

        void removeIfUnused(RowLock lock) {
            if (!lock.isUnused()) {
                return;
            }
            int bucket = bucket(lock.hash);
            if (buckets[bucket] == lock) {
                buckets[bucket] = lock.nextInBucket;
                count--;
                return;
            }
            for (RowLock before = buckets[bucket]; before != null; before = before.nextInBucket) {
                if (before.nextInBucket == lock) {
                    before.nextInBucket = lock.nextInBucket;
                    count--;
                    return;
                }
            }
        }

        private int bucket(int hash) {
            return hash >>> 8 & buckets.length - 1;
        }
    }
}
