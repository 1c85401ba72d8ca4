package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTimeoutOfAStatementCountsWhileItWaits(boolean inTransaction) {
        if (inTransaction) {
            waiter.begin();
        }
        waiter.setOptions(waiter.options().withStatementTimeout(Duration.ofMillis(50)));
        assertThatThrownBy(() -> waiter.execute(UPDATE))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED))
                .hasMessageContainingAll("timeout of 50 ms", "waits for key 1 of collection t", "locked by");
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
        try (Session hurried = database.session(SessionOptions.DEFAULT.withIdleTimeout(Duration.ofMillis(120)))) {
            hurried.begin();
            for (String sql : List.of(
                    "SELECT SUM(n) FROM GENERATE_SERIES(1, 10000000) AS s(n)",
                    "INSERT INTO t SELECT 2, SUM(n % 7) FROM GENERATE_SERIES(1, 10000000) AS s(n)")) {
                long begin = System.nanoTime();
                assertThatCode(() -> drain(hurried, sql)).doesNotThrowAnyException();
                assertThat(System.nanoTime() - begin)
                        .as("takes longer than it may be idle")
                        .isGreaterThan(Duration.ofMillis(120).toNanos());
            }
            hurried.rollback();
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
