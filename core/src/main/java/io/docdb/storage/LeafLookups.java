package io.docdb.storage;

import java.util.Arrays;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;

/**
 * Keeps the leaf of the last key, where in it that was, and the pages that led to it: the next key begins at the lowest of them
 * below which it belongs. Going from leaf to leaf in order of key, that is nearly always the page right above the leaves.
 */
final class LeafLookups implements Lookups {
    private final TreeStore store;
    private final MapVersion version; // Java null if there is no such map

    /** From the root down to the leaf; which child of each leads on; and what belongs below each, Java null for no bound. */
    private Page<byte[], Object>[] path = newPath(5);

    private int[] children = new int[5];
    private byte[][] fromInclusive = new byte[5][];
    private byte[][] toExclusive = new byte[5][];

    private int depth = -1; // of the leaf; -1 before the first look-up
    private int entry; // where on the leaf the last key was, or would be

    LeafLookups(TreeStore store, MapVersion version) {
        this.store = store;
        this.version = version;
    }

    @SuppressWarnings("unchecked")
    private static Page<byte[], Object>[] newPath(int length) {
        return new Page[length];
    }

    @Override
    public byte[] get(byte[] key) {
        try {
            return find(key) ? version.inline(path[depth].getValue(entry)) : null;
        } catch (MVStoreException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean contains(byte[] key) {
        try {
            return find(key);
        } catch (MVStoreException e) {
            throw failed(e);
        }
    }

    /** What led half of the way down leads nowhere. */
    private RuntimeException failed(MVStoreException e) {
        depth = -1;
        return store.readFailed(e);
    }

    private boolean find(byte[] key) {
        if (version == null) {
            return false;
        }
        if (depth < 0 || isOutside(key, depth)) {
            goTo(key);
        }
        Page<byte[], Object> leaf = path[depth];
        entry = firstNotBelow(leaf, key, entry);
        return entry < leaf.getKeyCount() && KeyOrder.compare(leaf.getKey(entry), key) == 0;
    }

    private boolean isOutside(byte[] key, int level) {
        return toExclusive[level] != null && KeyOrder.compare(key, toExclusive[level]) >= 0
                || fromInclusive[level] != null && KeyOrder.compare(key, fromInclusive[level]) < 0;
    }

    /** To the leaf of a key that does not belong on this one. */
    private void goTo(byte[] key) {
        if (depth < 0) {
            depth = 0;
            path[0] = version.rootPage();
        }
        while (depth > 0 && isOutside(key, depth)) {
            depth--;
        }
        while (!path[depth].isLeaf()) {
            Page<byte[], Object> page = path[depth];
            int child = childFor(page, key, children[depth]);
            children[depth] = child;
            push(
                    version.slot.innerPages.child(page, child),
                    child > 0 ? page.getKey(child - 1) : fromInclusive[depth],
                    child < page.getKeyCount() ? page.getKey(child) : toExclusive[depth]);
        }
        entry = 0;
    }

    private void push(Page<byte[], Object> page, byte[] from, byte[] to) {
        depth++;
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
            children = Arrays.copyOf(children, depth * 2);
            fromInclusive = Arrays.copyOf(fromInclusive, depth * 2);
            toExclusive = Arrays.copyOf(toExclusive, depth * 2);
        }
        path[depth] = page;
        children[depth] = 0;
        fromInclusive[depth] = from;
        toExclusive[depth] = to;
    }

    /** The keys of a page are the first ones of its children, but for the leftmost child. */
    private static int childFor(Page<byte[], Object> page, byte[] key, int guess) {
        int place = firstNotBelow(page, key, guess);
        boolean first = place < page.getKeyCount() && KeyOrder.compare(page.getKey(place), key) == 0;
        return first ? place + 1 : place;
    }

    /** The first key of a page that is not below this one, looked for from a guess on in steps that grow. */
    private static int firstNotBelow(Page<byte[], Object> page, byte[] key, int guess) {
        int low = 0;
        int high = page.getKeyCount();
        int at = guess;
        for (int step = 1; at < high; step *= 2) {
            if (KeyOrder.compare(page.getKey(at), key) >= 0) {
                high = at;
                break;
            }
            low = at + 1;
            at += step;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KeyOrder.compare(page.getKey(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
