package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.Backup;
import io.docdb.wal.LogOptions;
import io.docdb.wal.Salvage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies on a folder that loses power, or whose process is killed, at every operation: what is left is whole or refused. */
class UnfinishedCopyTest {
    /** Small segments: a log of several. */
    private static final LogOptions LOG = new LogOptions(4096, 4096, 16 * 1024, 1 << 20, false);

    private static final StoreOptions OPTIONS = StoreOptions.defaults().withCacheBytes(1 << 20);
    private static final int ROUNDS = 6;

    @TempDir
    Path path;

    private final long seed = System.nanoTime();
    private final ModelDatabase model = new ModelDatabase(new Random(seed));

    private interface Copy {
        void run(Folder target);
    }

    @BeforeEach
    void fill() {
        System.out.println("copies seed " + seed);
        try (LoggedStore database = openSource()) {
            commit(database, 20);
            database.store.checkpoint();
            commit(database, 40);
        }
    }

    private LoggedStore openSource() {
        return new LoggedStore(DiskFolder.open(path.resolve("source")), OPTIONS, LOG);
    }

    private void commit(LoggedStore database, int count) {
        for (int i = 0; i < count; i++) {
            database.commit(model.nextCommit());
        }
    }

    @Test
    void aBackupThatIsCutOffIsRefused() {
        try (LoggedStore database = openSource()) {
            commit(database, 30);
            cutEverywhere(target -> Backup.write(database.store, database.log, target), this::requireWholeOrRefused);
        }
    }

    @Test
    void aRestoreThatIsCutOffIsRefused() {
        Folder backup = DiskFolder.open(path.resolve("backup"));
        try (LoggedStore database = openSource()) {
            commit(database, 30);
            Backup.write(database.store, database.log, backup);
        }
        cutEverywhere(
                target -> Backup.restore(backup, target, model.commits(), Optional.empty()),
                this::requireWholeOrRefused);
    }

    /** Its end is told by who makes the indexes anew, so that even the last cut leaves it refused. */
    @Test
    void aSalvageThatIsCutOffIsRefused() {
        Folder source = DiskFolder.open(path.resolve("source"));
        cutEverywhere(
                target -> Salvage.run(source, target, OPTIONS, damage -> {}),
                (found, done) -> assertThat(isRefused(found)).isTrue());
    }

    @Test
    void anExtensionThatIsKilledLeavesNothingThatTheNextTrustsInVain() throws IOException {
        Random random = new Random(seed);
        try (LoggedStore database = openSource()) {
            PowerCutFolder first = new PowerCutFolder(random);
            Backup.write(database.store, database.log, first);
            commit(database, 30);
            for (int operation = 1; ; operation++) {
                PowerCutFolder target = first.afterCut(random);
                target.cutAfter(operation);
                if (completes(target, folder -> Backup.extend(database.log, folder))) {
                    break;
                }
                PowerCutFolder next = target.afterKill(random);
                Backup.extend(database.log, next);
                assertThat(Backup.inspect(next.afterCut(random)).lastSequence()).isEqualTo(model.commits());
            }
        }
    }

    /** Both have seen an empty folder. Who comes later is refused, and does not take away what the other has written. */
    @Test
    void ofTwoCopiesIntoOneFolderTheSecondIsRefusedAndTheFirstIsWhole() throws IOException {
        Folder finished = DiskFolder.open(path.resolve("finished"));
        Folder atWork = DiskFolder.open(path.resolve("at work"));
        try (LoggedStore database = openSource()) {
            Copy copy = target -> Backup.write(database.store, database.log, target);
            requireSecondRefused(copy, finished, () -> copy.run(finished));
            requireSecondRefused(copy, atWork, () -> UnfinishedCopy.begin(atWork));
        }
        Copy restore = target -> Backup.restore(finished, target, model.commits(), Optional.empty());
        Folder restored = DiskFolder.open(path.resolve("restored"));
        requireSecondRefused(restore, restored, () -> restore.run(restored));

        requireWholeOrRefused(finished, true);
        requireWholeOrRefused(restored, true);
        assertThatThrownBy(() -> UnfinishedCopy.requireNone(atWork)).hasMessageContaining("still at work");
    }

    private interface First {
        void run() throws IOException;
    }

    private static void requireSecondRefused(Copy second, Folder target, First first) {
        Folder late = new FilterFolder(target) {
            @Override
            public DataFile create(String name) throws IOException {
                if (name.equals("docdb.unfinished")) {
                    first.run();
                }
                return super.create(name);
            }
        };
        assertThatThrownBy(() -> second.run(late))
                .hasMessageStartingWith("Folder not empty: ")
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER));
    }

    private interface Check {
        void of(Folder found, boolean done) throws IOException;
    }

    private void cutEverywhere(Copy copy, Check check) {
        Random random = new Random(seed);
        boolean done = false;
        for (int operation = 1; !done; operation++) {
            for (int round = 0; round < ROUNDS; round++) {
                PowerCutFolder target = new PowerCutFolder(random);
                target.cutAfter(operation);
                done = completes(target, copy);
                try {
                    check.of(target.afterCrash(random), done);
                } catch (IOException | RuntimeException | Error e) {
                    throw new AssertionError("operation " + operation + ", seed " + seed, e);
                }
            }
        }
    }

    private static boolean completes(PowerCutFolder target, Copy copy) {
        try {
            copy.run(target);
            return !target.isCut();
        } catch (DatabaseException | PowerCutFolder.PowerCut e) {
            if (!target.isCut()) {
                throw e;
            }
            return false;
        }
    }

    private void requireWholeOrRefused(Folder found, boolean done) throws IOException {
        if (isRefused(found)) {
            assertThat(done).as("refused, though it was complete").isFalse();
        } else {
            assertThat(Backup.inspect(found).lastSequence()).isEqualTo(model.commits());
            try (LoggedStore database = new LoggedStore(found, OPTIONS, LOG);
                    StoreSnapshot snapshot = database.store.acquire()) {
                model.check(snapshot);
            }
        }
    }

    private static boolean isRefused(Folder found) throws IOException {
        if (!StoreCopy.hasControlRecord(found)) {
            return true;
        }
        try {
            UnfinishedCopy.requireNone(found);
            return false;
        } catch (DatabaseException e) {
            return true;
        }
    }
}
