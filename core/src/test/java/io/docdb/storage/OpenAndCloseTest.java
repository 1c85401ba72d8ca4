package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.ChildJvm;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FolderLock;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAndCloseTest {
    @TempDir
    Path path;

    @Test
    void openingAndClosingLeaksNeitherThreadsNorFiles() throws Exception {
        cycle();
        long threads = docdbThreads();
        long files = openFiles();
        for (int i = 0; i < 60; i++) {
            cycle();
        }
        assertThat(docdbThreads()).isLessThanOrEqualTo(threads);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 3);
    }

    private void cycle() {
        DiskFolder folder = DiskFolder.open(path.resolve("cycle"));
        try (FolderLock lock = FolderLock.acquire(folder);
                LoggedStore database = new LoggedStore(folder, StoreOptions.defaults(), LogOptions.DEFAULT)) {
            assertThat(lock).isNotNull();
            boolean isNew = database.store.appliedSequence() == 0;
            database.commit(
                    isNew
                            ? List.of(MapChange.createMap(1))
                            : List.of(MapChange.put(1, ModelDatabase.bytes(1), new byte[10])));
        }
    }

    private static long docdbThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docdb"))
                .count();
    }

    private static long openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors));
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.count();
        }
    }

    @Test
    void aSecondOwnerInThisProcessIsToldWhoHoldsTheFolder() {
        DiskFolder folder = DiskFolder.open(path);
        try (FolderLock lock = FolderLock.acquire(folder)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> FolderLock.acquire(folder))
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid())
                        .hasMessageContaining(path.getFileName().toString())
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.ALREADY_OPEN));
            }
            assertThat(lock).isNotNull();
        }
        FolderLock.acquire(folder).close();
    }

    @Test
    void anotherProcessIsToldWhoHoldsTheFolderAndAKilledOneHoldsItNoLonger() throws Exception {
        Process holder = ChildJvm.start("64m", Holder.class, path.toString());
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('1');
            DiskFolder folder = DiskFolder.open(path);
            assertThatThrownBy(() -> FolderLock.acquire(folder)).hasMessageContaining("process " + holder.pid());
            holder.destroyForcibly();
            assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
            FolderLock.acquire(folder).close();
        } finally {
            holder.destroyForcibly();
        }
    }

    /** Holds a folder until it is killed. */
    static final class Holder {
        public static void main(String[] args) throws InterruptedException {
            FolderLock lock = FolderLock.acquire(DiskFolder.open(Path.of(args[0])));
            System.out.print(1);
            System.out.flush();
            Thread.sleep(60_000);
            lock.close();
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderIsTold() throws IOException {
        Path file = Files.createFile(path.resolve("file"));
        assertThatThrownBy(() -> DiskFolder.open(file)).hasMessageContaining("expected a folder, found a file");
    }
}
