package io.docdb.txn;

/** One transaction in the queue of one lock. Its state is guarded by the stripe of the lock. */
final class LockWaiter {
    final LockOwner owner;
    final RowLock lock;
    final LockMode mode;
    final Thread thread;

    /** The lock has been handed over. */
    volatile boolean granted;

    /** Another thread asked that the wait end. */
    volatile boolean cancelled;

    LockWaiter(LockOwner owner, RowLock lock, LockMode mode, Thread thread) {
        this.owner = owner;
        this.lock = lock;
        this.mode = mode;
        this.thread = thread;
    }

    boolean conflictsWith(LockWaiter other) {
        return mode == LockMode.UPDATE || other.mode == LockMode.UPDATE;
    }
}
