package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.txn.LockStatus;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one session sees of the others, and what it can do to them. */
class SessionMonitorTest {
    private static final String ENDLESS =
            "SELECT count(*) FROM GENERATE_SERIES(1, 1000000) a, GENERATE_SERIES(1, 1000000) b WHERE MOD(a, 7) = b";

    private final Database database = Database.inMemory();
    private final SessionMonitor monitor = database.monitor();
    private final Session asking = database.session();
    private final Session other = database.session(
            SessionOptions.DEFAULT.withPrincipal("ada").withContext(Map.of("ApplicationName", "shop")));

    @BeforeEach
    void makeTable() {
        asking.execute("CREATE TABLE account (id INT PRIMARY KEY, balance INT)");
        asking.execute("INSERT INTO account VALUES (1, 10), (2, 20)");
    }

    @AfterEach
    void close() {
        other.close();
        asking.close();
        database.close();
    }

    @Test
    void aSessionIsIdleThenInATransactionThenIdle() {
        assertThat(status(other).state()).isEqualTo(SessionStatus.State.IDLE);
        assertThat(status(other).statement()).isEmpty();
        assertThat(status(other).transaction()).isEmpty();
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        SessionStatus open = status(other);
        assertThat(open.state()).isEqualTo(SessionStatus.State.IDLE_IN_TRANSACTION);
        assertThat(open.statement()).isEqualTo("UPDATE account SET balance = 11 WHERE id = 1");
        assertThat(open.hasWritten()).isTrue();
        assertThat(open.principal()).isEqualTo("ada");
        assertThat(open.context()).containsEntry("ApplicationName", "shop");
        assertThat(open.transactionBegan().orElseThrow())
                .isBetween(open.openedAt(), open.statementBegan().orElseThrow());
        other.commit();
        assertThat(status(other).state()).isEqualTo(SessionStatus.State.IDLE);
        assertThat(status(other).hasWritten()).isFalse();
    }

    @Test
    void aSessionIsActiveAsLongAsRowsAreToBeRead() {
        try (ResultRows rows = other.execute("SELECT id FROM account").rows().orElseThrow()) {
            assertThat(status(other).state()).isEqualTo(SessionStatus.State.ACTIVE);
            while (rows.next()) {
                assertThat(status(other).state()).isEqualTo(SessionStatus.State.ACTIVE);
            }
            assertThat(status(other).state()).isEqualTo(SessionStatus.State.IDLE);
        }
        ResultRows unread = other.execute("SELECT id FROM account").rows().orElseThrow();
        unread.close();
        unread.close();
        assertThat(status(other).state()).isEqualTo(SessionStatus.State.IDLE);
    }

    @Test
    void aClosedSessionIsGone() {
        long number = number(other);
        other.close();
        assertThat(monitor.sessions()).noneMatch(status -> status.id() == number);
        assertThat(monitor.cancel(number)).isFalse();
        assertThat(monitor.terminate(number)).isFalse();
    }

    @Test
    void aStatementWithoutATextIsPrinted() {
        other.prepare(io.docdb.sql.Parser.parseQuery("SELECT 1 AS one"), 0)
                .execute()
                .rows()
                .orElseThrow()
                .close();
        assertThat(status(other).statement()).isEqualTo("SELECT 1 AS one");
    }

    @Test
    void whoWaitsNamesWhatForAndForWhom() throws Exception {
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        try (Session waiting = database.session()) {
            CompletableFuture<Result> update = CompletableFuture.supplyAsync(
                    () -> waiting.execute("UPDATE account SET balance = 12 WHERE id = 1"));
            await(() -> status(waiting).waitsFor().isPresent());
            SessionStatus blocked = status(waiting);
            assertThat(blocked.state()).isEqualTo(SessionStatus.State.ACTIVE);
            assertThat(blocked.waitsFor()).contains("key 1 of collection account");
            assertThat(blocked.blockers()).containsExactly(number(other));
            assertThat(rows("SELECT blocker_id, waits_for FROM information_schema.sessions WHERE session_id = "
                            + number(waiting)))
                    .containsExactly(number(other) + " | \"key 1 of collection account\"");
            assertThat(rows("SELECT pg_blocking_pids(" + number(waiting) + ")"))
                    .containsExactly("[" + number(other) + "]");
            assertThat(rows("SELECT table_schema, table_name, lock_type, target, granted, held, waits_for"
                            + " FROM information_schema.locks WHERE session_id = " + number(waiting)
                            + " AND NOT granted"))
                    .containsExactly("\"public\" | \"account\" | \"EXCLUSIVE\" | \"row\" | false | 0"
                            + " | \"key 1 of collection account\"");
            other.rollback();
            assertThat(update.get(20, TimeUnit.SECONDS).changed()).isEqualTo(1);
        }
    }

