package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a store must hold, in plain maps, and a source of random commits: puts of small and large values, deletes, maps made
 * and dropped. Every commit also writes the same key into map 1 and its mirror 2, as a document and its index entry.
 */
final class ModelDatabase {
    private static final int KEYS = 300;
    private static final int FIRST_EXTRA_MAP = 16;

    private final Random random;
    private final TreeMap<Integer, TreeMap<Integer, byte[]>> maps = new TreeMap<>();

    /** The changes of each commit, by sequence - 1. */
    private final List<List<MapChange>> history = new ArrayList<>();

    private int nextExtraMap = FIRST_EXTRA_MAP;

    ModelDatabase(Random random) {
        this.random = random;
    }

    List<MapChange> nextCommit() {
        List<MapChange> changes = new ArrayList<>();
        if (history.isEmpty()) {
            changes.add(MapChange.createMap(1));
            changes.add(MapChange.createMap(2));
        }
        int writes = 1 + random.nextInt(6);
        for (int i = 0; i < writes; i++) {
            int key = random.nextInt(KEYS);
            if (random.nextInt(4) == 0) {
                changes.add(MapChange.delete(1, bytes(key)));
                changes.add(MapChange.delete(2, bytes(key)));
            } else {
                byte[] value = value();
                changes.add(MapChange.put(1, bytes(key), value));
                changes.add(MapChange.put(2, bytes(key), Arrays.copyOf(value, 8)));
            }
        }
        if (random.nextInt(15) == 0) {
            changes.add(MapChange.createMap(nextExtraMap));
            changes.add(MapChange.put(nextExtraMap, bytes(1), value()));
            nextExtraMap++;
        }
        if (maps.size() > 4 && random.nextInt(15) == 0) {
            changes.add(MapChange.dropMap(maps.lastKey()));
        }
        record(changes);
        return changes;
    }

    private byte[] value() {
        int length = random.nextInt(30) == 0 ? 5000 + random.nextInt(80_000) : 8 + random.nextInt(300);
        byte[] value = new byte[length];
        random.nextBytes(value);
        return value;
    }

    /** Adds a commit made elsewhere. */
    void record(List<MapChange> changes) {
        history.add(changes);
        apply(maps, changes);
    }

    int commits() {
        return history.size();
    }

    /** Forgets the commits after a sequence: they were never acknowledged and did not survive. */
    void truncate(long sequence) {
        while (history.size() > sequence) {
            history.remove(history.size() - 1);
        }
        maps.clear();
        maps.putAll(at(sequence));
    }

    private TreeMap<Integer, TreeMap<Integer, byte[]>> at(long sequence) {
        TreeMap<Integer, TreeMap<Integer, byte[]>> result = new TreeMap<>();
        for (int i = 0; i < sequence; i++) {
            apply(result, history.get(i));
        }
        return result;
    }

    private static void apply(Map<Integer, TreeMap<Integer, byte[]>> target, List<MapChange> changes) {
        for (MapChange change : changes) {
            switch (change.kind()) {
                case CREATE_MAP -> target.put(change.map(), new TreeMap<>());
                case DROP_MAP -> target.remove(change.map());
                case PUT -> target.get(change.map()).put(number(change.key()), change.value());
                case DELETE -> target.get(change.map()).remove(number(change.key()));
            }
        }
    }

    void check(StoreSnapshot snapshot) {
        Map<Integer, TreeMap<Integer, byte[]>> expected =
                snapshot.sequence() == history.size() ? maps : at(snapshot.sequence());
        check(snapshot, expected);
    }

    private void check(StoreSnapshot snapshot, Map<Integer, TreeMap<Integer, byte[]>> expected) {
        for (int map = 1; map < nextExtraMap; map++) {
            TreeMap<Integer, byte[]> content = expected.get(map);
            assertThat(snapshot.hasMap(map))
                    .as("map %s at %s", map, snapshot.sequence())
                    .isEqualTo(content != null);
            Map<Integer, byte[]> left = content == null ? new HashMap<>() : new HashMap<>(content);
            try (ByteCursor cursor = snapshot.cursor(map, null, null, false)) {
                while (cursor.next()) {
                    byte[] value = left.remove(number(cursor.key()));
                    if (!Arrays.equals(value, cursor.value())) {
                        throw new AssertionError("map " + map + " key " + number(cursor.key()) + " at "
                                + snapshot.sequence() + " has another value");
                    }
                }
            }
            assertThat(left.keySet()).as("keys missing in map %s", map).isEmpty();
            assertThat(snapshot.count(map, null, null)).isEqualTo(content == null ? 0 : content.size());
        }
    }

    static byte[] bytes(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static int number(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }
}
