package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.ArrayValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that come as one array parameter are sought in indexes, element by element. */
class AnyOfArrayTest {
    private final Database database = Database.inMemory();
    private final Session session = database.session();

    @BeforeEach
    void fill() {
        session.execute("CREATE COLLECTION d PRIMARY KEY (id)");
        session.execute("CREATE INDEX d_x ON d(x, y)");
        session.execute("CREATE INDEX d_y ON d(y DESC)");
        session.execute("INSERT INTO d(id, x, y) SELECT n, MOD(n, 50), n FROM GENERATE_SERIES(1, 2000) AS g(n)");
        session.execute("INSERT INTO d(id, x, y) VALUES ('a', '2024-05-01', 1), ('b', DATE '2024-05-01', 2),"
                + " ('c', '5', 3), ('e', 5.0, 4), ('f', TRUE, 5), ('g', NULL, 6)");
        session.execute("INSERT INTO d DOCUMENT '{\"id\": \"h\", \"x\": [5, 7], \"y\": 7}'");
        session.execute("ANALYZE");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private List<String> rows(String sql, Value... parameters) {
        return Answer.rows(session, sql, parameters);
    }

    private String plan(String sql, Value... parameters) {
        return String.join("\n", rows("EXPLAIN " + sql, parameters));
    }

    private static ArrayValue list(Value... elements) {
        return new ArrayValue(Arrays.asList(elements));
    }

    private static Value number(long number) {
        return LongValue.of(number);
    }

    @Test
    void aListOfKeysIsLookedUp() {
        Value keys = list(number(7), number(5), NullValue.NULL, number(5), new TextValue("e"), number(5_000));
        for (String condition : List.of(
                "id = ANY(?)",
                "id IN (SELECT k FROM UNNEST(?) AS t(k))",
                "id IN (SELECT * FROM UNNEST(?))",
                "id = ANY(SELECT k FROM UNNEST(?) AS t(k))")) {
            String query = "SELECT y FROM d WHERE " + condition;
            assertThat(plan(query, keys)).as(condition).contains("KeyScan d  range: key = ANY ?1");
            assertThat(rows(query, keys)).as(condition).containsExactlyInAnyOrder("5", "7", "4");
        }
    }

    @Test
    void anIndexIsReadForEachElementInItsOrder() {
        String query = "SELECT y FROM d WHERE x = ANY(?) AND y > ? ORDER BY x, y LIMIT 3";
        Value few = list(number(7), number(5), number(5));
        assertThat(plan(query, few, number(100)))
                .contains("index: d_x; range: x = ANY ?1 AND y > ?2")
                .contains("Limit")
                .doesNotContain("Sort");
        assertThat(rows(query, few, number(1_900))).containsExactly("1905", "1955", "1907");
        assertThat(rows("SELECT y FROM d WHERE y = ANY(?) ORDER BY y DESC", list(number(9), number(70), number(8))))
                .containsExactly("70", "9", "8");
        assertThat(rows("SELECT y FROM d WHERE x = ANY(?) ORDER BY y LIMIT 2", few))
                .as("each element has its own order")
                .containsExactly("4", "5");
    }

    @Test
    void elementsOfEveryKindFindWhatTheyFindWithoutTheIndex() {
        List<Value> kinds = new ArrayList<>(List.of(
                NullValue.NULL, number(5), new TextValue("5"), new TextValue("2024-05-01"), new TextValue("nothing")));
        try (ResultRows rows = session.execute("SELECT x FROM d WHERE id IN ('b', 'f', 'h')")
                .rows()
                .orElseThrow()) {
            while (rows.next()) {
                kinds.add(rows.value(0));
            }
        }
        List<Value> arrays = new ArrayList<>(List.of(list(), NullValue.NULL));
        for (Value kind : kinds) {
            arrays.add(list(kind));
            arrays.add(list(number(3), kind, kind, NullValue.NULL));
        }
        for (Value array : arrays) {
            String byIndex = "SELECT id FROM d WHERE x = ANY(?)";
            assertThat(plan(byIndex, array)).contains("index: d_x; range: x = ANY ?1");
            assertThat(rows(byIndex, array))
                    .as("x = ANY %s", array)
                    .containsExactlyInAnyOrderElementsOf(rows("SELECT id FROM d WHERE coalesce(x, z) = ANY(?)", array));
            assertThat(rows("SELECT id FROM d WHERE x IN (SELECT * FROM UNNEST(?))", array))
                    .as("x IN (UNNEST %s)", array)
                    .containsExactlyInAnyOrderElementsOf(
                            rows("SELECT id FROM d WHERE coalesce(x, z) IN (SELECT * FROM UNNEST(?))", array));
        }
    }

    @Test
    void arraysSayNothingOfTheConditionOfAPartialIndex() {
        session.execute("CREATE INDEX d_partial ON d(z) WHERE x <> 5");
        assertThat(rows("SELECT y FROM d WHERE x = ANY(?) AND z IS NULL AND y < 10", list(number(5))))
                .containsExactlyInAnyOrder("4", "5");
    }

    @Test
    void changesFindTheirDocumentsToo() {
        String change = "UPDATE d SET z = 1 WHERE id = ANY(?)";
        assertThat(plan(change, list(number(1)))).contains("KeyScan d  range: key = ANY ?1");
        assertThat(session.execute(change, list(number(1), number(2), number(2), number(9_999)))
                        .changed())
                .isEqualTo(2);
        assertThat(session.execute("DELETE FROM d WHERE id = ANY(?)", list(number(1), number(3)))
                        .changed())
                .isEqualTo(2);
        assertThat(rows("SELECT id FROM d WHERE id = ANY(?)", list(number(1), number(2), number(3))))
                .containsExactly("2");
    }

    @Test
    void moreValuesThanMemoryHoldsAreNotLookedUpOneByOne() {
        DatabaseOptions small = DatabaseOptions.defaults().withQueryMemoryBytes(1 << 20);
        try (Database tight = Database.inMemory(small);
                Session narrow = tight.session()) {
            narrow.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, x INTEGER)");
            narrow.execute("CREATE INDEX t_x ON t(x DESC)");
            narrow.execute("INSERT INTO t SELECT n, n * 3 FROM GENERATE_SERIES(1, 4000) AS g(n)");
            narrow.execute("ANALYZE");
            narrow.execute("SET docdb.rules.off = 'turned-semi-joins, unnest-subqueries'");
            for (String column : List.of("id", "x")) {
                String sql = "SELECT COUNT(*) FROM t WHERE " + column
                        + " IN (SELECT n FROM GENERATE_SERIES(1, ?) AS g(n)) AND " + column + " > 2";
                for (int values : new int[] {100, 20_000}) {
                    List<String> plan = Answer.rows(narrow, "EXPLAIN " + sql, number(values));
                    assertThat(String.join("\n", plan)).contains("= ANY ARRAY(subquery)");
                    long most = column.equals("id") ? 4_000 : 12_000;
                    long found = (Math.min(values, most) - 2) / (column.equals("id") ? 1 : 3)
                            + (column.equals("id") ? 0 : 1);
                    assertThat(Answer.rows(narrow, sql, number(values)))
                            .as("%s, %d", column, values)
                            .containsExactly("" + found);
                }
            }
        }
    }
}
