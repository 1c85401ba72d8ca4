package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Definitions that two sessions change at once: the later waits for the earlier and then goes by what that has made, or is
 * refused; it never writes back what it has read before. Each test begins with the earlier one's open transaction.
 */
class ConcurrentDefinitionsTest {
    private final Database database = Database.inMemory();
    private final Session earlier = database.session();

    @BeforeEach
    void makeTables() {
        earlier.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT)");
        earlier.execute("INSERT INTO t VALUES (1, 10), (2, 20)");
        earlier.begin();
    }

    @AfterEach
    void close() {
        earlier.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void columnsOfBothArePartOfTheTable(IsolationLevel level) {
        earlier.execute("ALTER TABLE t ADD COLUMN b INT DEFAULT 7");
        afterwards(level, "ALTER TABLE t ADD COLUMN c INT").join();
        assertThat(rows("SELECT * FROM t")).containsExactly("1 | 10 | 7 | null", "2 | 20 | 7 | null");
        assertThatCode(() -> earlier.execute("UPDATE t SET a = 0")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aChangeThatFindsNothingToDoWritesNothingBack(IsolationLevel level) {
        earlier.execute("ALTER TABLE t ADD COLUMN b INT DEFAULT 7");
        afterwards(level, "ALTER TABLE t DROP COLUMN IF EXISTS c").join();
        assertThat(rows("SELECT * FROM t WHERE id = 1")).containsExactly("1 | 10 | 7");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aNewIndexHasWhatALaterChangeOfTheTableWrites(IsolationLevel level) {
        earlier.execute("CREATE INDEX t_a ON t (a)");
        afterwards(level, "ALTER TABLE t ALTER COLUMN a SET DATA TYPE VARCHAR").join();
        assertThat(rows("SELECT id FROM t WHERE a = '20'")).containsExactly("2");
        database.verify();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aNameIsGivenOnce(IsolationLevel level) {
        earlier.execute("CREATE TABLE n (id INT PRIMARY KEY)");
        assertRefused(afterwards(level, "CREATE TABLE N (id INT PRIMARY KEY)"), "exists already");
        assertThat(rows("SELECT COUNT(*) FROM information_schema.tables WHERE UPPER(table_name) = 'N'"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aNameGivenByRenamingIsGivenOnce(IsolationLevel level) {
        earlier.execute("CREATE VIEW n AS SELECT 1 AS one");
        assertRefused(afterwards(level, "ALTER TABLE t RENAME TO n"), "exists already");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aTableThatIsReferredToIsNotDropped(IsolationLevel level) {
        earlier.execute("CREATE TABLE child (id INT PRIMARY KEY, t INT REFERENCES t)");
        assertRefused(afterwards(level, "DROP TABLE t"), "child");
        assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aTableThatAViewReadsIsNotDropped(IsolationLevel level) {
        earlier.execute("CREATE VIEW v AS SELECT a FROM t");
        assertRefused(afterwards(level, "DROP TABLE t"), "View \"v\"");
        assertThat(rows("SELECT * FROM v ORDER BY a")).containsExactly("10", "20");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aViewThatAViewReadsIsNotDropped(IsolationLevel level) {
        earlier.execute("CREATE VIEW v AS SELECT a FROM t");
        earlier.commit();
        earlier.begin();
        earlier.execute("CREATE VIEW w AS SELECT a FROM v");
        assertRefused(afterwards(level, "DROP VIEW v"), "View \"w\"");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void nothingIsMadeInASchemaThatGoes(IsolationLevel level) {
        earlier.execute("CREATE SCHEMA s");
        earlier.commit();
        earlier.begin();
        earlier.execute("DROP SCHEMA s");
        assertRefused(afterwards(level, "CREATE TABLE s.n (id INT PRIMARY KEY)"), "Schema \"s\" not found");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aSchemaInWhichSomethingIsMadeDoesNotGo(IsolationLevel level) {
        earlier.execute("CREATE SCHEMA s");
        earlier.commit();
        earlier.begin();
        earlier.execute("CREATE TABLE s.n (id INT PRIMARY KEY)");
        assertRefused(afterwards(level, "DROP SCHEMA s"), "not empty");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aSequenceThatADefaultDrawsFromIsNotDropped(IsolationLevel level) {
        begunAfter("CREATE SEQUENCE s");
        earlier.execute("CREATE TABLE n (id INT PRIMARY KEY, a INT DEFAULT nextval('s'))");
        assertRefused(afterwards(level, "DROP SEQUENCE s"), "counts for column \"a\" of \"n\"");
        earlier.execute("INSERT INTO n (id) VALUES (1)");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aDefaultDoesNotDrawFromASequenceThatGoes(IsolationLevel level) {
        begunAfter("CREATE SEQUENCE s");
        earlier.execute("DROP SEQUENCE s");
        assertRefused(
                afterwards(level, "ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s')"), "Sequence \"s\" not found");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aDefaultThatIsNewFollowsTheNameOfItsSequence(IsolationLevel level) {
        begunAfter("CREATE SEQUENCE s");
        earlier.execute("ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s')");
        afterwards(level, "ALTER SEQUENCE s RENAME TO r").join();
        assertThat(rows("SELECT column_default FROM information_schema.columns WHERE table_name = 't'"
                        + " AND column_name = 'a'"))
                .containsExactly("\"nextval('r')\"");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aSequenceThatAViewDrawsFromIsNotDropped(IsolationLevel level) {
        begunAfter("CREATE SEQUENCE s");
        earlier.execute("CREATE VIEW v AS SELECT a, nextval('s') AS n FROM t");
        assertRefused(afterwards(level, "DROP SEQUENCE s"), "View \"v\"");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aDomainThatAViewNamesIsNotDropped(IsolationLevel level) {
        begunAfter("CREATE DOMAIN d AS INT");
        earlier.execute("CREATE VIEW v AS SELECT CAST(a AS d) AS n FROM t");
        assertRefused(afterwards(level, "DROP DOMAIN d"), "View \"v\"");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aSequenceGoesWithATableThatItWasGivenToMeanwhile(IsolationLevel level) {
        earlier.execute("CREATE SEQUENCE s OWNED BY t.a");
        afterwards(level, "DROP TABLE t").join();
        assertThat(rows("SELECT sequence_name FROM information_schema.sequences"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aSequenceIsNotGivenToAColumnThatGoes(IsolationLevel level) {
        begunAfter("CREATE SEQUENCE s");
        earlier.execute("ALTER TABLE t DROP COLUMN a");
        assertRefused(afterwards(level, "ALTER SEQUENCE s OWNED BY t.a"), "\"a\"");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aNewIndexGoesWithItsTableToAnotherSchema(IsolationLevel level) {
        begunAfter("CREATE SCHEMA s");
        earlier.execute("CREATE INDEX t_a ON t (a)");
        afterwards(level, "ALTER TABLE t SET SCHEMA s").join();
        assertThat(rows("SELECT table_schema FROM information_schema.indexes WHERE index_name = 't_a'"))
                .containsExactly("\"s\"");
    }

    private void begunAfter(String sql) {
        earlier.rollback();
        earlier.execute(sql);
        earlier.begin();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void rowsOfATableAreNotDeletedPastANewForeignKey(IsolationLevel level) {
        try (Session later = session(level)) {
            later.begin();
            later.execute("SELECT * FROM t");
            earlier.execute("CREATE TABLE child (id INT PRIMARY KEY, t INT REFERENCES t)");
            earlier.execute("INSERT INTO child VALUES (1, 1)");
            earlier.commit();
            assertThatThrownBy(() -> later.execute("DELETE FROM t WHERE id = 1"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(
                            level == IsolationLevel.READ_COMMITTED ? "Foreign key violated" : "was redefined");
            later.rollback();
        }
        assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aNameTakenWhileTheDefinitionWaitedForATableIsSeen(IsolationLevel level) {
        earlier.execute("INSERT INTO t VALUES (3, 30)"); // the foreign key waits for it
        CompletableFuture<Void> statement = afterwards(
                () -> {
                    try (Session later = session(level)) {
                        later.execute("CREATE TABLE n (id INT PRIMARY KEY, t INT REFERENCES t)");
                    }
                },
                () -> {
                    try (Session third = database.session()) {
                        third.execute("CREATE TABLE n (id INT PRIMARY KEY)");
                    }
                });
        assertRefused(statement, "exists already");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void anIndexMadeWhileTruncateWaitedForAnotherTableIsEmptiedToo(IsolationLevel level) {
        earlier.rollback();
        earlier.execute("CREATE TABLE u (id INT PRIMARY KEY, b INT)");
        earlier.execute("INSERT INTO u VALUES (1, 1)");
        earlier.begin();
        earlier.execute("INSERT INTO t VALUES (3, 30)");
        afterwards(
                        () -> {
                            try (Session later = session(level)) {
                                later.execute("TRUNCATE TABLE t, u");
                            }
                        },
                        () -> {
                            try (Session third = database.session()) {
                                third.execute("CREATE INDEX u_b ON u (b)");
                            }
                        })
                .join();
        assertThat(rows("SELECT b FROM u WHERE b = 1")).isEmpty();
        database.verify();
    }

    @Test
    void readCommittedGoesOnWithTheNewDefinition() {
        try (Session later = session(IsolationLevel.READ_COMMITTED)) {
            later.begin();
            later.execute("SELECT * FROM t");
            earlier.execute("ALTER TABLE t ADD COLUMN b INT DEFAULT 7");
            afterwards(() -> later.execute("UPDATE t SET a = a + 1 WHERE id = 1"))
                    .join();
            later.execute("INSERT INTO t VALUES (3, 30, 8)");
            later.commit();
        }
        assertThat(rows("SELECT * FROM t")).containsExactly("1 | 11 | 7", "2 | 20 | 7", "3 | 30 | 8");
    }

    @Test
    void temporaryTablesHinderNobody() {
        earlier.execute("CREATE TEMPORARY TABLE n (id INT PRIMARY KEY)");
        try (Session later = session(IsolationLevel.SNAPSHOT)) {
            later.begin();
            later.execute("SELECT * FROM t");
            earlier.execute("CREATE TEMPORARY TABLE m (id INT PRIMARY KEY)");
            earlier.commit();
            later.execute("CREATE TEMPORARY TABLE n (id INT PRIMARY KEY)");
            later.execute("INSERT INTO n VALUES (1)");
            later.commit();
        }
    }

    private Session session(IsolationLevel level) {
        return database.session(SessionOptions.DEFAULT.withIsolation(level).withLockTimeout(Duration.ofSeconds(60)));
    }

    /** Begins a statement beside the open transaction and commits that when the statement waits for it. */
    private CompletableFuture<Void> afterwards(IsolationLevel level, String sql) {
        return afterwards(() -> {
            try (Session later = session(level)) {
                later.execute(sql);
            }
        });
    }

    private CompletableFuture<Void> afterwards(Runnable work) {
        return afterwards(work, () -> {});
    }

    /** @param meanwhile done when the work waits, before the open transaction is committed */
    private CompletableFuture<Void> afterwards(Runnable work, Runnable meanwhile) {
        CompletableFuture<Void> statement = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                work.run();
                statement.complete(null);
            } catch (Throwable e) {
                statement.completeExceptionally(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !statement.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(statement).as("waits for the earlier").isNotDone();
        meanwhile.run();
        earlier.commit();
        return statement;
    }

    private static void assertRefused(CompletableFuture<Void> statement, String message) {
        assertThatThrownBy(statement::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(message);
    }

    private List<String> rows(String query) {
        return DatabaseTest.rows(earlier, query);
    }
}
