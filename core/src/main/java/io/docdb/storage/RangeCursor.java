package io.docdb.storage;

import java.util.Arrays;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;

/**
 * A range of a {@link MapVersion}. The tree's own cursor includes both bounds, so an entry at the exclusive bound, which is
 * the last one going up and the first one going down, is passed over here.
 */
final class RangeCursor implements ByteCursor {
    private final TreeStore store;
    private final MapVersion version;
    private final byte[] toExclusive;
    private Cursor<byte[], Object> cursor;
    private byte[] key;

    RangeCursor(TreeStore store, MapVersion version, byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        this.store = store;
        this.version = version;
        this.toExclusive = toExclusive;
        cursor = reverse
                ? version.cursor(toExclusive, fromInclusive, true)
                : version.cursor(fromInclusive, toExclusive, false);
    }

    @Override
    public boolean next() {
        if (cursor == null) {
            return false;
        }
        try {
            while (cursor.hasNext()) {
                key = cursor.next();
                if (toExclusive == null || !Arrays.equals(key, toExclusive)) {
                    return true;
                }
            }
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
        close();
        return false;
    }

    @Override
    public byte[] key() {
        return key;
    }

    @Override
    public byte[] value() {
        try {
            return version.inline(cursor.getValue());
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public void close() {
        cursor = null;
        key = null;
    }
}
