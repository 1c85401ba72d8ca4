package io.docdb.storage;

/**
 * Looks up keys of one map of a snapshot. Quick where each key is a little behind the one before, as those of a sorted change
 * are: then most are on the page of the last one, and no way down the tree is taken. Any order is answered right. Valid as long
 * as its snapshot; confined to one thread.
 */
public interface Lookups {
    /** As {@link StoreSnapshot#get}. */
    byte[] get(byte[] key);

    /** As {@link StoreSnapshot#contains}. */
    boolean contains(byte[] key);
}
