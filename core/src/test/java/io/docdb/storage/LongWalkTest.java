package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks over maps of which the cache holds little, so that most leaves are read past it. */
class LongWalkTest {
    private static final int MAP = 1;
    private static final LogOptions LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 0, false);
    private static final StoreOptions OPTIONS =
            StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(400_000, 4_000_000);

    @TempDir
    Path path;

    private final NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findTheSameInEitherDirectionBetweenAnyBoundsWhateverIsDurable(boolean encrypted) throws IOException {
        long seed = System.nanoTime();
        System.out.println("LongWalkTest seed " + seed);
        Random random = new Random(seed);
        try (LoggedStore database = open(encrypted)) {
            database.commit(List.of(MapChange.createMap(MAP)));
            for (int round = 0; round < 8; round++) {
                for (int i = 0; i < 12; i++) {
                    database.commit(changes(random, round));
                }
                if (round % 3 != 2) {
                    database.store.checkpoint();
                }
                checkRanges(database, random);
            }
        }
        try (LoggedStore database = open(encrypted)) {
            checkRanges(database, random);
        }
    }

    @Test
    void goesPastTheCacheOnlyWhereTheMapIsMoreThanTheCacheIsFor() throws IOException {
        try (LoggedStore database = open(false)) {
            database.commit(List.of(MapChange.createMap(MAP)));
            fill(database, 2_000);
            assertThat(leavesPastTheCache(database)).isZero();
            fill(database, 20_000);
            assertThat(leavesPastTheCache(database)).isGreaterThan(100);
        }
    }

    @Test
    void damageIsTold() throws IOException {
        try (LoggedStore database = open(false)) {
            database.commit(List.of(MapChange.createMap(MAP)));
            fill(database, 20_000);
        }
        Path data = path.resolve("docdb.data");
        byte[] bytes = Files.readAllBytes(data);
        for (int at = bytes.length / 4; at < bytes.length * 3 / 4; at += 4096) {
            bytes[at] ^= 1; // every block of the half in the middle
        }
        Files.write(data, bytes);
        assertThatThrownBy(() -> {
                    try (LoggedStore database = open(false);
                            StoreSnapshot snapshot = database.store.acquire();
                            ByteCursor cursor = snapshot.cursor(MAP, null, null, false)) {
                        while (cursor.next()) {
                            cursor.value();
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_CORRUPTED))
                .hasMessageContaining("docdb.data");
    }

    private LoggedStore open(boolean encrypted) throws IOException {
        StoreOptions options = encrypted ? OPTIONS.withEncryption(EncryptedStoreTest.key(7)) : OPTIONS;
        return new LoggedStore(DiskFolder.open(path), options, LOG);
    }

    private void fill(LoggedStore database, int entries) throws IOException {
        List<MapChange> changes = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            changes.add(put(key(i), new byte[100]));
        }
        database.commit(changes);
        database.store.checkpoint();
    }

    private static int leavesPastTheCache(LoggedStore database) {
        int found = 0;
        try (StoreSnapshot snapshot = database.store.acquire()) {
            MapVersion version = ((Snapshot) snapshot).state().find(MAP);
            LeafWalk walk = new LeafWalk((TreeStore) database.store, version, false);
            for (Leaf leaf = walk.first(null); leaf != null; leaf = walk.next()) {
                found += leaf instanceof FileLeaf ? 1 : 0;
            }
        }
        return found;
    }

    /** First in order, then all over, then with gaps; some values are large. */
    private List<MapChange> changes(Random random, int round) {
        List<MapChange> changes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            byte[] key = key(round == 0 ? model.size() : random.nextInt(8_000));
            if (round > 4 && random.nextInt(3) > 0) {
                model.remove(key);
                changes.add(MapChange.delete(MAP, key));
            } else {
                changes.add(put(key, value(random)));
            }
        }
        return changes;
    }

    private static byte[] value(Random random) {
        byte[] value = new byte[random.nextInt(500) == 0 ? 10_000 : random.nextInt(600)];
        random.nextBytes(value);
        return value;
    }

    private MapChange put(byte[] key, byte[] value) {
        model.put(key, value);
        return MapChange.put(MAP, key, value);
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(6).putShort((short) 7).putInt(number).array();
    }

    private void checkRanges(LoggedStore database, Random random) {
        try (StoreSnapshot snapshot = database.store.acquire()) {
            for (int i = 0; i < 12; i++) {
                byte[] from = random.nextInt(3) == 0 ? null : key(random.nextInt(8_000));
                byte[] to = random.nextInt(3) == 0 ? null : key(random.nextInt(9_000));
                check(snapshot, from, to, false);
                check(snapshot, from, to, true);
            }
        }
    }

    private void check(StoreSnapshot snapshot, byte[] from, byte[] to, boolean reverse) {
        Iterator<Map.Entry<byte[], byte[]>> expected = (reverse
                        ? range(from, to).descendingMap()
                        : range(from, to))
                .entrySet()
                .iterator();
        int seen = 0;
        try (ByteCursor cursor = snapshot.cursor(MAP, from, to, reverse)) {
            while (cursor.next()) {
                assertThat(expected.hasNext()).as("entry %d", seen).isTrue();
                Map.Entry<byte[], byte[]> entry = expected.next();
                assertThat(cursor.key()).isEqualTo(entry.getKey());
                if (seen++ % 3 != 1) {
                    assertThat(cursor.value()).isEqualTo(entry.getValue());
                }
            }
            assertThat(cursor.next()).isFalse();
        }
        assertThat(expected.hasNext()).as("after %d entries", seen).isFalse();
    }

    private NavigableMap<byte[], byte[]> range(byte[] from, byte[] to) {
        if (from != null && to != null && Arrays.compareUnsigned(from, to) >= 0) {
            return new TreeMap<>();
        }
        NavigableMap<byte[], byte[]> tail = from == null ? model : model.tailMap(from, true);
        return to == null ? tail : tail.headMap(to, false);
    }
}
