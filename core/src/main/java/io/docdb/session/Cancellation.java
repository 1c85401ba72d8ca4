package io.docdb.session;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends one execution of a statement from outside: by another thread, or when its time is up. What waits for a lock or reads
 * rows asks now and then; to cancel what has ended does nothing. Thread-safe.
 */
public final class Cancellation {
    private final Duration timeout;
    private final long deadlineNanos;
    private final AtomicReference<DatabaseException> cancelled; // why; Java null while it goes on

    /** @param timeout longest time from now; zero means for ever */
    public Cancellation(Duration timeout) {
        this(timeout, new AtomicReference<>());
    }

    private Cancellation(Duration timeout, AtomicReference<DatabaseException> cancelled) {
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
        cancel(new DatabaseException(ErrorCode.CANCELLED, "Statement was cancelled"));
    }

    /** As the other. @param because what it fails with */
    void cancel(DatabaseException because) {
        cancelled.set(because);
    }

    /** @throws DatabaseException CANCELLED (57014), or SESSION_TERMINATED (57P01) if all of the session was ended */
    void check() {
        DatabaseException because = cancelled.get();
        if (because != null) {
            throw new DatabaseException(because.code(), because.getMessage());
        }
        if (deadlineNanos != 0 && System.nanoTime() - deadlineNanos > 0) {
            throw new DatabaseException(
                    ErrorCode.CANCELLED, "Statement took longer than its timeout of " + timeout.toMillis() + " ms");
        }
    }
}
