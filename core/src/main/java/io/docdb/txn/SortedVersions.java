package io.docdb.txn;

import io.docdb.storage.KeyOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The newest version of each key, in unsigned order of the keys: a directory of leaves, each a sorted array. Beside the
 * versions a leaf holds the first eight bytes of their keys as numbers, so that most comparisons touch one array and no
 * object; a tree of nodes spends its time on fetching keys from memory. Keys that ascend fill leaves to the brim.
 * Confined to one transaction.
 */
final class SortedVersions implements Iterable<Version> {
    /** A larger leaf costs more to insert into, a smaller one makes the directory longer: 32 to 128 differ little. */
    private static final int LEAF_SIZE = 64;

    private static final int SMALLEST_LEAF = 4;

    /** None is empty; the first {@code leafCount} count. */
    private Leaf[] leaves = new Leaf[1];

    /** The first prefix of each leaf. */
    private long[] firsts = new long[1];

    private int leafCount;

    private static final class Leaf {
        private long[] prefixes;
        private Version[] versions;
        private int size;

        Leaf(int capacity) {
            prefixes = new long[capacity];
            versions = new Version[capacity];
        }

        /** The position of the key, or {@code -(position + 1)} of where it belongs. */
        int search(long prefix, byte[] key) {
            int low = 0;
            int high = size - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = compare(middle, prefix, key);
                if (order == 0) {
                    return middle;
                }
                if (order < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -(low + 1);
        }

        int compare(int position, long prefix, byte[] key) {
            long other = prefixes[position];
            return other == prefix
                    ? KeyOrder.compare(versions[position].key, key)
                    : Long.compareUnsigned(other, prefix);
        }

        void insert(int position, long prefix, Version version) {
            if (size == versions.length) {
                prefixes = Arrays.copyOf(prefixes, size * 2);
                versions = Arrays.copyOf(versions, size * 2);
            }
            System.arraycopy(prefixes, position, prefixes, position + 1, size - position);
            System.arraycopy(versions, position, versions, position + 1, size - position);
            prefixes[position] = prefix;
            versions[position] = version;
            size++;
        }

        void remove(int position) {
            size--;
            System.arraycopy(prefixes, position + 1, prefixes, position, size - position);
            System.arraycopy(versions, position + 1, versions, position, size - position);
            versions[size] = null;
        }

        /** Moves what begins at a position to a new leaf. */
        Leaf splitAt(int position) {
            Leaf upper = new Leaf(LEAF_SIZE);
            upper.size = size - position;
            System.arraycopy(prefixes, position, upper.prefixes, 0, upper.size);
            System.arraycopy(versions, position, upper.versions, 0, upper.size);
            Arrays.fill(versions, position, size, null);
            size = position;
            return upper;
        }
    }

    boolean isEmpty() {
        return leafCount == 0;
    }

    /** The version of a key, or null. */
    Version find(byte[] key) {
        if (leafCount == 0) {
            return null;
        }
        long prefix = KeyOrder.prefix(key);
        Leaf leaf = leaves[leafOf(prefix, key)];
        int position = leaf.search(prefix, key);
        return position < 0 ? null : leaf.versions[position];
    }

    /** Adds the first version of a key; false, and nothing done, if the key has one. */
    boolean add(Version version) {
        return put(version, false);
    }

    /** Sets the version of a key. @return true if the key had none */
    boolean set(Version version) {
        return put(version, true);
    }

    private boolean put(Version version, boolean replace) {
        byte[] key = version.key;
        long prefix = KeyOrder.prefix(key);
        if (leafCount == 0) {
            addLeaf(0, new Leaf(SMALLEST_LEAF), prefix).insert(0, prefix, version);
            return true;
        }
        int at = leafOf(prefix, key);
        Leaf leaf = leaves[at];
        int position = leaf.search(prefix, key);
        if (position >= 0) {
            if (replace) {
                leaf.versions[position] = version;
            }
            return false;
        }
        insert(at, -(position + 1), prefix, version);
        return true;
    }

    private void insert(int at, int position, long prefix, Version version) {
        Leaf leaf = leaves[at];
        if (leaf.size < LEAF_SIZE) {
            leaf.insert(position, prefix, version);
            firsts[at] = leaf.prefixes[0];
            return;
        }
        if (position == LEAF_SIZE && at == leafCount - 1) {
            addLeaf(at + 1, new Leaf(LEAF_SIZE), prefix).insert(0, prefix, version);
            return;
        }
        makeRoomForALeaf(); // before the split: if memory is short, nothing has happened
        Leaf upper = leaf.splitAt(LEAF_SIZE / 2);
        addLeaf(at + 1, upper, upper.prefixes[0]);
        boolean low = position <= LEAF_SIZE / 2;
        insert(low ? at : at + 1, low ? position : position - LEAF_SIZE / 2, prefix, version);
    }

