package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads may share a connection: their statements come one after the other, and each finds its own rows. */
class SharedConnectionTest {
    private static final int THREADS = 6;
    private static final int ROUNDS = 150;
    private static final int ROWS = 200;

    /** Outside of their turn, some hundred were enough for a result that was cut off. */
    private static final int CLOSED_STATEMENTS = 8_000;

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

    private static final String ENDLESS =
            "SELECT COUNT(*) FROM t a, t b, t c, t d, t e WHERE a.v + b.v + c.v + d.v + e.v > 9";

    /** Something to do with a statement that another thread is running. */
    private interface Ending {
        void end(Statement running, Connection connection) throws SQLException;
    }

    private static void assertEnds(boolean expected, Ending ending) throws Exception {
        try (Connection connection = connect();
                Statement running = connection.createStatement()) {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Thread worker = pool.submit(Thread::currentThread).get();
            Future<String> state = pool.submit(() -> {
                try {
                    running.execute(ENDLESS);
                    return "done";
                } catch (SQLException e) {
                    return e.getSQLState();
                }
            });
            awaitRows(worker);
            ending.end(running, connection);
            if (expected) {
                assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo("57014");
            } else {
                Thread.sleep(100);
                assertThat(state.isDone()).isFalse();
                running.cancel();
                assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo("57014");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
                assertThat(rows.next()).isTrue();
            }
            pool.shutdown();
        }
    }

    @Test
    void cancellingEndsWhatAnotherThreadIsRunning() throws Exception {
        assertEnds(true, (running, connection) -> running.cancel());
    }

    @Test
    void closingAStatementEndsWhatAnotherThreadIsRunningByIt() throws Exception {
        assertEnds(true, (running, connection) -> {
            running.close();
            assertThat(running.isClosed()).isTrue();
        });
    }

    @Test
    void otherStatementsAreMadeCancelledAndClosedWithoutWaitingAndWithoutHarm() throws Exception {
        assertEnds(false, (running, connection) -> {
            Statement other = connection.createStatement();
            other.cancel();
            other.close();
            assertThat(other.isClosed()).isTrue();
        });
    }

    @Test
    void rowsThatAreStillBeingReadAreCancelledToo() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a.id FROM t a, t b, t c")) {
            rows.next();
            statement.cancel();
            assertThatThrownBy(() -> {
                        while (rows.next()) {
                            assertThat(rows.getInt(1)).isPositive();
                        }
                    })
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void aConnectionTellsThatItIsValidWhileAnotherThreadRunsSomething() throws Exception {
        assertEnds(false, (running, connection) -> assertThat(connection.isValid(1))
                .isTrue());
    }

    @Test
    void aBatchIsCancelledAsAWhole() throws Exception {
        try (Connection connection = connect();
                Statement batch = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                batch.addBatch("UPDATE t SET v = (" + ENDLESS + ")");
            }
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Thread worker = pool.submit(Thread::currentThread).get();
            Future<int[]> counts = pool.submit(batch::executeBatch);
            awaitRows(worker);
            batch.cancel();
            assertThatThrownBy(() -> counts.get(60, TimeUnit.SECONDS)).hasMessageContaining("Batch entry 0");
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE})
    void aResultIsWholeOrRefusedWhileAnotherThreadClosesItsStatement(int type) throws Exception {
        try (Connection connection = connect()) {
            AtomicReference<Statement> newest = new AtomicReference<>();
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Future<Integer> refused = pool.submit(() -> {
                int refusals = 0;
                for (int i = 0; i < CLOSED_STATEMENTS; i++) {
                    try (Statement statement = connection.createStatement(type, ResultSet.CONCUR_UPDATABLE)) {
                        newest.set(statement);
                        useOnce(statement, i % 4);
                    } catch (SQLException e) {
                        assertThat(e.getSQLState()).isIn("08003", "24000", "57014");
                        refusals++;
                    }
                }
                return refusals;
            });
            Random random = new Random(1);
            while (!refused.isDone()) {
                Statement closing = newest.getAndSet(null);
                if (closing != null) {
                    long until = System.nanoTime() + random.nextInt(200_000);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    closing.close();
                }
            }
            assertThat(refused.get()).isPositive();
            pool.shutdown();
        }
    }

    /** Whatever does not throw gives all there is. */
    private static void useOnce(Statement statement, int how) throws SQLException {
        switch (how) {
            case 0 ->
                assertThat(statement.executeUpdate("UPDATE t SET v = v + 1 WHERE id = 1"))
                        .isEqualTo(1);
            case 1 -> {
                statement.execute("UPDATE t SET v = v + 1 WHERE id < 3");
                assertThat(statement.getUpdateCount()).isEqualTo(2);
            }
            case 2 -> {
                ResultSet rows = statement.executeQuery("SELECT id, v FROM t WHERE id <= 10");
                int read = 0;
                while (rows.next()) {
                    read += rows.getInt(1) > 0 ? 1 : 0;
                }
                assertThat(read).isEqualTo(10);
            }
            default -> {
                ResultSet rows = statement.executeQuery("SELECT id, v FROM t WHERE id <= 3");
                while (rows.next()) {
                    rows.updateInt(2, rows.getInt(2) + 1);
                    rows.updateRow();
                }
            }
        }
    }

    /** Until the thread is in the middle of a statement. */
    private static void awaitRows(Thread thread) throws InterruptedException {
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(at -> at.getClassName().startsWith("io.docdb.exec.")
                        && at.getMethodName().equals("next"))) {
            Thread.sleep(1);
        }
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
