package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thread is interrupted at any moment of its work: a statement may be cancelled by it, nothing else happens. */
@Timeout(120)
class InterruptTest {
    private static final int ACCOUNTS = 200;
    private static final int WORKERS = 3;
    private static final int TRANSFERS = 120;

    /** If no interrupt has met a statement before. */
    private static final int MOST = 20 * TRANSFERS;

    @TempDir
    Path folder;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong cancelled = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void interruptsAtAnyMomentLoseNothingAndStopNothing() throws Exception {
        long seed = System.nanoTime();
        String url = "jdbc:docdb:" + folder;
        try (Connection keeper = DriverManager.getConnection(url);
                Statement statement = keeper.createStatement()) {
            statement.execute("CREATE TABLE account (id INT PRIMARY KEY, amount INT, filler VARCHAR)");
            statement.execute("CREATE TABLE transfer (id INT PRIMARY KEY, worker INT)");
            for (int id = 0; id < ACCOUNTS; id++) {
                statement.execute("INSERT INTO account VALUES (" + id + ", 100, REPEAT('x', 3000))");
            }
            Thread[] workers = new Thread[WORKERS];
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int i = 0; i < workers.length; i++) {
                int number = i;
                Random random = new Random(seeds.nextLong());
                workers[i] = new Thread(() -> work(url, random, number));
                workers[i].start();
            }
            Random random = new Random(seeds.nextLong());
            while (isAnyAlive(workers)) {
                workers[random.nextInt(workers.length)].interrupt();
                if (random.nextInt(50) == 0) {
                    statement.execute("CHECKPOINT");
                }
                LockSupport.parkNanos(random.nextInt(3_000_000));
            }
            assertThat(failure.get()).as("seed " + seed).isNull();
            assertThat(number(statement, "SELECT SUM(amount) FROM account")).isEqualTo(100L * ACCOUNTS);
            assertThat(number(statement, "SELECT COUNT(*) FROM transfer")).isEqualTo(acknowledged.get());
            assertThat(number(statement, "SELECT COUNT(*) FROM account WHERE LENGTH(filler) = 3000"))
                    .isEqualTo(ACCOUNTS);
            try (ResultSet damages = statement.executeQuery("CHECK DATABASE")) {
                assertThat(damages.next()).isFalse();
            }
        }
        assertThat(cancelled.get()).as("interrupts met statements").isPositive();
    }

    private static boolean isAnyAlive(Thread[] threads) {
        for (Thread thread : threads) {
            if (thread.isAlive()) {
                return true;
            }
        }
        return false;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void work(String url, Random random, int worker) {
        try {
            for (int i = 0; failure.get() == null && (i < TRANSFERS || cancelled.get() == 0 && i < MOST); i++) {
                int id = i * WORKERS + worker;
                Thread.interrupted();
                try (Connection connection = DriverManager.getConnection(url)) {
                    transfer(connection, random, id, worker);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.toString()).isIn("57014", "40001", "40P01");
                    cancelled.incrementAndGet();
                }
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Counts as acknowledged what commit did not refuse; a refused commit has not happened. */
    private void transfer(Connection connection, Random random, int id, int worker) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            int amount = random.nextInt(20);
            int from = random.nextInt(ACCOUNTS);
            statement.executeUpdate("UPDATE account SET amount = amount - " + amount + " WHERE id = " + from);
            number(statement, "SELECT COUNT(*) FROM account WHERE filler LIKE '%y%' OR amount > 5");
            statement.executeUpdate(
                    "UPDATE account SET amount = amount + " + amount + " WHERE id = " + random.nextInt(ACCOUNTS));
            statement.executeUpdate("INSERT INTO transfer VALUES (" + id + ", " + worker + ")");
            connection.commit();
            acknowledged.incrementAndGet();
        }
    }
}
