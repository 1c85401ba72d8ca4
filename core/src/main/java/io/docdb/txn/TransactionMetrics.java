package io.docdb.txn;

import java.time.Duration;

/**
 * A look at the transactions.
 *
 * @param active transactions that have begun and not ended
 * @param oldestSnapshotAge how long the oldest snapshot of an active transaction has been held; zero if none
 * @param oldestTransaction number of the transaction that holds it; 0 if none
 * @param publishedSequence newest commit readers can see
 * @param commits commits since open
 * @param conflicts commits refused by validation since open
 * @param lockWaits times a transaction had to wait for a lock since open
 * @param deadlocks deadlocks broken since open
 * @param listenerFailures exceptions thrown by listeners since open
 */
public record TransactionMetrics(
        int active,
        Duration oldestSnapshotAge,
        long oldestTransaction,
        long publishedSequence,
        long commits,
        long conflicts,
        long lockWaits,
        long deadlocks,
        long listenerFailures) {}
