package io.docdb.txn;

import io.docdb.storage.Lookups;
import io.docdb.storage.StoreSnapshot;
import java.util.Iterator;

/** What a transaction holds about one map, to be laid over a snapshot. Confined to one transaction. */
final class MapOverlay {
    final int map;

    SortedVersions versions = new SortedVersions();

    /** False once the transaction has created or dropped the map: then nothing of the snapshot shows through. */
    boolean snapshotVisible = true;

    boolean created;
    boolean dropped;

    /** Filled in the store by a bulk load: cannot be read before the commit. */
    boolean bulkLoaded;

    /** True once anything was written, even if it was undone: only ever errs towards true. */
    boolean written;

    /** Strongest lock on the whole map. */
    boolean shareLocked;

    boolean updateLocked;

    /** Counts insertions and removals of keys, so that a cursor knows when its iterator has become invalid. */
    int generation;

    /** Counts all that may change what the map shows. */
    long changes;

    private Lookups stored; // of the snapshot it was made for; Java null before the first
    private StoreSnapshot storedOf;

    MapOverlay(int map) {
        this.map = map;
    }

    Version find(byte[] key) {
        return versions.find(key);
    }

    /** What the snapshot has: a statement that changes many rows mostly comes to them in the order of their keys. */
    Lookups stored(StoreSnapshot snapshot) {
        if (storedOf != snapshot) {
            stored = snapshot.lookups(map);
            storedOf = snapshot;
        }
        return stored;
    }

    /** Adds the first version of a key; false, and nothing done, if the key has one. */
    boolean add(Version version) {
        boolean added = versions.add(version);
        changes++;
        generation += added ? 1 : 0;
        return added;
    }

    void set(Version version) {
        changes++;
        generation += versions.set(version) ? 1 : 0;
    }

    void remove(byte[] key) {
        changes++;
        generation += versions.remove(key) ? 1 : 0;
    }

    /** Makes the map look empty: neither the snapshot nor what was written so far shows any more. */
    void hide() {
        versions = new SortedVersions();
        snapshotVisible = false;
        generation++;
        changes++;
    }

    /** The versions of a range; a null bound is open. */
    Iterator<Version> range(byte[] fromInclusive, byte[] toExclusive) {
        return versions.walk(fromInclusive, true, toExclusive, false);
    }

    /** True if a key in the range has a version. */
    boolean touches(byte[] fromInclusive, byte[] toExclusive) {
        return range(fromInclusive, toExclusive).hasNext();
    }
}
