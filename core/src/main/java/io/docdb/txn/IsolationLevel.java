package io.docdb.txn;

/** What a transaction may notice of others that run at the same time. */
public enum IsolationLevel {
    /** Each statement sees the newest published commits; a row changed meanwhile is read anew when it is locked. */
    READ_COMMITTED,
    /**
     * All statements see the commits published when the transaction began; writing a row that was changed since is refused
     * (40001, the first updater wins). Write skew is possible.
     */
    SNAPSHOT,
    /**
     * As {@link #SNAPSHOT}, and at commit all that was read, rows and ranges, is checked against the commits since: the
     * transactions that commit are equal to running one after the other in the order of their sequences.
     */
    SERIALIZABLE
}
