package io.docdb.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Backups;
import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseToolTest {
    @TempDir
    Path folder;

    private Path shop;

    @BeforeEach
    void fill() {
        shop = folder.resolve("shop");
        try (Database database = Database.open(shop);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            for (int i = 0; i < 200; i++) {
                session.execute("INSERT INTO t VALUES (" + i + ", REPEAT('x', 400))");
            }
        }
    }

    @Test
    void aWholeDatabaseIsCheckedBackedUpAndRestored() {
        Path backup = folder.resolve("backup");
        Path restored = folder.resolve("restored");
        assertThat(DatabaseTool.run("check", shop.toString())).isZero();
        assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                .isZero();
        assertThat(DatabaseTool.run("restore", backup.toString(), restored.toString()))
                .isZero();
        assertThat(DatabaseTool.run("check", restored.toString())).isZero();
    }

    @Test
    void aBackupIsExtendedBySeveralLivesOfTheDatabase() {
        Path backup = folder.resolve("backup");
        Path restored = folder.resolve("restored");
        for (int life = 0; life < 4; life++) {
            assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                    .as("after life %d", life)
                    .isZero();
            live(DatabaseOptions.defaults(), 1000 * (life + 1));
        }
        assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                .isZero();
        assertThat(DatabaseTool.run("restore", backup.toString(), restored.toString()))
                .isZero();
        try (Database database = Database.open(restored);
                Session session = database.session()) {
            assertThat(session.execute("SELECT id FROM t WHERE id = 4001")
                            .rows()
                            .orElseThrow()
                            .next())
                    .isTrue();
        }
    }

    @Test
    void whereTheLogDoesNotReachBackToTheBackupThatIsSaidWithTheRemedy() {
        Path backup = folder.resolve("backup");
        assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                .isZero();
        for (int life = 0; life < 3; life++) {
            live(DatabaseOptions.defaults().withKeptLog(0), 1000 * (life + 1));
        }
        StringWriter told = new StringWriter();
        assertThat(DatabaseTool.run(new PrintWriter(told), "backup", shop.toString(), backup.toString()))
                .isEqualTo(1);
        assertThat(told.toString()).contains("cannot be extended", "into an empty folder", "keepLog");
        assertThat(DatabaseTool.run(
                        "restore",
                        backup.toString(),
                        folder.resolve("as-it-was").toString()))
                .isZero();
    }

    /** Opens the shop, adds to it, and closes it, which makes a checkpoint. */
    private void live(DatabaseOptions options, int from) {
        try (Database database = Database.open(shop, options);
                Session session = database.session()) {
            for (int i = 0; i < 20; i++) {
                session.execute("INSERT INTO t VALUES (" + (from + i) + ", 'life')");
            }
        }
    }

    @Test
    void aDamagedDatabaseIsReported() throws IOException {
        Path data = shop.resolve("docdb.data");
        byte[] bytes = Files.readAllBytes(data);
        for (int position = 8192; position < bytes.length; position += 4096) {
            bytes[position + 100] ^= 0x40;
        }
        Files.write(data, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(DatabaseTool.run("check", shop.toString())).isEqualTo(1);
    }

    @Test
    void aFolderThatIsInUseIsLeftAlone() {
        Path target = folder.resolve("target");
        try (Database database = Database.open(shop)) {
            assertThat(database.isClosed()).isFalse();
            for (String command : List.of("salvage", "restore")) {
                StringWriter told = new StringWriter();
                assertThat(DatabaseTool.run(new PrintWriter(told), command, shop.toString(), target.toString()))
                        .isEqualTo(1);
                assertThat(told.toString())
                        .contains(
                                "already open",
                                "process " + ProcessHandle.current().pid());
                assertThat(target).satisfiesAnyOf(path -> assertThat(path).doesNotExist(), path -> assertThat(path)
                        .isEmptyDirectory());
            }
        }
    }

    @Test
    void noCopyIsWrittenIntoTheFolderOfADatabase() throws IOException {
        Path backup = folder.resolve("backup");
        Path other = folder.resolve("other");
        Path link = Files.createSymbolicLink(folder.resolve("link"), shop);
        Database.open(other).close();
        assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                .isZero();
        for (Path target :
                List.of(shop, shop.resolve("temp/a"), shop.resolve("x"), link.resolve("y"), other.resolve("log"))) {
            assertRefused(target, "backup", shop);
            assertRefused(target, "salvage", shop);
            assertRefused(target, "restore", shop);
        }
        assertRefused(backup.resolve("b"), "restore", backup);
        assertRefused(backup.resolve("b"), "backup", shop);
        assertThat(shop.resolve("x")).doesNotExist();
        assertThat(DatabaseTool.run("backup", shop.toString(), backup.toString()))
                .isZero();
    }

    private void assertRefused(Path target, String command, Path source) {
        StringWriter told = new StringWriter();
        assertThat(DatabaseTool.run(new PrintWriter(told), command, source.toString(), target.toString()))
                .isEqualTo(1);
        assertThat(told.toString()).containsIgnoringCase(command + " expected a folder of its own: " + target);
    }

    @Test
    void anEmptyFolderIsNoDatabase() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        StringWriter told = new StringWriter();
        assertThat(DatabaseTool.run(new PrintWriter(told), "check", empty.toString()))
                .isEqualTo(1);
        assertThat(told.toString()).contains("expected one in the folder " + empty);
        assertThat(empty).isEmptyDirectory();
    }

    /** Whatever is missing: what is saved opens and is whole, and what is lost is told. */
    @Test
    void aSalvageTellsOfEveryFileThatIsMissing() throws IOException {
        try (Database database = Database.open(shop, DatabaseOptions.defaults().withKeptLog(0));
                Session session = database.session()) {
            session.execute("DELETE FROM t WHERE id >= 100");
        }
        Path target = folder.resolve("saved");
        Path withoutLog = copyWithout("log");
        Backups.Salvaged salvaged = Backups.salvage(withoutLog, target, DatabaseOptions.defaults());
        assertThat(salvaged.lost().toString())
                .contains(withoutLog.resolve("log").toString(), "expected log segment", "found none");
        assertThat(DatabaseTool.run("check", target.toString())).isZero();

        Path withoutData = copyWithout("docdb.data");
        StringWriter told = new StringWriter();
        String nothing = folder.resolve("nothing").toString();
        assertThat(DatabaseTool.run(new PrintWriter(told), "salvage", withoutData.toString(), nothing))
                .isEqualTo(1);
        assertThat(told.toString())
                .contains(withoutData.resolve("docdb.data").toString(), "expected the file, found none");
    }

    @Test
    void whereTheLogIsKeptFromTheFirstCommitNothingIsLostWithTheData() throws IOException {
        live(DatabaseOptions.defaults(), 1000);
        Path withoutData = copyWithout("docdb.data");
        Path target = folder.resolve("saved");
        Backups.Salvaged salvaged = Backups.salvage(withoutData, target, DatabaseOptions.defaults());

        assertThat(salvaged.lost().toString())
                .contains(withoutData.resolve("docdb.data").toString(), "expected the file, found none");
        assertThat(DatabaseTool.run("check", target.toString())).isZero();
        assertThat(number(target, "SELECT COUNT(*) FROM t")).isEqualTo(number(shop, "SELECT COUNT(*) FROM t"));
    }

    @Test
    void withoutTheControlRecordNothingIsLost() throws IOException {
        Path target = folder.resolve("saved");
        Backups.Salvaged salvaged = Backups.salvage(copyWithout("docdb.control"), target, DatabaseOptions.defaults());

        assertThat(salvaged.lost()).hasSize(1).first().asString().contains("docdb.control", "found none that is whole");
        assertThat(DatabaseTool.run("check", target.toString())).isZero();
        for (String counted : List.of("SELECT COUNT(*) FROM t", "SELECT COUNT(*) FROM audit")) {
            assertThat(number(target, counted)).as(counted).isEqualTo(number(shop, counted));
        }
    }

    private static String number(Path folder, String sql) {
        try (Database database = Database.open(folder);
                Session session = database.session();
                ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            rows.next();
            return rows.value(0).toString();
        }
    }

    private Path copyWithout(String missing) throws IOException {
        Path copy = folder.resolve("without-" + missing);
        try (Stream<Path> files = Files.walk(shop)) {
            for (Path file : files.toList()) {
                Path name = shop.relativize(file);
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy.resolve(name.toString()));
                } else if (!name.startsWith(missing)) {
                    Files.copy(file, copy.resolve(name.toString()));
                }
            }
        }
        return copy;
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(DatabaseTool.run("chek", shop.toString())).isEqualTo(2);
        assertThat(DatabaseTool.run("check", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(DatabaseTool.run(
                        "restore", shop.toString(), folder.resolve("x").toString(), "--until", "yesterday"))
                .isEqualTo(2);
    }

    @Test
    void theKeyOfADatabaseIsChangedWithoutItsData() throws IOException {
        Path key = Files.write(folder.resolve("key"), new byte[EncryptionKey.KEY_BYTES]);
        Path sealed = folder.resolve("sealed");
        Database.open(sealed, DatabaseOptions.defaults().withEncryption("file:" + key))
                .close();
        byte[] data = Files.readAllBytes(sealed.resolve("docdb.data"));
        String[] change = {"change-key", sealed.toString(), "--new-key", "password:s3cret"};

        assertThat(DatabaseTool.run(change)).isEqualTo(2);
        assertThat(DatabaseTool.run(change[0], change[1], change[2], change[3], "--key-file", key.toString()))
                .isZero();

        assertThat(Files.readAllBytes(sealed.resolve("docdb.data"))).isEqualTo(data);
        assertThat(DatabaseTool.run("check", sealed.toString(), "--key-file", key.toString()))
                .isEqualTo(1);
        Database.open(sealed, DatabaseOptions.defaults().withEncryption("password:s3cret"))
                .close();
    }
}
