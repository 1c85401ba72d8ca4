/**
 * Transactions over the ordered maps of {@code storage}: snapshot, write set, row locks, conflict check, commit order,
 * recovery.
 *
 * <p>Entry classes: {@link io.docdb.txn.TransactionManager} begins {@link io.docdb.txn.Transaction}s;
 * {@link io.docdb.txn.CommitParticipant} is how the data floor takes part in a commit.
 *
 * <p>Invariants:
 * <ul>
 *   <li>Commits are numbered 1, 2, 3 … in the order of the log; a snapshot sees exactly the commits up to its sequence.
 *   <li>Nobody but an {@link io.docdb.txn.Durability#ASYNC} transaction sees a commit before its record is durable.
 *   <li>A row lock is held from the write until the commit is visible to the next who gets it, who finds the newest value in
 *       the newest state that it reads: a SYNC transaction in the published one, so the locks are in its way until the record is
 *       durable; an ASYNC one in the applied one, so those of an ASYNC commit are out of its way as soon as that has returned.
 *   <li>A transaction that goes back to a savepoint gives back what it has locked since: of all that it has written or seen
 *       under these locks nothing is left, but for what SERIALIZABLE has seen, which then is checked at commit.
 *   <li>Nothing durable rests on anything that is not: what an ASYNC transaction reads, and whose locks it passes, stands
 *       before it in the log, and the log becomes durable from its beginning.
 *   <li>SKIP LOCKED and NOWAIT ask whether a transaction is at work on the row. A commit that is only waiting for the disk is
 *       not: a SYNC transaction waits for it, as for the disk itself.
 *   <li>What a SERIALIZABLE transaction read has not been changed by any commit between its snapshot and its own place, so
 *       the place in the commit order is a serial order.
 * </ul>
 *
 * <p>Knows maps, keys and values as numbers and bytes; must not know documents, collections, or what an index is. The layout
 * of a log record stands in {@link io.docdb.txn.CommitRecordCodec}.
 *
 * <p>Sources: Berenson et al., "A Critique of ANSI SQL Isolation Levels" (1995); Kung and Robinson, "On Optimistic Methods
 * for Concurrency Control" (1981), for the check at commit; Hendler et al., "Flat Combining" (2010), for the commit queue.
 */
package io.docdb.txn;
