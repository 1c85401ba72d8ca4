package io.docdb.storage;

import io.docdb.error.DatabaseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;

/** The entries of a map in order, passing over pages and large values that cannot be read, each told to {@code lost}. */
final class WholePages implements Iterator<Entry> {
    private record Place(Page<byte[], Object> page, int[] next) {}

    private final MapVersion version;
    private final Consumer<String> lost;
    private final Deque<Place> path = new ArrayDeque<>();
    private Entry ahead;

    WholePages(MapVersion version, Consumer<String> lost) {
        this.version = version;
        this.lost = lost;
        path.push(new Place(version.rootPage(), new int[1]));
        advance();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Entry next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        Entry current = ahead;
        advance();
        return current;
    }

    private void advance() {
        ahead = null;
        while (ahead == null && !path.isEmpty()) {
            Place place = path.peek();
            Page<byte[], Object> page = place.page;
            int position = place.next[0]++;
            int count = page.isLeaf() ? page.getKeyCount() : page.getRawChildPageCount();
            if (position >= count) {
                path.pop();
            } else if (page.isLeaf()) {
                ahead = entry(page, position);
            } else {
                descend(page, position);
            }
        }
    }

    private Entry entry(Page<byte[], Object> page, int position) {
        byte[] key = page.getKey(position);
        try {
            return new Entry(key, version.inline(page.getValue(position)));
        } catch (DatabaseException | MVStoreException e) {
            lost.accept("the large value of key " + hex(key) + ": " + e.getMessage());
            return null;
        }
    }

    private void descend(Page<byte[], Object> page, int position) {
        try {
            path.push(new Place(page.getChildPage(position), new int[1]));
        } catch (RuntimeException e) {
            String from = position == 0 ? "the first key" : "key " + hex(page.getKey(position - 1));
            String to = position < page.getKeyCount() ? "key " + hex(page.getKey(position)) : "the last key";
            lost.accept("entries from " + from + " to " + to + ": " + e.getMessage());
        }
    }

    private static String hex(byte[] key) {
        return java.util.HexFormat.of().formatHex(key);
    }
}
