package io.docdb.jdbc;

import io.docdb.session.Cancellation;
import java.time.Duration;

/** What a statement is running, for other threads to cancel. Changed by whose turn it is; {@link #cancel} is thread-safe. */
final class RunningStatement {
    private static final Cancellation NOTHING = new Cancellation(Duration.ZERO);

    private volatile Cancellation newest = NOTHING;
    private boolean inBatch;

    /** The next execution, with that much time; the entries of a batch are cancelled together. */
    Cancellation begin(Duration timeout) {
        Cancellation begun = inBatch ? newest.again() : new Cancellation(timeout);
        newest = begun;
        return begun;
    }

    /** Executions from here to {@link #endBatch} belong together, and have so much time each. */
    void beginBatch(Duration timeout) {
        newest = new Cancellation(timeout);
        inBatch = true;
    }

    void endBatch() {
        inBatch = false;
    }

    /** What runs, or has rows that are still being read, fails with 57014; else nothing happens. */
    void cancel() {
        newest.cancel();
    }
}