    @Test
    void locksOfOneKindAreCounted() {
        other.begin();
        other.execute("UPDATE account SET balance = 0");
        assertThat(monitor.locks())
                .filteredOn(lock -> lock.session() == number(other) && lock.target() == LockStatus.Target.ROW)
                .singleElement()
                .satisfies(lock -> assertThat(lock.held()).isEqualTo(2));
        other.rollback();
        assertThat(monitor.locks()).noneMatch(lock -> lock.session() == number(other));
    }

    @Test
    void aStatementIsCancelledFromAnotherSession() throws Exception {
        CompletableFuture<Void> endless = start(other, ENDLESS);
        await(() -> status(other).state() == SessionStatus.State.ACTIVE
                && status(other).statement().equals(ENDLESS));
        assertThat(rows("SELECT pg_cancel_backend(" + number(other) + ")")).containsExactly("true");
        assertFails(endless, ErrorCode.CANCELLED);
        assertThat(other.execute("SELECT 1").rows().orElseThrow().next()).isTrue();
    }

    @Test
    void aTerminatedSessionGivesBackItsLocksAndIsOfNoUse() {
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        assertThat(rows("SELECT pg_terminate_backend(" + number(other) + ")")).containsExactly("true");
        assertThat(asking.execute("UPDATE account SET balance = balance + 1 WHERE id = 1")
                        .changed())
                .isEqualTo(1);
        assertThat(rows("SELECT balance FROM account WHERE id = 1")).containsExactly("11");
        assertThat(other.isUsable()).isFalse();
        assertTerminated(() -> other.execute("SELECT 1"));
        assertTerminated(other::commit);
        other.close();
        assertThat(monitor.sessions()).hasSize(1);
    }

    @Test
    void aTerminatedSessionWhoseStatementRunsHearsOfIt() throws Exception {
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        CompletableFuture<Void> endless = start(other, ENDLESS);
        await(() -> status(other).state() == SessionStatus.State.ACTIVE);
        asking.execute("KILL " + number(other));
        assertFails(endless, ErrorCode.SESSION_TERMINATED);
        assertThat(asking.execute("UPDATE account SET balance = 0 WHERE id = 1").changed())
                .isEqualTo(1);
    }

    @Test
    void aSessionThatEndsItselfHearsOfItWithItsNextStatement() {
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        try {
            other.execute("KILL " + number(other));
        } catch (DatabaseException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SESSION_TERMINATED);
        }
        assertTerminated(() -> other.execute("SELECT 1"));
        assertThat(asking.execute("UPDATE account SET balance = 0 WHERE id = 1").changed())
                .isEqualTo(1);
    }

    @Test
    void killNamesASessionThatIsThere() {
        assertThatThrownBy(() -> asking.execute("KILL QUERY 999999"))
                .hasMessage("Session 999999 not found: INFORMATION_SCHEMA.SESSIONS lists them (line 1, column 12)");
        assertThatThrownBy(() -> asking.execute("KILL 'all'"))
                .hasMessage("KILL expected the number of a session (line 1, column 6)");
    }

    @Test
    void aForgottenSessionIsLetGoOf() throws Exception {
        long number = number(database.session());
        await(() -> {
            System.gc();
            database.session().close(); // who comes next clears away
            return monitor.sessions().stream().noneMatch(status -> status.id() == number);
        });
    }

    @Test
    void clientsOfOtherDatabasesFindThemWhereTheyLook() {
        other.begin();
        other.execute("UPDATE account SET balance = 11 WHERE id = 1");
        assertThat(rows("SELECT usename, application_name, state, query FROM pg_stat_activity WHERE pid = "
                        + number(other)))
                .containsExactly("\"ada\" | \"shop\" | \"idle in transaction\""
                        + " | \"UPDATE account SET balance = 11 WHERE id = 1\"");
        assertThat(rows("SELECT locktype, mode, granted FROM pg_locks WHERE relation = 'account'::regclass AND pid = "
                        + number(other) + " ORDER BY 1"))
                .contains("\"tuple\" | \"ExclusiveLock\" | true");
        assertThat(rows("SHOW FULL PROCESSLIST")).hasSize(2).anyMatch(row -> row.contains("\"Query\""));
    }

    private CompletableFuture<Void> start(Session session, String sql) {
        return CompletableFuture.runAsync(() -> {
            try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
                rows.next();
            }
        });
    }

    private static void assertFails(CompletableFuture<Void> statement, ErrorCode code) {
        assertThatThrownBy(() -> statement.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void assertTerminated(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.SESSION_TERMINATED));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).as("waited").isLessThan(TimeUnit.SECONDS.toNanos(60));
            Thread.sleep(1);
        }
    }

    private SessionStatus status(Session session) {
        long number = number(session);
        return monitor.sessions().stream()
                .filter(status -> status.id() == number)
                .findFirst()
                .orElseThrow();
    }

    private static long number(Session session) {
        return session.number();
    }

    private List<String> rows(String sql) {
        List<String> lines = new ArrayList<>();
        try (ResultRows rows = asking.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    Value value = rows.value(i);
                    values.add(value.toString());
                }
                lines.add(String.join(" | ", values));
            }
        }
        return lines;
    }
}
