package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was killed soon after it was made, and then lost a file or the end of one: told, never taken for an empty one. */
class LostFilesTest {
    @TempDir
    Path folder;

    private Path killed;

    @BeforeEach
    void kill() throws IOException {
        killed = folder.resolve("killed");
        Path open = folder.resolve("open");
        try (Database database = Database.open(open);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            for (int id = 0; id < 100; id++) {
                session.execute("INSERT INTO t VALUES (" + id + ", REPEAT('x', 1000))");
            }
            copy(open, killed);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static long count(Path database) {
        try (Database opened = Database.open(database);
                Session session = opened.session();
                var rows = session.execute("SELECT id FROM t").rows().orElseThrow()) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private Path log() throws IOException {
        try (Stream<Path> logs = Files.list(killed.resolve("log"))) {
            List<Path> segments = logs.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            return segments.get(segments.size() - 1);
        }
    }

    private void deleteLog() throws IOException {
        try (Stream<Path> logs = Files.list(killed.resolve("log"))) {
            for (Path file : logs.toList()) {
                Files.delete(file);
            }
        }
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Database.open(killed).close())
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_CORRUPTED));
    }

    @Test
    void withItsFilesItIsWhole() {
        assertThat(count(killed)).isEqualTo(100);
    }

    @Test
    void withoutItsLogItIsRefused() throws IOException {
        deleteLog();
        assertRefused("Log missing");
    }

    @Test
    void withoutLogAndControlRecordItIsRefusedAndItsDataStay() throws IOException {
        count(killed); // closed cleanly: all is in the data file
        deleteLog();
        Files.delete(killed.resolve("docdb.control"));
        byte[] data = Files.readAllBytes(killed.resolve("docdb.data"));
        assertRefused("expected a control record");
        assertThat(Files.readAllBytes(killed.resolve("docdb.data"))).isEqualTo(data);
        Path saved = folder.resolve("saved");
        Backups.salvage(killed, saved, DatabaseOptions.defaults());
        assertThat(count(saved)).isEqualTo(100);
    }

