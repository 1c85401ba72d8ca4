package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import io.docdb.wal.Salvage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 0, false);

    /** Old segments stay. */
    private static final LogOptions KEPT_LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 1 << 20, false);

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

    @Test
    void withoutAControlRecordTheNewestWholeVersionIsFound() throws IOException {
        for (StoreOptions options : List.of(OPTIONS, OPTIONS.withEncryption(EncryptedStoreTest.key(3)))) {
            for (String damage : List.of("missing", "empty", "zeros")) {
                String name = damage + options.encryption().isPresent();
                ModelDatabase model = new ModelDatabase(new Random(1));
                fill(name, model, options);
                Path control = path.resolve(name).resolve(ControlFile.NAME);
                switch (damage) {
                    case "missing" -> Files.delete(control);
                    case "empty" -> Files.write(control, new byte[0]);
                    default -> Files.write(control, new byte[ControlFile.BYTES]);
                }
                List<Damage> lost = new ArrayList<>();

                Optional<Long> last = Salvage.run(folder(name), folder(name + "-saved"), options, lost::add);

                assertThat(last).contains((long) model.commits());
                assertThat(lost).hasSize(1).first().matches(told -> told.file().endsWith(ControlFile.NAME));
                checkSaved(name + "-saved", model, options);
            }
        }
    }

    @Test
    void aTornVersionIsPassedOver() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(1));
        List<CheckpointFile.ChunkPlace> before;
        List<CheckpointFile.ChunkPlace> after;
        try (LoggedStore database = new LoggedStore(folder("source"), OPTIONS, KEPT_LOG)) {
            before = checkpoint(database, model);
            after = checkpoint(database, model);
        }
        CheckpointFile.ChunkPlace newest = after.stream()
                .filter(place -> !before.contains(place))
                .max(Comparator.comparingLong(CheckpointFile.ChunkPlace::version))
                .orElseThrow();
        flip(4096 + (newest.block() + newest.blocks() - 1) * (4096 + 16) + 100); // its end
        Files.delete(path.resolve("source").resolve(ControlFile.NAME));
        List<Damage> lost = new ArrayList<>();

        Optional<Long> last = Salvage.run(folder("source"), folder("target"), OPTIONS, lost::add);

        assertThat(last).contains((long) model.commits());
        assertThat(lost).hasSize(1);
        checkSaved("target", model, OPTIONS);
    }

    private static List<CheckpointFile.ChunkPlace> checkpoint(LoggedStore database, ModelDatabase model) {
        for (int i = 0; i < 30; i++) {
            database.commit(model.nextCommit());
        }
        database.store.checkpoint();
        return List.copyOf(((TreeStore) database.store).checkpointFile().chunks());
    }

    @Test
    void aDamagedHeaderOfTheCheckpointLosesNothing() throws IOException {
        for (boolean withControl : new boolean[] {true, false}) {
            String name = "control" + withControl;
            ModelDatabase model = new ModelDatabase(new Random(1));
            fill(name, model, OPTIONS);
            flip(name, 20);
            if (!withControl) {
                Files.delete(path.resolve(name).resolve(ControlFile.NAME));
            }
            List<Damage> lost = new ArrayList<>();

            Optional<Long> last = Salvage.run(folder(name), folder(name + "-saved"), OPTIONS, lost::add);

            assertThat(last).contains((long) model.commits());
            assertThat(lost).hasSize(withControl ? 1 : 2);
            checkSaved(name + "-saved", model, OPTIONS);
        }
    }

    @Test
    void aLogFromTheFirstCommitMakesUpForTheCheckpoint() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(1));
        fill("source", model, OPTIONS, KEPT_LOG);
        Files.delete(path.resolve("source").resolve(StoreFiles.DATA));
        Files.delete(path.resolve("source").resolve(ControlFile.NAME));
        List<Damage> lost = new ArrayList<>();

        Optional<Long> last = Salvage.run(folder("source"), folder("target"), OPTIONS, lost::add);

        assertThat(last).contains((long) model.commits());
        assertThat(lost).hasSize(1);
        checkSaved("target", model, OPTIONS);
    }

    private void checkSaved(String name, ModelDatabase model, StoreOptions options) {
        try (LoggedStore database = new LoggedStore(folder(name), options, LOG);
                StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
        }
    }

    private void fill(String name, ModelDatabase model, StoreOptions options) {
        fill(name, model, options, LOG);
    }

    private void fill(String name, ModelDatabase model, StoreOptions options, LogOptions log) {
        try (LoggedStore database = new LoggedStore(folder(name), options, log)) {
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
        flip("source", position);
    }

    private void flip(String name, long position) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(path.resolve(name).resolve(StoreFiles.DATA).toFile(), "rw")) {
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
