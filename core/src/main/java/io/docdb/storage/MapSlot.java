package io.docdb.storage;

import java.util.Arrays;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.h2.mvstore.type.LongDataType;

/**
 * One map of the store: the tree of its entries and the tree of the pieces of its large values. Guarded by the commit lock,
 * but for what readers reach through a {@link MapVersion}.
 *
 * <p>A number may name another map after a drop, so the trees are called {@code data:<number>:<incarnation>} and
 * {@code large:<number>:<incarnation>}. On disk, do not rename.
 */
final class MapSlot {
    static final String DATA = "data:";
    static final String LARGE = "large:";

    private final MVStore trees;
    final InnerPages innerPages;
    final int number;
    final long incarnation;
    final MVMap<byte[], Object> data;
    private MVMap<Long, byte[]> large;
    private long lastOutlineId;

    MapSlot(MVStore trees, InnerPages innerPages, int number, long incarnation) {
        this.trees = trees;
        this.innerPages = innerPages;
        this.number = number;
        this.incarnation = incarnation;
        data = trees.openMap(
                DATA + suffix(),
                new MVMap.Builder<byte[], Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE));
        if (trees.hasMap(LARGE + suffix())) {
            openLarge();
        }
    }

    private String suffix() {
        return number + ":" + incarnation;
    }

    private void openLarge() {
        large = trees.openMap(
                LARGE + suffix(),
                new MVMap.Builder<Long, byte[]>().keyType(LongDataType.INSTANCE).valueType(PieceType.INSTANCE));
        Long last = large.lastKey();
        lastOutlineId = last == null ? 0 : Outline.idOf(last);
    }

    MapVersion version(long lastChange) {
        return new MapVersion(this, data.flushAndGetRoot(), large, largeRoot(), lastChange);
    }

    private RootReference<Long, byte[]> largeRoot() {
        return large == null ? null : large.flushAndGetRoot();
    }

    void put(byte[] key, byte[] value) {
        Object stored = value.length <= Outline.MAX_INLINE_BYTES ? value : outline(value);
        free(data.put(key, stored));
    }

    void delete(byte[] key) {
        free(data.remove(key));
    }

    private Outline outline(byte[] value) {
        if (large == null) {
            openLarge();
        }
        Outline outline = new Outline(++lastOutlineId, value.length);
        int pieces = outline.pieces();
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * Outline.PIECE_BYTES;
            int to = Math.min(value.length, from + Outline.PIECE_BYTES);
            large.put(outline.pieceKey(piece), Arrays.copyOfRange(value, from, to));
        }
        return outline;
    }

    private void free(Object replaced) {
        if (replaced instanceof Outline outline) {
            int pieces = outline.pieces();
            for (int piece = 0; piece < pieces; piece++) {
                large.remove(outline.pieceKey(piece));
            }
        }
    }

    /** Gives the trees up; readers of older states still read them. */
    void remove() {
        trees.removeMap(data);
        if (large != null) {
            trees.removeMap(large);
        }
    }
}
