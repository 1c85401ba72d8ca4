package io.docdb.txn;

/** Told of every commit once it is durable and visible. */
@FunctionalInterface
public interface CommitListener {
    /**
     * Called for every commit in commit order, after it is visible and before its committer returns. Runs on the thread
     * that publishes: must be quick, must not wait, must not begin a transaction that writes. What it throws is dropped
     * and counted ({@link TransactionMetrics#listenerFailures()}), for the commit has happened.
     */
    void committed(CommitRecord record);
}
