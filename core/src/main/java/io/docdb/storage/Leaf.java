package io.docdb.storage;

/** The entries of one page at the lowest level of a tree, in order of key. */
interface Leaf {
    int size();

    byte[] key(int entry);

    /** A {@code byte[]} or an {@link Outline}. */
    Object value(int entry);

    /** The first entry whose key is not below this one; {@link #size()} if there is none. */
    default int atOrAbove(byte[] key) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (KeyOrder.compare(key(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
