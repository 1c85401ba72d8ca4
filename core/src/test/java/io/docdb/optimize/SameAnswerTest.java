package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.DateValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random queries over the same random documents give the same rows whether there are indexes or not. */
class SameAnswerTest {
    private static final String[] INDEXES = {
        "CREATE INDEX d_x ON d(x)",
        "CREATE INDEX d_yx ON d(y, x DESC)",
        "CREATE INDEX d_z ON d(z DESC)",
        "CREATE INDEX d_tags ON d(tags[*])",
        "CREATE INDEX d_part ON d(y) WHERE x > 2",
        "CREATE INDEX d_some ON d(z) WHERE x IN (1, 2, 'a') AND y IS NOT NULL",
        "CREATE INDEX d_late ON d(z, y) WHERE x >= '2024-01-02'",
        "CREATE INDEX d_upper ON d(upper(x))",
        "CREATE INDEX t_upper ON t(upper(b), a DESC)",
        "CREATE UNIQUE INDEX t_part ON t(id) WHERE a <> 3",
        "CREATE INDEX t_expr ON t((a + 1))",
        "CREATE INDEX t_a ON t(a)",
        "CREATE UNIQUE INDEX t_ba ON t(b, a, id)",
        "CREATE INDEX t_when ON t(day, a)",
        "CREATE INDEX t_b ON t(b)",
        "CREATE INDEX t_day ON t(day)",
        "CREATE INDEX d_y ON d(y)",
    };

    /** Ends in an order by a key, which leaves nothing open. */
    private static final Pattern TOTAL_ORDER = Pattern.compile("ORDER BY [^()]*\\bt?d?\\._?id\\b[^()]*$");

    private Random random;

    @Test
    void indexesChangeNoAnswer() {
        check(System.nanoTime(), 400);
    }

    @Test
    @Tag("proof")
    void indexesChangeNoAnswerOfManyQueries() {
        for (int i = 0; i < 20; i++) {
            check(System.nanoTime(), 2_000);
        }
    }

    private void check(long seed, int queries) {
        System.out.println("SameAnswerTest seed " + seed);
        random = new Random(seed);
        try (Database plain = Database.inMemory();
                Database indexed = Database.inMemory()) {
            Session without = plain.session();
            Session with = indexed.session();
            fill(List.of(without, with));
            for (String index : INDEXES) {
                with.execute(index);
            }
            for (int i = 0; i < queries; i++) {
                if (i % 20 == 19) {
                    change(List.of(without, with));
                }
                List<Value> parameters = new ArrayList<>();
                String sql = query(parameters);
                List<String> expected = answer(without, sql, parameters);
                assertThat(answer(with, sql, parameters))
                        .as("seed %d: %s %s", seed, sql, parameters)
                        .isEqualTo(expected);
            }
        }
    }