    private Leaf addLeaf(int at, Leaf leaf, long first) {
        makeRoomForALeaf();
        System.arraycopy(leaves, at, leaves, at + 1, leafCount - at);
        System.arraycopy(firsts, at, firsts, at + 1, leafCount - at);
        leaves[at] = leaf;
        firsts[at] = first;
        leafCount++;
        return leaf;
    }

    private void makeRoomForALeaf() {
        if (leafCount == leaves.length) {
            Leaf[] moreLeaves = Arrays.copyOf(leaves, leafCount * 2);
            firsts = Arrays.copyOf(firsts, leafCount * 2);
            leaves = moreLeaves;
        }
    }

    /** @return true if the key had a version */
    boolean remove(byte[] key) {
        if (leafCount == 0) {
            return false;
        }
        long prefix = KeyOrder.prefix(key);
        int at = leafOf(prefix, key);
        Leaf leaf = leaves[at];
        int position = leaf.search(prefix, key);
        if (position < 0) {
            return false;
        }
        leaf.remove(position);
        if (leaf.size > 0) {
            firsts[at] = leaf.prefixes[0];
            return true;
        }
        leafCount--;
        System.arraycopy(leaves, at + 1, leaves, at, leafCount - at);
        System.arraycopy(firsts, at + 1, firsts, at, leafCount - at);
        leaves[leafCount] = null;
        return true;
    }

    /** The leaf in which a key is or belongs: the last one that does not begin behind it. */
    private int leafOf(long prefix, byte[] key) {
        int low = 1;
        int high = leafCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long first = firsts[middle];
            int order = first == prefix
                    ? KeyOrder.compare(leaves[middle].versions[0].key, key)
                    : Long.compareUnsigned(first, prefix);
            if (order <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low - 1;
    }

    // ---- walking

    /** All versions. Valid until a key is added or removed; versions that are replaced are shown. */
    @Override
    public Iterator<Version> iterator() {
        return new Walk(START, end(), false);
    }

    /** The versions of a range, as {@link #iterator}. A null bound is open. */
    Iterator<Version> walk(byte[] low, boolean lowInclusive, byte[] highExclusive, boolean reverse) {
        Place from = low == null ? START : placeOf(low, lowInclusive);
        Place to = highExclusive == null ? end() : placeOf(highExclusive, true);
        return new Walk(from, to, reverse);
    }

    /** Between two versions: before the one at a position of a leaf. */
    private record Place(int leaf, int position) {
        boolean isBefore(Place other) {
            return leaf < other.leaf || (leaf == other.leaf && position < other.position);
        }
    }

    private static final Place START = new Place(0, 0);

    private Place end() {
        return new Place(leafCount, 0);
    }

    /** Before the first version whose key is the one given (or, if not {@code inclusive}, behind it) or a later one. */
    private Place placeOf(byte[] key, boolean inclusive) {
        if (leafCount == 0) {
            return START;
        }
        long prefix = KeyOrder.prefix(key);
        int at = leafOf(prefix, key);
        int found = leaves[at].search(prefix, key);
        int position = found < 0 ? -(found + 1) : inclusive ? found : found + 1;
        return position == leaves[at].size ? new Place(at + 1, 0) : new Place(at, position);
    }

    private final class Walk implements Iterator<Version> {
        private final Place edge;
        private final boolean reverse;
        private int leaf;
        private int position;

        Walk(Place from, Place to, boolean reverse) {
            boolean isEmpty = !from.isBefore(to);
            Place start = reverse ? to : from;
            this.edge = isEmpty ? start : reverse ? from : to;
            this.reverse = reverse;
            this.leaf = start.leaf;
            this.position = start.position;
        }

        @Override
        public boolean hasNext() {
            return leaf != edge.leaf || position != edge.position;
        }

        @Override
        public Version next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return reverse ? previous() : following();
        }

        private Version following() {
            Leaf in = leaves[leaf];
            Version version = in.versions[position++];
            if (position == in.size) {
                leaf++;
                position = 0;
            }
            return version;
        }

        private Version previous() {
            if (position == 0) {
                leaf--;
                position = leaves[leaf].size;
            }
            return leaves[leaf].versions[--position];
        }
    }
}
