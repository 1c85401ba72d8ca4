package io.docdb.storage;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;

/**
 * The way from the root of a tree to its leaves. Pages in between that were met lately are kept at a place that their position
 * tells: each look-up needs some of them, and the trees' cache, which takes a lock and notes the use of every page, would be asked
 * for each. A page of a position never changes, so that none is ever out of date. Thread-safe.
 */
final class InnerPages {
    /** Of cache to each place: pages are of 4 KB, so that at most an eighth is held beyond what the cache itself keeps. */
    private static final long CACHE_BYTES_PER_PAGE = 32 * 1024;

    private static final int FEWEST = 64;
    private static final int MOST = 1 << 14;

    /** At a page that is being written; the second finds it. */
    private static final int LOOKS = 3;

    /** Odd, and its bits in no order: neighbours in the file go to different places. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final AtomicReferenceArray<Page<byte[], Object>> pages;
    private final int shift;

    /** @param cacheBytes of the cache beside which this is */
    InnerPages(long cacheBytes) {
        int wanted = (int) Math.max(FEWEST, Math.min(MOST, cacheBytes / CACHE_BYTES_PER_PAGE));
        int places = Integer.highestOneBit(wanted);
        pages = new AtomicReferenceArray<>(places);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    }

    /** The leaf on which a key is, if it is in the tree. */
    Page<byte[], Object> leafOf(Page<byte[], Object> root, byte[] key) {
        Page<byte[], Object> page = root;
        while (!page.isLeaf()) {
            page = child(page, childFor(page, key));
        }
        return page;
    }

    /** A page right below another. */
    Page<byte[], Object> child(Page<byte[], Object> parent, int child) {
        long position = parent.getChildPagePos(child);
        if (!DataUtils.isPageSaved(position)) {
            return unsaved(parent, child);
        }
        if (DataUtils.isLeafPosition(position)) {
            return parent.getChildPage(child);
        }
        int place = (int) (position * SPREAD >>> shift);
        Page<byte[], Object> kept = pages.getAcquire(place);
        if (kept != null && kept.getPos() == position) {
            return kept;
        }
        Page<byte[], Object> page = parent.getChildPage(child);
        pages.setRelease(place, page);
        return page;
    }

    /**
     * A page that had no position a moment ago. A checkpoint gives it one and, when all is written, takes the page out of its
     * parent, both as plain writes: a reader that was put aside in between, or whose compiler took the position it had read
     * before for the one it needs now, finds neither. The position is there, then, at the next look.
     */
    private static Page<byte[], Object> unsaved(Page<byte[], Object> parent, int child) {
        for (int look = 1; ; look++) {
            VarHandle.acquireFence(); // nothing that was read before counts
            try {
                return parent.getChildPage(child);
            } catch (MVStoreException e) {
                if (look == LOOKS) {
                    throw e;
                }
            }
        }
    }

    /** The keys of a page are the first ones of its children, but for the leftmost child. */
    private static int childFor(Page<byte[], Object> page, byte[] key) {
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
        return low;
    }

    /** What a leaf has for a key, or Java null. */
    static Object find(Page<byte[], Object> leaf, byte[] key) {
        int low = 0;
        int high = leaf.getKeyCount() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = KeyOrder.compare(leaf.getKey(middle), key);
            if (order == 0) {
                return leaf.getValue(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
