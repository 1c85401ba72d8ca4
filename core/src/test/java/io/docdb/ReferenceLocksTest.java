package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
import io.docdb.error.ConstraintException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who refers to a document keeps others from taking it away, and from nothing else. */
class ReferenceLocksTest {
    private final Database database = Database.inMemory();
    private final Session holder = database.session();
    private final Session other = database.session(SessionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(30)));

    @BeforeEach
    void makeTables() {
        holder.execute("CREATE TABLE parent (id INT PRIMARY KEY, code INT UNIQUE, total INT)");
        holder.execute("INSERT INTO parent VALUES (1, 10, 0), (2, 20, 0), (3, 30, 0)");
        holder.execute(
                "CREATE TABLE child (id INT PRIMARY KEY, p INT REFERENCES parent, c INT REFERENCES parent (code))");
        holder.execute("CREATE INDEX ON child (p)");
        holder.execute("CREATE INDEX ON child (c)");
    }

    @AfterEach
    void close() {
        other.close();
        holder.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO child VALUES (1, 1, NULL)                  | UPDATE parent SET total = 1 WHERE id = 1",
                "INSERT INTO child VALUES (1, NULL, 10)                 | UPDATE parent SET total = 1 WHERE id = 1",
                "UPDATE parent SET total = 1 WHERE id = 1               | INSERT INTO child VALUES (1, 1, 10)",
                "INSERT INTO child VALUES (1, 1, 10)                    | INSERT INTO child VALUES (2, 1, 10)",
                "INSERT INTO child VALUES (1, 1, NULL)                  | UPDATE parent SET code = 11 WHERE id = 1",
                "INSERT INTO child VALUES (1, 1, 10)                    | DELETE FROM parent WHERE id = 2",
                "SELECT * FROM parent WHERE id = 1 FOR NO KEY UPDATE    | INSERT INTO child VALUES (1, 1, 10)",
                "SELECT * FROM parent WHERE id = 1 FOR SHARE            | INSERT INTO child VALUES (1, 1, 10)",
                "INSERT INTO child VALUES (1, 1, 10)                    | SELECT * FROM parent FOR NO KEY UPDATE",
                "DELETE FROM parent WHERE id = 2                        | INSERT INTO child VALUES (1, 1, 10)"
            })
    void isNotInTheWayOf(String held, String wanted) {
        holder.begin();
        holder.execute(held);

        other.execute(wanted);

        holder.commit();
        assertNothingRefersToNothing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO child VALUES (1, 1, NULL)             | DELETE FROM parent WHERE id = 1",
                "INSERT INTO child VALUES (1, NULL, 10)            | DELETE FROM parent WHERE id = 1",
                "INSERT INTO child VALUES (1, 1, NULL)             | UPDATE parent SET id = 9 WHERE id = 1",
                "INSERT INTO child VALUES (1, NULL, 10)            | UPDATE parent SET code = 11 WHERE id = 1",
                "INSERT INTO child VALUES (1, 1, NULL)             | UPDATE parent SET id = 4 - id WHERE id <> 2",
                "DELETE FROM parent WHERE id = 1                   | INSERT INTO child VALUES (1, 1, NULL)",
                "DELETE FROM parent WHERE id = 1                   | INSERT INTO child VALUES (1, NULL, 10)",
                "UPDATE parent SET id = 9 WHERE id = 1             | INSERT INTO child VALUES (1, 1, NULL)",
                "UPDATE parent SET code = 11 WHERE id = 1          | INSERT INTO child VALUES (1, NULL, 10)",
                "SELECT * FROM parent WHERE id = 1 FOR UPDATE      | INSERT INTO child VALUES (1, 1, NULL)",
                "INSERT INTO child VALUES (1, 1, NULL)             | SELECT * FROM parent WHERE id = 1 FOR UPDATE",
                "INSERT INTO child VALUES (1, 1, NULL)             | TRUNCATE TABLE child, parent"
            })
    void isInTheWayOf(String held, String wanted) {
        holder.begin();
        holder.execute(held);

        assertThatThrownBy(() -> other.execute(wanted))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT))
                .hasMessageContaining("locked by");

        holder.commit();
        assertNothingRefersToNothing();
    }

    @Test
    void skipLockedLeavesOutWhatIsReferredToAnew() {
        holder.begin();
        holder.execute("INSERT INTO child VALUES (1, 1, NULL)");

        assertThat(DatabaseTest.rows(other, "SELECT id FROM parent FOR UPDATE SKIP LOCKED"))
                .hasSize(2);
        assertThatThrownBy(() -> other.execute("SELECT id FROM parent FOR UPDATE NOWAIT"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE));
    }

    /** Both refer to it and both want to take it away: one of them is told of the circle. */
    @Test
    void twoThatReferToADocumentAndMoveItAreADeadlock() throws InterruptedException {
        try (Session third = database.session()) {
            holder.begin();
            third.begin();
            holder.execute("INSERT INTO child VALUES (1, 1, NULL)");
            third.execute("INSERT INTO child VALUES (2, 1, NULL)");
            Thread waits = new Thread(() -> holder.execute("UPDATE parent SET id = 9 WHERE id = 1"));
            waits.start();
            while (waits.isAlive() && waits.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }

            assertThatThrownBy(() -> third.execute("UPDATE parent SET id = 8 WHERE id = 1"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("Deadlock");

            third.rollback();
            waits.join();
            holder.rollback();
        }
        assertNothingRefersToNothing();
    }

    /** Documents come and go under those that refer to them, at all levels; the seed is printed. */
    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void nothingEverRefersToNothing(IsolationLevel level) {
        long seed = System.nanoTime();
        System.out.println("nothingEverRefersToNothing seed " + seed);
        CompletableFuture<?>[] threads = new CompletableFuture<?>[4];
        for (int i = 0; i < threads.length; i++) {
            Random random = new Random(seed + i);
            threads[i] = CompletableFuture.runAsync(() -> change(level, random));
        }
        CompletableFuture.allOf(threads).join();
        assertNothingRefersToNothing();
        assertThat(DatabaseTest.rows(holder, "SELECT * FROM parent")).isNotEmpty();
    }

    private void change(IsolationLevel level, Random random) {
        try (Session session =
                database.session(SessionOptions.DEFAULT.withIsolation(level).withLockTimeout(Duration.ofSeconds(5)))) {
            for (int i = 0; i < 250; i++) {
                try {
                    session.begin();
                    for (int n = random.nextInt(3); n >= 0; n--) {
                        session.execute(change(random));
                    }
                    session.commit();
                } catch (ConflictException | ConstraintException refused) {
                    session.rollback();
                }
            }
        }
    }

    private static String change(Random random) {
        int id = 1 + random.nextInt(4);
        int other = 1 + random.nextInt(4);
        return switch (random.nextInt(8)) {
            case 0 -> "DELETE FROM parent WHERE id = " + id;
            case 1 -> "INSERT INTO parent VALUES (" + id + ", " + 10 * id + ", 0) ON CONFLICT DO NOTHING";
            case 2 -> "UPDATE parent SET id = " + other + " WHERE id = " + id;
            case 3 -> "UPDATE parent SET code = " + 10 * other + " WHERE id = " + id;
            case 4 -> "UPDATE parent SET total = total + 1 WHERE id = " + id;
            case 5 -> "DELETE FROM child WHERE id = " + random.nextInt(20);
            default ->
                "INSERT INTO child VALUES (" + random.nextInt(20) + ", " + id + ", " + 10 * other
                        + ") ON CONFLICT (id) DO UPDATE SET p = excluded.p, c = excluded.c";
        };
    }

    private void assertNothingRefersToNothing() {
        assertThat(DatabaseTest.rows(
                        holder,
                        "SELECT * FROM child WHERE p NOT IN (SELECT id FROM parent) OR c NOT IN (SELECT code FROM parent"
                                + " WHERE code IS NOT NULL)"))
                .isEmpty();
    }
}
