package io.docdb.storage;

/**
 * All maps as of one commit. Immutable, made by {@link Store#apply}, and owned by the store, which keeps what it reaches
 * from being reclaimed until a newer state is published and the last reader of this one has gone.
 */
public interface StoreState {
    /** The sequence of the newest commit in this state. */
    long sequence();
}
