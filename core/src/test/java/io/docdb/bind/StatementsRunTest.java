package io.docdb.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bound statements mean, shown by running them. */
class StatementsRunTest {
    private final Database database = Database.inMemory();
    private final Session session = database.session();

    @BeforeEach
    void twoTablesAndACollection() {
        run("CREATE TABLE dept (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, manager BIGINT)");
        run("CREATE TABLE person (id BIGINT PRIMARY KEY, name VARCHAR(10) NOT NULL, age INTEGER, dept_id INTEGER)");
        run("CREATE TABLE item (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state VARCHAR(10) DEFAULT 'new',"
                + " price DECIMAL(10, 2), gross DECIMAL(12, 2) GENERATED ALWAYS AS (price * 2))");
        run("CREATE COLLECTION event");
        run("INSERT INTO dept VALUES (1, 'a', 10), (2, 'b', NULL)");
        run("INSERT INTO person VALUES (10, 'Ada', 36, 1), (11, 'Bob', 20, 1), (12, 'Cy', NULL, 2)");
        run("INSERT INTO event DOCUMENT '{\"_id\": \"x\", \"kind\": \"commit\", \"a\": {\"b\": [1, {\"c\": 2}]},"
                + " \"items\": [{\"sku\": \"s1\", \"q\": 1}, {\"sku\": \"s2\", \"q\": 3}], \"n\": null}',"
                + " '{\"_id\": \"y\", \"kind\": \"push\", \"items\": []}'");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void defaultsIdentitiesAndGeneratedColumnsAreFilledInHoweverARowComes() {
        assertThat(run("INSERT INTO item (price) VALUES (1), (2.005) RETURNING *"))
                .containsExactly("1 \"new\" 1.00 2.00", "2 \"new\" 2.01 4.02");
        run("INSERT INTO item DOCUMENT '{\"price\": 3}'");
        assertThat(run("SELECT * FROM item WHERE id = 3")).containsExactly("3 \"new\" 3.00 6.00");
        assertThat(run("UPDATE item SET price = price * 2 WHERE id = 1 RETURNING gross"))
                .containsExactly("4.00");
    }

    @Test
    void pathsAreSetAndRemovedInTheOldDocument() {
        assertThat(run("UPDATE event SET a.b[1].c = 7, d.e = kind REMOVE kind WHERE _id = 'x' RETURNING a, d, kind"))
                .containsExactly("{\"b\":[1,{\"c\":7}]} {\"e\":\"commit\"} null");
    }

    @Test
    void elementsOfAnArrayAreRows() {
        assertThat(run("SELECT e.kind, i.sku FROM event e, e.items i WHERE i.q > 1"))
                .containsExactly("\"commit\" \"s2\"");
        assertThat(run("SELECT e.kind, i.sku, n FROM event e LEFT JOIN UNNEST(e.items) WITH ORDINALITY AS i(item, n)"
                        + " ON true ORDER BY e._id, n"))
                .containsExactly("\"commit\" \"s1\" 1", "\"commit\" \"s2\" 2", "\"push\" null null");
    }

    @Test
    void missingIsToldFromNull() {
        assertThat(run("SELECT n IS NULL, n IS MISSING FROM event ORDER BY _id"))
                .containsExactly("true false", "true true");
        assertThat(run("SELECT _id FROM event WHERE n IS MISSING")).containsExactly("\"y\"");
    }

    @Test
    void anUpsertCombinesOldAndNew() {
        assertThat(run("INSERT INTO person (id, name) VALUES (10, 'x') ON CONFLICT (id) DO UPDATE"
                        + " SET name = excluded.name || person.name RETURNING name, age"))
                .containsExactly("\"xAda\" 36");
    }

    @Test
    void mergeUpdatesInsertsAndDeletes() {
        run("MERGE INTO person p USING (VALUES (10, 'm'), (99, 'n')) AS s(id, name) ON p.id = s.id"
                + " WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name)"
                + " WHEN NOT MATCHED BY SOURCE AND p.dept_id = 2 THEN DELETE");
        assertThat(run("SELECT id, name FROM person ORDER BY id"))
                .containsExactly("10 \"m\"", "11 \"Bob\"", "99 \"n\"");
    }

    @Test
    void changesMayStandInsideAQuery() {
        assertThat(run("SELECT id + 1 FROM FINAL TABLE (INSERT INTO person (id, name) VALUES (50, 'a'))"))
                .containsExactly("51");
        assertThat(run("WITH gone AS (DELETE FROM person WHERE id = 50 RETURNING name) SELECT * FROM gone"))
                .containsExactly("\"a\"");
        assertThat(run("SELECT count(*) FROM person WHERE id = 50")).containsExactly("0");
    }

    @Test
    void severalColumnsComeFromOneQuery() {
        assertThat(run("UPDATE person SET (name, age) = (SELECT d.name, d.manager FROM dept d WHERE d.id = dept_id)"
                        + " WHERE id = 11 RETURNING name, age"))
                .containsExactly("\"a\" 10");
    }

    @Test
    void groupingTellsSubtotalsFromNulls() {
        assertThat(run("SELECT dept_id, grouping(dept_id), count(*) FROM person GROUP BY ROLLUP (dept_id)"
                        + " ORDER BY 2, 1"))
                .containsExactly("1 0 2", "2 0 1", "null 1 3");
    }

    @Test
    void valuesThatDoNotFitNameTheirColumn() {
        assertThat(error("INSERT INTO person (id, name) VALUES (1, 'much too long')"))
                .isEqualTo("22001 Column \"name\": Value too long: expected CHARACTER VARYING(10), found 13 characters"
                        + " (line 1, column 42)");
        assertThat(error("UPDATE person SET age = name")).startsWith("22018 Column \"age\": ");
    }

    private List<String> run(String sql) {
        List<String> lines = new ArrayList<>();
        try (Result result = session.execute(sql)) {
            ResultRows rows = result.rows().orElse(null);
            while (rows != null && rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    Value value = rows.value(i);
                    cells.add(value.toString());
                }
                lines.add(String.join(" ", cells));
            }
        }
        return lines;
    }

    private String error(String sql) {
        try {
            return run(sql).toString();
        } catch (DatabaseException error) {
            return error.sqlState() + " " + error.getMessage();
        }
    }
}
