package io.docdb.storage;

import java.util.Arrays;
import org.h2.mvstore.Page;

/**
 * The leaves of one map's tree from some key on, in either direction. The first ones come from the trees' cache. If the whole
 * map is more than the cache is for, the others are read past it: a long walk would find nothing there and leave nothing
 * behind but garbage, each page having lived just long enough to be old. Confined to one thread.
 */
final class LeafWalk {
    /** A walk that goes on after so many is long. */
    private static final int SHORT_WALK = 32;

    private final TreeStore store;
    private final MapVersion version;
    private final boolean reverse;

    /** From the root down: the pages above the current leaf, and which child of each leads to it. */
    private Page<byte[], Object>[] path = newPath(4);

    private int[] children = new int[4];
    private int depth;

    private int leaves;
    private long entries;
    private long bytes;
    private LeafReader pastCache; // Java null while leaves come from the cache

    LeafWalk(TreeStore store, MapVersion version, boolean reverse) {
        this.store = store;
        this.version = version;
        this.reverse = reverse;
    }

    @SuppressWarnings("unchecked")
    private static Page<byte[], Object>[] newPath(int length) {
        return new Page[length];
    }

    /**
     * The leaf to begin with: going up the one that holds the first key from {@code bound} on, going down the last below it;
     * what is asked for may also be at the edge of the next leaf. Null is no bound.
     */
    Leaf first(byte[] bound) {
        return descend(version.rootPage(), bound);
    }

    private Leaf descend(Page<byte[], Object> from, byte[] bound) {
        Page<byte[], Object> page = from;
        while (!page.isLeaf()) {
            int child = bound == null ? (reverse ? page.getKeyCount() : 0) : childFor(page, bound);
            push(page, child);
            page = version.slot.innerPages.child(page, child);
        }
        return cached(page);
    }

    /** The keys of a page are the first ones of its children, but for the leftmost child. */
    private int childFor(Page<byte[], Object> page, byte[] bound) {
        int low = 0;
        int high = page.getKeyCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = KeyOrder.compare(page.getKey(middle), bound);
            if (order < 0 || order == 0 && !reverse) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void push(Page<byte[], Object> page, int child) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
            children = Arrays.copyOf(children, depth * 2);
        }
        path[depth] = page;
        children[depth++] = child;
    }

    /** The next leaf, or null after the last one. */
    Leaf next() {
        while (depth > 0) {
            Page<byte[], Object> page = path[depth - 1];
            int child = children[depth - 1] += reverse ? -1 : 1;
            if (child < 0 || child > page.getKeyCount()) {
                path[--depth] = null;
            } else {
                return load(page, child);
            }
        }
        return null;
    }

    private Leaf load(Page<byte[], Object> page, int child) {
        if (pastCache != null) {
            Leaf leaf = pastCache.read(page.getChildPagePos(child), reverse);
            if (leaf != null) {
                return leaf;
            }
        }
        return descend(version.slot.innerPages.child(page, child), null);
    }

    private Leaf cached(Page<byte[], Object> page) {
        entries += page.getKeyCount();
        bytes += page.getMemory();
        if (++leaves == SHORT_WALK && store.exceedsCache(bytes / Math.max(1, entries) * version.size())) {
            pastCache = store.leafReader(version);
        }
        return new CachedLeaf(page);
    }
}
