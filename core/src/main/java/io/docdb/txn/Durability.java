package io.docdb.txn;

/** When a commit returns. */
public enum Durability {
    /** When its log record is on disk and the commit is visible to others. */
    SYNC,
    /**
     * When it has its place in the commit order. The record reaches the disk with the next group; a power cut in between
     * loses it, never a part of it. Transactions of this kind read the newest applied state and pass its locks, so that they
     * find what the ones before them wrote; others see it once it is durable, and wait till then for its locks.
     */
    ASYNC
}
