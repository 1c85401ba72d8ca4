package io.docdb.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Backups;
import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups by SQL, extended again and again while writers and definitions go on, and restored by the command line to random
 * commits and moments: what comes back is what a model says was there.
 */
@Timeout(180)
class BackupChainTest {
    private static final int WRITERS = 3;

    /** Frequent checkpoints, small segments, and enough of the log kept for a backup to be extended. */
    private static final DatabaseOptions SMALL = DatabaseOptions.defaults()
            .withStore(StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(150_000, 2_000_000))
            .withLog(new LogOptions(8192, 64 * 1024, 64 * 1024, 64 << 20, false));

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private int restores;

    private Path live() {
        return folder.resolve("live");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Connection connect(Path path, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:docdb:" + path + options);
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** All of the database as a text: its tables with their columns, and their rows. */
    private static String everything(Statement statement) throws SQLException {
        StringBuilder all = new StringBuilder();
        List<String> tables = column(
                statement,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_name LIKE 't%' ORDER BY table_name");
        for (String table : tables) {
            all.append(table).append(column(statement, "SELECT _doc::VARCHAR FROM " + table + " ORDER BY id"));
        }
        return all.toString();
    }

    private Path restore(String... until) throws IOException {
        Path target = folder.resolve("restored" + restores++);
        List<String> arguments = new ArrayList<>(List.of("restore", backup().toString(), target.toString()));
        arguments.addAll(List.of(until));
        assertThat(DatabaseTool.run(arguments.toArray(String[]::new)))
                .as("seed " + seed + " " + arguments)
                .isZero();
        return target;
    }

    @Test
    void whatIsRestoredIsWhatTheModelSaysWasThere() throws Exception {
        TreeMap<Long, String> bySequence = new TreeMap<>();
        TreeMap<Instant, String> byMoment = new TreeMap<>();
        Map<Instant, Long> sequences = new HashMap<>();
        try (Database database = Database.open(live(), SMALL);
                Connection connection = connect(live(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t0 (id INT PRIMARY KEY, n INT)");
            int tables = 1;
            for (int step = 0; step < 150; step++) {
                switch (random.nextInt(12)) {
                    case 0 -> statement.execute("CREATE TABLE t" + tables++ + " (id INT PRIMARY KEY, n INT UNIQUE)");
                    case 1 -> statement.execute("ALTER TABLE t0 ADD COLUMN IF NOT EXISTS c" + step % 7 + " INT");
                    case 2 -> statement.execute("CREATE INDEX IF NOT EXISTS t0_n ON t0 (n)");
                    case 3 -> statement.execute("DROP TABLE IF EXISTS t" + (1 + random.nextInt(tables)));
                    case 4 -> statement.execute("CHECKPOINT");
                    case 5, 6 -> {
                        List<String> last = column(statement, "BACKUP DATABASE TO '" + backup() + "'");
                        assertThat(Backups.inspect(backup()).last()).isEqualTo(Long.parseLong(last.get(0)));
                    }
                    case 7 -> statement.execute("DELETE FROM t0 WHERE id < " + random.nextInt(step + 1));
                    default ->
                        statement.execute("INSERT INTO t0 (id, n) SELECT " + step * 1000
                                + " + i, i FROM generate_series(1, " + (1 + random.nextInt(30)) + ") AS s(i)");
                }
                String state = everything(statement);
                bySequence.put(database.storeMetrics().appliedSequence(), state);
                Thread.sleep(2); // commits have the time of their millisecond
                Instant now = Instant.now();
                byMoment.put(now, state);
                sequences.put(now, database.storeMetrics().appliedSequence());
                Thread.sleep(2);
            }
            column(statement, "BACKUP DATABASE TO '" + backup() + "'");
        }
        Backups.Reach reach = Backups.inspect(backup());
        // a statement may take more than one commit, of which one shows: only those at its end are known
        List<Long> known = List.copyOf(
                bySequence.subMap(reach.first(), true, reach.last(), true).keySet());
        for (int i = 0; i < 6; i++) {
            long sequence = known.get(random.nextInt(known.size()));
            check(restore("--until", "" + sequence), bySequence.get(sequence));
        }
        List<Instant> moments = new ArrayList<>(byMoment.keySet());
        int refused = 0;
        for (int i = 0; i < 6; i++) {
            Instant moment = moments.get(random.nextInt(moments.size()));
            String state = byMoment.get(moment);
            try {
                Path target = folder.resolve("moment" + i);
                Backups.restore(backup(), target, moment, Optional.empty());
                check(target, state);
            } catch (DatabaseException e) {
                assertThat(e).hasMessageContaining("Cannot restore to " + moment);
                assertThat(sequences.get(moment)).as("seed " + seed).isLessThanOrEqualTo(reach.first());
                refused++;
            }
        }
        assertThat(refused).as("seed " + seed).isLessThan(6);
        check(
                restore("--until", moments.get(moments.size() - 1).toString()),
                byMoment.lastEntry().getValue());
        check(restore(), bySequence.lastEntry().getValue());
    }

    private void check(Path restored, String expected) throws SQLException {
        try (Connection connection = connect(restored, ";create=false");
                Statement statement = connection.createStatement()) {
            assertThat(everything(statement)).as("seed " + seed).isEqualTo(expected);
            assertThat(column(statement, "CHECK DATABASE")).as("seed " + seed).isEmpty();
            statement.execute("INSERT INTO t0 (id, n) VALUES (-1, -1)");
        }
    }

    /** Each writer's ledger is without gaps at any commit, and holds at least what was acknowledged before the moment. */
    @Test
    void aRestoredMomentHoldsAllThatWasAcknowledgedBeforeItAndNothingBegunAfter() throws Exception {
        AtomicLongArray begun = new AtomicLongArray(WRITERS);
        AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean done = new AtomicBoolean();
        TreeMap<Instant, long[][]> samples = new TreeMap<>();
        try (Database database = Database.open(live(), SMALL);
                Connection connection = connect(live(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ledger (writer INT, number BIGINT, filler VARCHAR,"
                    + " PRIMARY KEY (writer, number))");
            statement.execute("CREATE TABLE total (writer INT PRIMARY KEY, number BIGINT)");
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                statement.execute("INSERT INTO total VALUES (" + own + ", 0)");
                writers.add(new Thread(() -> {
                    try {
                        write(own, begun, acknowledged, done);
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                }));
            }
            statement.execute("CHECKPOINT"); // so that the backup begins behind the rows above
            column(statement, "BACKUP DATABASE TO '" + backup() + "'");
            writers.forEach(Thread::start);
            for (int i = 0; i < 30 && failure.get() == null; i++) {
                Thread.sleep(random.nextInt(40));
                long[] before = all(acknowledged);
                Thread.sleep(2);
                Instant moment = Instant.now();
                Thread.sleep(2);
                samples.put(moment, new long[][] {before, all(begun)});
                if (i % 4 == 0) {
                    column(statement, "BACKUP DATABASE TO '" + backup() + "'");
                }
            }
            done.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(failure.get()).as("seed " + seed).isNull();
            column(statement, "BACKUP DATABASE TO '" + backup() + "'");
        }
        List<Instant> moments = new ArrayList<>(samples.keySet());
        for (int i = 0; i < 5; i++) {
            Instant moment = moments.get(random.nextInt(moments.size()));
            check(restore("--until", moment.toString()), samples.get(moment)[0], samples.get(moment)[1]);
        }
        Backups.Reach reach = Backups.inspect(backup());
        for (int i = 0; i < 5; i++) {
            long sequence = reach.first() + random.nextInt((int) (reach.last() - reach.first() + 1));
            check(restore("--until", "" + sequence), new long[WRITERS], all(begun));
        }
        check(restore(), all(acknowledged), all(acknowledged));
    }

    private static long[] all(AtomicLongArray counts) {
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    /** Two documents and now and then a table in one transaction. */
    private void write(int own, AtomicLongArray begun, AtomicLongArray acknowledged, AtomicBoolean done)
            throws SQLException {
        try (Connection connection = connect(live(), "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (long number = 1; !done.get(); number++) {
                begun.set(own, number);
                statement.execute(
                        "INSERT INTO ledger VALUES (" + own + ", " + number + ", REPEAT('x', " + number % 900 + "))");
                statement.execute("UPDATE total SET number = number + 1 WHERE writer = " + own);
                if (number % 10 == 0) {
                    statement.execute("DROP TABLE IF EXISTS made_" + own);
                    statement.execute(
                            "CREATE TABLE made_" + own + " (id INT PRIMARY KEY, number BIGINT DEFAULT " + number + ")");
                }
                connection.commit();
                acknowledged.set(own, number);
            }
        }
    }

    private void check(Path restored, long[] atLeast, long[] atMost) throws SQLException {
        try (Connection connection = connect(restored, ";create=false");
                Statement statement = connection.createStatement()) {
            assertThat(column(statement, "CHECK DATABASE")).as("seed " + seed).isEmpty();
            for (int writer = 0; writer < atLeast.length; writer++) {
                String where = " WHERE writer = " + writer;
                long number = Long.parseLong(
                        column(statement, "SELECT number FROM total" + where).get(0));
                assertThat(number).as("seed " + seed).isBetween(atLeast[writer], atMost[writer]);
                assertThat(column(statement, "SELECT COUNT(*) || ' ' || COALESCE(MAX(number), 0) FROM ledger" + where))
                        .containsExactly(number + " " + number);
                if (number >= 10) {
                    statement.execute("INSERT INTO made_" + writer + " (id) VALUES (1)");
                    assertThat(column(statement, "SELECT number FROM made_" + writer))
                            .containsExactly("" + number / 10 * 10);
                }
            }
        }
    }

    // ---- what is not right is refused

    private void fill(String options) throws SQLException {
        DatabaseOptions database =
                options.isEmpty() ? SMALL : SMALL.withEncryption(options.substring(";encryption=".length()));
        try (Database opened = Database.open(live(), database);
                Connection connection = connect(live(), options);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            for (int i = 0; i < 100; i++) {
                statement.execute("INSERT INTO t VALUES (" + i + ", REPEAT('x', 400))");
            }
            statement.execute("CHECKPOINT");
            column(statement, "BACKUP DATABASE TO '" + backup() + "'");
            for (int i = 100; i < 200; i++) {
                statement.execute("INSERT INTO t VALUES (" + i + ", REPEAT('x', 400))");
            }
            column(statement, "BACKUP DATABASE TO '" + backup() + "'");
        }
    }

    @Test
    void aFlippedBitOrAMissingEndOfABackupIsRefusedWithFileAndPosition() throws Exception {
        fill("");
        damageEveryFile(null);
    }

    @Test
    void aFlippedBitOfAnEncryptedBackupIsRefusedWithFileAndPosition() throws Exception {
        fill(";encryption=password:s3cret");
        damageEveryFile("s3cret");
    }

    private void damageEveryFile(String password) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(backup())) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("docdb.lock"))
                    .filter(file -> !file.toString().contains("docdb.owner"))
                    .toList();
        }
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            int refused = 0;
            for (int trial = 0; trial < 5; trial++) {
                byte[] bytes = whole.clone();
                int position = random.nextInt(whole.length);
                bytes[position] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                refused += isRefused(file + ", bit at " + position, password) ? 1 : 0;
            }
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            refused += isRefused(file + ", cut", password) ? 1 : 0;
            Files.delete(file);
            refused += isRefused(file + ", missing", password) ? 1 : 0;
            Files.write(file, whole);
            assertThat(refused).as(file + ", seed " + seed).isPositive();
        }
        assertThat(isRefused("nothing", password)).isFalse();
    }

    /** Opened as a database it could not be told from one that was changed. */
    @Test
    void aBackupIsCheckedWithoutBeingChanged() throws Exception {
        fill("");
        Map<Path, byte[]> before = filesOfBackup();
        assertThat(check()).isZero();
        assertThat(filesOfBackup()).usingRecursiveComparison().isEqualTo(before);

        for (Path file : before.keySet()) {
            byte[] bytes = before.get(file).clone();
            boolean isLog = file.toString().endsWith(".log");
            bytes[isLog ? 4200 : bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            boolean counts = !file.endsWith("docdb.control"); // which is there four times
            assertThat(check()).as(file + "").isEqualTo(counts ? 1 : 0);
            Files.write(file, before.get(file));
        }
        try (Database opened = Database.open(live(), SMALL)) {
            opened.backup(backup());
        }
        assertThat(check()).isZero();
        restore();
    }

    @Test
    void anEncryptedBackupIsCheckedWithItsKey() throws Exception {
        Path key = Files.write(folder.resolve("key"), new byte[32]);
        fill(";encryption=file:" + key);
        assertThat(check()).isEqualTo(1);
        assertThat(check("--key-file", key.toString())).isZero();
        Path other = Files.writeString(folder.resolve("other"), "1".repeat(64));
        assertThat(check("--key-file", other.toString())).isEqualTo(1);
    }

    private int check(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", backup().toString()));
        arguments.addAll(List.of(options));
        return DatabaseTool.run(arguments.toArray(String[]::new));
    }

    private Map<Path, byte[]> filesOfBackup() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(backup())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("docdb.lock") && !file.endsWith("docdb.owner")) {
                    files.put(file, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** What is not refused is right: padding does not count, and the control record is there four times. */
    private boolean isRefused(String where, String password) throws Exception {
        Path target = folder.resolve("damaged" + restores++);
        try {
            Optional<EncryptionKey> key =
                    Optional.ofNullable(password).map(text -> EncryptionKey.ofPassword(text.toCharArray()));
            Backups.restore(backup(), target, Backups.inspect(backup()).last(), key);
        } catch (DatabaseException e) {
            assertThat(e.code())
                    .as("seed " + seed + ", " + where + ": " + e)
                    .isIn(ErrorCode.DATA_CORRUPTED, ErrorCode.CANNOT_OPEN, ErrorCode.INVALID_AUTHORIZATION);
            assertThat(e.getMessage()).as(where).contains(backup().toString());
            return true;
        }
        String options = ";create=false" + (password == null ? "" : ";encryption=password:" + password);
        try (Connection connection = connect(target, options);
                Statement statement = connection.createStatement()) {
            assertThat(column(statement, "SELECT COUNT(*) || ' ' || SUM(LENGTH(txt)) FROM t"))
                    .as("seed " + seed + ", " + where)
                    .containsExactly("200 80000");
            assertThat(column(statement, "CHECK DATABASE"))
                    .as("seed " + seed + ", " + where)
                    .isEmpty();
        }
        return false;
    }

    @Test
    void aBackupThatWasOpenedAndChangedIsNotExtended() throws Exception {
        fill("");
        try (Connection connection = connect(backup(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM t WHERE id < 50");
        }
        try (Database opened = Database.open(live(), SMALL);
                Connection connection = connect(live(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM t WHERE id >= 50");
            statement.execute("DELETE FROM t WHERE id < 10");
            for (int i = 1000; i < 1020; i++) {
                statement.execute("INSERT INTO t VALUES (" + i + ", 'y')");
            }
            assertThatThrownBy(() -> statement.execute("BACKUP DATABASE TO '" + backup() + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Backup was opened and changed: " + backup());
        }
    }

    @Test
    void aFolderThatIsOpenIsNoBackup() throws Exception {
        fill("");
        try (Connection connection = connect(live(), "");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("BACKUP DATABASE TO '" + live() + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(live() + " is the folder that is copied");
            assertThatThrownBy(() -> statement.execute("BACKUP DATABASE TO '" + folder + "'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("No backup in the folder: " + folder);
        }
        assertThat(DatabaseTool.run(
                        "restore",
                        folder.resolve("none").toString(),
                        folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
