package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sessions change definitions and documents beside each other, at random, at every isolation level, in transactions and without.
 * Afterwards all documents are as the definitions say, money is neither made nor lost, names are given once, and nothing refers to
 * nothing.
 */
class DefinitionsBesideChangesTest {
    private static final int THREADS = 5;
    private static final int ACCOUNTS = 20;
    private static final int PARENTS = 10;

    /** What a session may be told here; all else is a fault. Conflicts, locks, and what others have made or dropped. */
    private static final List<String> EXPECTED = List.of(
            "40001", "55P03", "42S01", "42S02", "42S22", "42S11", "42704", "42710", "2BP01", "3F000", "21S01", "23503",
            "23505");

    @Test
    void definitionsAndDocumentsStayTogether() throws Exception {
        run(150, System.nanoTime());
    }

    @Test
    @Tag("proof")
    void forLong() throws Exception {
        for (int i = 0; i < 30; i++) {
            run(1_000, System.nanoTime());
        }
    }

    private static void run(int steps, long seed) throws Exception {
        System.out.println("seed " + seed);
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            makeTables(session);
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            List<Callable<Void>> tasks = new ArrayList<>();
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seeds.nextLong());
                tasks.add(() -> work(database, random, steps));
            }
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
            pool.shutdown();
            assertConsistent(session, "seed " + seed);
            database.verify();
        }
    }

    private static void makeTables(Session session) {
        session.execute("CREATE TABLE account (id INT PRIMARY KEY, balance INT NOT NULL, branch INT)");
        session.execute("INSERT INTO account SELECT n, 100, n % 3 FROM GENERATE_SERIES(1, " + ACCOUNTS + ") AS s(n)");
        session.execute("CREATE TABLE parent (id INT PRIMARY KEY)");
        session.execute("INSERT INTO parent SELECT n FROM GENERATE_SERIES(1, " + PARENTS + ") AS s(n)");
        session.execute("CREATE TABLE child (id INT PRIMARY KEY, p INT REFERENCES parent ON DELETE CASCADE, v INT)");
        session.execute("CREATE VIEW total AS SELECT branch, SUM(balance) AS s FROM account GROUP BY branch");
    }

    private static Void work(Database database, Random random, int steps) {
        IsolationLevel[] levels = IsolationLevel.values();
        int done = 0;
        while (done < steps) {
            SessionOptions options = SessionOptions.DEFAULT
                    .withIsolation(levels[random.nextInt(levels.length)])
                    .withLockTimeout(Duration.ofSeconds(2));
            try (Session session = database.session(options)) {
                for (int i = 0; i < 20; i++, done++) {
                    step(session, random);
                }
            }
        }
        return null;
    }

    private static void step(Session session, Random random) {
        try {
            int statements = random.nextInt(3);
            if (statements == 0) {
                session.execute(statement(random));
                return;
            }
            session.begin();
            if (random.nextBoolean()) {
                transfer(session, random);
            }
            for (int i = 0; i < statements; i++) {
                session.execute(statement(random));
            }
            if (random.nextInt(8) > 0) {
                session.commit();
            }
        } catch (DatabaseException e) {
            assertThat(e.sqlState()).as(e.getMessage()).isIn(EXPECTED);
        } finally {
            if (session.inTransaction()) {
                session.rollback();
            }
        }
    }

    private static void transfer(Session session, Random random) {
        int amount = random.nextInt(9);
        session.execute("UPDATE account SET balance = balance - " + amount + " WHERE id = " + number(random, ACCOUNTS));
        session.execute("UPDATE account SET balance = balance + " + amount + " WHERE id = " + number(random, ACCOUNTS));
    }

    private static String statement(Random random) {
        boolean first = random.nextBoolean();
        int id = number(random, 60);
        int parent = number(random, PARENTS);
        return switch (random.nextInt(14)) {
            case 0 ->
                first
                        ? "ALTER TABLE account ADD COLUMN IF NOT EXISTS extra INT DEFAULT 7"
                        : "ALTER TABLE account DROP COLUMN IF EXISTS extra";
            case 1 ->
                first
                        ? "ALTER TABLE child ADD COLUMN IF NOT EXISTS w INT GENERATED ALWAYS AS (v * 2) STORED"
                        : "ALTER TABLE child DROP COLUMN IF EXISTS w";
            case 2 ->
                first
                        ? "CREATE INDEX IF NOT EXISTS account_branch ON account (branch)"
                        : "DROP INDEX IF EXISTS account_branch";
            case 3 -> first ? "CREATE INDEX IF NOT EXISTS child_p ON child (p)" : "DROP INDEX IF EXISTS child_p";
            case 4 ->
                first
                        ? "CREATE TABLE IF NOT EXISTS more (id INT PRIMARY KEY, p INT REFERENCES parent)"
                        : "DROP TABLE IF EXISTS more";
            case 5 -> "INSERT INTO more (id, p) VALUES (" + id + ", " + parent + ")";
            case 6 ->
                first ? "CREATE OR REPLACE VIEW rich AS SELECT * FROM total WHERE s > 10" : "DROP VIEW IF EXISTS rich";
            case 7 -> first ? "ALTER TABLE more RENAME TO other" : "ALTER TABLE IF EXISTS other RENAME TO more";
            case 8 -> "DELETE FROM parent WHERE id = " + parent;
            case 9 -> "INSERT INTO parent VALUES (" + parent + ") ON CONFLICT DO NOTHING";
            case 10, 11 ->
                "INSERT INTO child (id, p, v) VALUES (" + id + ", " + parent
                        + ", 1) ON CONFLICT (id) DO UPDATE SET p = EXCLUDED.p, v = child.v + 1";
            case 12 -> "UPDATE account SET branch = " + random.nextInt(3) + " WHERE id = " + number(random, ACCOUNTS);
            default -> "SELECT COUNT(*), SUM(s) FROM total";
        };
    }

    private static int number(Random random, int most) {
        return 1 + random.nextInt(most);
    }

    private static void assertConsistent(Session session, String seed) {
        assertThat(DatabaseTest.rows(session, "SELECT SUM(balance) FROM account"))
                .as(seed)
                .containsExactly("" + 100 * ACCOUNTS);
        for (String table : List.of("child", "more", "other")) {
            if (isThere(session, table)) {
                assertThat(DatabaseTest.rows(
                                session, "SELECT * FROM " + table + " WHERE p NOT IN (SELECT id FROM parent)"))
                        .as(seed)
                        .isEmpty();
            }
        }
        assertColumn(session, "account", "extra", seed);
        assertColumn(session, "child", "w", seed);
        assertThat(DatabaseTest.rows(
                        session,
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                                + " GROUP BY table_name HAVING COUNT(*) > 1"))
                .as(seed)
                .isEmpty();
        DatabaseTest.rows(session, "SELECT * FROM total");
        if (isThere(session, "rich")) {
            DatabaseTest.rows(session, "SELECT * FROM rich");
        }
    }

    private static boolean isThere(Session session, String name) {
        return !DatabaseTest.rows(session, "SELECT 1 FROM information_schema.tables WHERE table_name = '" + name + "'")
                .isEmpty();
    }

    /** All documents have it if the table does, and none if not. */
    private static void assertColumn(Session session, String table, String column, String seed) {
        boolean declared = !DatabaseTest.rows(
                        session,
                        "SELECT 1 FROM information_schema.columns WHERE table_name = '" + table
                                + "' AND column_name = '" + column + "'")
                .isEmpty();
        assertThat(DatabaseTest.rows(
                        session,
                        "SELECT COUNT(*) FROM " + table + " WHERE (CAST(_doc AS VARCHAR) LIKE '%\"" + column
                                + "\":%') <> " + declared))
                .as(seed)
                .containsExactly("0");
    }
}
