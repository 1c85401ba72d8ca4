package io.docdb.txn;

import java.util.List;

/** The logged changes a transaction is about to commit. Valid during {@link CommitParticipant#annotate} only. */
public interface WriteSetView {
    /** In order of map, then key. Values start with {@link Transaction#STAMP_BYTES} bytes that are not filled yet. */
    List<Change> changes();

    /**
     * The committed value which a change replaces, stamp first; null if there is none. It cannot change before the commit,
     * for the transaction holds the lock of every row it has written.
     */
    byte[] before(int map, byte[] key);
}
