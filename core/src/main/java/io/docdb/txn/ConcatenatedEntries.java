package io.docdb.txn;

import io.docdb.storage.Entry;
import java.util.Iterator;

/** One iterator after the other. */
record ConcatenatedEntries(Iterator<Entry> first, Iterator<Entry> second) implements Iterator<Entry> {
    @Override
    public boolean hasNext() {
        return first.hasNext() || second.hasNext();
    }

    @Override
    public Entry next() {
        return first.hasNext() ? first.next() : second.next();
    }
}
