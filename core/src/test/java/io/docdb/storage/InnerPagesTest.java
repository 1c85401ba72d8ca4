package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees with more pages above their leaves than there are places to keep them. */
class InnerPagesTest {
    private static final int MAPS = 3;
    private static final int KEYS = 12_000;
    private static final StoreOptions OPTIONS = StoreOptions.defaults().withCacheBytes(1 << 20);

    private final int[][] versions = new int[MAPS][KEYS];

    @TempDir
    Path path;

    @Test
    void leadToTheRightLeafOfEveryTreeWhateverWasWrittenSince() throws IOException {
        long seed = System.nanoTime();
        System.out.println("InnerPagesTest seed " + seed);
        Random random = new Random(seed);
        LogOptions log = new LogOptions(16 * 1024, 4 << 20, 64 * 1024, 0, false);
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), OPTIONS, log)) {
            for (int map = 0; map < MAPS; map++) {
                List<MapChange> changes = new ArrayList<>(List.of(MapChange.createMap(map + 1)));
                for (int key = 0; key < KEYS; key++) {
                    changes.add(MapChange.put(map + 1, key(key), value(0)));
                }
                database.commit(changes);
            }
            for (int round = 1; round <= 6; round++) {
                database.store.checkpoint();
                try (StoreSnapshot before = database.store.acquire()) {
                    check(before, random);
                    int[][] old = {versions[0].clone(), versions[1].clone(), versions[2].clone()};
                    database.commit(change(random, round));
                    for (int i = 0; i < 2_000; i++) {
                        int map = random.nextInt(MAPS);
                        int key = random.nextInt(KEYS);
                        assertThat(number(before.get(map + 1, key(key)))).isEqualTo(old[map][key]);
                    }
                }
                try (StoreSnapshot after = database.store.acquire()) {
                    check(after, random);
                }
            }
        }
    }

    private List<MapChange> change(Random random, int round) {
        List<MapChange> changes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int map = random.nextInt(MAPS);
            int key = random.nextInt(KEYS);
            versions[map][key] = round;
            changes.add(MapChange.put(map + 1, key(key), value(round)));
        }
        return changes;
    }

    /** By single look-ups, by look-ups in order, and by cursors. */
    private void check(StoreSnapshot snapshot, Random random) {
        for (int i = 0; i < 6_000; i++) {
            int map = random.nextInt(MAPS);
            int key = random.nextInt(KEYS);
            assertThat(number(snapshot.get(map + 1, key(key)))).isEqualTo(versions[map][key]);
        }
        assertThat(snapshot.get(1, key(KEYS))).isNull();
        for (int map = 0; map < MAPS; map++) {
            Lookups lookups = snapshot.lookups(map + 1);
            for (int key = 0; key < KEYS; key += 1 + random.nextInt(20)) {
                assertThat(number(lookups.get(key(key)))).isEqualTo(versions[map][key]);
            }
            int from = random.nextInt(KEYS);
            try (ByteCursor cursor = snapshot.cursor(map + 1, key(from), null, false)) {
                for (int key = from; key < Math.min(KEYS, from + 500); key++) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(number(cursor.value())).isEqualTo(versions[map][key]);
                }
            }
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] value(int number) {
        return ByteBuffer.allocate(300).putInt(number).array();
    }

    private static int number(byte[] value) {
        return ByteBuffer.wrap(value).getInt();
    }
}
