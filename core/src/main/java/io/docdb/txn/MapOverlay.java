package io.docdb.txn;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a transaction holds about one map, to be laid over a snapshot. Confined to one transaction. */
final class MapOverlay {
    final int map;

    /** Newest version by key, in unsigned order. */
    TreeMap<byte[], Version> versions = new TreeMap<>(Arrays::compareUnsigned);

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

    MapOverlay(int map) {
        this.map = map;
    }

    Version find(byte[] key) {
        return versions.isEmpty() ? null : versions.get(key);
    }

    /** Adds the first version of a key; false, and nothing done, if the key has one. */
    boolean add(Version version) {
        boolean added = versions.putIfAbsent(version.key, version) == null;
        generation += added ? 1 : 0;
        return added;
    }

    void set(byte[] key, Version version) {
        if (versions.put(key, version) == null) {
            generation++;
        }
    }

    void remove(byte[] key) {
        if (versions.remove(key) != null) {
            generation++;
        }
    }

    /** Makes the map look empty: neither the snapshot nor what was written so far shows any more. */
    void hide() {
        versions = new TreeMap<>(Arrays::compareUnsigned);
        snapshotVisible = false;
        generation++;
    }

    /** The versions of a range; a null bound is open. */
    NavigableMap<byte[], Version> range(byte[] fromInclusive, byte[] toExclusive) {
        NavigableMap<byte[], Version> part = versions;
        if (fromInclusive != null) {
            part = part.tailMap(fromInclusive, true);
        }
        return toExclusive == null ? part : part.headMap(toExclusive, false);
    }

    /** True if a key in the range has a version. */
    boolean touches(byte[] fromInclusive, byte[] toExclusive) {
        if (versions.isEmpty()) {
            return false;
        }
        Map.Entry<byte[], Version> first =
                fromInclusive == null ? versions.firstEntry() : versions.ceilingEntry(fromInclusive);
        return first != null && (toExclusive == null || Arrays.compareUnsigned(first.getKey(), toExclusive) < 0);
    }
}
