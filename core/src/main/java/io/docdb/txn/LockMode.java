package io.docdb.txn;

/** How a row, or a whole map, is locked. Locks are held until the transaction has ended. */
public enum LockMode {
    /** Shared: others may share it, nobody may update. */
    SHARE,
    /** Exclusive: for whoever is about to write. */
    UPDATE
}
