package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads may share a connection: their statements come one after the other, and each finds its own rows. */
class SharedConnectionTest {
    private static final int THREADS = 6;
    private static final int ROUNDS = 150;
    private static final int ROWS = 200;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void statementsOfSeveralThreadsAreDoneOneAfterTheOther(boolean autoCommit) throws Exception {
        try (Connection connection = connect()) {
            connection.setAutoCommit(autoCommit);
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                tasks.add(() -> work(connection, random));
            }
            int changes = 0;
            for (Future<Integer> task : pool.invokeAll(tasks)) {
                changes += task.get();
            }
            pool.shutdown();
            try (Statement statement = connection.createStatement();
                    ResultSet sum = statement.executeQuery("SELECT SUM(v) FROM t")) {
                sum.next();
                assertThat(sum.getInt(1)).isEqualTo(changes);
            }
        }
    }

    /** @return how often it has added one */
    private static int work(Connection connection, Random random) throws SQLException {
        int changes = 0;
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET v = v + 1 WHERE id = ?")) {
            for (int i = 0; i < ROUNDS; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> assertThat(readAll(connection)).isEqualTo(ROWS);
                    case 1 -> {
                        update.setInt(1, random.nextInt(ROWS));
                        changes += update.executeUpdate();
                    }
                    case 2 -> {
                        update.setInt(1, random.nextInt(ROWS));
                        update.addBatch();
                        changes += update.executeBatch()[0];
                    }
                    default -> commit(connection);
                }
            }
        }
        return changes;
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        connection.getMetaData().getTables(null, null, "%", null).close();
    }

    private static int readAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM t ORDER BY v, id")) {
            int count = 0;
            while (rows.next()) {
                assertThat(rows.getInt(1)).isBetween(0, ROWS);
                count++;
            }
            return count;
        }
    }

    @Test
    void closingDoesNotWaitForWhatAnotherThreadIsRunning() throws Exception {
        Connection connection = connect();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<String> state = pool.submit(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT COUNT(*) FROM t a, t b, t c, t d, t e WHERE a.v + b.v + c.v + d.v + e.v > 9");
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        });
        Thread.sleep(100); // long enough to be running; sooner, it is told that the connection is closed
        connection.close();
        assertThat(state.get(60, TimeUnit.SECONDS)).isIn("57014", "08003");
        pool.shutdown();
    }

    private static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:docdb:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)");
            statement.execute("INSERT INTO t SELECT n, 0 FROM GENERATE_SERIES(1, " + ROWS + ") AS s(n)");
        }
        return connection;
    }
}
