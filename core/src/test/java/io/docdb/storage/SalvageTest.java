package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import io.docdb.wal.Salvage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 0, false);
    private static final StoreOptions OPTIONS = StoreOptions.defaults().withCacheBytes(1 << 20);

    @TempDir
    Path path;

    @Test
    void aWholeDatabaseIsSalvagedWhole() {
        ModelDatabase model = new ModelDatabase(new Random(1));
        fill("source", model, OPTIONS);
        List<Damage> lost = new ArrayList<>();

        Optional<Long> last = Salvage.run(folder("source"), folder("target"), OPTIONS, lost::add);

        assertThat(lost).isEmpty();
        assertThat(last).contains((long) model.commits());
        try (LoggedStore database = new LoggedStore(folder("target"), OPTIONS, LOG);
                StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
            database.commit(List.of(MapChange.put(1, ModelDatabase.bytes(1), new byte[1])));
        }
        try (LoggedStore database = new LoggedStore(folder("target"), OPTIONS, LOG)) {
            assertThat(database.store.appliedSequence()).isEqualTo(model.commits() + 1);
        }
    }

    @Test
    void anEncryptedDatabaseIsSalvagedWithItsKey() {
        StoreOptions encrypted = OPTIONS.withEncryption(EncryptedStoreTest.key(3));
        ModelDatabase model = new ModelDatabase(new Random(1));
        fill("source", model, encrypted);

        Salvage.run(folder("source"), folder("target"), encrypted, damage -> {
            throw new AssertionError(damage.toString());
        });

        try (LoggedStore database = new LoggedStore(folder("target"), encrypted, LOG);
                StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
        }
    }

    /** Every entry of the new database is as it was; what is missing was told. */
    @Test
    void ofADamagedCheckpointAllThatIsWholeIsSalvagedAndTheRestIsTold() throws IOException {
        byte[] content = new byte[200];
        List<CheckpointFile.ChunkPlace> chunks;
        try (LoggedStore database = new LoggedStore(folder("source"), OPTIONS, LOG)) {
            List<MapChange> changes = new ArrayList<>(List.of(MapChange.createMap(1)));
            for (int i = 0; i < 20_000; i++) {
                changes.add(MapChange.put(1, ModelDatabase.bytes(i), content));
            }
            database.commit(changes);
            database.store.checkpoint();
            chunks = List.copyOf(((TreeStore) database.store).checkpointFile().chunks());
        }
        CheckpointFile.ChunkPlace largest = chunks.stream()
                .max((a, b) -> Integer.compare(a.blocks(), b.blocks()))
                .orElseThrow();
        for (int i = 1; i <= 5; i++) {
            flip(4096 + (largest.block() + (long) largest.blocks() * i / 8) * (4096 + 16) + 100);
        }
        List<Damage> lost = new ArrayList<>();

        Optional<Long> last = Salvage.run(folder("source"), folder("target"), OPTIONS, lost::add);

        assertThat(last).contains(1L);
        assertThat(lost).isNotEmpty().allMatch(damage -> damage.description().startsWith("map 1: entries from"));
        try (LoggedStore database = new LoggedStore(folder("target"), OPTIONS, LOG);
                StoreSnapshot snapshot = database.store.acquire();
                ByteCursor cursor = snapshot.cursor(1, null, null, false)) {
            assertThat(snapshot.count(1, null, null)).isBetween(10_000L, 19_990L);
            while (cursor.next()) {
                assertThat(Arrays.equals(cursor.value(), content)).isTrue();
            }
        }
    }

    private void fill(String name, ModelDatabase model, StoreOptions options) {
        try (LoggedStore database = new LoggedStore(folder(name), options, LOG)) {
            for (int i = 0; i < 60; i++) {
                database.commit(model.nextCommit());
                if (i == 40) {
                    database.store.checkpoint();
                }
            }
            database.stop.stop(new IOException("killed here, so that part of it is in the log only"));
        }
    }

    private void flip(long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(
                path.resolve("source").resolve(StoreFiles.DATA).toFile(), "rw")) {
            file.seek(position);
            int old = file.read();
            file.seek(position);
            file.write(old ^ 1);
        }
    }

    private DiskFolder folder(String name) {
        return DiskFolder.open(path.resolve(name));
    }
}
