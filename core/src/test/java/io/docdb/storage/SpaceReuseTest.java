package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.LogOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Changes all over a map leave something that is still needed in every chunk: space comes back by compaction alone. */
class SpaceReuseTest {
    private static final int ENTRIES = 10_000;
    private static final int VALUE_BYTES = 300;
    private static final int CHANGES = 50;
    private static final int ROUNDS = 80;

    /** Chunks are written anew a second after they were written at the earliest. */
    private static final int SEASONED_MILLIS = 1_050;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void randomChangesDoNotMakeTheFileGrowWithoutEnd() throws Exception {
        try (LoggedStore database =
                new LoggedStore(new PowerCutFolder(random), StoreOptions.defaults(), LogOptions.DEFAULT)) {
            fill(database);
            rounds(database, ROUNDS);
            long before = usedBytes(database);
            Thread.sleep(SEASONED_MILLIS);
            rounds(database, ROUNDS / 4);

            assertThat(usedBytes(database)).as("seed %d", seed).isLessThan(before * 3 / 4);
        }
    }

    private static void fill(LoggedStore database) {
        List<MapChange> changes = new ArrayList<>();
        changes.add(MapChange.createMap(1));
        for (int i = 0; i < ENTRIES; i++) {
            changes.add(put(i));
        }
        database.commit(changes);
        database.store.checkpoint();
    }

    private void rounds(LoggedStore database, int rounds) {
        for (int round = 0; round < rounds; round++) {
            List<MapChange> changes = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                changes.add(put(random.nextInt(ENTRIES)));
            }
            database.commit(changes);
            database.store.checkpoint();
        }
    }

    private static MapChange put(int key) {
        return MapChange.put(1, ModelDatabase.bytes(key), new byte[VALUE_BYTES]);
    }

    private static long usedBytes(LoggedStore database) {
        return SealedFile.BLOCK_BYTES
                * ((TreeStore) database.store)
                        .checkpointFile().chunks().stream()
                                .mapToLong(CheckpointFile.ChunkPlace::blocks)
                                .sum();
    }
}
