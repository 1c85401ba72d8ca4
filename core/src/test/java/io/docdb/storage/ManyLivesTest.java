package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.LogOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lives that end long before a checkpoint is due: each leaves a version of its own in the file. */
class ManyLivesTest {
    private static final int LIVES = 240;

    /** Chunks are written anew a second after they were written at the earliest. */
    private static final int LIVES_IN_A_SECOND = 80;

    /** So that each life changes another leaf, and all of them together are little beside the file. */
    private static final int ENTRIES = 12_000;

    private final PowerCutFolder folder = new PowerCutFolder(new Random(1));

    @Test
    void whatTheyLeaveInTheFileIsBounded() throws Exception {
        try (LoggedStore database = open()) {
            List<MapChange> changes = new ArrayList<>();
            changes.add(MapChange.createMap(1));
            for (int i = 0; i < ENTRIES; i++) {
                changes.add(put(i, 0));
            }
            database.commit(changes);
        }
        for (int life = 1; life <= LIVES; life++) {
            try (LoggedStore database = open()) {
                database.commit(List.of(put(life * (ENTRIES / LIVES) - 1, life)));
            }
            if (life % LIVES_IN_A_SECOND == 0) {
                Thread.sleep(1_050);
            }
        }
        try (LoggedStore database = open()) {
            int chunks = ((TreeStore) database.store).checkpointFile().chunks().size();
            assertThat(chunks).isLessThan(LIVES * 2 / 3);
            requireAll(database);
        }
    }

    /** The last bytes of the value say which life wrote it. */
    private static MapChange put(int key, int life) {
        byte[] value = ByteBuffer.allocate(300).putInt(296, life).array();
        return MapChange.put(1, ModelDatabase.bytes(key), value);
    }

    private static void requireAll(LoggedStore database) {
        try (StoreSnapshot stored = database.store.acquire()) {
            for (int i = 0; i < ENTRIES; i++) {
                int life = (i + 1) % (ENTRIES / LIVES) == 0 ? (i + 1) / (ENTRIES / LIVES) : 0;
                assertThat(stored.get(1, ModelDatabase.bytes(i)))
                        .isEqualTo(put(i, life).value());
            }
        }
    }

    private LoggedStore open() {
        return new LoggedStore(folder, StoreOptions.defaults(), LogOptions.DEFAULT);
    }
}
