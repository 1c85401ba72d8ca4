package io.docdb.txn;

import java.time.Duration;

/**
 * The bounds of a {@link TransactionManager}.
 *
 * @param maxTransactionBytes most memory the write set of one transaction may take; more is refused
 *     (TRANSACTION_TOO_LARGE)
 * @param maxSnapshotAge longest time a transaction may keep one snapshot, which keeps space from being reused; an older
 *     one is ended (SNAPSHOT_TOO_OLD). READ COMMITTED keeps none between two statements. Zero means for ever
 * @param recentCommitBytes memory for the keys written by the latest commits, against which SERIALIZABLE transactions are
 *     checked; one that began before the oldest of them is refused
 * @param describer names rows in messages about locks
 */
public record TransactionSettings(
        long maxTransactionBytes, Duration maxSnapshotAge, long recentCommitBytes, RowDescriber describer) {

    /** An eighth of the heap for a write set, no limit of age, a thirty-second of the heap (at most 32 MB) for keys. */
    public static TransactionSettings defaults() {
        long heap = Runtime.getRuntime().maxMemory();
        return new TransactionSettings(
                Math.min(heap / 8, 512L << 20), Duration.ZERO, Math.min(heap / 32, 32L << 20), RowDescriber.BYTES);
    }

    public TransactionSettings withMaxTransactionBytes(long bytes) {
        return new TransactionSettings(bytes, maxSnapshotAge, recentCommitBytes, describer);
    }

    public TransactionSettings withMaxSnapshotAge(Duration age) {
        return new TransactionSettings(maxTransactionBytes, age, recentCommitBytes, describer);
    }

    public TransactionSettings withRecentCommitBytes(long bytes) {
        return new TransactionSettings(maxTransactionBytes, maxSnapshotAge, bytes, describer);
    }

    public TransactionSettings withDescriber(RowDescriber names) {
        return new TransactionSettings(maxTransactionBytes, maxSnapshotAge, recentCommitBytes, names);
    }
}
