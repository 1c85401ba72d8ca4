package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOnDiskTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 256 * 1024, 64 * 1024, 0, false);
    private static final StoreOptions OPTIONS =
            StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(200_000, 2_000_000);

    @TempDir
    Path path;

    @Test
    void randomCommitsSurviveCleanAndUncleanEnds() throws IOException {
        long seed = System.nanoTime();
        System.out.println("randomCommitsSurviveCleanAndUncleanEnds seed " + seed);
        Random random = new Random(seed);
        ModelDatabase model = new ModelDatabase(random);
        for (int life = 0; life < 12; life++) {
            try (LoggedStore database = open()) {
                check(model, database);
                List<StoreSnapshot> readers = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    database.commit(model.nextCommit());
                    if (random.nextInt(20) == 0) {
                        database.store.checkpoint();
                    }
                    if (random.nextInt(10) == 0) {
                        readers.add(database.store.acquire());
                    }
                }
                for (StoreSnapshot reader : readers) {
                    model.check(reader);
                    reader.close();
                }
                if (life % 2 == 0) {
                    database.store.checkpoint();
                    for (int i = 0; i < 3; i++) {
                        database.commit(model.nextCommit());
                    }
                    checkCopy(model);
                }
            }
        }
        try (LoggedStore database = open()) {
            check(model, database);
            assertThat(database.checkpointAtOpen).isEqualTo(model.commits());
        }
    }

    @Test
    void aFileThatALongReaderHasMadeLongGetsShortAgain() throws InterruptedException {
        int keys = 4000;
        byte[] value = new byte[2000]; // live: 8 MB
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), LOG)) {
            database.commit(List.of(MapChange.createMap(1)));
            writeAll(database, keys, value);
            long longest;
            try (StoreSnapshot reader = database.store.acquire()) {
                for (int round = 0; round < 12; round++) {
                    value = value.clone();
                    value[0]++;
                    writeAll(database, keys, value);
                }
                assertThat(reader.get(1, ModelDatabase.bytes(0))).isEqualTo(new byte[2000]);
                database.store.checkpoint();
                longest = database.store.metrics().fileBytes();
                assertThat(longest).isGreaterThan(90_000_000);
            }
            for (int i = 0; i < 100 && database.store.metrics().fileBytes() > 80_000_000; i++) {
                Thread.sleep(200);
                database.commit(List.of(MapChange.put(1, ModelDatabase.bytes(keys), new byte[] {(byte) i})));
                database.store.checkpoint();
            }
            assertThat(database.store.metrics().fileBytes())
                    .as("2 x live + 64 MB, after %d", longest)
                    .isLessThan(2 * 8_000_000 + (64 << 20));
            database.store.verify(damage -> {
                throw new AssertionError(damage.toString());
            });
        }
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), LOG);
                StoreSnapshot snapshot = database.store.acquire()) {
            for (int key = 0; key < keys; key++) {
                assertThat(snapshot.get(1, ModelDatabase.bytes(key))).isEqualTo(value);
            }
        }
    }

    private static void writeAll(LoggedStore database, int keys, byte[] value) {
        List<MapChange> changes = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            changes.add(MapChange.put(1, ModelDatabase.bytes(key), value));
        }
        database.commit(changes);
        database.store.checkpoint();
    }

    /** A copy of the files of a database that writes no checkpoint just now is what a killed process leaves. */
    private void checkCopy(ModelDatabase model) throws IOException {
        Path copy = Files.createTempDirectory("docdb-killed");
        for (String folder : List.of("", "log")) {
            Files.createDirectories(copy.resolve(folder));
            try (Stream<Path> files = Files.list(path.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(path.relativize(file)));
                }
            }
        }
        try (LoggedStore killed = new LoggedStore(DiskFolder.open(copy), OPTIONS, LOG)) {
            check(model, killed);
        }
    }

    @Test
    void aBulkLoadWithoutItsCommitLeavesNothing() {
        try (LoggedStore database = open()) {
            database.store.bulkLoad(
                    -1,
                    IntStream.range(0, 5000)
                            .mapToObj(i -> new Entry(ModelDatabase.bytes(i), new byte[100]))
                            .iterator());
            database.store.checkpoint();
        }
        try (LoggedStore database = open();
                StoreSnapshot snapshot = database.store.acquire()) {
            assertThat(snapshot.hasMap(-1)).isFalse();
            database.store.checkpoint();
        }
    }

    @Test
    void aBulkLoadedMapSurvivesWithItsCommit() {
        try (LoggedStore database = open()) {
            database.store.bulkLoad(
                    5,
                    IntStream.range(0, 5000)
                            .mapToObj(i -> new Entry(ModelDatabase.bytes(i), new byte[100]))
                            .iterator());
            database.commit(List.of(MapChange.createMap(5)));
        }
        try (LoggedStore database = open();
                StoreSnapshot snapshot = database.store.acquire()) {
            assertThat(snapshot.count(5, null, null)).isEqualTo(5000);
        }
    }

    @Test
    void everyFlippedBitOfTheCheckpointIsToldAndNeverAnswered() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(3));
        try (LoggedStore database = open()) {
            for (int i = 0; i < 150; i++) {
                database.commit(model.nextCommit());
            }
        }
        Path file = path.resolve(StoreFiles.DATA);
        byte[] good = Files.readAllBytes(file);
        long seed = System.nanoTime();
        System.out.println("everyFlippedBitOfTheCheckpoint seed " + seed);
        Random random = new Random(seed);
        int told = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            try (LoggedStore database = open()) {
                check(model, database);
            } catch (DatabaseException e) {
                assertThat(e.code()).isIn(ErrorCode.DATA_CORRUPTED, ErrorCode.DATABASE_STOPPED);
                assertThat(e).hasMessageContaining(file.toString());
                told++;
            }
        }
        assertThat(told).isGreaterThan(5);
        Files.write(file, good);
    }

    /** A chunk that was only half written when the check came by was told as damage. */
    @Test
    void aCheckFindsNothingWhileCheckpointsAreWritten() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aCheckWhileCheckpointsAreWritten seed " + seed);
        ModelDatabase model = new ModelDatabase(new Random(seed));
        try (LoggedStore database = open()) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 150; i++) {
                    database.commit(model.nextCommit());
                    database.store.checkpoint();
                }
            });
            writer.start();
            while (writer.isAlive()) {
                assertThat(damages(database)).isEmpty();
            }
            writer.join();
            assertThat(damages(database)).isEmpty();
        }
    }

    @Test
    void aCheckFindsEveryFlippedBitWhileTheDatabaseIsOpen() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(4));
        long seed = System.nanoTime();
        System.out.println("aCheckFindsEveryFlippedBit seed " + seed);
        Random random = new Random(seed);
        try (LoggedStore database = open()) {
            for (int i = 0; i < 150; i++) {
                database.commit(model.nextCommit());
            }
            database.store.checkpoint();
            assertThat(damages(database)).isEmpty();
            TreeStore store = (TreeStore) database.store;
            List<CheckpointFile.ChunkPlace> chunks = store.checkpointFile().chunks().stream()
                    .filter(store.checkpointFile()::needs)
                    .toList();
            for (int i = 0; i < 30; i++) {
                CheckpointFile.ChunkPlace chunk = chunks.get(random.nextInt(chunks.size()));
                long block = chunk.block() + random.nextInt(chunk.blocks());
                long position = 4096 + block * (4096 + 16) + random.nextInt(4096 + 16);
                flip(path.resolve(StoreFiles.DATA), position);
                assertThat(damages(database)).hasSize(1).allMatch(d -> d.file().endsWith(StoreFiles.DATA));
                flip(path.resolve(StoreFiles.DATA), position);
            }
            Path log;
            try (Stream<Path> logs = Files.list(path.resolve("log"))) {
                log = logs.filter(f -> f.toString().endsWith(".log"))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
            }
            flip(log, 70);
            assertThat(damages(database)).hasSize(1).allMatch(d -> d.file().equals(log.toString()));
            flip(log, 70);
            assertThat(damages(database)).isEmpty();
        }
    }

    /** As after a power cut in the middle of the next version, which has already written in the place of such a chunk. */
    @Test
    void whatLiesInTheChunksOfGivenUpPagesIsNoDamage() throws IOException {
        try (LoggedStore database = open()) {
            database.commit(List.of(MapChange.createMap(1)));
            CheckpointFile file = ((TreeStore) database.store).checkpointFile();
            for (int round = 0; round < 3; round++) {
                for (int key = 0; key < 40; key++) {
                    database.commit(List.of(MapChange.put(1, ModelDatabase.bytes(key), new byte[500])));
                }
                database.store.checkpoint();
            }
            List<CheckpointFile.ChunkPlace> givenUp =
                    file.chunks().stream().filter(chunk -> !file.needs(chunk)).toList();
            assertThat(givenUp).isNotEmpty();
            for (CheckpointFile.ChunkPlace chunk : givenUp) {
                flip(path.resolve(StoreFiles.DATA), 4096 + chunk.block() * (4096 + 16) + 100);
            }
            assertThat(damages(database)).isEmpty();
            database.store.copyCheckpoint(DiskFolder.open(path.resolve("copy")));
        }
    }

    private static List<Damage> damages(LoggedStore database) {
        List<Damage> found = new ArrayList<>();
        database.store.verify(found::add);
        database.log.verify(found::add);
        return found;
    }

    private static void flip(Path file, long position) throws IOException {
        try (java.io.RandomAccessFile bytes = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int old = bytes.read();
            bytes.seek(position);
            bytes.write(old ^ 8);
        }
    }

    @Test
    void aFlippedBitInTheControlRecordIsHealedByItsCopyAndTwoAreTold() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(3));
        try (LoggedStore database = open()) {
            database.commit(model.nextCommit());
        }
        Path file = path.resolve(ControlFile.NAME);
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 2048) {
            byte[] bad = good.clone();
            bad[at + 50] ^= 4;
            Files.write(file, bad);
            try (LoggedStore database = open()) {
                check(model, database);
            }
            Files.write(file, good);
        }
        byte[] bad = good.clone();
        for (int at = 0; at < good.length; at += 2048) {
            bad[at + 50] ^= 4;
        }
        Files.write(file, bad);
        assertThatThrownBy(this::open).hasMessageContaining(file.toString()).hasMessageContaining("control record");
    }

    @Test
    void aMissingCheckpointControlOrLogIsTold() throws IOException {
        try (LoggedStore database = open()) {
            database.commit(List.of(MapChange.createMap(1)));
        }
        Path control = path.resolve(ControlFile.NAME);
        byte[] good = Files.readAllBytes(control);
        Files.delete(control);
        assertThatThrownBy(this::open).hasMessageContaining("expected a control record beside data, log or archive");
        Files.write(control, good);
        try (Stream<Path> logs = Files.list(path.resolve("log"))) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        }
        assertThatThrownBy(this::open).hasMessageContaining("Log missing");
        Files.delete(path.resolve(StoreFiles.DATA));
        assertThatThrownBy(this::open).hasMessageContaining(StoreFiles.DATA);
    }

    @Test
    void anInterruptedReaderReadsOnAndHarmsNobody() throws Exception {
        ModelDatabase model = new ModelDatabase(new Random(5));
        try (LoggedStore database = open()) {
            for (int i = 0; i < 200; i++) {
                database.commit(model.nextCommit());
            }
        }
        try (LoggedStore database = open()) {
            List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
            List<Thread> readers = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                Thread reader = new Thread(() -> {
                    try {
                        for (int i = 0; i < 20; i++) {
                            check(model, database);
                        }
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
                readers.add(reader);
                reader.start();
            }
            for (Thread reader : readers) {
                while (reader.isAlive()) {
                    reader.interrupt();
                    Thread.sleep(1);
                }
            }
            assertThat(failures).isEmpty();
            database.commit(model.nextCommit());
            database.store.checkpoint();
            check(model, database);
        }
    }

    private LoggedStore open() {
        return new LoggedStore(DiskFolder.open(path), OPTIONS, LOG);
    }

    private static void check(ModelDatabase model, LoggedStore database) {
        try (StoreSnapshot snapshot = database.store.acquire()) {
            assertThat(snapshot.sequence()).isEqualTo(model.commits());
            model.check(snapshot);
        }
    }
}
