package io.docdb.txn;

/**
 * What came of a commit.
 *
 * @param sequence place in the commit order; for a transaction that changed nothing, the sequence of its snapshot
 * @param changed false if there was nothing to commit
 */
public record CommitResult(long sequence, boolean changed) {}
