package io.docdb.storage;

import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;

/** Keeps the leaf of the last key, and where in it that was. */
final class LeafLookups implements Lookups {
    private final TreeStore store;
    private final MapVersion version; // Java null if there is no such map

    private Page<byte[], Object> leaf; // Java null before the first look-up
    private byte[] fromInclusive; // what belongs on the leaf; Java null for no bound
    private byte[] toExclusive;
    private int entry; // where the last key was, or would be

    LeafLookups(TreeStore store, MapVersion version) {
        this.store = store;
        this.version = version;
    }

    @Override
    public byte[] get(byte[] key) {
        try {
            return find(key) ? version.inline(leaf.getValue(entry)) : null;
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public boolean contains(byte[] key) {
        try {
            return find(key);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    private boolean find(byte[] key) {
        if (version == null) {
            return false;
        }
        if (leaf == null
                || fromInclusive != null && KeyOrder.compare(key, fromInclusive) < 0
                || toExclusive != null && KeyOrder.compare(key, toExclusive) >= 0) {
            descend(key);
        }
        int size = leaf.getKeyCount();
        int low = 0;
        int high = size;
        for (int step = 1; entry < size; step *= 2) { // from the last key on, in steps that grow
            int order = KeyOrder.compare(leaf.getKey(entry), key);
            if (order == 0) {
                return true;
            }
            if (order > 0) {
                high = entry;
                break;
            }
            low = entry + 1;
            entry += step;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KeyOrder.compare(leaf.getKey(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        entry = low;
        return low < size && KeyOrder.compare(leaf.getKey(low), key) == 0;
    }

    /** The keys of a page are the first ones of its children, but for the leftmost child. */
    private void descend(byte[] key) {
        fromInclusive = null;
        toExclusive = null;
        entry = 0;
        Page<byte[], Object> page = version.rootPage();
        while (!page.isLeaf()) {
            int low = 0;
            int high = page.getKeyCount();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (KeyOrder.compare(page.getKey(middle), key) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low > 0) {
                fromInclusive = page.getKey(low - 1);
            }
            if (low < page.getKeyCount()) {
                toExclusive = page.getKey(low);
            }
            page = page.getChildPage(low);
        }
        leaf = page;
    }
}
