package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Locks of numbers and names, by which applications agree on who does something. */
@Timeout(60)
class AdvisoryLockTest {
    private static final String URL = "jdbc:docdb:mem:advisory";

    private Connection first;
    private Connection second;

    @BeforeEach
    void open() throws SQLException {
        first = DriverManager.getConnection(URL);
        second = DriverManager.getConnection(URL);
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
    }

    private static String ask(Connection connection, String expression) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void oneSessionAtATimeHasIt() throws SQLException {
        ask(first, "pg_advisory_lock(42)");
        assertThat(ask(second, "pg_try_advisory_lock(42)")).isEqualTo("false");
        assertThat(ask(second, "pg_try_advisory_lock_shared(42)")).isEqualTo("false");
        assertThat(ask(second, "pg_try_advisory_lock(43)")).isEqualTo("true");
        assertThat(ask(second, "pg_advisory_unlock(42)")).isEqualTo("false");
        assertThat(ask(first, "pg_advisory_unlock(42)")).isEqualTo("true");
        assertThat(ask(second, "pg_try_advisory_lock(42)")).isEqualTo("true");
    }

    @Test
    void sharedOnesGoTogether() throws SQLException {
        ask(first, "pg_advisory_lock_shared(1)");
        assertThat(ask(second, "pg_try_advisory_lock_shared(1)")).isEqualTo("true");
        assertThat(ask(second, "pg_try_advisory_lock(1)")).isEqualTo("false");
        ask(first, "pg_advisory_unlock_shared(1)");
        assertThat(ask(second, "pg_try_advisory_lock(1)")).isEqualTo("true");
    }

    @Test
    void allOfASessionLeavesThoseOfItsTransaction() throws SQLException {
        first.setAutoCommit(false);
        ask(first, "pg_advisory_lock(60)");
        ask(first, "pg_advisory_lock(61)");
        ask(first, "pg_advisory_xact_lock(61)");
        ask(first, "pg_advisory_unlock_all()");
        assertThat(ask(second, "pg_try_advisory_lock(60)")).isEqualTo("true");
        assertThat(ask(second, "pg_try_advisory_lock(61)")).isEqualTo("false");
        first.commit();
        assertThat(ask(second, "pg_try_advisory_lock(61)")).isEqualTo("true");
    }

    @Test
    void thoseTakenSinceASavepointEndWhenTheTransactionGoesBackToIt() throws SQLException {
        first.setAutoCommit(false);
        ask(first, "pg_advisory_xact_lock(50)");
        Savepoint savepoint = first.setSavepoint();
        ask(first, "pg_advisory_xact_lock(50)");
        ask(first, "pg_advisory_xact_lock_shared(51)");
        ask(first, "pg_advisory_lock(52)");
        assertThat(ask(second, "pg_try_advisory_lock(51)")).isEqualTo("false");
        first.rollback(savepoint);
        assertThat(ask(second, "pg_try_advisory_lock(50)")).isEqualTo("false");
        assertThat(ask(second, "pg_try_advisory_lock(51)")).isEqualTo("true");
        assertThat(ask(second, "pg_try_advisory_lock(52)")).as("of the session").isEqualTo("false");
        first.rollback();
        assertThat(ask(second, "pg_try_advisory_lock(50)")).isEqualTo("true");
    }

    @Test
    void oneOfATransactionEndsWithIt() throws SQLException {
        first.setAutoCommit(false);
        ask(first, "pg_advisory_xact_lock(5)");
        assertThat(ask(second, "pg_try_advisory_lock(5)")).isEqualTo("false");
        assertThat(ask(first, "pg_advisory_unlock(5)")).isEqualTo("false");
        first.commit();
        assertThat(ask(second, "pg_try_advisory_xact_lock(5)")).isEqualTo("true"); // in auto-commit until its end
        assertThat(ask(first, "pg_try_advisory_xact_lock(5)")).isEqualTo("true");
        first.rollback();
        first.setAutoCommit(true);
        assertThat(ask(second, "pg_try_advisory_lock(5)")).isEqualTo("true");
    }

    @Test
    void whoWaitsGetsItWhenItIsGivenBack() throws Exception {
        ask(first, "GET_LOCK('migration', 10)");
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return ask(second, "GET_LOCK('MIGRATION', 30)");
            } catch (SQLException e) {
                return e.toString();
            }
        });
        Thread.sleep(50);
        assertThat(waiting).isNotDone();
        assertThat(ask(first, "RELEASE_LOCK('migration')")).isEqualTo("1");
        assertThat(waiting.get()).isEqualTo("1");
        assertThat(ask(first, "GET_LOCK('migration', 0)")).isEqualTo("0");
        assertThat(ask(first, "RELEASE_LOCK('migration')")).isEqualTo("0");
        assertThat(ask(first, "RELEASE_LOCK('nobody has it')")).isNull();
    }

    @Test
    void theEndOfAConnectionGivesItBack() throws SQLException {
        ask(first, "pg_advisory_lock(1)");
        first.close();
        assertThat(ask(second, "pg_try_advisory_lock(1)")).isEqualTo("true");
    }

    @Test
    void aWaitIsAsLongAsALockTimeoutSaysAndCanBeCancelled() throws Exception {
        ask(first, "pg_advisory_lock(1)");
        try (Statement statement = second.createStatement()) {
            statement.execute("SET lock_timeout = 30");
            assertThatThrownBy(() -> statement.executeQuery("SELECT pg_advisory_lock(1)"))
                    .hasMessageContaining("Advisory lock 1 not free within 30 ms");
            statement.execute("SET lock_timeout = '1 h'");
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery("SELECT pg_advisory_lock(1)"))
                    .isInstanceOf(java.sql.SQLTimeoutException.class);
        }
    }
}
