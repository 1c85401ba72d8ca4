package io.docdb.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Which maps are visible, and up to which commit the trees are filled: itself one tree, changed in the same critical
 * section as the data, so that each stored version of the trees agrees with itself. Guarded by the commit lock.
 *
 * <p>Tree {@code directory}: the empty key holds the applied sequence (8 bytes, big endian); a map's number (4 bytes, big
 * endian) holds its incarnation (8 bytes). On disk, do not change.
 */
final class Directory {
    private static final String NAME = "directory";
    private static final byte[] APPLIED_KEY = {};

    private final MVStore trees;
    private final InnerPages innerPages;
    private final MVMap<byte[], byte[]> entries;
    private long lastIncarnation;

    Directory(MVStore trees, InnerPages innerPages) {
        this.trees = trees;
        this.innerPages = innerPages;
        entries = trees.openMap(
                NAME,
                new MVMap.Builder<byte[], byte[]>().keyType(KeyType.INSTANCE).valueType(PieceType.INSTANCE));
    }

    long appliedSequence() {
        byte[] value = entries.get(APPLIED_KEY);
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    void applied(long sequence) {
        entries.put(APPLIED_KEY, longBytes(sequence));
    }

    /** What is done when a map cannot be opened. */
    interface OnLoss {
        void lost(int map, RuntimeException e);
    }

    /** Opens every visible map, and removes what a drop or an unfinished bulk load has left behind. */
    List<MapSlot> openMaps(OnLoss onLoss) {
        Set<String> visible = new HashSet<>();
        List<MapSlot> slots = new ArrayList<>();
        for (byte[] key : entries.keyList()) {
            if (key.length == Integer.BYTES) {
                int number = ByteBuffer.wrap(key).getInt();
                long incarnation = ByteBuffer.wrap(entries.get(key)).getLong();
                visible.add(number + ":" + incarnation);
                try {
                    slots.add(new MapSlot(trees, innerPages, number, incarnation));
                } catch (RuntimeException e) {
                    onLoss.lost(number, e);
                }
            }
        }
        for (String name : trees.getMapNames()) {
            int colon = name.indexOf(':');
            if (colon > 0) {
                lastIncarnation = Math.max(lastIncarnation, Long.parseLong(name.substring(name.lastIndexOf(':') + 1)));
                if (!visible.contains(name.substring(colon + 1))) {
                    trees.removeMap(name);
                }
            }
        }
        return slots;
    }

    MapSlot newSlot(int number) {
        return new MapSlot(trees, innerPages, number, ++lastIncarnation);
    }

    void show(MapSlot slot) {
        entries.put(numberBytes(slot.number), longBytes(slot.incarnation));
    }

    void hide(MapSlot slot) {
        entries.remove(numberBytes(slot.number));
    }

    private static byte[] numberBytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