    @Test
    void withoutTheEndOfItsLogItIsRefusedAndWhatIsLeftIsSalvaged() throws IOException {
        Path log = log();
        long cut = 64 * 1024;
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(cut);
        }
        assertRefused("File damaged: " + log + " at " + cut);
        Path saved = folder.resolve("saved");
        Backups.Salvaged salvaged = Backups.salvage(killed, saved, DatabaseOptions.defaults());
        assertThat(salvaged.lost()).anySatisfy(lost -> assertThat(lost.file()).isEqualTo(log.toString()));
        assertThat(count(saved)).isBetween(30L, 70L);
    }

    @Test
    void withoutASegmentItIsRefusedAndWhatComesBeforeItIsSalvaged() throws IOException {
        Path many = folder.resolve("many");
        DatabaseOptions smallSegments =
                DatabaseOptions.defaults().withLog(new LogOptions(1 << 14, 1 << 14, 1 << 20, 0, false));
        killed = folder.resolve("cut");
        try (Database database = Database.open(many, smallSegments);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            for (int id = 0; id < 100; id++) {
                session.execute("INSERT INTO t VALUES (" + id + ", REPEAT('x', 1000))");
            }
            copy(many, killed);
        }
        Path newest = log();
        byte[] kept = Files.readAllBytes(newest);
        Files.delete(newest);
        assertRefused("Log segment missing: " + newest + " expected with the log records from ");
        assertThat(Backups.salvage(killed, folder.resolve("most"), DatabaseOptions.defaults())
                        .lost())
                .anySatisfy(lost -> assertThat(lost.description()).contains("missing is " + newest));
        assertThat(count(folder.resolve("most"))).isBetween(80L, 99L);
        Files.write(newest, kept);
        Path missing;
        try (Stream<Path> logs = Files.list(killed.resolve("log"))) {
            missing = logs.sorted().skip(2).findFirst().orElseThrow();
        }
        Files.delete(missing);
        assertRefused("Log segment missing: " + missing + " expected with the log records ");
        Path saved = folder.resolve("saved");
        Backups.Salvaged salvaged = Backups.salvage(killed, saved, DatabaseOptions.defaults());
        assertThat(salvaged.lost())
                .anySatisfy(lost -> assertThat(lost.description()).contains("missing is " + missing));
        assertThat(count(saved)).isBetween(10L, 40L);
    }

    @Test
    void withNothingButItsArchiveItIsRefused() throws IOException {
        Files.createDirectories(killed.resolve("archive"));
        Files.move(log(), killed.resolve("archive").resolve(log().getFileName()));
        deleteLog();
        Files.delete(killed.resolve("docdb.control"));
        Files.delete(killed.resolve("docdb.data"));
        assertRefused("expected a control record beside data, log or archive, found none");
    }

    /** A copy of what was there after the database was closed; afterwards it has 50 rows more, and was closed again. */
    private Path olderCopy() throws IOException {
        count(killed);
        Path older = folder.resolve("older");
        copy(killed, older);
        try (Database database = Database.open(killed);
                Session session = database.session()) {
            session.execute("INSERT INTO t SELECT n, 'later' FROM GENERATE_SERIES(100, 149) AS s(n)");
        }
        return older;
    }

    private void putBack(Path older, String subFolder) throws IOException {
        try (Stream<Path> files = Files.list(killed.resolve(subFolder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(older.resolve(subFolder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, killed.resolve(subFolder).resolve(file.getFileName()));
            }
        }
    }

    @Test
    void withAnOlderLogAndControlRecordItIsRefusedAndWhatItHadIsSalvaged() throws IOException {
        Path older = olderCopy();
        putBack(older, "log");
        Files.copy(
                older.resolve("docdb.control"), killed.resolve("docdb.control"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("one of them is of an older copy");
        Path saved = folder.resolve("saved");
        Backups.Salvaged salvaged = Backups.salvage(killed, saved, DatabaseOptions.defaults());
        assertThat(salvaged.lost()).anySatisfy(lost -> assertThat(lost.file()).endsWith("docdb.control"));
        assertThat(count(saved)).isEqualTo(150);
    }

    @Test
    void withAnOlderControlRecordOrLogOrDataFileItIsRefused() throws IOException {
        Path older = olderCopy();
        Path whole = folder.resolve("whole");
        copy(killed, whole);
        putBack(older, "log");
        assertRefused("expected log segment");
        putBack(whole, "log");
        Files.copy(
                older.resolve("docdb.control"), killed.resolve("docdb.control"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("one of them is of an older copy");
        putBack(whole, "");
        Files.copy(older.resolve("docdb.data"), killed.resolve("docdb.data"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("expected version");
        putBack(whole, "");
        assertThat(count(killed)).isEqualTo(150);
    }

    @Test
    void ifAllFilesAreOlderItIsWhatItWas() throws IOException {
        Path older = olderCopy();
        putBack(older, "log");
        putBack(older, "");
        assertThat(count(killed)).isEqualTo(100);
    }

    @Test
    void whoOpensItAgainAfterItsFilesWereDeletedIsTold() throws IOException {
        try (Database open = Database.open(killed)) {
            delete(killed);
            assertThatThrownBy(() -> Database.open(killed).close())
                    .hasMessageContaining("docdb.control was removed or replaced while the database was open");
            assertThatThrownBy(open::checkpoint).hasMessageContaining("was removed or replaced");
        }
        assertThat(killed.resolve("docdb.control"))
                .as("of the one that is closed nothing comes back")
                .doesNotExist();
    }

    @Test
    void itStopsWithTheNextCheckpointAfterItsFilesWereReplaced() throws IOException {
        Path older = olderCopy();
        try (Database open = Database.open(killed);
                Session session = open.session()) {
            session.execute("INSERT INTO t VALUES (200, 'new')");
            Files.delete(killed.resolve("docdb.control"));
            Files.copy(older.resolve("docdb.control"), killed.resolve("docdb.control"));
            assertThatThrownBy(open::checkpoint).hasMessageContaining("was removed or replaced");
            assertThatThrownBy(() -> session.execute("INSERT INTO t VALUES (201, 'new')"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aBackupWhoseLogEndsWithItsLastRecordIsWhole() {
        Path backup = folder.resolve("backup");
        try (Database database = Database.open(killed)) {
            database.backup(backup);
            try (Session session = database.session()) {
                session.execute("INSERT INTO t VALUES (100, 'more')");
            }
            database.backup(backup);
        }
        Path restored = folder.resolve("restored");
        Backups.restore(backup, restored);
        assertThat(count(restored)).isEqualTo(101);
        assertThat(count(backup)).isEqualTo(101);
    }
}
