package io.docdb.plan.logical;

/** What to do about a row that another transaction holds. */
public enum LockWaiting {
    /** Wait, at most the lock timeout. */
    WAIT,
    /** Fail at once (55P03). */
    NOWAIT,
    /** Leave the row out. */
    SKIP_LOCKED
}
