package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets in the URL is kept, and what it cannot be is told with what it can be. */
@Timeout(60)
class DatabaseSettingsTest {
    @TempDir
    Path folder;

    private static Connection connect(String place, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:docdb:" + place + ";" + options);
    }

    private static void expectState(String state, String message, Statement statement, String sql) {
        assertThatThrownBy(() -> statement.execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining(message);
    }

    @Test
    void aTransactionThatPausesTooLongIsRolledBack() throws Exception {
        try (Connection connection = connect("mem:", "idleTimeout=50");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            Thread.sleep(500);
            expectState("25P03", "idle for more than 50 ms", statement, "INSERT INTO t VALUES (2)");
        }
    }

    @Test
    void aSnapshotThatGrowsTooOldIsEndedForAllConnections() throws Exception {
        try (Connection first = connect(folder.toString(), "maxSnapshotAge=1000");
                Connection second = connect(folder.toString(), "isolation=snapshot");
                Statement statement = second.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            second.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
                assertThat(rows.next()).isFalse();
            }
            Thread.sleep(1_500);
            expectState("72000", "more than 1000 ms", statement, "SELECT * FROM t");
            assertThat(first.isValid(0)).isTrue();
        }
    }

    @Test
    void aPauseBetweenTwoStatementsOfReadCommittedIsAsLongAsItLikes() throws Exception {
        try (Connection connection = connect("mem:", "maxSnapshotAge=1000;isolation=read_committed");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1), (2)");
            connection.setAutoCommit(false);
            statement.execute("SAVEPOINT begins");
            Thread.sleep(1_300);
            statement.execute("INSERT INTO t VALUES (3)");
            expectState("23505", "t", statement, "INSERT INTO t VALUES (3)");
            Thread.sleep(1_300);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM t");
                    PreparedStatement prepared = connection.prepareStatement("SELECT id FROM t WHERE id > ?")) {
                assertThat(rows.next()).isTrue();
                assertThat(prepared.getMetaData().getColumnCount()).isEqualTo(1);
            }
            Thread.sleep(1_300);
            connection.commit();
            ResultSet read = statement.executeQuery("SELECT * FROM t");
            assertThat(read.next()).isTrue();
            Thread.sleep(1_300); // its rows are not read to the end, and need their snapshot
            expectState("72000", "more than 1000 ms", statement, "SELECT 1");
        }
    }

    @Test
    void aTransactionLargerThanItsLimitIsRefused() throws Exception {
        try (Connection connection = connect("mem:", "maxTransactionSize=2MB");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            String insert = "INSERT INTO t SELECT n, REPEAT('x', 1000) FROM generate_series(1, %d) AS s(n)";
            expectState("54023", "2097152 bytes", statement, insert.formatted(5000));
            statement.execute(insert.formatted(500));
        }
    }

    @Test
    void checkpointsComeAsOftenAsTheyAreAskedFor() throws Exception {
        Path data = folder.resolve("docdb.data");
        try (Connection connection = connect(folder.toString(), "dirtyLimit=1mb;checkpointInterval=300");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, txt VARCHAR)");
            statement.execute("INSERT INTO t SELECT n, REPEAT('x', 100) FROM generate_series(1, 1000) AS s(n)");
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (data.toFile().length() < 100_000 && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            assertThat(data.toFile().length()).isGreaterThan(100_000);
        }
    }

    @Test
    void soMuchOfTheLogIsKeptAsIsAskedFor() throws Exception {
        for (String wanted : List.of("keepLog=0", "keepLog=10MB")) {
            Path place = folder.resolve(wanted);
            for (int life = 0; life < 3; life++) {
                try (Connection connection = connect(place.toString(), wanted);
                        Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE t" + life + " (id INT PRIMARY KEY)");
                }
            }
            int segments = place.resolve("log").toFile().list().length;
            assertThat(segments).as(wanted).isBetween(wanted.equals("keepLog=0") ? 1 : 3, 4);
            assertThat(segments == 1).as(wanted).isEqualTo(wanted.equals("keepLog=0"));
        }
    }

    @Test
    void aWrongValueIsToldWithWhatIsExpected() {
        for (List<String> wrong : List.of(
                List.of("idleTimeout=1s", "milliseconds as a whole number, found \"1s\""),
                List.of("maxSnapshotAge=-1", "milliseconds as a whole number, found \"-1\""),
                List.of("maxSnapshotAge=9999999999999999", "milliseconds as a whole number"),
                List.of(
                        "maxTransactionSize=large",
                        "a size such as 64MB (bytes, KB, MB, GB), 1MB or more, found \"large\""),
                List.of("maxTransactionSize=1000", "1MB or more, found \"1000\""),
                List.of("keepLog=all", "0MB or more, found \"all\""),
                List.of("dirtyLimit=2GB", "1MB to 512MB, found \"2GB\""),
                List.of("dirtyLimit=99999999999GB", "1MB to 512MB"),
                List.of("checkpointInterval=0", "milliseconds, 1 to 86400000, found \"0\""))) {
            assertThatThrownBy(() -> connect("mem:", wrong.get(0)))
                    .as(wrong.get(0))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("F0000"))
                    .hasMessageContaining(wrong.get(1));
        }
    }
}
