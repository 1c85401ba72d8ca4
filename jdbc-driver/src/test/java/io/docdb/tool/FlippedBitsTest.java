package io.docdb.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Backups;
import io.docdb.DatabaseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit is flipped at a random place of any file of a database, closed or killed, which is then opened, read and checked
 * over JDBC, checked by the command line, and salvaged. Whatever answers, answers right.
 */
class FlippedBitsTest {
    private static final int ROWS = 300;

    /** A third of all flips hit what nobody reads any more; so many of them one after the other are no chance. */
    private static final int MOST_UNNOTICED = 30;

    /** As they stand in the file, seal included. */
    private static final int BLOCK_BYTES = 4112;

    /** Each a query and what it must answer; together they read documents, both indexes and the audit. */
    private static final List<String> QUERIES = List.of(
            "SELECT id || ':' || n || ':' || LENGTH(txt) FROM t ORDER BY id",
            "SELECT id || ':' || n FROM t WHERE n BETWEEN 100 AND 500 ORDER BY n, id",
            "SELECT COUNT(*) || ':' || SUM(n) || ':' || MIN(txt) FROM t",
            "SELECT operation || ':' || COUNT(*) FROM audit WHERE collection = 't' GROUP BY operation ORDER BY 1",
            "SELECT LENGTH(txt) FROM large");

    @TempDir
    Path folder;

    private Path closed;
    private Path killed;
    private List<List<String>> expected;
    private int harmless;
    private int refused;
    private int foundByCheck;
    private int withLosses;

