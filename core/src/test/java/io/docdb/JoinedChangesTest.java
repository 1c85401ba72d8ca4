package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.Session;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** A change of several joined tables does what a change of each does, for the rows that the join gave before the first of them. */
class JoinedChangesTest {
    private static final List<String> JOINS = List.of(
            "a JOIN b ON b.k = a.k",
            "a, b",
            "a LEFT JOIN b ON b.k = a.k AND b.y > 2",
            "b LEFT JOIN a ON a.k = b.k",
            "a CROSS JOIN b JOIN c ON c.k = a.k",
            "a FULL JOIN b ON a.k = b.k",
            "(SELECT DISTINCT k FROM c) AS d JOIN a ON a.k = d.k LEFT JOIN b ON b.k = d.k");
    private static final List<String> CONDITIONS = List.of(
            "a.x < 5",
            "b.y > 3 OR b.y IS NULL",
            "a.id = 3",
            "a.x = b.y",
            "TRUE",
            "EXISTS (SELECT 1 FROM c WHERE c.k = a.k)");

    @RepeatedTest(20)
    void theSameByOneStatementAndByOneForEach() {
        long seed = new Random().nextLong();
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            check(session, new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void check(Session session, Random random) {
        session.execute("CREATE TABLE a (id INT PRIMARY KEY, k INT, x INT, twice INT GENERATED ALWAYS AS (x * 2))");
        session.execute("CREATE TABLE b (id INT PRIMARY KEY, k INT, y INT NOT NULL)");
        session.execute("CREATE TABLE c (id INT PRIMARY KEY, k INT)");
        if (random.nextBoolean()) {
            session.execute("CREATE INDEX b_k ON b (k)");
        }
        for (int id = 0; id < 12; id++) {
            session.execute("INSERT INTO a (id, k, x) VALUES (" + id + ", " + random.nextInt(5) + ", "
                    + random.nextInt(9) + ")");
            session.execute("INSERT INTO b VALUES (" + id + ", " + random.nextInt(5) + ", " + random.nextInt(9) + ")");
            session.execute("INSERT INTO c VALUES (" + id + ", " + random.nextInt(8) + ")");
        }
        for (int round = 0; round < 10; round++) {
            String tables = JOINS.get(random.nextInt(JOINS.size()));
            String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            if (random.nextInt(4) == 0) {
                compare(
                        session,
                        "DELETE a, b FROM " + tables + " WHERE " + condition,
                        "DELETE FROM a WHERE ",
                        "DELETE FROM b WHERE ",
                        tables,
                        condition);
            } else {
                compare(
                        session,
                        "UPDATE " + tables + " SET a.x = a.x + 1, b.y = b.y * 2, a.k = a.k + 1 WHERE " + condition,
                        "UPDATE a SET x = x + 1, k = k + 1 WHERE ",
                        "UPDATE b SET y = y * 2 WHERE ",
                        tables,
                        condition);
            }
        }
    }

    /** Both ways from the same rows; what the second gives stays. */
    private static void compare(
            Session session, String joined, String ofA, String ofB, String tables, String condition) {
        session.begin();
        long changed = session.execute(joined).changed();
        List<String> byOne = all(session);
        session.rollback();

        session.begin();
        String inA = keys(session, "a", tables, condition);
        String inB = keys(session, "b", tables, condition);
        long each = session.execute(ofA + inA).changed()
                + session.execute(ofB + inB).changed();
        session.commit();

        assertThat(byOne).as(joined).isEqualTo(all(session));
        assertThat(changed).as(joined).isEqualTo(each);
    }

    private static String keys(Session session, String table, String tables, String condition) {
        List<String> keys = Answer.rows(
                session,
                "SELECT DISTINCT " + table + ".id FROM " + tables + " WHERE (" + condition + ") AND " + table
                        + ".id IS NOT NULL");
        return keys.isEmpty() ? "FALSE" : "id IN (" + String.join(", ", keys) + ")";
    }

    private static List<String> all(Session session) {
        List<String> rows = Answer.rows(session, "SELECT * FROM a ORDER BY id");
        rows.addAll(Answer.rows(session, "SELECT * FROM b ORDER BY id"));
        return rows;
    }
}
