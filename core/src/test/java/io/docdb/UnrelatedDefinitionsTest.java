package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ConflictException;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A SNAPSHOT or SERIALIZABLE transaction changes a definition after another session has changed one that it does not see: both
 * stand if they have nothing to do with each other, and else the transaction is refused.
 */
class UnrelatedDefinitionsTest {
    private static final List<IsolationLevel> LEVELS = List.of(IsolationLevel.SNAPSHOT, IsolationLevel.SERIALIZABLE);

    /** What others may be told in the random test: conflicts, locks, and what is there or not there, or is needed. */
    private static final List<String> EXPECTED =
            List.of("40001", "55P03", "42S01", "42S02", "42S22", "42704", "42710", "2BP01", "3F000", "42S21", "42809");

    private final Database database = Database.inMemory();
    private final Session other = database.session();

    @BeforeEach
    void makeObjects() {
        for (String sql : List.of(
                "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)",
                "CREATE TABLE u (id INT PRIMARY KEY, a INT)",
                "CREATE VIEW all_of_t AS SELECT * FROM t",
                "CREATE VIEW all_of_u AS SELECT * FROM u",
                "CREATE VIEW above AS SELECT id FROM all_of_t",
                "CREATE SCHEMA s",
                "CREATE SEQUENCE q",
                "CREATE DOMAIN d AS INT")) {
            other.execute(sql);
        }
    }

    @AfterEach
    void close() {
        other.close();
        database.close();
    }

    /** The first is the other session's, committed; the second is done by the transaction that does not see it. */
    static Stream<Arguments> unrelated() {
        return atEachLevel(
                List.of("CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW w AS SELECT id FROM u"),
                List.of("CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW w AS SELECT id FROM t"),
                List.of("CREATE VIEW v AS SELECT id FROM all_of_t", "CREATE VIEW w AS SELECT id FROM all_of_t"),
                List.of("CREATE OR REPLACE VIEW all_of_t AS SELECT * FROM t WHERE a > 0", "DROP VIEW all_of_u"),
                List.of("CREATE SCHEMA x", "CREATE SCHEMA y"),
                List.of("DROP SCHEMA s", "CREATE SCHEMA y"),
                List.of("CREATE TABLE s.n (id INT PRIMARY KEY)", "CREATE SCHEMA y"),
                List.of("CREATE DOMAIN e AS TEXT", "DROP DOMAIN d"),
                List.of("CREATE SEQUENCE r", "ALTER SEQUENCE q INCREMENT BY 2"),
                List.of("DROP VIEW above", "CREATE TABLE n (id INT PRIMARY KEY)"),
                List.of(
                        "CREATE TABLE m (id INT PRIMARY KEY)",
                        "CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t)"),
                List.of("CREATE INDEX t_a ON t (a)", "CREATE INDEX u_a ON u (a)"),
                List.of("ALTER TABLE t ADD COLUMN c INT", "ALTER TABLE u ADD COLUMN c INT"),
                List.of("ALTER TABLE t ADD COLUMN c INT", "CREATE VIEW w AS SELECT id FROM all_of_u"),
                List.of("COMMENT ON TABLE t IS 'many'", "COMMENT ON VIEW all_of_u IS 'few'"));
    }

    @ParameterizedTest
    @MethodSource("unrelated")
    void bothStand(IsolationLevel level, String theirs, String ours) {
        try (Session session = begunBefore(theirs, level)) {
            session.execute("CREATE VIEW ours_too AS SELECT 1 AS one");
            session.execute(ours);
            session.commit();
        }
        assertThat(viewsThatFail(other)).isEmpty();
        assertThat(DatabaseTest.rows(other, "SELECT * FROM ours_too")).containsExactly("1");
        assertDone(theirs);
        assertDone(ours);
    }

