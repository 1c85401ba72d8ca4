/**
 * Rows in memory and, when there are too many, on disk: what the operators keep while a query runs.
 *
 * <p>Entry classes: {@link io.docdb.exec.row.RowCursor}, the pull interface of all operators; {@link
 * io.docdb.exec.row.WorkArea}, the memory and disk one query may use; {@link io.docdb.exec.row.RowBuffer} and {@link
 * io.docdb.exec.row.RowSorter}, which move to disk by themselves.
 *
 * <p>Invariant: what is kept is counted against the query's {@link io.docdb.exec.row.MemoryBudget} and given back on close.
 * Temporary files are deleted on close; those a crash left behind, at the next open. A row array that was handed out is never
 * changed afterwards, neither by the giver nor by the taker, so that it can be kept without a copy.
 *
 * <p>Knows nothing of plans, expressions, collections or transactions.
 */
package io.docdb.exec.row;
