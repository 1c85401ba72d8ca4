package io.docdb.optimize;

import java.util.List;
import java.util.Random;

/**
 * Queries inside every part of another query: its columns, conditions, join conditions, keys, filters of aggregates, windows
 * and limits. The outer one is over b (a table with indexes and so many rows that the shorter ways of reading are taken), over
 * d (documents with arrays) or over such a query; the inner ones are over r, too, which is small. None computes what may fail.
 */
final class RandomNestedQueries {
    private static final String[] COLUMNS = {"id", "a", "c"};
    private static final String[] OPERATORS = {" = ", " = ", " < ", " <= ", " > ", " >= ", " <> "};

    private final Random random;
    private int aliases;

    RandomNestedQueries(Random random) {
        this.random = random;
    }

    static List<String> schema() {
        return List.of(
                "CREATE TABLE b(id INTEGER PRIMARY KEY, a INTEGER, c INTEGER, t VARCHAR(5))",
                "INSERT INTO b SELECT g, CASE WHEN MOD(g, 11) = 0 THEN NULL ELSE MOD(g, 5) END,"
                        + " CASE WHEN MOD(g, 7) = 0 THEN NULL ELSE MOD(g, 37) END, 'c' || MOD(g, 20)"
                        + " FROM GENERATE_SERIES(1, 400) AS s(g)",
                "CREATE TABLE r(id INTEGER PRIMARY KEY, a INTEGER, c INTEGER, t VARCHAR(5))",
                "INSERT INTO r SELECT g, CASE WHEN MOD(g, 4) = 0 THEN NULL ELSE MOD(g, 6) END, MOD(g * 7, 40),"
                        + " 'c' || MOD(g, 9) FROM GENERATE_SERIES(1, 16) AS s(g)",
                "CREATE COLLECTION d",
                "INSERT INTO d SELECT JSON_OBJECT('_id': g, 'a': CASE WHEN MOD(g, 9) = 0 THEN NULL ELSE MOD(g, 7) END,"
                        + " 'c': MOD(g, 40), 't': 'c' || MOD(g, 20), 'tags': CASE WHEN MOD(g, 10) = 0 THEN NULL ELSE"
                        + " JSON_ARRAY(MOD(g, 6), MOD(g, 50), NULL NULL ON NULL) END) FROM GENERATE_SERIES(1, 200) AS s(g)",
                "CREATE TABLE g(id INTEGER PRIMARY KEY, a INTEGER, c INTEGER, t VARCHAR(5))",
                "INSERT INTO g SELECT g, MOD(g, 3), MOD(g, 23), 'c' || MOD(g, 9) FROM GENERATE_SERIES(1, 700) AS s(g)",
                "CREATE INDEX g_a ON g(a, id)",
                "CREATE INDEX b_a ON b(a, id)",
                "CREATE INDEX b_c ON b(c)",
                "CREATE INDEX b_part ON b(c, id DESC) WHERE a > 1",
                "CREATE INDEX b_upper ON b(UPPER(t))",
                "CREATE INDEX r_a ON r(a)",
                "CREATE INDEX d_tags ON d(tags[*])",
                "CREATE INDEX d_a ON d(a, c)",
                "CREATE VIEW v AS SELECT id, a, c, t FROM b WHERE EXISTS (SELECT 1 FROM r WHERE r.c = b.c)",
                "ANALYZE");
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean chance(int of) {
        return below(of) == 0;
    }

    private String pick(String... of) {
        return of[below(of.length)];
    }

    private String next() {
        return "x" + ++aliases;
    }

    private String column(String a) {
        return a + "." + pick(COLUMNS);
    }

    private String operator() {
        return pick(OPERATORS);
    }

    /** Has the columns id, a, c and t. */
    private String source(String a, int depth) {
        String q = next();
        return switch (below(depth > 0 ? 9 : 5)) {
            case 0, 1 -> "b " + a;
            case 2 -> "r " + a;
            case 3 -> "v " + a;
            case 4, 5 -> "(SELECT " + q + "._id AS id, " + q + ".a, " + q + ".c, " + q + ".t FROM d " + q + ") " + a;
            case 6 -> "(SELECT " + q + ".id, " + q + ".a, " + value(q, 0) + " AS c, " + q + ".t FROM b " + q + ") " + a;
            case 7 ->
                "(SELECT " + q + ".id, " + q + ".a, ROW_NUMBER() OVER (PARTITION BY " + q + ".a ORDER BY " + q
                        + ".id) AS c, " + q + ".t FROM b " + q + where(q) + ") " + a;
            default -> elements(q, a);
        };
    }

    private String elements(String q, String a) {
        return "(SELECT " + q + "._id AS id, " + q + ".a, u.e AS c, " + q + ".t FROM d " + q + ", UNNEST(" + q
                + ".tags) AS u(e)" + (chance(2) ? " WHERE " + condition(q + "._id", q + ".a", 0) : "") + ") " + a;
    }

    /** Rows of a query inside, that belong to a value outside or not. */
    private String inside(String z, String outer, int depth) {
        String from = pick("r ", "r ", "b ", "v ") + z + " WHERE ";
        return from
                + switch (below(4)) {
                    case 0 -> column(z) + operator() + below(8);
                    case 1 -> column(z) + " = " + outer + " AND " + column(z) + operator() + outer;
                    case 2 -> column(z) + " = " + outer + (depth > 0 ? " AND " + condition(z, depth - 1) : "");
                    default -> column(z) + " = " + outer;
                };
    }

    private String value(String a, int depth) {
        return value(column(a), column(a), depth);
    }

    private String value(String one, String other, int depth) {
        String z = next();
        return switch (below(8)) {
            case 0 -> "(SELECT COUNT(*) FROM " + inside(z, one, depth) + ")";
            case 1 -> "(SELECT " + pick("MIN(", "MAX(") + column(z) + ") FROM " + inside(z, one, depth) + ")";
            case 2 -> "(SELECT " + z + ".c FROM b " + z + " WHERE " + z + ".id = " + one + ")";
            case 3 -> "CARDINALITY(ARRAY(SELECT " + column(z) + " FROM " + inside(z, one, depth) + "))";
            case 4 ->
                "CASE WHEN " + condition(one, other, 0) + " THEN " + one + " ELSE (SELECT MAX(" + z + ".id) FROM "
                        + inside(z, other, 0) + ") END";
            case 5 ->
                "COALESCE(" + one + ", (SELECT " + z + ".id FROM " + inside(z, other, 0) + " ORDER BY " + z
                        + ".id DESC LIMIT 1))";
            default -> one;
        };
    }

    private String condition(String a, int depth) {
        return condition(column(a), column(a), depth);
    }

    private String condition(String one, String other, int depth) {
        String z = next();
        String rows = column(z) + " FROM " + inside(z, other, depth);
        return switch (below(12)) {
            case 0 -> pick("", "NOT ") + "EXISTS (SELECT 1 FROM " + inside(z, one, depth) + ")";
            case 1 -> one + pick(" IN", " NOT IN") + " (SELECT " + rows + ")";
            case 2 -> one + operator() + pick("ANY", "ALL") + " (SELECT " + rows + ")";
            case 3 -> one + " = ANY(ARRAY(SELECT " + rows + "))";
            case 4 -> one + operator() + value(one, other, 0);
            case 5 -> "(" + one + operator() + below(9) + " OR " + condition(one, other, 0) + ")";
            case 6 -> "NOT (" + condition(one, other, 0) + ")";
            case 7 -> one + " BETWEEN (SELECT MIN(" + z + ".a) FROM r " + z + ") AND " + value(one, other, 0);
            case 8 -> "(" + condition(one, other, 0) + ") IS NOT TRUE";
            case 9 -> "(" + one + ", " + other + ") IN (SELECT " + z + ".a, " + column(z) + " FROM r " + z + ")";
            case 10 -> "(" + condition(one, other, 0) + " OR " + condition(other, one, 0) + ")";
            default -> one + operator() + below(20);
        };
    }

    private String where(String a) {
        return chance(3)
                ? ""
                : " WHERE " + condition(a, 1) + (chance(2) ? "" : " AND " + column(a) + " < " + below(60));
    }

    /** An order that leaves nothing open, mostly that of a key or an index if the rows have one. */
    private String order(String a, String from) {
        if (!from.contains("UNNEST") && !chance(3)) {
            return pick("", "", "", a + ".c DESC, ") + a + ".id";
        }
        return pick(value(a, 0) + ", ", column(a) + pick(" DESC", "") + ", ", "") + a + ".id, " + a + ".a, " + a
                + ".c, " + a + ".t";
    }

    private String limit() {
        return pick("", " LIMIT " + below(7), " LIMIT (SELECT MAX(r.id) - 10 FROM r)", " LIMIT 4 OFFSET 2");
    }

    /** Elements that are asked for, of documents whose keys are others' values. */
    private String found(String a, String z) {
        return "SELECT " + a + ".id, " + z + ".id, " + z + ".t FROM " + pick("r ", "b ") + a + " JOIN "
                + elements(next(), z)
                + " ON " + z + ".id = " + column(a) + " WHERE " + z + ".c = " + below(6) + " AND " + a + ".id < "
                + (3 + below(9)) + pick("", " AND " + condition(pick(a, z), 1));
    }

    /** The first rows of few groups, with queries in what is shown and asked of them. */
    private String firstOfGroups(String a, String z) {
        String q = next();
        String rows = pick(
                "g " + a,
                "(SELECT " + q + ".id, " + q + ".a, " + value(q, 0) + " AS c, " + q + ".t FROM g " + q + ") " + a);
        String where = pick("", " WHERE " + a + ".a = 1 OR " + condition(a + ".a", a + ".a", 0));
        return switch (below(4)) {
            case 0 ->
                "SELECT DISTINCT ON (" + a + ".a) " + a + ".id, " + a + ".c, " + condition(a, 0) + " FROM " + rows
                        + where + " ORDER BY " + a + ".a, " + a + ".id" + pick("", " LIMIT 2");
            case 1 ->
                "SELECT " + a + ".a, " + pick("MIN(", "MAX(") + a + ".id) FROM " + rows + where + " GROUP BY " + a
                        + ".a" + pick("", " HAVING " + condition(a + ".a", "MIN(" + a + ".id)", 0));
            default ->
                "SELECT " + z + ".id, " + z + ".c, " + z + ".x FROM (SELECT " + a + ".id, " + a + ".c, " + value(a, 0)
                        + " AS x, ROW_NUMBER() OVER (PARTITION BY " + a + ".a ORDER BY " + a + ".id" + pick("", " DESC")
                        + ") AS n FROM " + rows + where + ") " + z + " WHERE " + z + ".n " + pick("<= 1", "= 1", "< 3")
                        + pick("", " AND " + condition(z + ".id", z + ".x", 0));
        };
    }

    String query() {
        aliases = 0;
        String a = next();
        String z = next();
        String from = source(a, 1) + (chance(2) ? "" : where(a));
        String key = chance(4) ? value(a, 0) : a + ".a";
        return switch (below(14)) {
            case 10, 11 -> found(a, z);
            case 12, 13 -> firstOfGroups(a, z);
            case 0 -> "SELECT " + a + ".id, " + value(a, 1) + " FROM " + from + " ORDER BY " + order(a, from) + limit();
            case 1 ->
                "SELECT DISTINCT ON (" + key + ") " + a + ".id, " + condition(a, 1) + " FROM " + from + " ORDER BY "
                        + key + pick(" DESC", "") + ", " + order(a, from);
            case 2, 3 ->
                "SELECT " + z + ".i, " + z + ".x FROM (SELECT " + a + ".id AS i, " + value(a, 1) + " AS x, "
                        + pick("ROW_NUMBER()", "RANK()", "DENSE_RANK()") + " OVER (" + pick("PARTITION BY " + key, "")
                        + " ORDER BY " + order(a, from) + ") AS n FROM " + from + ") " + z + " WHERE " + z + ".n "
                        + pick("<= ", "= ", "< ") + pick("1", "2", "3", "(SELECT MIN(r.id) FROM r)")
                        + pick("", " AND " + condition(z + ".i", z + ".x", 0));
            case 4, 5 ->
                "SELECT " + pick(key, key + " + 1", "COUNT(*)") + ", " + pick("MIN(", "MAX(", "COUNT(DISTINCT ")
                        + pick(a + ".id", column(a), value(a, 0)) + ")"
                        + pick("", " FILTER (WHERE " + condition(a, 0) + ")")
                        + " FROM " + from + " GROUP BY " + pick(key, key, "ROLLUP(" + key + ")")
                        + pick(
                                "",
                                " HAVING " + condition("MIN(" + a + ".id)", "MAX(" + a + ".c)", 0),
                                " HAVING " + key + " > 1");
            case 6 ->
                "SELECT " + pick("MIN(", "MAX(") + column(a) + ")"
                        + pick("", ", MAX(" + value(a, 0) + ")", ", COUNT(*)") + " FROM " + from;
            case 7 ->
                "SELECT " + a + ".id, " + z + ".id, " + z + ".c FROM " + source(a, 1)
                        + pick(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ") + source(z, 1) + " ON " + column(a) + " = "
                        + column(z)
                        + pick("", " AND " + condition(pick(a, z), 1), " AND " + condition(a + ".c", z + ".a", 0))
                        + " WHERE " + condition(pick(a, z), 0) + " AND " + a + ".id < 30";
            case 8 ->
                "WITH w AS (SELECT " + a + ".id, " + value(a, 0) + " AS n FROM " + from
                        + ") SELECT y.id, (SELECT COUNT(*)" + " FROM w q WHERE q.n = y.n) FROM w y"
                        + pick("", " WHERE " + condition("y.id", "y.n", 0));
            default ->
                "SELECT DISTINCT " + value(a, 0) + ", " + column(a) + " FROM " + from
                        + pick("", " ORDER BY 2, 1 LIMIT 5");
        };
    }
}
