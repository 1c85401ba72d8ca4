package io.docdb.txn;

/** What has become of a row since the statement that locks it has read it. */
public enum RowState {
    /** It is what a cursor or {@link Transaction#get} of this statement has found. */
    AS_READ,

    /** This statement itself has written or locked it since: {@link Transaction#get} tells what it is now. */
    OWN,

    /** Another transaction has committed a newer value. Only in READ COMMITTED: other levels refuse it. */
    OUTDATED
}
