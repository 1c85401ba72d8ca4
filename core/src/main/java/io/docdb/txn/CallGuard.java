package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Lets one call at a time into a transaction: a second thread is refused, and the watchdog can end the transaction only
 * between two calls, so that nothing is reclaimed under a running read. Costs one compare-and-set per call.
 */
abstract sealed class CallGuard permits TransactionReads {
    private static final int FREE = 0;
    private static final int BUSY = 1;
    private static final int TENDED = 2;
    private static final int ENDING = 3;
    private static final int ENDED = 4;
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

    /** Who it was; set before the state is ENDED, and seen with it. */
    private LockOwner owner;

    /** Why it was ended from outside, set right after the state is ENDING; null for commit and roll-back. */
    private volatile DatabaseException endedBy;

    private volatile long lastCallNanos;

    /** Whose call is under way; changed by that thread. */
    private Thread caller;

    /** How many pieces of work, one within the other, are under way; changed by the thread that does them. */
    private volatile int working;

    /** @param notesTime true if somebody will ask for {@link #lastCallNanos} */
    CallGuard(boolean notesTime) {
        this.notesTime = notesTime;
        if (notesTime) {
            lastCallNanos = System.nanoTime();
        }
    }

    /** Begins a call; refuses if the transaction has ended or is in another call. */
    final void enter() {
        if (!tryEnter()) {
            throw refusal();
        }
    }

    final boolean tryEnter() {
        int found = (int) STATE.compareAndExchange(this, FREE, BUSY);
        while (found == TENDED) { // as it was found: read anew it may be FREE, and that is no refusal
            Thread.yield(); // a few instructions of the watchdog, unless it is kept from its processor
            found = (int) STATE.compareAndExchange(this, FREE, BUSY);
        }
        if (found != FREE) {
            return false;
        }
        caller = Thread.currentThread();
        return true;
    }

    /**
     * True if the call that is under way is one of this thread, which is in none: a lack of memory has cut it off, see
     * {@link io.docdb.storage.file.StopSwitch#endCutOff}. Nothing but a roll-back is right then.
     */
    private boolean isCutOff() {
        return state == BUSY && caller == Thread.currentThread();
    }

    /** As {@link #tryEnter}, by the watchdog: a call that comes meanwhile waits for {@link #endTending}. */
    final boolean tryTend() {
        return STATE.compareAndSet(this, FREE, TENDED);
    }

    /** The transaction is as idle as it was. */
    final void endTending() {
        STATE.setRelease(this, FREE);
    }

    /**
     * Begins a call that has nothing to do if the transaction has ended; refuses if it is in another call, but for one of this
     * thread, which has been cut off.
     *
     * @return false if it has ended
     */
    final boolean enterToEnd() {
        return isCutOff() || enterUnlessEnded();
    }

    /** As {@link #enterToEnd}, for a call that does not end it. */
    final boolean enterUnlessEnded() {
        if (tryEnter()) {
            return true;
        }
        if (isEnding()) {
            return false;
        }
        throw refusal();
    }

    /**
     * Begins the call that ends the transaction from outside, if it is in no call: others hear {@code because} from now on.
     *
     * @return false if it is in a call, or has ended
     */
    final boolean tryBeginEnd(DatabaseException because) {
        if (!STATE.compareAndSet(this, FREE, ENDING)) {
            return false;
        }
        endedBy = because;
        return true;
    }

    final void exit() {
        if (notesTime) {
            lastCallNanos = System.nanoTime();
        }
        STATE.setRelease(this, FREE);
    }

    /** Work begins that may compute for long between two calls: until {@link #endWork} the transaction is not idle. */
    public final void beginWork() {
        if (notesTime) {
            working = working + 1;
        }
    }

    public final void endWork() {
        if (notesTime) {
            lastCallNanos = System.nanoTime();
            working = working - 1;
        }
    }

    /** True if somebody looks whether the transaction is idle. */
    public final boolean isWatchedForIdleness() {
        return notesTime;
    }

    final boolean isWorking() {
        return working > 0;
    }

    /** Ends a call, or what {@link #tryBeginEnd} began, and lets no other in. */
    final void end(LockOwner who) {
        owner = who;
        STATE.setRelease(this, ENDED);
    }

    final boolean hasEnded() {
        return state == ENDED;
    }

    /** When the last call ended. */
    final long lastCallNanos() {
        return lastCallNanos;
    }

    private boolean isEnding() {
        return state >= ENDING;
    }

    private DatabaseException refusal() {
        if (isCutOff()) {
            return new DatabaseException(
                    ErrorCode.OUT_OF_MEMORY,
                    "Transaction cut off: memory ran out during an earlier call; roll it back");
        }
        if (!isEnding()) {
            return new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Transaction in use: it is in another call, perhaps of another thread");
        }
        while (endedBy == null && state == ENDING) { // until the next line of the thread that ends it
            Thread.onSpinWait();
        }
        DatabaseException because = endedBy;
        return because == null
                ? new DatabaseException(ErrorCode.INVALID_TRANSACTION_STATE, "Transaction has ended: " + owner)
                : new DatabaseException(because.code(), because.getMessage(), because);
    }
}
