package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.session.Result;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random queries that must agree with each other: a condition, its negation and its being unknown part the rows (Rigger and
 * Su, ternary logic partitioning, 2020); a condition in WHERE passes as many rows as it is true for in SELECT (NoREC, 2020);
 * and an index changes no answer.
 */
class MetamorphicQueryTest {
    private static final int QUERIES = 150;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Database database;
    private Session session;

    @BeforeEach
    void fillTwinTables() {
        database = Database.inMemory();
        session = database.session(SessionOptions.DEFAULT.withResultCache(false));
        for (String table : List.of("plain", "indexed")) {
            session.execute("CREATE TABLE " + table
                    + " (id INT PRIMARY KEY, a INT, b VARCHAR(10), d DECIMAL(8,2), f DOUBLE PRECISION, g BOOLEAN)");
            session.execute("CREATE TABLE " + table + "2 (id INT PRIMARY KEY, a INT, b VARCHAR(10))");
        }
        for (int i = 0; i < 60; i++) {
            String row = "(" + i + ", " + number() + ", " + text() + ", " + maybe(random.nextInt(400) / 100.0) + ", "
                    + maybe(random.nextInt(8) / 2.0) + "e0, " + maybe(random.nextBoolean()) + ")";
            insertTwice("", row.replace("NULLe0", "NULL"));
        }
        for (int i = 0; i < 25; i++) {
            insertTwice("2", "(" + i + ", " + number() + ", " + text() + ")");
        }
        session.execute("CREATE INDEX i1 ON indexed (a)");
        session.execute("CREATE INDEX i2 ON indexed (b, d DESC)");
        session.execute("CREATE INDEX i3 ON indexed2 (a, b)");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private void insertTwice(String suffix, String row) {
        session.execute("INSERT INTO plain" + suffix + " VALUES " + row);
        session.execute("INSERT INTO indexed" + suffix + " VALUES " + row);
    }

    private String maybe(Object value) {
        return random.nextInt(6) == 0 ? "NULL" : String.valueOf(value);
    }

    private String number() {
        return maybe(random.nextInt(9) - 3);
    }

    private String text() {
        return maybe("'" + List.of("a", "ab", "b", "ba", "", "c%", "A").get(random.nextInt(7)) + "'");
    }

    private List<String> rows(String sql) {
        try {
            return Answer.sorted(session, sql);
        } catch (RuntimeException failure) {
            throw new AssertionError("seed " + seed + " failed: " + sql, failure);
        }
    }

    private String numeric(String alias, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 4)) {
            case 0 -> alias + ".a";
            case 1 -> alias + ".id";
            case 2 -> String.valueOf(random.nextInt(9) - 3);
            case 3 -> "(" + (random.nextInt(40) / 10.0) + ")";
            case 4 -> "(" + numeric(alias, depth - 1) + " + " + numeric(alias, depth - 1) + ")";
            case 5 -> "(" + numeric(alias, depth - 1) + " * " + numeric(alias, depth - 1) + ")";
            case 6 -> "COALESCE(" + numeric(alias, depth - 1) + ", " + numeric(alias, depth - 1) + ")";
            case 7 -> "CASE WHEN " + condition(alias, depth - 1) + " THEN " + numeric(alias, depth - 1) + " END";
            default -> "LENGTH(" + alias + ".b)";
        };
    }

    private String condition(String alias, int depth) {
        String operator =
                List.of("=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM").get(random.nextInt(7));
        return switch (random.nextInt(depth > 0 ? 13 : 6)) {
            case 0 -> alias + ".a " + operator + " " + number();
            case 1 -> alias + ".b " + operator + " " + text();
            case 2 -> alias + ".a IN (" + number() + ", " + number() + ", 2)";
            case 3 ->
                alias + ".b LIKE '"
                        + List.of("a%", "%a", "_", "%", "c\\%", "ab").get(random.nextInt(6)) + "'";
            case 4 -> alias + ".a BETWEEN " + number() + " AND " + number();
            case 5 -> alias + (random.nextBoolean() ? ".a IS NULL" : ".b IS NOT NULL");
            case 6, 7 -> "(" + condition(alias, depth - 1) + " AND " + condition(alias, depth - 1) + ")";
            case 8, 9 -> "(" + condition(alias, depth - 1) + " OR " + condition(alias, depth - 1) + ")";
            case 10 -> "NOT (" + condition(alias, depth - 1) + ")";
            case 11 -> numeric(alias, depth - 1) + " " + operator + " " + numeric(alias, depth - 1);
            default -> subquery(alias, depth - 1);
        };
    }

    /** {@code #} stands for the first part of the tables' names. */
    private String subquery(String alias, int depth) {
        String inner = "s" + random.nextInt(1_000_000);
        String where = " FROM #2 " + inner + " WHERE " + condition(inner, depth);
        String correlated = random.nextBoolean() ? " AND " + inner + ".a = " + alias + ".a" : "";
        return switch (random.nextInt(5)) {
            case 0 -> "EXISTS (SELECT 1" + where + correlated + ")";
            case 1 -> "NOT EXISTS (SELECT 1" + where + correlated + ")";
            case 2 -> alias + ".a IN (SELECT " + inner + ".a" + where + correlated + ")";
            case 3 -> alias + ".a NOT IN (SELECT " + inner + ".a" + where + correlated + ")";
            default -> alias + ".a > (SELECT MIN(" + inner + ".a)" + where + correlated + ")";
        };
    }

    private String from(String alias) {
        String kind = List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN").get(random.nextInt(4));
        return switch (random.nextInt(3)) {
            case 0 -> "# " + alias;
            case 1 -> "# " + alias + " " + kind + " #2 j ON " + alias + ".a = j.a";
            default -> "# " + alias + " " + kind + " #2 j ON " + alias + ".a = j.a AND " + condition("j", 1);
        };
    }

    private static String over(String tables, String sql) {
        return sql.replace("#", tables);
    }

    @Test
    void aConditionItsNegationAndItsBeingUnknownPartTheRows() {
        for (int i = 0; i < QUERIES; i++) {
            String select = "SELECT * FROM " + from("t");
            String condition = condition("t", 3);
            for (String tables : List.of("plain", "indexed")) {
                List<String> parts = new ArrayList<>();
                parts.addAll(rows(over(tables, select + " WHERE " + condition)));
                parts.addAll(rows(over(tables, select + " WHERE NOT (" + condition + ")")));
                parts.addAll(rows(over(tables, select + " WHERE (" + condition + ") IS NULL")));
                parts.sort(null);
                assertThat(parts)
                        .as("seed " + seed + " " + tables + " " + select + " WHERE " + condition)
                        .isEqualTo(rows(over(tables, select)));
            }
        }
    }

    @Test
    void aConditionPassesAsManyRowsAsItIsTrueFor() {
        for (int i = 0; i < QUERIES; i++) {
            String from = from("t");
            String condition = condition("t", 3);
            for (String tables : List.of("plain", "indexed")) {
                List<String> passed = rows(over(tables, "SELECT COUNT(*) FROM " + from + " WHERE " + condition));
                List<String> held =
                        rows(over(tables, "SELECT COUNT(CASE WHEN " + condition + " THEN 1 END) FROM " + from));
                assertThat(passed)
                        .as("seed " + seed + " " + tables + " " + from + " WHERE " + condition)
                        .isEqualTo(held);
            }
        }
    }

    @Test
    void anIndexChangesNoAnswer() {
        List<String> shapes = List.of(
                "SELECT * FROM $F WHERE $C",
                "SELECT DISTINCT t.a, t.b FROM $F WHERE $C",
                "SELECT t.a, COUNT(*), SUM(t.id), MIN(t.b), MAX(t.d) FROM $F WHERE $C GROUP BY t.a",
                "SELECT t.b, COUNT(DISTINCT t.a) FROM $F WHERE $C GROUP BY t.b HAVING COUNT(*) > 1",
                "SELECT MIN(t.a), MAX(t.a), COUNT(t.a) FROM $F WHERE $C",
                "SELECT t.id, t.a FROM # t WHERE $C ORDER BY t.a DESC, t.id LIMIT 7 OFFSET 2",
                "SELECT t.id, SUM(t.a) OVER (PARTITION BY t.b ORDER BY t.id) FROM # t WHERE $C",
                "SELECT t.a FROM # t WHERE $C UNION SELECT a FROM #2",
                "SELECT t.a FROM # t WHERE $C EXCEPT ALL SELECT a FROM #2",
                "SELECT t.a FROM # t WHERE $C INTERSECT SELECT a FROM #2");
        for (int i = 0; i < QUERIES; i++) {
            String sql = shapes.get(i % shapes.size()).replace("$F", from("t")).replace("$C", condition("t", 3));
            assertThat(rows(over("indexed", sql)))
                    .as("seed " + seed + " " + sql)
                    .isEqualTo(rows(over("plain", sql)));
        }
    }

    @Test
    void aChangeFoundByAnIndexChangesTheSameRows() {
        List<String> shapes = List.of(
                "UPDATE # SET a = a + 1, b = b || 'x' WHERE $C",
                "UPDATE # SET a = id - a WHERE $C",
                "DELETE FROM # WHERE $C",
                "UPDATE # SET d = #2.a FROM #2 WHERE #2.id = #.id AND $C",
                "DELETE FROM # USING #2 WHERE #2.a = #.a AND $C");
        for (int i = 0; i < QUERIES / 2; i++) {
            String change = shapes.get(i % shapes.size()).replace("$C", condition("#", 2));
            session.begin();
            long[] changed = new long[2];
            List<List<String>> left = new ArrayList<>();
            for (String tables : List.of("plain", "indexed")) {
                changed[left.size()] = change(over(tables, change));
                left.add(rows("SELECT * FROM " + tables));
            }
            assertThat(changed[1]).as("seed " + seed + " " + change).isEqualTo(changed[0]);
            assertThat(left.get(1)).as("seed " + seed + " " + change).isEqualTo(left.get(0));
            assertThat(rows("SELECT COUNT(*) FROM indexed WHERE a IS NOT NULL AND a > -100"))
                    .as("seed " + seed + " index after " + change)
                    .isEqualTo(rows("SELECT COUNT(*) FROM plain WHERE a IS NOT NULL AND a > -100"));
            session.rollback();
        }
    }

    private long change(String sql) {
        try (Result result = session.execute(sql)) {
            return result.changed();
        } catch (RuntimeException failure) {
            throw new AssertionError("seed " + seed + " failed: " + sql, failure);
        }
    }
}
