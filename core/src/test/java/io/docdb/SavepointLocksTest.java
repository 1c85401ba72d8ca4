package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ROLLBACK TO SAVEPOINT: what was locked since is free for others. */
class SavepointLocksTest {
    private final Database database = Database.inMemory();
    private final Session holder = database.session();
    private final Session other = database.session(SessionOptions.DEFAULT.withLockTimeout(Duration.ofMillis(30)));

    @BeforeEach
    void makeTables() {
        holder.execute("CREATE TABLE parent (id INT PRIMARY KEY, n INT UNIQUE)");
        holder.execute("INSERT INTO parent VALUES (1, 10), (2, 20), (3, 30)");
        holder.execute("CREATE TABLE child (id INT PRIMARY KEY, p INT REFERENCES parent ON DELETE CASCADE)");
        holder.execute("INSERT INTO child VALUES (3, 3)");
    }

    @AfterEach
    void close() {
        other.close();
        holder.close();
        database.close();
    }

    private void assertWaitsInVain(String sql) {
        assertThatThrownBy(() -> other.execute(sql))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE parent SET n = 11 WHERE id = 1     | UPDATE parent SET n = 12 WHERE id = 1",
                "UPDATE parent SET n = 11 WHERE id = 1     | INSERT INTO parent VALUES (4, 11)",
                "DELETE FROM parent WHERE id = 3           | UPDATE child SET p = 2",
                "INSERT INTO parent VALUES (4, 40)         | INSERT INTO parent VALUES (4, 41)",
                "INSERT INTO child VALUES (1, 1)           | DELETE FROM parent WHERE id = 1",
                "SELECT * FROM parent FOR UPDATE           | UPDATE parent SET n = 12 WHERE id = 1",
                "SELECT * FROM parent FOR SHARE            | DELETE FROM parent WHERE id = 1",
                "LOCK TABLE parent IN EXCLUSIVE MODE       | UPDATE parent SET n = 12 WHERE id = 1",
                "CREATE INDEX i ON child (p)               | INSERT INTO child VALUES (1, 1)",
                "INSERT INTO child VALUES (1, 1)           | DROP TABLE child"
            })
    void whatWasLockedSinceIsFree(String locking, String wanted) {
        holder.begin();
        holder.execute("SAVEPOINT s");
        holder.execute(locking);
        assertWaitsInVain(wanted);

        holder.execute("ROLLBACK TO SAVEPOINT s");

        other.execute(wanted);
        holder.execute("UPDATE parent SET n = 21 WHERE id = 2");
        holder.commit();
        assertThat(DatabaseTest.rows(holder, "CHECK DATABASE")).isEmpty();
    }

    @Test
    void whatWasLockedBeforeStaysLocked() {
        holder.begin();
        holder.execute("SELECT * FROM parent WHERE id = 1 FOR SHARE");
        holder.execute("UPDATE parent SET n = 21 WHERE id = 2");
        holder.execute("SAVEPOINT s");
        holder.execute("UPDATE parent SET n = n + 2 WHERE id < 3");
        assertWaitsInVain("SELECT * FROM parent WHERE id = 1 FOR SHARE");
        holder.execute("ROLLBACK TO SAVEPOINT s");
        other.execute("SELECT * FROM parent WHERE id = 1 FOR SHARE");
        assertWaitsInVain("UPDATE parent SET n = 11 WHERE id = 1");
        assertWaitsInVain("SELECT * FROM parent WHERE id = 2 FOR SHARE");
        assertWaitsInVain("DROP TABLE parent CASCADE");
        holder.commit();
        other.execute("UPDATE parent SET n = n + 1 WHERE id < 3");
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aRowThatOthersHaveChangedMeanwhileIsSeenByReadCommittedAndRefusedFromSnapshotOn(IsolationLevel level) {
        try (Session session = database.session(SessionOptions.DEFAULT.withIsolation(level))) {
            session.begin();
            session.execute("SAVEPOINT s");
            session.execute("UPDATE parent SET n = n + 1 WHERE id = 1");
            session.execute("ROLLBACK TO SAVEPOINT s");
            other.execute("UPDATE parent SET n = n + 100 WHERE id = 1");
            String again = "UPDATE parent SET n = n + 1 WHERE id = 1 AND n = 110";
            if (level == IsolationLevel.READ_COMMITTED) {
                assertThat(session.execute(again).changed()).isEqualTo(1);
                session.commit();
            } else {
                assertThatThrownBy(() -> {
                            session.execute("UPDATE parent SET n = n + 1 WHERE id = 1");
                            session.commit();
                        })
                        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                                .isEqualTo(ErrorCode.SERIALIZATION_FAILURE));
            }
        }
    }

    @Test
    void aStatementThatFailsKeepsItsLocksUntilTheTransactionGoesBack() {
        holder.begin();
        holder.execute("SAVEPOINT s");
        assertThatThrownBy(() -> holder.execute("UPDATE parent SET n = 30 WHERE id = 1"))
                .isInstanceOf(DatabaseException.class);
        assertWaitsInVain("UPDATE parent SET n = 11 WHERE id = 1");
        holder.execute("ROLLBACK TO SAVEPOINT s");
        other.execute("UPDATE parent SET n = 11 WHERE id = 1");
        holder.commit();
    }
}
