package io.docdb.session;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;

/** Ends a statement from outside: by another thread, or when its time is up. Thread-safe. */
final class Cancellation {
    private final long deadlineNanos;
    private final Duration timeout;
    private volatile boolean cancelled;

    /** @param timeout zero means for ever */
    Cancellation(Duration timeout) {
        this.timeout = timeout;
        this.deadlineNanos = timeout.isZero() ? 0 : System.nanoTime() + timeout.toNanos();
    }

    void cancel() {
        cancelled = true;
    }

    /** @throws DatabaseException CANCELLED (57014) */
    void check() {
        if (cancelled) {
            throw new DatabaseException(ErrorCode.CANCELLED, "Statement was cancelled");
        }
        if (deadlineNanos != 0 && System.nanoTime() - deadlineNanos > 0) {
            throw new DatabaseException(
                    ErrorCode.CANCELLED, "Statement took longer than its timeout of " + timeout.toMillis() + " ms");
        }
    }
}
