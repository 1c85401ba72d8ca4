package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How often, and after which pauses, work is repeated that lost against another transaction. The pause doubles from the first
 * to the longest, each time cut by a random part so that two losers do not meet again. Immutable, thread-safe.
 *
 * @param maxAttempts runs in all, at least 1
 * @param firstPause after the first failure; the very first repetition comes after a random part of it
 * @param longestPause bound of the doubling
 */
public record RetryPolicy(int maxAttempts, Duration firstPause, Duration longestPause) {
    /** 20 attempts, pauses from 0.2 ms to 50 ms: gives up after about half a second of losing. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(20, Duration.ofNanos(200_000), Duration.ofMillis(50));

    /**
     * Who has waited so long in all does not wait again when a wait for a lock took too long: the lock timeout is the bound that
     * was asked for, not a twentieth of it, and a transaction inside of which another is run that waits for it never ends.
     */
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;

    public RetryPolicy {
        if (maxAttempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "retry policy: attempts " + maxAttempts + ", pauses " + firstPause + " to " + longestPause);
        }
    }

    /**
     * Runs the work until it succeeds, fails with an error for which repeating does not help, or the attempts are used up; the
     * last error is then thrown as it is, the ones before suppressed in it. An interrupted thread does not repeat.
     */
    public <T> T run(Supplier<T> work) {
        DatabaseException previous = null;
        long begunNanos = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DatabaseException e) {
                if (!e.isRetryable()
                        || attempt >= maxAttempts
                        || e.code() == ErrorCode.LOCK_TIMEOUT && System.nanoTime() - begunNanos > LONGEST_WAIT_NANOS
                        || Thread.currentThread().isInterrupted()) {
                    if (previous != null && previous != e) {
                        e.addSuppressed(previous);
                    }
                    throw e;
                }
                previous = e;
                pause(attempt);
            }
        }
    }

    /** Waits before the next try, less long if the thread is interrupted. @param attempt how many have failed */
    public void pause(int attempt) {
        long longest = Math.min(longestPause.toNanos(), firstPause.toNanos() << Math.min(attempt - 1, 20));
        if (longest > 0) {
            LockSupport.parkNanos(this, ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        }
    }
}
