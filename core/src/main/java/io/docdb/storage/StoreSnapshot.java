package io.docdb.storage;

/**
 * A reader's handle on one {@link StoreState}. Must be closed: an open one keeps all space from being reused that has
 * been given up since.
 *
 * <p>Thread-safe, but nothing may be read after or during {@link #close()}. Arrays handed out are shared with the store:
 * callers must not modify them.
 */
public interface StoreSnapshot extends AutoCloseable {
    /** The sequence of the newest commit this snapshot sees. */
    long sequence();

    boolean hasMap(int map);

    /** The value, or null when the key, or the map, is absent (null because this is the hottest path). */
    byte[] get(int map, byte[] key);

    /** True if the map holds the key; does not fetch a large value. */
    boolean contains(int map, byte[] key);

    /** For many keys of one map in ascending order. */
    Lookups lookups(int map);

    /**
     * The entries of a range in ascending or, when {@code reverse}, descending order of key (unsigned bytes). A null bound
     * is open; an absent map is empty.
     */
    ByteCursor cursor(int map, byte[] fromInclusive, byte[] toExclusive, boolean reverse);

    /** The number of entries of a range, in O(log n). A null bound is open; an absent map counts 0. */
    long count(int map, byte[] fromInclusive, byte[] toExclusive);

    /**
     * The key of the entry at a position in ascending order, from 0, in O(log n): how a sample is drawn without a walk over
     * the rest. Null if the map is absent or has no entry there.
     */
    byte[] keyAt(int map, long position);

    /** The sequence of the last commit that changed this map (at most the last checkpoint after a reopen); 0 if absent. */
    long lastChange(int map);

    /** Another handle on the same state, closed on its own. */
    StoreSnapshot share();

    /** Gives the handle back. Does nothing when closed already. */
    @Override
    void close();
}
