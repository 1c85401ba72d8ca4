package io.docdb.txn;

import java.util.List;

/**
 * Locks that one transaction holds in one map, or one lock that it waits for, as of a moment ago.
 *
 * @param transaction its number
 * @param session that it belongs to; 0 if none
 * @param target what is locked
 * @param map whose rows or keys are locked, or the locked one itself
 * @param held how many locks it holds; 0 if it waits for one
 * @param waitsFor names what it waits for; empty if it holds it
 * @param blockers the sessions that have to let go before; those of transactions without one are left out
 */
public record LockStatus(
        long transaction,
        long session,
        Target target,
        int map,
        LockMode mode,
        long held,
        String waitsFor,
        List<Long> blockers) {
    /** What a lock is on. */
    public enum Target {
        ROW,
        /** That a row stays under its key, or goes away: what foreign keys lock. */
        KEY,
        TABLE
    }

    public LockStatus {
        blockers = List.copyOf(blockers);
    }
}
