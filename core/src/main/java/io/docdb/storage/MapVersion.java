package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;

/** One map as of one commit: the roots of its two trees. Immutable; valid as long as the state that holds it. */
final class MapVersion {
    final MapSlot slot;
    final long lastChange;
    private final RootReference<byte[], Object> root;
    private final MVMap<Long, byte[]> large;
    private final RootReference<Long, byte[]> largeRoot;

    MapVersion(
            MapSlot slot,
            RootReference<byte[], Object> root,
            MVMap<Long, byte[]> large,
            RootReference<Long, byte[]> largeRoot,
            long lastChange) {
        this.slot = slot;
        this.root = root;
        this.large = large;
        this.largeRoot = largeRoot;
        this.lastChange = lastChange;
    }

    byte[] get(byte[] key) {
        return inline(find(key));
    }

    boolean contains(byte[] key) {
        return find(key) != null;
    }

    private Object find(byte[] key) {
        return InnerPages.find(slot.innerPages.leafOf(root.root, key), key);
    }

    Page<byte[], Object> rootPage() {
        return root.root;
    }

    long countBelow(byte[] key) {
        long position = new FrozenMap<>(slot.data, root).getKeyIndex(key);
        return position >= 0 ? position : -position - 1;
    }

    byte[] keyAt(long position) {
        return new FrozenMap<>(slot.data, root).getKey(position);
    }

    long size() {
        return root.getTotalCount();
    }

    byte[] inline(Object stored) {
        if (stored == null || stored instanceof byte[]) {
            return (byte[]) stored;
        }
        Outline outline = (Outline) stored;
        byte[] value = new byte[outline.length()];
        int filled = 0;
        for (int piece = 0; piece < outline.pieces(); piece++) {
            byte[] bytes = large.get(largeRoot.root, outline.pieceKey(piece));
            int expected = Math.min(Outline.PIECE_BYTES, value.length - filled);
            if (bytes == null || bytes.length != expected) {
                throw new StorageException(
                        ErrorCode.DATA_CORRUPTED,
                        "Large value damaged: map " + slot.number + ", value " + outline.id() + ", piece " + piece
                                + " expected " + expected + " bytes, found " + (bytes == null ? "none" : bytes.length));
            }
            System.arraycopy(bytes, 0, value, filled, expected);
            filled += expected;
        }
        return value;
    }

    /** A map that answers from one root for ever; reads only. */
    private static final class FrozenMap<K, V> extends MVMap<K, V> {
        private final RootReference<K, V> frozen;

        FrozenMap(MVMap<K, V> live, RootReference<K, V> frozen) {
            super(live);
            this.frozen = frozen;
        }

        @Override
        public RootReference<K, V> getRoot() {
            return frozen;
        }

        @Override
        public RootReference<K, V> flushAndGetRoot() {
            return frozen;
        }
    }
}