    private void fill(List<Session> sessions) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE COLLECTION d");
        statements.add("CREATE TABLE t(id INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(10), day DATE)");
        for (int i = 0; i < 60; i++) {
            String key = i % 7 == 3 ? i + ".0" : "" + i;
            statements.add("INSERT INTO d(_id, x, y, z, tags) VALUES (" + key + ", " + value() + ", " + value() + ", "
                    + value() + ", " + tags() + ")");
            String day = random.nextInt(5) == 0 ? "NULL" : "DATE '2024-01-0" + (1 + random.nextInt(6)) + "'";
            statements.add("INSERT INTO t VALUES (" + i + ", " + number() + ", " + text() + ", " + day + ")");
        }
        for (Session session : sessions) {
            statements.forEach(session::execute);
        }
    }

    /** Some documents get other values, or go. */
    private void change(List<Session> sessions) {
        int key = random.nextInt(60);
        String statement =
                switch (random.nextInt(5)) {
                    case 0 ->
                        "UPDATE d SET x = " + value() + ", y = " + value() + " WHERE _id >= " + key + " AND _id < "
                                + (key + 5);
                    case 1 -> "UPDATE d SET z = " + value() + " WHERE x > 2 AND y = " + random.nextInt(4);
                    case 2 -> "UPDATE t SET a = " + number() + ", b = " + text() + " WHERE id = " + key;
                    case 3 -> "DELETE FROM d WHERE _id = " + key;
                    default -> "DELETE FROM t WHERE upper(b) = 'AB' AND id > " + key;
                };
        sessions.forEach(session -> session.execute(statement));
    }

    private String tags() {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(random.nextInt(4) == 0 ? number() : text());
        }
        return "JSON_ARRAY(" + String.join(", ", tags) + (tags.isEmpty() ? "" : " NULL ON NULL") + ")";
    }

    private String number() {
        return switch (random.nextInt(8)) {
            case 0 -> "NULL";
            default -> "" + (random.nextInt(8) - 1);
        };
    }

    private String text() {
        return switch (random.nextInt(6)) {
            case 0 -> "NULL";
            case 1 -> "'" + "abc".charAt(random.nextInt(3)) + "b%'";
            default -> "'" + "abc".charAt(random.nextInt(3)) + (random.nextBoolean() ? "b" : "") + "'";
        };
    }

    /** Numbers in several forms, texts of which some read as dates, dates, timestamps, booleans, NULL. */
    private String value() {
        return switch (random.nextInt(9)) {
            case 0 -> text();
            case 1 -> "'2024-01-0" + (1 + random.nextInt(4)) + "'";
            case 2 -> "DATE '2024-01-0" + (1 + random.nextInt(4)) + "'";
            case 3 ->
                "TIMESTAMP '2024-01-0" + (1 + random.nextInt(4)) + " " + (random.nextBoolean() ? "00" : "12")
                        + ":00:00'";
            case 4 -> random.nextBoolean() ? "TRUE" : "FALSE";
            case 5 -> random.nextInt(5) + new String[] {".5", ".50", ".0", "e0", ".5e0"}[random.nextInt(5)];
            default -> number();
        };
    }

    private String probe(List<Value> parameters) {
        switch (random.nextInt(4)) {
            case 0:
                parameters.add(LongValue.of(random.nextInt(6)));
                return "?";
            case 1:
                parameters.add(
                        switch (random.nextInt(3)) {
                            case 0 -> new TextValue("2024-01-0" + (1 + random.nextInt(4)));
                            case 1 -> new DateValue(LocalDate.of(2024, 1, 1 + random.nextInt(4)));
                            default -> new TextValue("abc".substring(0, 1 + random.nextInt(2)));
                        });
                return "?";
            default:
                return value();
        }
    }

    private String dynamicTerm(String alias, List<Value> parameters) {
        String field = alias + "." + "xyz".charAt(random.nextInt(3));
        return switch (random.nextInt(17)) {
            case 13, 14 -> rows(alias, new String[] {"x", "y", "z", "_id"}, () -> probe(parameters));
            case 15 -> page(field, alias + "._id", value(), "" + random.nextInt(60));
            case 16 -> field + " LIKE ?" + add(parameters, new TextValue(pattern()));
            case 11 -> "upper(" + alias + ".x)" + operator() + text().toUpperCase(java.util.Locale.ROOT);
            case 12 -> alias + ".x" + operator() + (random.nextBoolean() ? "2" : "'2024-01-02'");
            case 0 -> field + " IS NULL";
            case 1 -> field + " IS NOT NULL";
            case 2 -> field + " IN (" + value() + ", " + value() + ", " + value() + ")";
            case 3 -> field + " LIKE 'a%'";
            case 4 -> field + " BETWEEN " + random.nextInt(3) + " AND " + (3 + random.nextInt(3));
            case 5 -> alias + "._id = " + random.nextInt(70);
            case 6 -> alias + "._id < " + random.nextInt(70);
            case 7 ->
                random.nextBoolean()
                        ? alias + ".tags @> '[\"a\"]'"
                        : text().replace("NULL", "'a'") + " = ANY(" + alias + ".tags)";
            case 8 -> "EXISTS (SELECT 1 FROM UNNEST(" + alias + ".tags) AS u(tag) WHERE u.tag = 'a')";
            default -> field + operator() + probe(parameters);
        };
    }

    private String tableTerm(String alias, List<Value> parameters) {
        return switch (random.nextInt(17)) {
            case 12, 13 ->
                rows(alias, new String[] {"a", "id"}, () -> random.nextInt(6) == 0 ? "NULL" : "" + random.nextInt(7));
            case 14 ->
                "(" + alias + ".b, " + alias + ".a, " + alias + ".id)" + order() + "(" + text() + ", " + number() + ", "
                        + random.nextInt(60) + ")";
            case 15 -> page(alias + ".a", alias + ".id", number(), "" + random.nextInt(60));
            case 16 -> alias + ".b LIKE ?" + add(parameters, new TextValue(pattern()));
            case 11 -> "upper(" + alias + ".b)" + operator() + text().toUpperCase(java.util.Locale.ROOT);
            case 0 -> alias + ".a" + operator() + random.nextInt(6);
            case 1 -> alias + ".b" + operator() + text();
            case 2 -> alias + ".day" + operator() + "DATE '2024-01-0" + (1 + random.nextInt(6)) + "'";
            case 3 ->
                alias + ".day" + operator() + "TIMESTAMP '2024-01-03 " + (random.nextBoolean() ? "00" : "12")
                        + ":00:00'";
            case 4 -> alias + ".id IN (1, 5, " + random.nextInt(70) + ")";
            case 5 -> alias + ".b LIKE 'ab%'";
            case 6 -> alias + ".a IS NULL";
            case 7 -> alias + ".id" + operator() + "?" + add(parameters, LongValue.of(random.nextInt(60)));
            case 8 -> alias + ".a + 1 = " + random.nextInt(6);
            case 9 -> alias + ".a IN (SELECT s.a FROM t s WHERE s.id < 6)";
            default -> alias + ".a IS NOT DISTINCT FROM " + number();
        };
    }

    /** Two or three columns compared at once. */
    private String rows(String alias, String[] columns, Supplier<String> values) {
        StringBuilder left = new StringBuilder(alias + "." + columns[random.nextInt(columns.length)]);
        StringBuilder right = new StringBuilder(values.get());
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            left.append(", " + alias + ".").append(columns[random.nextInt(columns.length)]);
            right.append(", ").append(values.get());
        }
        return "(" + left + ")" + order() + "(" + right + ")";
    }

    /** What comes behind a row, said without comparing rows. */
    private String page(String column, String key, String value, String keyValue) {
        String operator = random.nextBoolean() ? " > " : " < ";
        return "(" + column + operator + value + " OR " + column + " = " + value + " AND " + key + operator + keyValue
                + ")";
    }

    private String pattern() {
        return new String[] {"a%", "ab%", "%b", "b_", "ab", "a\\%%", "2024-01-0%", "%", ""}[random.nextInt(9)];
    }

    private String order() {
        return new String[] {" > ", " < ", " >= ", " <= "}[random.nextInt(4)];
    }

    private static String add(List<Value> parameters, Value value) {
        parameters.add(value);
        return "";
    }

    private String direction() {
        return new String[] {"", " DESC", " NULLS LAST", " DESC NULLS FIRST"}[random.nextInt(4)];
    }

    private String operator() {
        return new String[] {" = ", " < ", " <= ", " > ", " >= ", " = ", " <> "}[random.nextInt(7)];
    }

    private String condition(boolean dynamic, String alias, List<Value> parameters) {
        StringBuilder out = new StringBuilder();
        int terms = 1 + random.nextInt(3);
        for (int i = 0; i < terms; i++) {
            out.append(i == 0 ? "" : random.nextInt(4) == 0 ? " OR " : " AND ");
            out.append(random.nextInt(8) == 0 ? "NOT " : "");
            out.append(dynamic ? dynamicTerm(alias, parameters) : tableTerm(alias, parameters));
        }
        return "(" + out + ")";
    }

    private String query(List<Value> parameters) {
        String[] joins = {"JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"};
        String join = joins[random.nextInt(joins.length)];
        return switch (random.nextInt(33)) {
            case 32 -> elements(parameters);
            case 28, 29, 30, 31 -> firstRows(parameters);
            case 24, 25 -> groups(parameters);
            case 26 -> firsts("t", new String[] {"a", "b", "day"}, "id", parameters);
            case 27 -> firsts("d", new String[] {"x", "y", "z"}, "_id", parameters);
            case 20 -> narrow(List.of("d.x", "d.y", "d.z", "d._id"), "d", condition(true, "d", parameters));
            case 21 -> narrow(List.of("t.a", "t.b", "t.id", "t.day"), "t", condition(false, "t", parameters));
            case 22 -> narrow(List.of("t.a", "t.b", "t.id"), "t", "true");
            case 23 -> narrow(List.of("d.x", "d.y", "d._id"), "d", "true");
            case 17 -> ordered("t", "t.id, t.a, t.b, t.day", new String[] {"a", "b", "day", "id"}, "id", parameters);
            case 18, 19 -> ordered("d", "d._id, d.x, d.y, d.z", new String[] {"x", "y", "z", "_id"}, "_id", parameters);
            case 12 ->
                "SELECT a.id, b.id, d._id FROM t a, d, t b, t c WHERE a.id = d.x AND b.a = a.a AND c.id = b.a AND "
                        + condition(false, "c", parameters) + " AND " + condition(true, "d", parameters);
            case 13 ->
                "SELECT count(*) FROM "
                        + (random.nextBoolean()
                                ? "d WHERE " + dynamicTerm("d", parameters)
                                : "t WHERE " + tableTerm("t", parameters));
            case 14 ->
                "SELECT " + (random.nextBoolean() ? "min" : "max") + "(t."
                        + new String[] {"a", "b", "day", "id"}[random.nextInt(4)] + ") FROM t"
                        + (random.nextBoolean() ? "" : " WHERE " + tableTerm("t", parameters));
            case 15 ->
                "SELECT t.b, t.a, t.id FROM t WHERE " + condition(false, "t", parameters) + " ORDER BY t.b"
                        + direction() + ", t.a" + direction() + ", t.id LIMIT " + (1 + random.nextInt(8)) + " OFFSET "
                        + random.nextInt(3);
            case 16 ->
                "SELECT x, count(*) OVER () FROM (SELECT d.y x, d._id FROM d WHERE d.y = " + random.nextInt(4)
                        + " ORDER BY d.x" + direction() + ", d._id LIMIT 5) v";
            case 0, 1, 2 -> "SELECT d._id, d.x FROM d WHERE " + condition(true, "d", parameters);
            case 3, 4 -> "SELECT t.id, t.a, t.b FROM t WHERE " + condition(false, "t", parameters);
            case 5 ->
                "SELECT t.id, d._id FROM t " + join + " d ON d._id = t.a AND " + condition(true, "d", parameters)
                        + " WHERE " + condition(false, "t", parameters);
            case 6 -> "SELECT d._id, t.id FROM d " + join + " t ON t.a = d.x WHERE " + condition(true, "d", parameters);
            case 7 -> "SELECT e._id, d._id FROM d, d e WHERE d._id = e.y AND " + condition(true, "e", parameters);
            case 8 ->
                "SELECT v.a, v.n FROM (SELECT a, count(*) n, max(day) m FROM t GROUP BY a) v WHERE v.a" + operator()
                        + random.nextInt(6) + " AND v.n > 1";
            case 9 ->
                "SELECT t.id FROM t WHERE EXISTS (SELECT 1 FROM d WHERE d.x = t.a AND "
                        + condition(true, "d", parameters) + ")";
            case 10 -> "SELECT min(d.x) < 2, max(d.z) > 3, count(*) FROM d WHERE " + condition(true, "d", parameters);
            default ->
                "SELECT d.z, d._id FROM d WHERE " + condition(true, "d", parameters)
                        + " ORDER BY d.z DESC, d._id LIMIT " + (1 + random.nextInt(8));
        };
    }

    /** Documents joined with their elements, of which something is asked. */
    private String elements(List<Value> parameters) {
        String element =
                new String[] {"u.tag = 'a'", "u.tag IN ('a', 1, 'c')", "'b' = u.tag", "u.tag = ?"}[random.nextInt(4)];
        if (element.endsWith("?")) {
            add(parameters, random.nextBoolean() ? new TextValue("a") : LongValue.of(random.nextInt(4)));
        }
        String more = random.nextBoolean() ? "" : " AND " + condition(true, "d", parameters);
        return random.nextBoolean()
                ? "SELECT d._id, u.tag FROM d, UNNEST(d.tags) AS u(tag) WHERE " + element + more
                : "SELECT t.id, d._id, u.tag, q.id FROM t JOIN d ON d._id = t.a, UNNEST(d.tags) WITH ORDINALITY AS u(tag, n)"
                        + " JOIN t q ON q.id = u.n WHERE " + element + more;
    }

    /** Of one or two columns, which may all stand in an index: rows, different rows, groups, or whether there are any. */
    private String narrow(List<String> columns, String table, String condition) {
        String one = columns.get(random.nextInt(columns.size()));
        String other = columns.get(random.nextInt(columns.size()));
        String from = " FROM " + table + (condition.equals("true") ? "" : " WHERE " + condition);
        return switch (random.nextInt(6)) {
            case 0 -> "SELECT " + one + " AS a, " + other + " AS b" + from;
            case 1 -> "SELECT DISTINCT typeof(" + one + ")" + from;
            case 2 -> "SELECT count(" + one + "), count(*), count(DISTINCT " + other + "), min(" + one + ") < 2" + from;
            case 3 ->
                "SELECT q.id FROM t q WHERE EXISTS (SELECT 1" + from.replace("WHERE", "WHERE " + one + " = q.a AND ")
                        + ")";
            case 4 -> "SELECT count(" + other + "), count(*)" + from + " GROUP BY " + one;
            default -> "SELECT " + one + from;
        };
    }

    /** Different values, or the least and greatest of each, which may be told by a few entries of an index. */
    private String groups(List<Value> parameters) {
        String[] names = {"t.a", "t.b", "t.day", "t.id"};
        String one = names[random.nextInt(3)];
        String other = names[random.nextInt(names.length)];
        String from = " FROM t" + (random.nextInt(3) == 0 ? "" : " WHERE " + condition(false, "t", parameters));
        return switch (random.nextInt(10)) {
            case 8 ->
                "SELECT DISTINCT " + one + from + " ORDER BY 1" + direction() + " LIMIT " + random.nextInt(5)
                        + " OFFSET " + random.nextInt(3);
            case 9 ->
                "SELECT DISTINCT " + one + " AS one, " + other + " AS other" + from + " ORDER BY 2" + direction()
                        + ", 1" + direction() + " LIMIT " + random.nextInt(7);
            case 0 -> "SELECT DISTINCT " + one + from;
            case 1 -> "SELECT DISTINCT " + one + " AS one, " + other + " AS other" + from;
            case 2 -> "SELECT " + one + ", min(" + other + "), max(" + other + ")" + from + " GROUP BY " + one;
            case 3 -> "SELECT " + one + ", min(" + other + ")" + from + " GROUP BY " + one;
            case 4 ->
                "SELECT " + one + ", max(" + other + ")" + from + " GROUP BY " + one + " HAVING max(" + other
                        + ") IS NOT NULL";
            case 5 -> "SELECT " + one + ", count(DISTINCT " + other + ")" + from + " GROUP BY ROLLUP (" + one + ")";
            case 6 -> "SELECT count(DISTINCT " + one + "), max(" + other + ")" + from;
            default ->
                "SELECT count(*) FROM (SELECT DISTINCT x, y FROM d WHERE " + condition(true, "d", parameters) + ") q";
        };
    }

    /** The first row of each group, in an order that leaves nothing open. */
    private String firsts(String table, String[] names, String key, List<Value> parameters) {
        String one = table + "." + names[random.nextInt(names.length)];
        String from = random.nextInt(3) == 0 ? "" : " WHERE " + condition(table.equals("d"), table, parameters);
        String then =
                random.nextInt(3) == 0 ? "" : table + "." + names[random.nextInt(names.length)] + direction() + ", ";
        return "SELECT DISTINCT ON (" + one + ") " + table + "." + key + " FROM " + table + from + " ORDER BY " + one
                + direction() + ", " + then + table + "." + key + direction();
    }

    /** The first rows of joins, groups and windows, in an order that leaves nothing open. */
    private String firstRows(List<Value> parameters) {
        String column = new String[] {"a", "b", "day"}[random.nextInt(3)];
        String where = random.nextInt(3) == 0 ? "" : " WHERE " + condition(false, "t", parameters);
        String limit = " LIMIT " + (1 + random.nextInt(12)) + " OFFSET " + random.nextInt(4);
        String direction = direction();
        return switch (random.nextInt(6)) {
            case 0 ->
                "SELECT t.id, d._id FROM t " + (random.nextBoolean() ? "JOIN" : "LEFT JOIN") + " d ON d._id = t.a"
                        + where + " ORDER BY t." + column + direction + ", t.id" + direction() + limit;
            case 1 ->
                "SELECT t.id, q.b, d._id FROM d JOIN t ON d._id = t.a JOIN t q ON q.id = t.a" + where + " ORDER BY t."
                        + column + direction + ", t.id" + limit;
            case 2 ->
                "SELECT t." + column + ", count(*), min(t.id), max(t.b) FROM t" + where + " GROUP BY t." + column
                        + " ORDER BY t." + column + direction + limit;
            case 3 ->
                "SELECT t.b, t.a, count(*) FROM t" + where + " GROUP BY t.a, t.b ORDER BY t.b" + direction + ", t.a"
                        + direction() + limit;
            case 4 ->
                "SELECT t.id, row_number() OVER (PARTITION BY t." + column + " ORDER BY t.a" + direction
                        + ", t.id), count(*) OVER (PARTITION BY t." + column + ") FROM t" + where + " ORDER BY t."
                        + column + direction() + ", t.a" + direction + ", t.id" + limit;
            default -> "SELECT min(t." + column + "), max(t.a), max(t." + column + "), min(t.id) FROM t" + where;
        };
    }

    /** Ordered by some columns and then the key, so that there is one right answer; perhaps the first rows only. */
    private String ordered(String table, String columns, String[] names, String key, List<Value> parameters) {
        StringBuilder out = new StringBuilder("SELECT " + columns + " FROM " + table);
        if (random.nextInt(3) > 0) {
            out.append(" WHERE ").append(condition(table.equals("d"), table, parameters));
        }
        out.append(" ORDER BY ");
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(table + "." + names[random.nextInt(names.length)] + direction() + ", ");
        }
        out.append(table + "." + key + direction());
        return out + (random.nextInt(4) == 0 ? "" : " LIMIT " + random.nextInt(12) + " OFFSET " + random.nextInt(4));
    }

    /** The rows, sorted unless the query orders them all; or the SQLState of the error. */
    private static List<String> answer(Session session, String sql, List<Value> parameters) {
        List<String> rows = new ArrayList<>();
        try {
            Result result = session.execute(sql, parameters.toArray(Value[]::new));
            try (ResultRows found = result.rows().orElseThrow()) {
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 0; i < found.columns().size(); i++) {
                        row.append(found.value(i)).append(" | ");
                    }
                    rows.add(row.toString());
                }
            }
        } catch (DatabaseException error) {
            return List.of("error " + error.code());
        } catch (RuntimeException fault) {
            throw new AssertionError("no answer to " + sql + " " + parameters, fault);
        }
        if (!TOTAL_ORDER.matcher(sql).find()) {
            Collections.sort(rows);
        }
        return rows;
    }
}
