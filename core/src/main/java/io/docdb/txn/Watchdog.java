package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.StopSwitch;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends transactions that were left lying: idle past their own timeout, holding a snapshot past the limit, or alive after the
 * database has stopped. Those at rest between two statements get the newest snapshot. One daemon thread per manager.
 */
final class Watchdog {
    /** How often it looks: a timeout is kept to this precision. */
    private static final long PERIOD_NANOS = 100_000_000;

    private final StopSwitch stop;
    private final ActiveTransactions active;
    private final Duration maxSnapshotAge;
    private final Thread thread = new Thread(this::run, "docdb-transaction-watchdog");
    private volatile boolean closed;

    Watchdog(StopSwitch stop, ActiveTransactions active, Duration maxSnapshotAge) {
        this.stop = stop;
        this.active = active;
        this.maxSnapshotAge = maxSnapshotAge;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(this, PERIOD_NANOS);
            if (!closed) {
                try {
                    active.forEach(this::inspect);
                } catch (RuntimeException | Error e) {
                    Thread.yield(); // mostly a lack of memory; looks again next time; a transaction left for 100 ms
                    // more harms nobody
                }
            }
        }
    }

    private void inspect(Transaction transaction) {
        try {
            transaction.renewAtRest();
        } catch (DatabaseException stopped) {
            // the next lines say why
        }
        DatabaseException because = whyToEnd(transaction);
        if (because != null) {
            transaction.tryEnd(because); // in a call at this moment: next time
        }
    }

    boolean isToEnd(Transaction transaction) {
        return whyToEnd(transaction) != null;
    }

    private DatabaseException whyToEnd(Transaction transaction) {
        if (stop.isStopped()) {
            return StopError.of(stop);
        }
        long now = System.nanoTime();
        Duration idle = transaction.options().idleTimeout();
        if (!idle.isZero() && !transaction.isWorking() && now - transaction.lastCallNanos() > idle.toNanos()) {
            return new DatabaseException(
                    ErrorCode.IDLE_TIMEOUT,
                    "Transaction rolled back: " + transaction.owner() + " was idle for more than " + idle.toMillis()
                            + " ms");
        }
        if (!maxSnapshotAge.isZero()
                && !transaction.isResting()
                && now - transaction.snapshotNanos() > maxSnapshotAge.toNanos()) {
            return new ConflictException(
                    ErrorCode.SNAPSHOT_TOO_OLD,
                    "Snapshot too old: " + transaction.owner() + " held one for more than " + maxSnapshotAge.toMillis()
                            + " ms, which keeps space from being reused; try again with shorter transactions");
        }
        return null;
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
