package io.docdb.storage;

/** What the store knows of the log. A checkpoint must never be ahead of the durable log (log before data). */
@FunctionalInterface
public interface LogBarrier {
    /** Returns when every record up to {@code sequence} is durable, or throws when it never will be. */
    void awaitDurable(long sequence);

    /** Bytes appended since the log was opened; makes a checkpoint due when much would have to be replayed. */
    default long appendedBytes() {
        return 0;
    }

    /** The number of the newest segment; a later open must find it. 0 if there is none. */
    default long newestSegment() {
        return 0;
    }

    /** Told after a checkpoint up to {@code sequence} is durable: records up to it are no longer needed to recover. */
    default void checkpointed(long sequence) {
        // nothing to give up
    }
}
