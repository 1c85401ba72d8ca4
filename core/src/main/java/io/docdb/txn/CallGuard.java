package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Lets one call at a time into a transaction: a second thread is refused, and the watchdog can end the transaction only
 * between two calls, so that nothing is reclaimed under a running read. Costs one compare-and-set per call.
 */
abstract sealed class CallGuard permits Transaction {
    private static final int FREE = 0;
    private static final int BUSY = 1;
    private static final int ENDED = 2;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(CallGuard.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final boolean notesTime;
    private volatile int state = FREE;

    /** Who it was, and why it was ended from outside; null for commit and roll-back. Set before the state is ENDED. */
    private volatile LockOwner owner;

    private volatile DatabaseException endedBy;
    private volatile long lastCallNanos;

    /** @param notesTime true if somebody will ask for {@link #lastCallNanos} */
    CallGuard(boolean notesTime) {
        this.notesTime = notesTime;
        if (notesTime) {
            lastCallNanos = System.nanoTime();
        }
    }

    /** Begins a call; refuses if the transaction has ended or is in another call. */
    final void enter() {
        if (!STATE.compareAndSet(this, FREE, BUSY)) {
            throw refusal();
        }
    }

    final boolean tryEnter() {
        return STATE.compareAndSet(this, FREE, BUSY);
    }

    final void exit() {
        if (notesTime) {
            lastCallNanos = System.nanoTime();
        }
        STATE.setRelease(this, FREE);
    }

    /** Ends a call and lets no other in. */
    final void end(LockOwner who, DatabaseException because) {
        owner = who;
        endedBy = because;
        state = ENDED;
    }

    final boolean hasEnded() {
        return state == ENDED;
    }

    /** When the last call ended. */
    final long lastCallNanos() {
        return lastCallNanos;
    }

    private DatabaseException refusal() {
        if (state != ENDED) {
            return new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Transaction in use: it is in another call, perhaps of another thread");
        }
        DatabaseException because = endedBy;
        return because == null
                ? new DatabaseException(ErrorCode.INVALID_TRANSACTION_STATE, "Transaction has ended: " + owner)
                : new DatabaseException(because.code(), because.getMessage(), because);
    }
}
