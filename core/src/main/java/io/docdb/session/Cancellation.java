package io.docdb.session;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends one execution of a statement from outside: by another thread, or when its time is up. What waits for a lock or reads
 * rows asks now and then; to cancel what has ended does nothing. Thread-safe.
 */
public final class Cancellation {
    private final Duration timeout;
    private final long deadlineNanos;
    private final AtomicBoolean cancelled;

    /** @param timeout longest time from now; zero means for ever */
    public Cancellation(Duration timeout) {
        this(timeout, new AtomicBoolean());
    }

    private Cancellation(Duration timeout, AtomicBoolean cancelled) {
        this.timeout = timeout;
        this.deadlineNanos = timeout.isZero() ? 0 : System.nanoTime() + timeout.toNanos();
        this.cancelled = cancelled;
    }

    /** For the next of several executions: with as much time from now on, and cancelled together with this one. */
    public Cancellation again() {
        return new Cancellation(timeout, cancelled);
    }

    /** From any thread: the execution fails with CANCELLED (57014). */
    public void cancel() {
        cancelled.set(true);
    }

    /** @throws DatabaseException CANCELLED (57014) */
    void check() {
        if (cancelled.get()) {
            throw new DatabaseException(ErrorCode.CANCELLED, "Statement was cancelled");
        }
        if (deadlineNanos != 0 && System.nanoTime() - deadlineNanos > 0) {
            throw new DatabaseException(
                    ErrorCode.CANCELLED, "Statement took longer than its timeout of " + timeout.toMillis() + " ms");
        }
    }
}
