package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Cancellation;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that waits for the lock of another transaction ends when its time is up or it is cancelled, as one that works. */
class WaitingStatementsTest {
    private static final String UPDATE = "UPDATE t SET v = v + 1 WHERE id = 1";

    private final Database database = Database.inMemory();
    private final Session holder = database.session();
    private final Session waiter = database.session(SessionOptions.DEFAULT.withLockTimeout(Duration.ofMinutes(10)));

    @BeforeEach
    void lockRow() {
        holder.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
        holder.execute("INSERT INTO t VALUES (1, 0)");
        holder.begin();
        holder.execute(UPDATE);
    }

    @AfterEach
    void close() {
        waiter.close();
        holder.close();
        database.close();
    }

    /** The fixture's ten minutes would outlast the test. */
    @ParameterizedTest
    @ValueSource(strings = {"SET LOCAL lock_timeout = 20", "SET lock_timeout = '20ms'"})
    void theTimeoutOfLocksCountsInTheTransactionThatIsUnderWay(String setting) {
        waiter.begin();
        waiter.execute("SELECT 1");
        waiter.execute(setting);

        assertThatThrownBy(() -> waiter.execute(UPDATE)).hasMessageContaining("Lock timeout after 20 ms");

        waiter.rollback();
        Duration afterwards = setting.contains("LOCAL") ? Duration.ofMinutes(10) : Duration.ofMillis(20);
        assertThat(waiter.options().lockTimeout()).isEqualTo(afterwards);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTimeoutOfAStatementCountsWhileItWaits(boolean inTransaction) {
        if (inTransaction) {
            waiter.begin();
        }
        waiter.setOptions(waiter.options().withStatementTimeout(Duration.ofMillis(50)));
        String message = "";
        for (int i = 0; i < 20 && !message.contains("waits for"); i++) { // on a busy machine it is over before it waits
            DatabaseException e = catchThrowableOfType(DatabaseException.class, () -> waiter.execute(UPDATE));
            assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            message = e.getMessage();
            assertThat(message).contains("timeout of 50 ms");
        }
        assertThat(message).contains("waits for key 1 of collection t", "locked by");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionIsCancelledWhileItWaits(boolean inTransaction) {
        if (inTransaction) {
            waiter.begin();
        }
        CompletableFuture<Void> update = waitingUpdate(new Cancellation(Duration.ZERO));
        waiter.cancel();
        assertCancelled(update);
    }

    @Test
    void oneExecutionIsCancelledAndNoOther() {
        Cancellation first = new Cancellation(Duration.ZERO);
        CompletableFuture<Void> update = waitingUpdate(first);
        first.cancel();
        assertCancelled(update);
        CompletableFuture<Void> again = waitingUpdate(new Cancellation(Duration.ZERO));
        first.cancel(); // has ended
        holder.commit();
        again.join();
        assertThat(DatabaseTest.rows(holder, "SELECT v FROM t")).containsExactly("2");
    }

    @Test
    void whatIsCancelledBeforeItBeginsDoesNothing() {
        Cancellation cancelled = new Cancellation(Duration.ZERO);
        cancelled.cancel();
        PreparedStatement insert = waiter.prepare("INSERT INTO t VALUES (2, 0)");
        assertThatThrownBy(() -> insert.execute(List.of(), Long.MAX_VALUE, cancelled))
                .hasMessageContaining("cancelled");
        assertThat(DatabaseTest.rows(waiter, "SELECT id FROM t")).containsExactly("1");
    }

    @Test
    void aStatementThatComputesForLongIsNotIdle() {
        Duration limit = Duration.ofSeconds(1);
        try (Session hurried = database.session(SessionOptions.DEFAULT.withIdleTimeout(limit))) {
            for (String sql : List.of(
                    "SELECT SUM(n) FROM GENERATE_SERIES(1, %d) AS s(n)",
                    "INSERT INTO t SELECT %1$d, SUM(n %% 7) FROM GENERATE_SERIES(1, %1$d) AS s(n)")) {
                Duration taken = Duration.ZERO;
                for (long rows = 10_000_000; taken.compareTo(limit) <= 0; rows *= 2) {
                    hurried.begin();
                    long begin = System.nanoTime();
                    drain(hurried, sql.formatted(rows));
                    taken = Duration.ofNanos(System.nanoTime() - begin);
                    hurried.rollback();
                }
            }
        }
    }

    private static void drain(Session session, String sql) {
        try (Result result = session.execute(sql)) {
            result.rows().ifPresent(rows -> {
                while (rows.next()) {
                    assertThat(rows.columns()).isNotEmpty();
                }
            });
        }
    }

    private CompletableFuture<Void> waitingUpdate(Cancellation cancellation) {
        PreparedStatement update = waiter.prepare(UPDATE);
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                update.execute(List.of(), Long.MAX_VALUE, cancellation);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !done.isDone()) {
            Thread.onSpinWait();
        }
        return done;
    }

    private static void assertCancelled(CompletableFuture<Void> statement) {
        assertThatThrownBy(statement::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
}
