package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.storage.Entry;
import io.docdb.storage.Store;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The maps that were filled in the store and not yet shown by a commit. The store shows such a map as soon as any commit
 * creates that number; so what a roll-back left must be emptied before the number is used again. Thread-safe.
 */
final class LoadedMaps {
    private final Store store;
    private final Set<Integer> maps = ConcurrentHashMap.newKeySet();

    LoadedMaps(Store store) {
        this.store = store;
    }

    void load(int map, Iterator<Entry> sorted) {
        maps.add(map);
        store.bulkLoad(map, sorted);
    }

    /** The commit that shows the map has happened. */
    void shown(int map) {
        maps.remove(map);
    }

    /** Makes the map empty again if it was filled and not shown. */
    void discard(int map) {
        if (maps.contains(map)) {
            store.bulkLoad(map, Collections.emptyIterator());
            maps.remove(map);
        }
    }

    /** As {@link #discard}, at the end of a transaction: if the database has stopped, the next open frees the space. */
    void discardIfPossible(int map) {
        try {
            discard(map);
        } catch (DatabaseException e) {
            maps.add(map);
        }
    }
}
