package io.docdb.txn;

/** What to do when a lock is held by another transaction. */
public enum LockWait {
    /** Wait, at most the lock timeout of the transaction (then 40001, LOCK_TIMEOUT). */
    TIMEOUT,
    /** Fail at once (55P03, LOCK_NOT_AVAILABLE). */
    NOWAIT,
    /** Leave the row out: {@link Transaction#lockRow} answers {@link Transaction#SKIPPED}. */
    SKIP_LOCKED
}
