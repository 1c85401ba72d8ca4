package io.docdb.txn;

/** An entry of the journal of a write set. */
interface Undo {
    /** Number of the operation it undoes. */
    long operation();

    /**
     * Undoes the operation, and others on the same key that came after the mark.
     *
     * @return bytes of memory given up
     */
    long undo(long mark);
}
