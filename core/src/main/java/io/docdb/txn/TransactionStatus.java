package io.docdb.txn;

import java.time.Duration;

/**
 * A transaction that has begun and not ended, as of a moment ago.
 *
 * @param id its number
 * @param session that it belongs to; 0 if none
 * @param hasWritten true if it has changed something that others do not see yet; stays so if that was undone
 * @param snapshotAge how long ago it has taken the state it reads
 */
public record TransactionStatus(
        long id, long session, IsolationLevel isolation, boolean readOnly, boolean hasWritten, Duration snapshotAge) {}
