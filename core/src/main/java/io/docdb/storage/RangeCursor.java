package io.docdb.storage;

import org.h2.mvstore.MVStoreException;

/** A range of a {@link MapVersion}, its lower bound included and its upper one not. */
final class RangeCursor implements ByteCursor {
    private final TreeStore store;
    private final MapVersion version;
    private final byte[] fromInclusive;
    private final byte[] toExclusive;
    private final boolean reverse;
    private final LeafWalk walk;

    private Leaf leaf; // Java null at the end
    private int entry;
    private int end; // the first entry of the leaf, in the direction of the walk, that is not of the range

    RangeCursor(TreeStore store, MapVersion version, byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        this.store = store;
        this.version = version;
        this.fromInclusive = fromInclusive;
        this.toExclusive = toExclusive;
        this.reverse = reverse;
        walk = new LeafWalk(store, version, reverse);
        byte[] start = reverse ? toExclusive : fromInclusive;
        enter(walk.first(start), start);
    }

    /** Stands before the first entry of the range in a leaf. */
    private void enter(Leaf next, byte[] start) {
        leaf = next;
        if (next == null) {
            return;
        }
        int size = next.size();
        if (reverse) {
            entry = start == null ? size : next.atOrAbove(start);
            end = isWithin(next, fromInclusive, 0) ? -1 : next.atOrAbove(fromInclusive) - 1;
        } else {
            entry = start == null ? -1 : next.atOrAbove(start) - 1;
            end = isWithin(next, toExclusive, size - 1) ? size : next.atOrAbove(toExclusive);
        }
    }

    /** True if the bound is beyond the outermost entry: nearly always, and found with one comparison. */
    private boolean isWithin(Leaf next, byte[] bound, int outermost) {
        if (bound == null || next.size() == 0) {
            return true;
        }
        int order = KeyOrder.compare(next.key(outermost), bound);
        return reverse ? order >= 0 : order < 0;
    }

    @Override
    public boolean next() {
        try {
            while (leaf != null) {
                entry += reverse ? -1 : 1;
                if (entry != end) {
                    return true;
                }
                boolean last = end != (reverse ? -1 : leaf.size());
                enter(last ? null : walk.next(), null);
            }
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
        close();
        return false;
    }

    @Override
    public byte[] key() {
        return leaf.key(entry);
    }

    @Override
    public byte[] value() {
        try {
            return version.inline(leaf.value(entry));
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public void close() {
        leaf = null;
    }
}
