package io.docdb.storage;

import org.h2.mvstore.Page;

/** A page of the trees' own, from their cache or on its way there. */
record CachedLeaf(Page<byte[], Object> page) implements Leaf {
    @Override
    public int size() {
        return page.getKeyCount();
    }

    @Override
    public byte[] key(int entry) {
        return page.getKey(entry);
    }

    @Override
    public Object value(int entry) {
        return page.getValue(entry);
    }
}
