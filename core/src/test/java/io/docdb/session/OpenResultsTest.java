package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that are read on while their session does other things: the loop every application has somewhere. */
class OpenResultsTest {
    private static final int SMALL = 50;
    private static final int LARGE = 20_000; // more than is set aside, with its 1 kB rows

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("CREATE TABLE t (id INT PRIMARY KEY, seen INT, txt VARCHAR)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private void fill(int count) {
        session.execute(
                "INSERT INTO t SELECT n, 0, REPEAT('x', ?) FROM GENERATE_SERIES(1, ?) AS s(n)",
                LongValue.of(count == LARGE ? 1000 : 1),
                LongValue.of(count));
    }

    /** Changes each row while reading it. @return rows read */
    private int updateWhileReading() {
        int count = 0;
        try (ResultRows rows =
                session.execute("SELECT id, seen, txt FROM t").rows().orElseThrow()) {
            while (rows.next()) {
                count++;
                assertThat(((NumberValue) rows.value(1)).longValue())
                        .as("what the loop writes does not show in it")
                        .isZero();
                if (count % 100 == 1) {
                    session.execute(
                            "UPDATE t SET seen = seen + 1 WHERE id >= ? AND id < ? + 100",
                            rows.value(0),
                            rows.value(0));
                }
            }
        }
        return count;
    }

    @Test
    void aLoopOverRowsThatChangesThemSeesAllOfThemOnceInAutoCommit() {
        fill(SMALL);
        assertThat(updateWhileReading()).isEqualTo(SMALL);
        session.execute("UPDATE t SET seen = 0");
        session.execute("DELETE FROM t");
        fill(LARGE);
        assertThat(updateWhileReading()).isEqualTo(LARGE);
    }

    @Test
    void aLoopOverRowsThatChangesThemSeesAllOfThemOnceInATransaction() {
        fill(LARGE);
        session.setAutoCommit(false);
        assertThat(updateWhileReading()).isEqualTo(LARGE);
        session.rollback();
        assertThat(updateWhileReading()).isEqualTo(LARGE);
        session.commit();
    }

    @Test
    void twoResultsAreReadInTurns() {
        fill(SMALL);
        for (boolean autoCommit : new boolean[] {true, false}) {
            session.setAutoCommit(autoCommit);
            ResultRows up =
                    session.execute("SELECT id FROM t ORDER BY id").rows().orElseThrow();
            ResultRows down =
                    session.execute("SELECT id FROM t ORDER BY id DESC").rows().orElseThrow();
            for (int i = 1; i <= SMALL; i++) {
                assertThat(up.next() && down.next()).isTrue();
                assertThat(up.value(0)).isEqualTo(LongValue.of(i));
                assertThat(down.value(0)).isEqualTo(LongValue.of(SMALL + 1 - i));
            }
            assertThat(up.next() || down.next()).isFalse();
        }
    }

    @Test
    void aSmallResultOutlivesTheCommitAndALargeOneSaysThatItCannot() {
        fill(SMALL);
        session.setAutoCommit(false);
        ResultRows small = session.execute("SELECT id FROM t").rows().orElseThrow();
        assertThat(small.next()).isTrue();
        session.commit();
        int count = 1;
        while (small.next()) {
            count++;
        }
        assertThat(count).isEqualTo(SMALL);

        session.execute("DELETE FROM t");
        fill(LARGE);
        ResultRows large = session.execute("SELECT id, txt FROM t").rows().orElseThrow();
        assertThat(large.next()).isTrue();
        session.commit();
        assertThatThrownBy(() -> {
                    while (large.next()) {
                        // to the end of what was set aside
                    }
                })
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("has ended before all its rows were read");
    }

    @Test
    void whatARollBackUndidIsNotReadAfterIt() {
        fill(SMALL);
        session.setAutoCommit(false);
        session.execute("UPDATE t SET seen = 9");
        ResultRows rows = session.execute("SELECT seen FROM t").rows().orElseThrow();
        assertThat(rows.next()).isTrue();
        session.rollback();
        assertThatThrownBy(rows::next).isInstanceOf(DatabaseException.class);
    }

    @Test
    void aFailureInARowIsToldWhereTheRowWouldHaveBeen() {
        session.execute("INSERT INTO t VALUES (1, 1, 'a'), (2, 0, 'b')");
        ResultRows rows =
                session.execute("SELECT 10 / seen FROM t ORDER BY id").rows().orElseThrow();
        assertThatThrownBy(() -> {
                    session.execute("INSERT INTO t VALUES (3, 0, 'c')");
                    rows.next();
                    rows.next();
                })
                .hasMessageContaining("ivision");
    }
}
