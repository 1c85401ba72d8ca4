package io.docdb.exec.operator;

import io.docdb.collection.PendingReferences;
import io.docdb.exec.row.SpillSpace;
import io.docdb.expr.EvaluationContext;
import io.docdb.txn.Transaction;

/**
 * What one execution of a query is given.
 *
 * @param world parameters, clock, session values, sequences, cancellation
 * @param transaction what is read and written; its statement has begun. Its snapshot must stay until the cursor is closed
 * @param references the foreign keys of the transaction that are still to hold
 * @param memoryBytes how much the query may keep in memory before it spills
 * @param spillSpace where it spills to
 * @param measured true counts rows and time of every operator, for EXPLAIN ANALYZE
 */
public record ExecutionContext(
        EvaluationContext world,
        Transaction transaction,
        PendingReferences references,
        long memoryBytes,
        SpillSpace spillSpace,
        boolean measured) {
    /** Enough for a hash table of some 300,000 small rows. */
    public static final long DEFAULT_MEMORY_BYTES = 64L * 1024 * 1024;
}