    static Stream<Arguments> related() {
        return atEachLevel(
                List.of("CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW v AS SELECT id FROM u"),
                List.of("CREATE VIEW v AS SELECT a FROM t", "CREATE SEQUENCE v"),
                List.of("CREATE VIEW v AS SELECT a FROM t", "DROP TABLE t CASCADE"),
                List.of("CREATE VIEW v AS SELECT a FROM t", "ALTER TABLE t RENAME TO t2"),
                List.of("CREATE VIEW v AS SELECT a FROM all_of_t", "ALTER TABLE t DROP COLUMN b"),
                List.of("CREATE VIEW v AS SELECT * FROM above", "ALTER TABLE t DROP COLUMN a"),
                List.of("ALTER TABLE t DROP COLUMN b", "CREATE VIEW v AS SELECT b FROM all_of_t"),
                List.of("DROP VIEW above", "CREATE VIEW v AS SELECT id FROM above"),
                List.of(
                        "CREATE OR REPLACE VIEW all_of_t AS SELECT a AS id FROM t",
                        "CREATE VIEW v AS SELECT b FROM all_of_t"),
                List.of("CREATE VIEW v AS SELECT nextval('q') AS n FROM u", "DROP SEQUENCE q"),
                List.of("CREATE TABLE n (id INT DEFAULT nextval('Q'))", "ALTER SEQUENCE q RENAME TO r"),
                List.of("CREATE VIEW v AS SELECT CAST(a AS d) AS n FROM u", "DROP DOMAIN d"),
                List.of("CREATE TABLE n (id d)", "DROP DOMAIN d"),
                List.of("DROP DOMAIN d", "CREATE TABLE n (id d)"),
                List.of("CREATE TABLE s.n (id INT PRIMARY KEY)", "DROP SCHEMA s"),
                List.of("CREATE VIEW s.n AS SELECT 1 AS one", "ALTER SCHEMA s RENAME TO s2"),
                List.of("DROP SCHEMA s", "CREATE TABLE s.n (id INT PRIMARY KEY)"),
                List.of("CREATE SCHEMA x", "CREATE SCHEMA X"),
                List.of("CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t)", "DROP TABLE t CASCADE"),
                List.of("DROP TABLE t CASCADE", "CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t)"),
                List.of("CREATE INDEX i ON t (a)", "CREATE INDEX i ON u (a)"),
                List.of("CREATE INDEX i ON t (a)", "ALTER TABLE t DROP COLUMN b"),
                List.of("ALTER SEQUENCE q OWNED BY t.a", "DROP TABLE t CASCADE"));
    }

