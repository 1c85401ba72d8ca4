package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.AuthorizationException;
import io.docdb.error.ConflictException;
import io.docdb.error.ConstraintException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.IsolationLevel;
import io.docdb.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door: what a database promises as a whole. */
class DatabaseTest {
    @TempDir
    Path folder;

    static List<String> rows(Session session, String sql, Value... parameters) {
        return Answer.rows(session, sql, parameters);
    }

    private static void fill(Session session) {
        session.execute("CREATE COLLECTION orders");
        session.execute("CREATE INDEX orders_city ON orders (customer.city)");
        for (int i = 0; i < 20; i++) {
            session.execute("INSERT INTO orders DOCUMENT '{\"customer\": {\"city\": \"" + (i % 2 == 0 ? "Oslo" : "Rome")
                    + "\"}, \"number\": " + i + "}'");
        }
    }

    @Test
    void everythingIsThereAfterReopening() {
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            fill(session);
            session.execute("UPDATE orders SET customer.city = 'Bergen' WHERE number = 3");
        }
        try (Database database = Database.open(folder);
                Session session = database.session()) {
            assertThat(rows(
                            session,
                            "SELECT o.customer.city, COUNT(*) FROM orders o GROUP BY o.customer.city ORDER BY 1"))
                    .containsExactly("\"Bergen\" | 1", "\"Oslo\" | 10", "\"Rome\" | 9");
            assertThat(database.verify()).isEmpty();
        }
    }

    @Test
    void oneFolderOpenedTwiceIsOneDatabase() {
        try (Database first = Database.open(folder);
                Database second = Database.open(folder);
                Session writer = first.session();
                Session reader = second.session()) {
            writer.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            writer.execute("INSERT INTO t VALUES (1)");
            assertThat(rows(reader, "SELECT id FROM t")).containsExactly("1");
        }
    }

    @Test
    void theResultCacheAnswersTheSecondTimeAndIsNeverStale() {
        try (Database database = Database.inMemory();
                Session session = database.session();
                Session other = database.session()) {
            fill(session);
            String query = "SELECT COUNT(*) FROM orders o WHERE o.customer.city = 'Oslo'";
            assertThat(rows(session, query)).containsExactly("10");
            long hits = database.resultCacheHits();
            assertThat(rows(session, query)).containsExactly("10");
            assertThat(database.resultCacheHits()).isEqualTo(hits + 1);
            other.execute("DELETE FROM orders WHERE number = 0");
            assertThat(rows(session, query)).containsExactly("9");
            session.begin();
            session.execute("DELETE FROM orders WHERE number = 2");
            assertThat(rows(session, query)).containsExactly("8");
            session.rollback();
            assertThat(rows(session, query)).containsExactly("9");
        }
    }

    @Test
    void theAuditTellsWhoChangedWhatAndNobodyChangesIt() {
        SessionOptions options = SessionOptions.DEFAULT.withPrincipal("ada").withContext(Map.of("application", "till"));
        try (Database database = Database.inMemory();
                Session session = database.session(options)) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)");
            session.execute("INSERT INTO t VALUES (1, 1, 1)");
            session.execute("UPDATE t SET b = 2 WHERE id = 1");
            session.execute("DELETE FROM t WHERE id = 1");
            assertThat(rows(
                            session,
                            "SELECT principal, a.context.application, operation, paths FROM audit a WHERE key = '1'"
                                    + " ORDER BY sequence"))
                    .containsExactly(
                            "\"ada\" | \"till\" | \"INSERT\" | null",
                            "\"ada\" | \"till\" | \"UPDATE\" | [\"b\"]",
                            "\"ada\" | \"till\" | \"DELETE\" | null");
            for (String change : List.of(
                    "DELETE FROM audit",
                    "UPDATE audit_log SET hash = 'x'",
                    "TRUNCATE TABLE audit_log",
                    "DROP TABLE audit_log")) {
                assertThatThrownBy(() -> session.execute(change))
                        .as(change)
                        .isInstanceOfAny(AuthorizationException.class, StatementException.class);
            }
            assertThat(rows(session, "SELECT principal, message FROM audit WHERE operation = 'REFUSED'"))
                    .isNotEmpty()
                    .allMatch(row -> row.startsWith("\"ada\"") && row.contains("append-only"));
            assertThat(database.verify()).isEmpty();
        }
    }

    @Test
    void aSchemaRefusesWithPointersThroughEveryWrite() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute(
                    "CREATE COLLECTION people SCHEMA '{\"type\": \"object\", \"required\": [\"name\"], \"properties\":"
                            + " {\"name\": {\"type\": \"string\"}, \"age\": {\"type\": \"integer\", \"minimum\": 0}}}'");
            session.execute("INSERT INTO people DOCUMENT '{\"name\": \"Ada\", \"age\": 36}'");
            assertThatThrownBy(() -> session.execute("INSERT INTO people DOCUMENT '{\"age\": \"old\"}'"))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("/age")
                    .hasMessageContaining("name");
            assertThatThrownBy(() -> session.execute("UPDATE people SET age = -1"))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("/age");
            assertThat(rows(session, "SELECT name, age FROM people")).containsExactly("\"Ada\" | 36");
        }
    }

    @Test
    void aFolderWithOtherFilesIsNoPlaceForABackupAndStaysAsItIs() throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Files.writeString(photos.resolve("cat.jpg"), "cat");
        try (Database database = Database.open(folder.resolve("live"))) {
            assertThatThrownBy(() -> database.backup(photos))
                    .hasMessageContaining(
                            "expected a backup or no files, found 1 files or folders without a docdb.control");
        }
        assertThat(photos.toFile().list()).containsExactly("cat.jpg");
    }

    @Test
    void aBackupGoesNowhereButIntoAFolderThatIsNamed() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            for (String nowhere : new String[] {"", " ", "a\0b"}) {
                assertThatThrownBy(() -> session.execute("BACKUP DATABASE TO '" + nowhere + "'"))
                        .hasMessageStartingWith("BACKUP DATABASE TO expected the path of a folder, found ")
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.INVALID_PARAMETER));
            }
        }
    }

    @Test
    void aBackupIsTakenWhileOthersWriteAndRestoredToAnyCommit() {
        Path backup = folder.resolve("backup");
        try (Database database = Database.open(folder.resolve("live"));
                Session session = database.session()) {
            fill(session);
            assertThat(rows(session, "BACKUP DATABASE TO '" + backup + "'")).hasSize(1);
            session.execute("DELETE FROM orders");
            database.backup(backup); // what has come since
        }
        Backups.restore(backup, folder.resolve("all"));
        try (Database all = Database.open(folder.resolve("all"));
                Session session = all.session()) {
            assertThat(rows(session, "SELECT COUNT(*) FROM orders")).containsExactly("0");
        }
        Backups.restore(
                backup, folder.resolve("before"), Backups.inspect(backup).last() - 1);
        try (Database before = Database.open(folder.resolve("before"));
                Session session = before.session()) {
            assertThat(rows(session, "SELECT COUNT(*) FROM orders WHERE customer.city = 'Oslo'"))
                    .containsExactly("10");
            assertThat(before.verify()).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNoBackupIsLeftAsItIsByARestore() throws IOException {
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        Files.createFile(wrong.resolve("letter.txt"));
        assertThatThrownBy(() -> Backups.restore(wrong, folder.resolve("target"), 1))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANNOT_OPEN));
        try (Stream<Path> files = Files.list(wrong)) {
            assertThat(files).containsExactly(wrong.resolve("letter.txt"));
        }
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void anEncryptedDatabaseShowsNoPlainTextAndOpensWithItsKeyAlone() throws IOException {
        String marker = "MARKER-7f3a9c";
        DatabaseOptions options =
                DatabaseOptions.defaults().withEncryption(EncryptionKey.ofPassword("secret".toCharArray()));
        try (Database database = Database.open(folder, options);
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            session.execute("INSERT INTO t VALUES (1, '" + marker + "')");
            database.checkpoint();
            session.execute("INSERT INTO t VALUES (2, '" + marker + "')");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(marker);
            }
        }
        assertThatThrownBy(() -> Database.open(
                                folder,
                                DatabaseOptions.defaults()
                                        .withEncryption(EncryptionKey.ofPassword("wrong".toCharArray())))
                        .close())
                .isInstanceOf(DatabaseException.class);
        try (Database database = Database.open(folder, options);
                Session session = database.session()) {
            assertThat(rows(session, "SELECT COUNT(*) FROM t WHERE txt = '" + marker + "'"))
                    .containsExactly("2");
        }
    }

    @Test
    void transactRepeatsItselfUntilNobodyIsInTheWay() throws InterruptedException {
        try (Database database = Database.inMemory()) {
            try (Session session = database.session()) {
                session.execute("CREATE TABLE counter (id INT PRIMARY KEY, n INT)");
                session.execute("INSERT INTO counter VALUES (1, 0)");
            }
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(new Thread(() -> {
                    try (Session session = database.session()) {
                        for (int i = 0; i < 25; i++) {
                            session.transact(inside -> {
                                String now = rows(inside, "SELECT n FROM counter WHERE id = 1")
                                        .get(0);
                                inside.execute(
                                        "UPDATE counter SET n = " + (Integer.parseInt(now) + 1) + " WHERE id = 1");
                                return null;
                            });
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            try (Session session = database.session()) {
                assertThat(rows(session, "SELECT n FROM counter")).containsExactly("100");
            }
        }
    }

    @Test
    void definitionsAreRolledBackWithTheirTransaction() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.begin();
            session.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            session.execute("INSERT INTO t VALUES (1)");
            assertThat(rows(session, "SELECT id FROM t")).containsExactly("1");
            session.rollback();
            assertThatThrownBy(() -> session.execute("SELECT id FROM t"))
                    .isInstanceOfSatisfying(StatementException.class, e -> assertThat(e.code())
                            .isEqualTo(ErrorCode.COLLECTION_NOT_FOUND));
        }
    }

    @Test
    void explainShowsThePlanAsTextAndAsJson() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            fill(session);
            String query = "SELECT COUNT(*) FROM orders o WHERE o.customer.city = 'Oslo'";
            assertThat(rows(session, "EXPLAIN " + query)).isNotEmpty().anyMatch(line -> line.contains("orders"));
            assertThat(rows(session, "EXPLAIN ANALYZE " + query)).anyMatch(line -> line.contains("actual"));
            assertThat(rows(session, "EXPLAIN (FORMAT JSON) " + query)).hasSize(1);
        }
    }

    @Test
    void theInformationSchemaShowsTheDefinitionsAsTheyAre() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20) DEFAULT 'it''s')");
            assertThat(rows(
                            session,
                            "SELECT column_name, data_type, column_default FROM information_schema.columns"
                                    + " WHERE table_name = 't' ORDER BY ordinal_position"))
                    .containsExactly("\"id\" | \"INTEGER\" | null", "\"name\" | \"CHARACTER VARYING\" | \"'it''s'\"");
            session.execute("DROP TABLE t");
            assertThat(rows(session, "SELECT table_name FROM information_schema.tables WHERE table_name = 't'"))
                    .isEmpty();
            assertThatThrownBy(() -> session.execute("CREATE TABLE information_schema.x (id INT)"))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("belongs to the system");
        }
    }

    @Test
    void aConflictNamesTheCollectionAndTheKey() {
        try (Database database = Database.inMemory();
                Session first = database.session(SessionOptions.DEFAULT.withIsolation(IsolationLevel.SNAPSHOT));
                Session second = database.session()) {
            second.execute("CREATE TABLE stock (sku VARCHAR PRIMARY KEY, n INT)");
            second.execute("INSERT INTO stock VALUES ('umbrella', 10)");
            first.begin();
            rows(first, "SELECT n FROM stock");
            second.execute("UPDATE stock SET n = 9");
            assertThatThrownBy(() -> first.execute("UPDATE stock SET n = 8"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("\"umbrella\"")
                    .hasMessageContaining("stock");
        }
    }
}
