package io.docdb.storage;

/** What the store knows of the log: that it can be waited for. A checkpoint must never be ahead of the durable log. */
@FunctionalInterface
public interface LogBarrier {
    /** Returns when every record up to {@code sequence} is durable, or throws when it never will be. */
    void awaitDurable(long sequence);
}