    @BeforeEach
    void fill() throws SQLException, IOException {
        closed = folder.resolve("closed");
        killed = folder.resolve("killed");
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + closed);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT, txt VARCHAR UNIQUE)");
            statement.execute("CREATE INDEX t_n ON t (n)");
            statement.execute("CREATE TABLE last (id INT PRIMARY KEY)");
            statement.execute("CREATE TABLE large (id INT PRIMARY KEY, txt VARCHAR)");
            statement.execute("INSERT INTO large VALUES (1, REPEAT('large ', 5000))");
            connection.setAutoCommit(false);
            for (int id = 0; id < ROWS; id++) {
                statement.execute(
                        "INSERT INTO t VALUES (" + id + ", " + id * 7 % 1000 + ", REPEAT('x', 100) || " + id + ")");
            }
            connection.commit();
            statement.execute("CHECKPOINT");
            connection.commit();
            for (int id = 0; id < ROWS; id += 10) {
                statement.execute("UPDATE t SET n = n + 1 WHERE id = " + id);
                connection.commit();
            }
            expected = answers(statement);
            statement.execute("INSERT INTO last VALUES (1)"); // nothing proves that the last record was ever whole
            connection.commit();
            copy(closed, killed);
        }
    }

    private static List<List<String>> answers(Statement statement) throws SQLException {
        List<List<String>> answers = new ArrayList<>();
        for (String query : QUERIES) {
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            answers.add(rows);
        }
        return answers;
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

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aFlippedBitNeverMakesAWrongAnswer() throws Exception {
        run(4);
    }

    @Tag("proof")
    @Test
    void aThousandFlippedBitsNeverMakeAWrongAnswer() throws Exception {
        run(1000);
    }

    @Test
    void aSalvageWithoutABlockOfTheCheckpointAgreesWithItself() throws Exception {
        salvageWithoutEach(killed, 7);
        salvageWithoutEach(closed, 7);
        assertThat(withLosses).isPositive();
    }

    @Tag("proof")
    @Test
    void aSalvageWithoutAnyOneBlockOfTheCheckpointAgreesWithItself() throws Exception {
        salvageWithoutEach(killed, 1);
        salvageWithoutEach(closed, 1);
        assertThat(withLosses).isPositive();
    }

    /** Whichever block is lost, a map's root among them: the log after the checkpoint still finds its maps. */
    private void salvageWithoutEach(Path source, int step) throws Exception {
        byte[] data = Files.readAllBytes(source.resolve("docdb.data"));
        int first = new Random().nextInt(step);
        for (int position = first * BLOCK_BYTES + BLOCK_BYTES / 2;
                position < data.length;
                position += step * BLOCK_BYTES) {
            data[position] ^= 1;
            Files.write(source.resolve("docdb.data"), data);
            salvage(source);
            data[position] ^= 1;
        }
    }

    private void run(int trials) throws Exception {
        long firstSeed = System.nanoTime();
        SplittableRandom seeds = new SplittableRandom(firstSeed);
        int done = 0;
        while (done < trials || refused + foundByCheck == 0 && done < trials + MOST_UNNOTICED) {
            long seed = seeds.nextLong();
            done++;
            Random random = new Random(seed);
            Path damaged = folder.resolve("damaged");
            copy(random.nextBoolean() ? closed : killed, damaged);
            String where = flip(damaged, random);
            try {
                trial(damaged, where);
            } catch (Exception | Error e) {
                throw new AssertionError("seed " + seed + ", " + where, e);
            }
            delete(damaged);
        }
        System.out.println("flipped bits " + done + " from seed " + firstSeed + ": harmless " + harmless + ", refused "
                + refused + ", found by check alone " + foundByCheck + ", salvaged with losses " + withLosses);
        assertThat(refused + foundByCheck).isPositive();
    }

    /** Flips a bit of a part that is in use: log segments are longer than what is written in them. */
    private static String flip(Path damaged, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(damaged)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("docdb.lock"))
                    .filter(file -> !file.getFileName().toString().startsWith("docdb.owner"))
                    .sorted()
                    .toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (used > 1 && bytes[used - 1] == 0) {
            used--;
        }
        int position = random.nextInt(used);
        bytes[position] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        return damaged.relativize(file) + " at " + position + " of " + used;
    }

    private void trial(Path damaged, String where) throws Exception {
        String file = where.substring(0, where.indexOf(" at "));
        Path salvageSource = folder.resolve("source");
        copy(damaged, salvageSource);
        Path checked = folder.resolve("checked"); // opening and closing heals what has a whole copy
        copy(damaged, checked);
        boolean reported = false;
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + damaged + ";create=false");
                Statement statement = connection.createStatement()) {
            assertThat(answers(statement)).isEqualTo(expected);
            try (ResultSet damages = statement.executeQuery("CHECK DATABASE")) {
                StringBuilder all = new StringBuilder();
                while (damages.next()) {
                    reported = true;
                    all.append(damages.getString(1))
                            .append(" at ")
                            .append(damages.getString(2))
                            .append('\n');
                }
                if (reported) {
                    assertThat(all).contains(file).doesNotContain("t_n").doesNotContain("t_txt_key");
                }
            }
            harmless += reported ? 0 : 1;
            foundByCheck += reported ? 1 : 0;
        } catch (SQLException e) {
            reported = true;
            refused++;
            assertThat(e.getSQLState()).as(e.toString()).isIn("XX001", "57P03");
            assertThat(messages(e)).contains(file).containsPattern("at \\d+|position \\d+|block \\d+");
        }
        assertThat(DatabaseTool.run("check", checked.toString())).isEqualTo(reported ? 1 : 0);
        delete(checked);
        salvage(salvageSource);
        delete(salvageSource);
    }

    private static String messages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }

    /** What is left is not all, but it is right, and every index agrees with it. */
    private void salvage(Path source) throws Exception {
        Path target = folder.resolve("salvaged");
        Backups.Salvaged salvaged = Backups.salvage(source, target, DatabaseOptions.defaults());
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:" + target);
                Statement statement = connection.createStatement()) {
            if (salvaged.lost().isEmpty()) {
                assertThat(answers(statement)).isEqualTo(expected);
            } else {
                withLosses++;
                assertThat(salvaged.lost().toString()).doesNotContain("does not open");
                checkWhatIsLeft(statement);
            }
        }
        delete(target);
    }

    private static void checkWhatIsLeft(Statement statement) throws SQLException {
        try (ResultSet damages = statement.executeQuery("CHECK DATABASE")) {
            while (damages.next()) {
                assertThat(damages.getString(1)).as(damages.getString(3)).isEqualTo("audit");
            }
        }
        try (ResultSet rows = statement.executeQuery("SELECT id, n, LENGTH(txt) FROM t")) {
            while (rows.next()) {
                int id = rows.getInt(1);
                assertThat(rows.getInt(2) - id * 7 % 1000).isBetween(0, 1);
                assertThat(rows.getInt(3)).isEqualTo(100 + Integer.toString(id).length());
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as("the table itself is lost: " + e).isEqualTo("42S02");
        }
    }
}
