package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The anomalies of the Hermitage suite (Kleppmann, 2014; names by Adya, 1999), in SQL over JDBC: which of them each isolation
 * level shows and which it prevents, with the condition on a plain column and on an indexed one.
 */
@Timeout(60)
class HermitageTest {
    private static final int READ_COMMITTED = Connection.TRANSACTION_READ_COMMITTED;
    private static final int SNAPSHOT = Connection.TRANSACTION_REPEATABLE_READ;
    private static final int SERIALIZABLE = Connection.TRANSACTION_SERIALIZABLE;

    private final List<Client> clients = new ArrayList<>();
    private Client setUp;
    private Client t1;
    private Client t2;
    private Client t3;
    private int level;

    /** A connection in a transaction, with a thread for the statement that has to wait. */
    private static final class Client {
        private final Connection connection;
        private final Statement statement;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        Client(int level) throws SQLException {
            connection = DriverManager.getConnection("jdbc:docdb:mem:hermitage");
            connection.setTransactionIsolation(level);
            connection.setAutoCommit(false);
            statement = connection.createStatement();
        }

        int run(String sql) throws SQLException {
            return statement.executeUpdate(sql);
        }

        String rows(String condition) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "SELECT id, n FROM test" + (condition.isEmpty() ? "" : " WHERE " + condition) + " ORDER BY id")) {
                while (found.next()) {
                    rows.add(found.getInt(1) + "=" + found.getInt(2));
                }
            }
            return String.join(" ", rows);
        }

        /** Starts an update that has to wait until another transaction ends. */
        Future<Integer> waits(String sql) {
            Future<Integer> call = thread.submit(() -> run(sql));
            assertThat(call.isDone()).isFalse();
            return call;
        }

        void commit() throws SQLException {
            connection.commit();
        }

        void rollback() throws SQLException {
            connection.rollback();
        }
    }

    private void begin(String levelName, boolean indexed) throws SQLException {
        level = switch (levelName) {
            case "READ_COMMITTED" -> READ_COMMITTED;
            case "SNAPSHOT" -> SNAPSHOT;
            default -> SERIALIZABLE;
        };
        setUp = client(READ_COMMITTED);
        setUp.run("CREATE TABLE test (id INT PRIMARY KEY, n INT)");
        setUp.commit();
        if (indexed) {
            setUp.run("CREATE INDEX test_n ON test (n)");
            setUp.commit();
        }
        setUp.run("INSERT INTO test VALUES (1, 10), (2, 20)");
        setUp.commit();
        t1 = client(level);
        t2 = client(level);
        t3 = client(level);
    }

    private Client client(int isolation) throws SQLException {
        Client client = new Client(isolation);
        clients.add(client);
        return client;
    }

    @AfterEach
    void end() throws SQLException {
        for (Client client : clients) {
            client.thread.shutdownNow();
            client.connection.close();
        }
    }

    /** Every level, without an index on the column of the condition and with one. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource({
        "READ_COMMITTED, false",
        "READ_COMMITTED, true",
        "SNAPSHOT, false",
        "SNAPSHOT, true",
        "SERIALIZABLE, false",
        "SERIALIZABLE, true"
    })
    private @interface AtEveryLevel {}

    private interface Call {
        Object run() throws Exception;
    }

    private static int get(Future<Integer> call) throws Exception {
        try {
            return call.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static void assertRefused(Call call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(SQLTransactionRollbackException.class, e -> assertThat(e.getSQLState())
                        .isEqualTo("40001"));
    }

    /** Refused unless the level is READ COMMITTED, where it changes so many rows. */
    private void assertRefusedFromSnapshotUp(int rows, Call call) throws Exception {
        if (level == READ_COMMITTED) {
            assertThat(call.run()).isEqualTo(rows);
        } else {
            assertRefused(call);
        }
    }

    private void assertCommitRefusedAtSerializable(Client client) throws SQLException {
        if (level == SERIALIZABLE) {
            assertRefused(() -> {
                client.commit();
                return null;
            });
        } else {
            client.commit();
        }
    }

    private String finalRows() throws SQLException {
        return client(READ_COMMITTED).rows("");
    }

    @AtEveryLevel
    void g0WriteCyclesArePrevented(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t2.rows("");
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        Future<Integer> second = t2.waits("UPDATE test SET n = 12 WHERE id = 1");
        t1.run("UPDATE test SET n = 21 WHERE id = 2");
        t1.commit();
        assertRefusedFromSnapshotUp(1, () -> get(second));
        if (level == READ_COMMITTED) {
            t2.run("UPDATE test SET n = 22 WHERE id = 2");
            t2.commit();
        }
        assertThat(finalRows()).isEqualTo(level == READ_COMMITTED ? "1=12 2=22" : "1=11 2=21");
    }

    @AtEveryLevel
    void g1aAbortedReadsArePrevented(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.run("UPDATE test SET n = 101 WHERE id = 1");
        assertThat(t2.rows("n >= 0")).isEqualTo("1=10 2=20");
        t1.rollback();
        assertThat(t2.rows("n >= 0")).isEqualTo("1=10 2=20");
    }

    @AtEveryLevel
    void g1bIntermediateReadsArePrevented(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.run("UPDATE test SET n = 101 WHERE id = 1");
        assertThat(t2.rows("n >= 0")).isEqualTo("1=10 2=20");
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        t1.commit();
        assertThat(t2.rows("n >= 0")).isEqualTo(level == READ_COMMITTED ? "1=11 2=20" : "1=10 2=20");
    }

    @AtEveryLevel
    void g1cCircularInformationFlowIsPrevented(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        t2.run("UPDATE test SET n = 22 WHERE id = 2");
        assertThat(t1.rows("id = 2")).isEqualTo("2=20");
        assertThat(t2.rows("id = 1")).isEqualTo("1=10");
        t1.commit();
        assertCommitRefusedAtSerializable(t2);
    }

    @AtEveryLevel
    void otvAnObservedTransactionDoesNotVanish(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t2.rows("");
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        t1.run("UPDATE test SET n = 19 WHERE id = 2");
        Future<Integer> second = t2.waits("UPDATE test SET n = 12 WHERE id = 1");
        t1.commit();
        assertRefusedFromSnapshotUp(1, () -> get(second));
        assertThat(t3.rows("n > 0")).isEqualTo("1=11 2=19");
        if (level == READ_COMMITTED) {
            t2.run("UPDATE test SET n = 18 WHERE id = 2");
            assertThat(t3.rows("n > 0")).isEqualTo("1=11 2=19");
            t2.commit();
            assertThat(t3.rows("n > 0")).isEqualTo("1=12 2=18");
        } else {
            assertThat(t3.rows("n > 0")).isEqualTo("1=11 2=19");
        }
    }

    @AtEveryLevel
    void pmpPredicateManyPrecedersIsPreventedFromSnapshotUp(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("n = 30")).isEmpty();
        t2.run("INSERT INTO test VALUES (3, 30)");
        t2.commit();
        assertThat(t1.rows("MOD(n, 3) = 0")).isEqualTo(level == READ_COMMITTED ? "3=30" : "");
        assertThat(t1.rows("n = 30")).isEqualTo(level == READ_COMMITTED ? "3=30" : "");
    }

    /** READ COMMITTED deletes what meets the condition when the statement at last runs: the result is of one moment. */
    @AtEveryLevel
    void pmpWithAWriteMeetsTheRowsOfOneMoment(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t2.rows("");
        t1.run("UPDATE test SET n = n + 10");
        Future<Integer> delete = t2.waits("DELETE FROM test WHERE n = 20");
        t1.commit();
        assertRefusedFromSnapshotUp(1, () -> get(delete));
        if (level == READ_COMMITTED) {
            t2.commit();
        }
        assertThat(finalRows()).isEqualTo(level == READ_COMMITTED ? "2=30" : "1=20 2=30");
    }

    @AtEveryLevel
    void p4LostUpdateIsPreventedFromSnapshotUp(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.rows("id = 1");
        t2.rows("id = 1");
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        Future<Integer> second = t2.waits("UPDATE test SET n = 11 WHERE id = 1");
        t1.commit();
        assertRefusedFromSnapshotUp(1, () -> get(second));
    }

    @AtEveryLevel
    void p4LostUpdateIsPreventedAtEveryLevelByForUpdate(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        try (ResultSet locked = t1.statement.executeQuery("SELECT n FROM test WHERE id = 1 FOR UPDATE")) {
            assertThat(locked.next()).isTrue();
        }
        t2.rows("id = 2");
        Future<Integer> second = t2.waits("UPDATE test SET n = n + 1 WHERE id = 1");
        t1.run("UPDATE test SET n = n + 1 WHERE id = 1");
        t1.commit();
        assertRefusedFromSnapshotUp(1, () -> get(second));
        if (level == READ_COMMITTED) {
            t2.commit();
        }
        assertThat(finalRows()).isEqualTo(level == READ_COMMITTED ? "1=12 2=20" : "1=11 2=20");
    }

    @AtEveryLevel
    void gSingleReadSkewIsPreventedFromSnapshotUp(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("id = 1")).isEqualTo("1=10");
        t2.rows("");
        t2.run("UPDATE test SET n = 12 WHERE id = 1");
        t2.run("UPDATE test SET n = 18 WHERE id = 2");
        t2.commit();
        assertThat(t1.rows("id = 2")).isEqualTo(level == READ_COMMITTED ? "2=18" : "2=20");
    }

    @AtEveryLevel
    void gSingleReadSkewWithAPredicateIsPreventedFromSnapshotUp(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("MOD(n, 5) = 0")).isEqualTo("1=10 2=20");
        t2.run("UPDATE test SET n = 12 WHERE n = 10");
        t2.commit();
        assertThat(t1.rows("MOD(n, 3) = 0")).isEqualTo(level == READ_COMMITTED ? "1=12" : "");
        assertThat(t1.rows("n BETWEEN 11 AND 15")).isEqualTo(level == READ_COMMITTED ? "1=12" : "");
    }

    @AtEveryLevel
    void gSingleWriteAfterReadSkewIsPreventedFromSnapshotUp(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("id = 1")).isEqualTo("1=10");
        t2.run("UPDATE test SET n = 12 WHERE id = 1");
        t2.run("UPDATE test SET n = 18 WHERE id = 2");
        t2.commit();
        assertRefusedFromSnapshotUp(0, () -> t1.run("DELETE FROM test WHERE n = 20"));
    }

    @AtEveryLevel
    void g2ItemWriteSkewIsPreventedAtSerializable(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.rows("id IN (1, 2)");
        t2.rows("id IN (1, 2)");
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        t2.run("UPDATE test SET n = 21 WHERE id = 2");
        t1.commit();
        assertCommitRefusedAtSerializable(t2);
    }

    @AtEveryLevel
    void g2WriteSkewWithAPredicateIsPreventedAtSerializable(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("n > 25")).isEmpty();
        assertThat(t2.rows("n > 25")).isEmpty();
        t1.run("INSERT INTO test VALUES (3, 30)");
        t2.run("INSERT INTO test VALUES (4, 42)");
        t1.commit();
        assertCommitRefusedAtSerializable(t2);
    }

    /** By an aggregate, which the result cache may answer. */
    @AtEveryLevel
    void g2WriteSkewWithAnAggregateIsPreventedAtSerializable(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        for (Client client : List.of(t1, t2)) {
            try (ResultSet sum = client.statement.executeQuery("SELECT SUM(n), COUNT(*) FROM test")) {
                assertThat(sum.next()).isTrue();
                assertThat(sum.getInt(1)).isEqualTo(30);
            }
        }
        t1.run("INSERT INTO test VALUES (3, 30)");
        t2.run("INSERT INTO test VALUES (4, 42)");
        t1.commit();
        assertCommitRefusedAtSerializable(t2);
    }

    /** Fekete, O'Neil and O'Neil, 2004: one that only reads sees an order in which the writers could not have come. */
    @AtEveryLevel
    void g2WithTwoEdgesIsPreventedAtSerializable(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        t1.rows("");
        t2.run("UPDATE test SET n = n + 5 WHERE id = 2");
        t2.commit();
        assertThat(t3.rows("")).isEqualTo("1=10 2=25");
        t3.commit();
        t1.run("UPDATE test SET n = 0 WHERE id = 1");
        assertCommitRefusedAtSerializable(t1);
    }

    @AtEveryLevel
    void whoReadsOnlyWhatOthersLeaveAloneIsNotRefused(String levelName, boolean indexed) throws Exception {
        begin(levelName, indexed);
        assertThat(t1.rows("id = 1")).isEqualTo("1=10");
        t2.run("UPDATE test SET n = 21 WHERE id = 2");
        t2.commit();
        t1.run("UPDATE test SET n = 11 WHERE id = 1");
        t1.commit();
        assertThat(finalRows()).isEqualTo("1=11 2=21");
    }
}