    @ParameterizedTest
    @MethodSource("related")
    void theLaterIsRefused(IsolationLevel level, String theirs, String ours) {
        try (Session session = begunBefore(theirs, level)) {
            assertThatThrownBy(() -> session.execute(ours))
                    .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.sqlState())
                            .isEqualTo("40001"));
            session.rollback();
        }
        assertThat(viewsThatFail(other)).isEmpty();
    }

    /** In the middle of a transaction that does not see what the other session has just committed. */
    private Session begunBefore(String theirs, IsolationLevel level) {
        Session session =
                database.session(SessionOptions.DEFAULT.withIsolation(level).withLockTimeout(Duration.ofSeconds(5)));
        session.begin();
        session.execute("SELECT * FROM u");
        other.execute(theirs);
        return session;
    }

    private static Stream<Arguments> atEachLevel(List<?>... pairs) {
        return Stream.of(pairs)
                .flatMap(pair -> LEVELS.stream().map(level -> Arguments.of(level, pair.get(0), pair.get(1))));
    }

    /** What was made cannot be made again, and what was dropped cannot be dropped again. */
    private void assertDone(String definition) {
        if ((definition.startsWith("CREATE") || definition.startsWith("DROP")) && !definition.contains("OR REPLACE")) {
            assertThatThrownBy(() -> other.execute(definition))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching("(?s).*(exists already|not found).*");
        }
    }

    @Test
    void manyTransactionsLeaveNothingBroken() throws Exception {
        run(200, System.nanoTime());
    }

    @Test
    @Tag("proof")
    void manyTransactionsLeaveNothingBrokenForLong() throws Exception {
        for (int i = 0; i < 200; i++) {
            run(500, System.nanoTime());
        }
    }

    private static void run(int transactions, long seed) throws Exception {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Callable<Integer>> tasks = new ArrayList<>();
            SplittableRandom seeds = new SplittableRandom(seed);
            for (int i = 0; i < 4; i++) {
                Random random = new Random(seeds.nextLong());
                tasks.add(() -> work(database, random, transactions));
            }
            int committed = 0;
            for (Future<Integer> task : pool.invokeAll(tasks)) {
                committed += task.get();
            }
            pool.shutdown();
            assertThat(broken(session)).as("seed " + seed).isEmpty();
            assertThat(committed).as("seed " + seed).isGreaterThan(transactions / 4);
            database.verify();
        }
    }

    private static int work(Database database, Random random, int transactions) {
        int committed = 0;
        for (int i = 0; i < transactions; i++) {
            try (Session session = database.session(SessionOptions.DEFAULT
                    .withIsolation(LEVELS.get(random.nextInt(2)))
                    .withLockTimeout(Duration.ofSeconds(1)))) {
                session.begin();
                session.execute("SELECT 1");
                boolean changed = false;
                for (int statement = 1 + random.nextInt(3); statement > 0; statement--) {
                    changed |= changes(session, definition(random));
                    Thread.yield();
                }
                session.commit();
                committed += changed ? 1 : 0;
            } catch (DatabaseException e) {
                assertThat(e.sqlState()).as(e.getMessage()).isEqualTo("40001");
            }
        }
        return committed;
    }

    private static boolean changes(Session session, String sql) {
        try {
            session.execute(sql);
            return true;
        } catch (ConflictException e) {
            throw e;
        } catch (DatabaseException e) {
            assertThat(e.sqlState()).as(sql + ": " + e.getMessage()).isIn(EXPECTED);
            return false;
        }
    }

    private static String definition(Random random) {
        String table = "t" + random.nextInt(2);
        String view = "v" + random.nextInt(4);
        String source = random.nextBoolean() ? table : "v" + random.nextInt(4);
        String column = "c" + random.nextInt(2);
        String schema = "s" + random.nextInt(2);
        String cascade = random.nextBoolean() ? " CASCADE" : "";
        return switch (random.nextInt(18)) {
            case 0, 1 -> "CREATE TABLE " + table + " (id INT PRIMARY KEY, c0 INT, c1 INT)";
            case 2 -> "DROP TABLE " + table + cascade;
            case 3 -> "ALTER TABLE " + table + " ADD COLUMN " + column + " INT DEFAULT nextval('q')";
            case 4 -> "ALTER TABLE " + table + " DROP COLUMN " + column + cascade;
            case 5 -> "ALTER TABLE " + table + " RENAME COLUMN c0 TO c1";
            case 6 -> "ALTER TABLE " + table + " RENAME TO t" + random.nextInt(2);
            case 7, 8 -> "CREATE OR REPLACE VIEW " + view + " AS SELECT * FROM " + source;
            case 9 -> "CREATE OR REPLACE VIEW " + view + " AS SELECT id, " + column + " FROM " + source;
            case 10 -> "DROP VIEW " + view + cascade;
            case 11 -> "CREATE SCHEMA " + schema;
            case 12 -> "DROP SCHEMA " + schema + cascade;
            case 13 -> "CREATE VIEW " + schema + "." + view + " AS SELECT id FROM public." + source;
            case 14 -> "CREATE TABLE " + schema + "." + table + " (id INT PRIMARY KEY, p INT REFERENCES public.t0)";
            case 15 -> "CREATE SEQUENCE q";
            case 16 -> "DROP SEQUENCE q" + cascade;
            default -> "CREATE VIEW " + view + " AS SELECT nextval('q') AS id";
        };
    }

    /** Views and tables that cannot be used, those of no schema, and names that two of them have. */
    private static List<String> broken(Session session) {
        List<String> broken = new ArrayList<>(viewsThatFail(session));
        broken.addAll(tablesThatFail(session));
        broken.addAll(Answer.rows(
                session,
                "SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN"
                        + " (SELECT schema_name FROM information_schema.schemata)"));
        broken.addAll(Answer.rows(
                session,
                "SELECT LOWER(table_name) FROM information_schema.tables"
                        + " GROUP BY table_schema, LOWER(table_name) HAVING COUNT(*) > 1"));
        return broken;
    }

    private static List<String> viewsThatFail(Session session) {
        return thatFail(
                session,
                "SELECT table_schema || '.' || table_name FROM information_schema.views"
                        + " WHERE table_schema <> 'information_schema'",
                name -> "SELECT * FROM " + name);
    }

    private static List<String> tablesThatFail(Session session) {
        return thatFail(
                session,
                "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_type = 'BASE TABLE' AND table_schema <> 'information_schema'",
                name -> "INSERT INTO " + name + " (id) VALUES (1)");
    }

    private static List<String> thatFail(Session session, String names, UnaryOperator<String> statement) {
        List<String> failing = new ArrayList<>();
        for (String quoted : DatabaseTest.rows(session, names)) {
            String name = quoted.replace("\"", "");
            try {
                session.execute(statement.apply(name)).rows().ifPresent(rows -> rows.close());
            } catch (DatabaseException e) {
                failing.add(name + ": " + e.getMessage());
            }
        }
        return failing;
    }
}
