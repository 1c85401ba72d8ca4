package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.error.ConflictException;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows made of index entries hold the values that the documents hold, to the form of a number. */
class IndexOnlyTest {
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.inMemory();
        session = database.session();
        session.execute("SET result_cache = off");
        session.execute("CREATE COLLECTION d");
        session.execute("CREATE INDEX d_x ON d(x)");
        session.execute("CREATE UNIQUE INDEX d_yx ON d(y DESC, x)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void assertAnswer(String sql, String... rows) {
        assertThat(Answer.plan(session, sql)).as(sql).contains("IndexOnlyScan");
        assertThat(Answer.rows(session, sql)).as(sql).containsExactly(rows);
    }

    @Test
    void numbersKeepTheirFormInKeysAndParts() {
        session.execute(
                "INSERT INTO d(_id, x, y) VALUES (1, 7, 'a'), (2.0, 7.0, 'b'), (3e0, 7.10, 'c'), ('4', 7e0, NULL)");
        assertAnswer("SELECT _id, x FROM d WHERE x = 7 ORDER BY _id", "1 | 7", "2.0 | 7.0", "\"4\" | 7.0");
        assertAnswer("SELECT _id, x FROM d WHERE x > 7", "3.0 | 7.10");
        assertAnswer(
                "SELECT typeof(_id), typeof(x) FROM d WHERE x >= 7 ORDER BY _id",
                Answer.rows(
                                session,
                                "SELECT typeof(_id), typeof(x) FROM d WHERE coalesce(x, 0) >= 7 AND z IS NULL ORDER BY _id")
                        .toArray(String[]::new));
        assertAnswer("SELECT x, _id FROM d WHERE y IN ('a', 'b') ORDER BY y", "7 | 1", "7.0 | 2.0");
    }

    @Test
    void anotherFormOfTheSameKeyShows() {
        session.execute("INSERT INTO d(_id, x) VALUES (1, 5), (2.50, 6)");
        assertAnswer("SELECT _id FROM d WHERE x > 0", "1", "2.50");
        session.execute("UPDATE d SET _id = 1.0 WHERE _id = 1");
        session.execute("UPDATE d SET _id = 2.5 WHERE _id = 2.5");
        assertAnswer("SELECT _id FROM d WHERE x > 0", "1.0", "2.5");
        session.execute("CREATE INDEX later ON d (z, x)");
        assertAnswer("SELECT _id FROM d WHERE z IS NULL AND x > 0", "1.0", "2.5");
    }

    /** What a range says depends on the kind of its parameters, which nobody knows when it is planned. */
    @Test
    void parametersOfEveryKindFindWhatTheyFindWithoutTheIndex() {
        session.execute("INSERT INTO d(_id, x) VALUES (1, 5), (2, 5.0), (3, 5e0), (4, 'a'), (5, '2024-05-01'),"
                + " (6, DATE '2024-05-01'), (7, TIMESTAMP '2024-05-01 00:00:00'), (8, TRUE), (9, NULL), (10, 4.9),"
                + " (11, '5'), (12, TIME '05:00:00'), (13, '5:00')");
        session.execute("INSERT INTO d DOCUMENT '{\"_id\": 14, \"x\": [5]}'");
        List<Value> kinds = new ArrayList<>(List.of(NullValue.NULL));
        try (ResultRows rows =
                session.execute("SELECT x FROM d ORDER BY _id").rows().orElseThrow()) {
            while (rows.next()) {
                kinds.add(rows.value(0));
            }
        }
        for (String operator : List.of("=", "<", "<=", ">", ">=")) {
            for (Value kind : kinds) {
                String byIndex = "SELECT x, _id FROM d WHERE x " + operator + " ? ORDER BY _id";
                String byHand = "SELECT x, _id FROM d WHERE coalesce(x, z) " + operator + " ? ORDER BY _id";
                assertThat(Answer.rows(session, "EXPLAIN " + byIndex, kind))
                        .anyMatch(line -> line.contains("IndexOnlyScan"));
                assertThat(Answer.rows(session, byIndex, kind))
                        .as("x %s %s", operator, kind)
                        .isEqualTo(Answer.rows(session, byHand, kind));
            }
        }
    }

    @Test
    void aMissingFieldIsNullAndToldFromNullByTheDocumentAlone() {
        session.execute("INSERT INTO d DOCUMENT '{\"_id\": 1, \"x\": null}'");
        session.execute("INSERT INTO d DOCUMENT '{\"_id\": 2}'");
        assertAnswer("SELECT x, _id FROM d WHERE x IS NULL ORDER BY _id", "null | 1", "null | 2");
        assertThat(Answer.rows(session, "SELECT _id FROM d WHERE x IS NULL AND x IS MISSING"))
                .containsExactly("2");
        assertThat(Answer.rows(session, "EXPLAIN SELECT _id FROM d WHERE x IS NULL AND x IS MISSING"))
                .noneMatch(line -> line.contains("IndexOnlyScan"));
    }

    @Test
    void aTextThatReadsAsADateAndTheDateAreBothFound() {
        session.execute("INSERT INTO d(_id, x) VALUES (1, DATE '2024-05-01'), (2, '2024-05-01'), (3, '2024-5-1')");
        assertAnswer(
                "SELECT x, _id FROM d WHERE x = DATE '2024-05-01' ORDER BY _id",
                Answer.rows(session, "SELECT x, _id FROM d WHERE coalesce(x, 0) = DATE '2024-05-01' ORDER BY _id")
                        .toArray(String[]::new));
    }

    @Test
    void ownChangesShowAndADeletedDocumentDoesNot() {
        session.execute("INSERT INTO d(_id, x, y) VALUES (1, 1, 1), (2, 2, 2), (3, 3, 3)");
        session.execute("BEGIN");
        session.execute("UPDATE d SET x = 9 WHERE _id = 1");
        session.execute("DELETE FROM d WHERE x = 2");
        assertAnswer("SELECT x FROM d WHERE x > 0", "3", "9");
        session.execute("ROLLBACK");
        assertAnswer("SELECT x FROM d WHERE x > 0", "1", "2", "3");
    }

    @Test
    void aSerializableTransactionHearsOfChangesToTheEntriesItHasRead() {
        session.execute("INSERT INTO d(_id, x, z) VALUES (1, 5, 1)");
        try (Session other = database.session()) {
            assertConflict(other, "INSERT INTO d(_id, x) VALUES (2, 6)", true);
            assertConflict(other, "UPDATE d SET x = 7 WHERE _id = 1", true);
            assertConflict(other, "UPDATE d SET x = 7.0 WHERE _id = 1", true);
            assertConflict(other, "UPDATE d SET z = 9 WHERE _id = 1", false);
            assertConflict(other, "DELETE FROM d WHERE _id = 2", true);
        }
    }

    private void assertConflict(Session other, String change, boolean expected) {
        session.execute("START TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        Answer.rows(session, "SELECT x FROM d WHERE x >= 5");
        other.execute(change);
        session.execute("INSERT INTO d(x) VALUES (0)");
        if (expected) {
            assertThatThrownBy(() -> session.execute("COMMIT")).as(change).isInstanceOf(ConflictException.class);
        } else {
            session.execute("COMMIT");
        }
    }
}
