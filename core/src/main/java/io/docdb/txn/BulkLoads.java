package io.docdb.txn;

import io.docdb.storage.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The maps that one transaction has filled around its write set, until they are shown or emptied. Confined to it. */
final class BulkLoads {
    /** Entries that a bulk load puts into the write set: 10 ms more under the commit lock. */
    static final int SMALL_LOAD = 2000;

    private final LoadedMaps loadedMaps;
    private List<Integer> maps = List.of();

    BulkLoads(LoadedMaps loadedMaps) {
        this.loadedMaps = loadedMaps;
    }

    /** Gives the entries of a small load to {@code put} and answers none; else answers all. */
    Iterator<Entry> unlessSmall(Iterator<Entry> sorted, Consumer<Entry> put) {
        List<Entry> first = new ArrayList<>();
        while (first.size() < SMALL_LOAD && sorted.hasNext()) {
            first.add(sorted.next());
        }
        if (sorted.hasNext()) {
            return new ConcatenatedEntries(first.iterator(), sorted);
        }
        first.forEach(put);
        return Collections.emptyIterator();
    }

    void load(int map, Iterator<Entry> sorted) {
        maps = maps.isEmpty() ? new ArrayList<>() : maps;
        maps.add(map);
        loadedMaps.load(map, sorted);
    }

    /** The commit that shows them has happened. Needs no memory if there are none. */
    void shown() {
        if (!maps.isEmpty()) {
            maps.forEach(loadedMaps::shown);
        }
    }

    /** The transaction has ended without a commit. */
    void discard() {
        if (!maps.isEmpty()) {
            maps.forEach(loadedMaps::discardIfPossible);
        }
    }
}
