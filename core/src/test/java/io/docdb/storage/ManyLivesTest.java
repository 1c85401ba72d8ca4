package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
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

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private PowerCutFolder folder = new PowerCutFolder(random);

    /** Which life wrote each entry. */
    private final int[] writers = new int[ENTRIES];

    @Test
    void whatTheyLeaveInTheFileIsBounded() throws Exception {
        fill();
        for (int life = 1; life <= LIVES; life++) {
            live(life);
            if (life % LIVES_IN_A_SECOND == 0) {
                Thread.sleep(1_050);
            }
        }
        try (LoggedStore database = open()) {
            assertThat(chunks(database)).isLessThan(LIVES * 2 / 3);
            requireAll(database);
        }
    }

    /** And while what they held is written over by those that follow. */
    @Test
    void aPowerCutWhileItIsGatheredLosesNothing() throws Exception {
        System.out.println("many lives seed " + seed);
        fill();
        for (int life = 1; life <= LIVES_IN_A_SECOND; life++) {
            live(life);
        }
        Thread.sleep(1_050);
        PowerCutFolder before = folder;
        int[] then = writers.clone();
        boolean whole = false;
        for (int operation = 1; !whole; operation++) {
            folder = before.afterCut(random); // a copy: nothing is pending
            System.arraycopy(then, 0, writers, 0, ENTRIES);
            folder.cutAfter(operation);
            whole = survives(LIVES_IN_A_SECOND + 1) && survives(LIVES_IN_A_SECOND + 2);
            folder = folder.afterCrash(random);
            live(LIVES_IN_A_SECOND + 3);
            live(LIVES_IN_A_SECOND + 4);
            try (LoggedStore database = open()) {
                requireAll(database);
                assertThat(!whole || chunks(database) < LIVES_IN_A_SECOND / 2)
                        .as("gathered")
                        .isTrue();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("operation " + operation + ", seed " + seed, e);
            }
        }
    }

    private void fill() {
        try (LoggedStore database = open()) {
            List<MapChange> changes = new ArrayList<>();
            changes.add(MapChange.createMap(1));
            for (int i = 0; i < ENTRIES; i++) {
                changes.add(put(i, 0));
            }
            database.commit(changes);
        }
    }

    private void live(int life) {
        try (LoggedStore database = open()) {
            database.commit(List.of(put(keyOf(life), life)));
            writers[keyOf(life)] = life;
        }
    }

    private static int keyOf(int life) {
        return life * (ENTRIES / LIVES) - 1;
    }

    /** False if the power was cut; then what was not acknowledged may be there or not. */
    private boolean survives(int life) {
        try {
            live(life);
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            if (!folder.isCut()) {
                throw e;
            }
        }
        return !folder.isCut();
    }

    private static int chunks(LoggedStore database) {
        return ((TreeStore) database.store).checkpointFile().chunks().size();
    }

    /** The last bytes of the value say which life wrote it. */
    private static MapChange put(int key, int life) {
        byte[] value = ByteBuffer.allocate(300).putInt(296, life).array();
        return MapChange.put(1, ModelDatabase.bytes(key), value);
    }

    private void requireAll(LoggedStore database) {
        try (StoreSnapshot stored = database.store.acquire()) {
            for (int i = 0; i < ENTRIES; i++) {
                byte[] found = stored.get(1, ModelDatabase.bytes(i));
                boolean ofUnknownLife =
                        writers[i] == 0 && ByteBuffer.wrap(found).getInt(296) != 0; // not acknowledged
                if (!ofUnknownLife) {
                    assertThat(found).isEqualTo(put(i, writers[i]).value());
                }
            }
        }
    }

    private LoggedStore open() {
        return new LoggedStore(folder, StoreOptions.defaults(), LogOptions.DEFAULT);
    }
}
