package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import io.docdb.wal.Backup;
import io.docdb.wal.BackupReport;
import io.docdb.wal.LogOptions;
import io.docdb.wal.LogReader;
import io.docdb.wal.Salvage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final LogOptions LOG = new LogOptions(4096, 64 * 1024, 64 * 1024, 10 << 20, false);
    private static final StoreOptions OPTIONS =
            StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(100_000, 1_000_000);

    @TempDir
    Path path;

    @Test
    void aBackupTakenUnderWritersIsConsistentAndRestoresToEveryCommit() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aBackupTakenUnderWriters seed " + seed);
        Random random = new Random(seed);
        ModelDatabase model = new ModelDatabase(random);
        List<BackupReport> reports = new ArrayList<>();
        Folder backup = folder("backup");
        try (LoggedStore database = open("live")) {
            for (int i = 0; i < 50; i++) {
                database.commit(model.nextCommit());
            }
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        database.commit(model.nextCommit());
                    }
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            writer.start();
            reports.add(Backup.write(database.store, database.log, backup));
            while (writer.isAlive()) {
                reports.add(Backup.extend(database.log, backup));
                Thread.sleep(20);
            }
            writer.join();
            assertThat(failure.get()).isNull();
            reports.add(Backup.extend(database.log, backup));
        }
        BackupReport last = reports.get(reports.size() - 1);
        assertThat(last.lastSequence()).isEqualTo(model.commits());
        assertThat(Backup.inspect(backup)).isEqualTo(last);
        try (LogReader reader = Backup.read(backup, Optional.empty())) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.sequence()).isIn(last.checkpointSequence(), last.checkpointSequence() + 1);
            for (long sequence = reader.sequence() + 1; sequence <= last.lastSequence(); sequence++) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.sequence()).isEqualTo(sequence);
            }
            assertThat(reader.next()).isFalse();
        }
        int span = (int) (last.lastSequence() - last.checkpointSequence());
        for (int i = 0; i < 8; i++) {
            long point = i == 0
                    ? last.checkpointSequence()
                    : i == 1 ? last.lastSequence() : last.checkpointSequence() + random.nextInt(span + 1);
            Folder restored = folder("restored" + i);
            Backup.restore(backup, restored, point, Optional.empty());
            try (LoggedStore database = new LoggedStore(restored, OPTIONS, LOG);
                    StoreSnapshot snapshot = database.store.acquire()) {
                assertThat(snapshot.sequence()).isEqualTo(point);
                model.check(snapshot);
                database.store.verify(damage -> {
                    throw new AssertionError(damage.toString());
                });
                database.commit(List.of(MapChange.put(1, ModelDatabase.bytes(1), new byte[9])));
            }
            try (LoggedStore again = new LoggedStore(restored, OPTIONS, LOG)) {
                assertThat(again.store.appliedSequence()).isEqualTo(point + 1);
            }
        }
        try (LoggedStore opened = new LoggedStore(backup, OPTIONS, LOG);
                StoreSnapshot snapshot = opened.store.acquire()) {
            model.check(snapshot);
        }
    }

    @Test
    void anEncryptedDatabaseIsBackedUpEncrypted() {
        StoreOptions encrypted = OPTIONS.withEncryption(EncryptedStoreTest.key(1));
        ModelDatabase model = new ModelDatabase(new Random(2));
        Folder backup = folder("backup");
        Folder restored = folder("restored");
        try (LoggedStore database = new LoggedStore(folder("live"), encrypted, LOG)) {
            for (int i = 0; i < 40; i++) {
                database.commit(model.nextCommit());
            }
            Backup.write(database.store, database.log, backup);
        }
        Backup.restore(backup, restored, 40, Optional.empty());
        assertThatThrownBy(() -> new LoggedStore(restored, OPTIONS, LOG)).hasMessageContaining("expected a key");
        try (LoggedStore database = new LoggedStore(restored, encrypted, LOG);
                StoreSnapshot snapshot = database.store.acquire()) {
            model.check(snapshot);
        }
    }

    @Test
    void aTargetInUseAndAPointOutsideTheBackupAndALogThatIsGoneAreRefused() throws IOException {
        Folder backup = folder("backup");
        LogOptions forgetful = new LogOptions(4096, 4096, 64 * 1024, 0, false);
        try (LoggedStore database = new LoggedStore(folder("live"), OPTIONS, forgetful)) {
            ModelDatabase model = new ModelDatabase(new Random(2));
            database.commit(model.nextCommit());
            BackupReport report = Backup.write(database.store, database.log, backup);
            assertThatThrownBy(() -> Backup.write(database.store, database.log, backup))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("not empty");
            assertThatThrownBy(() -> Backup.restore(backup, folder("r"), report.lastSequence() + 1, Optional.empty()))
                    .hasMessageContaining("expected " + report.checkpointSequence() + " to " + report.lastSequence());
            for (int i = 0; i < 50; i++) {
                database.commit(model.nextCommit());
            }
            database.store.checkpoint();
            database.commit(model.nextCommit());
            database.store.checkpoint();
            assertThatThrownBy(() -> Backup.extend(database.log, backup)).hasMessageContaining("cannot be extended");
        }
    }

    /** Every file can be written to so often, then the disk is full. */
    private static Folder full(Folder disk, int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return new FilterFolder(disk) {
            @Override
            protected DataFile wrap(String name, DataFile file) {
                return new FilterFile(file) {
                    @Override
                    public void write(ByteBuffer source, long position) throws IOException {
                        if (left.getAndDecrement() <= 0) {
                            throw new IOException("No space left on device");
                        }
                        super.write(source, position);
                    }
                };
            }
        };
    }

    @Test
    void aCopyForWhichThereIsNoRoomLeavesNothingBehind() throws IOException {
        Folder target = folder("target");
        Folder backup = folder("backup");
        try (LoggedStore database = open("live")) {
            ModelDatabase model = new ModelDatabase(new Random(3));
            for (int i = 0; i < 20; i++) {
                database.commit(model.nextCommit());
            }
            Backup.write(database.store, database.log, backup);
            for (int writes = 0; writes < 5; writes++) {
                Folder small = full(target, writes);
                assertThatThrownBy(() -> Backup.write(database.store, database.log, small))
                        .hasMessageContaining("No space left");
                assertThat(StoreCopy.countFiles(target)).isZero();
                assertThatThrownBy(() -> Backup.restore(backup, small, 20, Optional.empty()))
                        .hasMessageContaining("No space left");
                assertThat(StoreCopy.countFiles(target)).isZero();
            }
            Backup.restore(backup, target, 20, Optional.empty());
            assertThat(Backup.inspect(target).lastSequence()).isEqualTo(20);
        }
    }

    /** Each life begins segments, some of them without records. */
    @Test
    void aBackupIsExtendedOverManyLivesWithAndWithoutCommits() {
        long seed = System.nanoTime();
        System.out.println("aBackupIsExtendedOverManyLives seed " + seed);
        Random random = new Random(seed);
        ModelDatabase model = new ModelDatabase(random);
        Folder backup = folder("backup");
        for (int life = 0; life < 60; life++) {
            try (LoggedStore database = open("live")) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    database.commit(model.nextCommit());
                }
                if (life == 0) {
                    Backup.write(database.store, database.log, backup);
                } else if (random.nextInt(3) == 0) {
                    Backup.extend(database.log, backup);
                    assertThat(Backup.inspect(backup).lastSequence())
                            .as("seed " + seed)
                            .isEqualTo(model.commits());
                }
            }
        }
        try (LoggedStore database = open("live")) {
            Backup.extend(database.log, backup);
        }
        Backup.restore(backup, folder("restored"), model.commits(), Optional.empty());
        try (LoggedStore restored = open("restored");
                StoreSnapshot snapshot = restored.store.acquire()) {
            model.check(snapshot);
        }
    }

    @Test
    void aBackupIsExtendedBeforeTheFirstCommitAndBehindIt() {
        ModelDatabase model = new ModelDatabase(new Random(3));
        Folder backup = folder("backup");
        try (LoggedStore database = open("live")) {
            Backup.write(database.store, database.log, backup);
            Backup.extend(database.log, backup);
        }
        try (LoggedStore database = open("live")) {
            Backup.extend(database.log, backup);
            assertThat(Backup.inspect(backup).lastSequence()).isZero();
            database.commit(model.nextCommit());
            Backup.extend(database.log, backup);
        }
        assertThat(Backup.inspect(backup).lastSequence()).isEqualTo(1);
    }

    /** As extensions once left it. */
    @Test
    void aBackupThatLacksASegmentWithoutRecordsIsWhole() throws IOException {
        ModelDatabase model = new ModelDatabase(new Random(5));
        Folder backup = folder("backup");
        for (int life = 0; life < 3; life++) {
            try (LoggedStore database = open("live")) {
                if (life == 0) {
                    Backup.write(database.store, database.log, backup);
                }
                database.commit(model.nextCommit());
                database.commit(model.nextCommit());
            }
        }
        for (int life = 0; life < 3; life++) {
            open("live").close();
        }
        try (LoggedStore database = open("live")) {
            database.commit(model.nextCommit());
            Backup.extend(database.log, backup);
        }
        List<String> segments = backup.list("log");
        String before = segments.get(segments.size() - 2);
        assertThat(isWithoutRecords(backup, "log/" + before)).isTrue();
        backup.delete("log/" + before);
        assertThat(Backup.inspect(backup).lastSequence()).isEqualTo(model.commits());
        Backup.restore(backup, folder("restored"), model.commits(), Optional.empty());
        try (LoggedStore restored = open("restored");
                StoreSnapshot snapshot = restored.store.acquire()) {
            model.check(snapshot);
        }
    }

    private static boolean isWithoutRecords(Folder folder, String name) throws IOException {
        try (DataFile file = folder.open(name, false)) {
            return file.size() == 64;
        }
    }

    @Test
    void aSalvageForWhichThereIsNoRoomTellsThatAndNotOfDamage() {
        try (LoggedStore database = open("live")) {
            ModelDatabase model = new ModelDatabase(new Random(3));
            for (int i = 0; i < 20; i++) {
                database.commit(model.nextCommit());
            }
        }
        List<Damage> lost = new ArrayList<>();
        for (int writes = 0; writes < 8; writes++) {
            Folder small = full(folder("target" + writes), writes);
            assertThatThrownBy(() -> Salvage.run(folder("live"), small, OPTIONS, lost::add))
                    .as("after %d writes", writes)
                    .hasMessageContaining("No space left")
                    .hasMessageContaining("target");
        }
        assertThat(lost).isEmpty();
    }

    private LoggedStore open(String name) {
        return new LoggedStore(folder(name), OPTIONS, LOG);
    }

    private Folder folder(String name) {
        return DiskFolder.open(path.resolve(name));
    }
}
