package io.docdb.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Queries in which rewrite rules find something to do: outer joins, subqueries of all kinds, derived tables, groups, windows,
 * set operations and common tables over r, s (tables) and c (a collection of dynamic values), with few values and many
 * NULLs. None computes what may fail, since rules may hide an error.
 */
final class RandomRuleQueries {
    private static final String[] NUMBERS = {"id", "k", "n"};
    private static final String[] JOINS = {"JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "JOIN", "LEFT JOIN"};

    private final Random random;
    private int aliases;

    RandomRuleQueries(Random random) {
        this.random = random;
    }

    List<String> schema() {
        List<String> statements = new ArrayList<>();
        for (String table : List.of("r", "s")) {
            statements.add("CREATE TABLE " + table + "(id INTEGER PRIMARY KEY, k INTEGER, n INTEGER, t VARCHAR(5))");
            for (int i = 0; i < 12 + random.nextInt(8); i++) {
                statements.add("INSERT INTO " + table + " VALUES (" + i + ", " + number() + ", " + number() + ", "
                        + text() + ")");
            }
        }
        statements.add("CREATE COLLECTION c");
        for (int i = 0; i < 15; i++) {
            statements.add("INSERT INTO c(_id, k, n, t, tags) VALUES (" + i + ", " + dynamic() + ", " + dynamic() + ", "
                    + dynamic() + ", "
                    + (chance(6) ? dynamic() : "JSON_ARRAY(" + number() + ", " + number() + ", " + text() + ")") + ")");
        }
        statements.add("CREATE INDEX r_k ON r(k)");
        statements.add("CREATE UNIQUE INDEX s_nid ON s(n, id)");
        statements.add("CREATE INDEX c_k ON c(k)");
        statements.add("CREATE INDEX c_tags ON c(tags[*])");
        statements.add("CREATE VIEW w AS SELECT r.id, r.k, s.n, s.t FROM r LEFT JOIN s ON s.id = r.k");
        return statements;
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean chance(int of) {
        return below(of) == 0;
    }

    private String number() {
        return chance(5) ? "NULL" : "" + below(7);
    }

    private String text() {
        return chance(5) ? "NULL" : "'" + "abc".charAt(below(3)) + "'";
    }

    private String dynamic() {
        return switch (below(6)) {
            case 0 -> text();
            case 1 -> "DATE '2024-01-0" + (1 + below(2)) + "'";
            case 2 -> "'2024-01-0" + (1 + below(2)) + "'";
            default -> number();
        };
    }

    /** A table, a view or a query in parentheses, that has the columns id, k, n and t. */
    private String source(String alias, int depth) {
        if (depth > 0 && chance(3)) {
            return "(" + derived(depth - 1) + ") " + alias;
        }
        return switch (below(8)) {
            case 0, 1, 2 -> "r " + alias;
            case 3, 4, 5 -> "s " + alias;
            case 6 -> "w " + alias;
            default ->
                "(SELECT q._id AS id, q.k AS k, q.n AS n, q.t AS t FROM c q" + (chance(2) ? "" : " WHERE q.n > 1")
                        + ") " + alias;
        };
    }

    private String next() {
        return "x" + ++aliases;
    }

    /** The first rows of partitions; what has the same number is equal, or has it by its rank. */
    private String numbered(String a, String b, int depth) {
        String partition = chance(2) ? "" : "PARTITION BY " + a + ".n ";
        boolean counted = chance(2);
        String keys =
                a + ".k" + (chance(2) ? "" : " DESC") + (counted ? ", " + a + ".id, " + a + ".t, " + a + ".n" : "");
        String more =
                chance(3) ? ", count(" + a + ".k) OVER (" + partition + "ORDER BY " + keys + ")" : ", " + a + ".k";
        return "SELECT " + b + ".id, " + b + ".k, " + b + ".n, " + b + ".t FROM (SELECT " + a + ".id" + more + " AS k, "
                + (counted ? "row_number()" : chance(2) ? "rank()" : "dense_rank()") + " OVER (" + partition
                + "ORDER BY " + keys + ") AS n, " + a + ".t FROM " + source(a, depth) + where(a, depth) + ") " + b
                + " WHERE " + b + ".n" + (chance(3) ? " BETWEEN 2 AND " : chance(3) ? " = " : " <= ") + below(5);
    }

    private String derived(int depth) {
        String a = next();
        String b = next();
        return switch (below(10)) {
            case 9 -> numbered(a, b, depth);
            case 0 ->
                "SELECT " + a + ".k AS id, count(*) AS k, max(" + a + ".n) AS n, min(" + a + ".t) AS t FROM "
                        + source(a, depth) + where(a, depth) + " GROUP BY " + a + ".k";
            case 1 ->
                "SELECT DISTINCT " + a + ".id, " + a + ".k, " + a + ".n, " + a + ".t FROM " + source(a, depth)
                        + where(a, depth);
            case 2 ->
                "SELECT " + a + ".id, " + a + ".k, " + a + ".n, " + a + ".t FROM " + source(a, depth)
                        + where(a, depth) + (chance(2) ? " UNION ALL " : chance(2) ? " UNION " : " EXCEPT ") + "SELECT "
                        + b
                        + ".id, " + b + ".k, " + b + ".n, " + b + ".t FROM " + source(b, depth) + where(b, depth);
            case 3 ->
                "SELECT " + a + ".id, " + a + ".k, sum(" + a + ".k) OVER (PARTITION BY " + a + ".n) AS n, " + a
                        + ".t FROM r " + a + where(a, depth);
            case 4 ->
                "SELECT " + a + ".id, " + b + ".k, " + a + ".n, " + b + ".t FROM " + source(a, depth) + " "
                        + JOINS[below(JOINS.length)] + " " + source(b, depth) + " ON " + condition(a, b)
                        + where(a, depth);
            case 5 ->
                "SELECT id, k + 1 AS k, n, t FROM (SELECT * FROM r ORDER BY id LIMIT " + (1 + below(9)) + ") " + a;
            case 6 ->
                "SELECT " + a + ".id, " + a + ".k, " + a + ".n, " + a + ".t FROM " + source(a, depth) + where(a, depth)
                        + " ORDER BY " + a + ".id";
            default ->
                "SELECT " + a + ".id, " + a + ".n AS k, " + a + ".k AS n, " + a + ".t FROM " + source(a, depth)
                        + where(a, depth);
        };
    }

    private String condition(String a, String b) {
        String equality = a + "." + column() + " = " + b + "." + column();
        return switch (below(8)) {
            case 6 -> alternatives(a, b);
            case 7 -> equality + " AND " + alternatives(a, b);
            case 0 -> equality + " AND " + a + "." + column() + " = " + b + "." + column();
            case 1 -> equality + " AND " + simple(b);
            case 2 -> equality + " AND " + simple(a);
            case 3 -> a + "." + column() + " < " + b + "." + column();
            default -> equality;
        };
    }

    /** Of two sources, mostly of both in each alternative. */
    private String alternatives(String a, String b) {
        StringBuilder out = new StringBuilder("(" + simple(a) + " AND " + simple(b));
        for (int i = 1 + below(2); i > 0; i--) {
            out.append(" OR ").append(simple(chance(4) ? b : a)).append(" AND ").append(simple(b));
        }
        return out + ")";
    }

    /** Relations of which columns are all equal, along a chain or from a middle, and some more. */
    private String equal(String a, String b, String c) {
        String d = next();
        String column = a + "." + column();
        String other = b + "." + column();
        String third = c + "." + column();
        return "SELECT " + a + ".id, " + b + ".id, " + c + ".id, " + d + ".k FROM " + source(a, 1) + ", " + source(b, 0)
                + (chance(3) ? " LEFT JOIN s " + d + " ON " + d + ".id = " + b + "." + column() : ", r " + d) + ", "
                + source(c, 0)
                + " WHERE " + column + " = " + other + " AND " + third + " = " + (chance(2) ? column : other) + " AND "
                + (chance(2) ? other : third) + " = " + d + "." + column()
                + (chance(2) ? "" : " AND " + column + " = " + third)
                + (chance(2) ? "" : " AND " + alternatives(c, a)) + (chance(2) ? "" : " AND " + simple(b));
    }

    /** Elements that are joined with what stands before or behind them. */
    private String elements(String a, String b) {
        String documents = "c " + b + ", UNNEST(" + b + ".tags) AS u(e)";
        String other = source(a, 1);
        String from = chance(2) ? other + ", " + documents : documents + ", " + other;
        return "SELECT " + a + ".id, " + b + "._id, u.e FROM "
                + (chance(3) ? documents + ", r " + a : chance(3) ? "r " + a + ", " + documents : from)
                + " WHERE u.e = "
                + a + (chance(4) ? ".t" : "." + column()) + (chance(2) ? "" : " AND " + simple(a))
                + (chance(2) ? "" : " AND " + b + ".n" + operator() + below(5))
                + (chance(3) ? " AND u.e > 1" : chance(3) ? " AND " + b + ".k = " + a + ".n" : "");
    }

    private String column() {
        return NUMBERS[below(3)];
    }

    private String where(String a, int depth) {
        return chance(3) ? "" : " WHERE " + terms(a, depth);
    }

    private String terms(String a, int depth) {
        StringBuilder out = new StringBuilder(term(a, depth));
        for (int i = below(3); i > 0; i--) {
            out.append(chance(3) ? " OR " : " AND ").append(term(a, depth));
        }
        return chance(6) ? "NOT (" + out + ")" : "(" + out + ")";
    }

    private String simple(String a) {
        String column = a + "." + column();
        return switch (below(12)) {
            case 0 -> column + " IS NULL";
            case 1 -> column + " IS NOT NULL";
            case 2 -> column + " IN (" + number() + ", " + number() + ", " + below(7) + ")";
            case 3 -> column + " NOT IN (" + below(7) + ", " + below(7) + ")";
            case 4 -> column + " BETWEEN " + below(4) + " AND " + (2 + below(4));
            case 5 -> a + ".t = " + text();
            case 6 -> column + " = " + column;
            case 7 -> "NOT (" + column + " > " + below(6) + ")";
            case 8 -> "coalesce(" + column + ", 3) = " + below(5);
            default -> column + operator() + below(6);
        };
    }

    private String operator() {
        return new String[] {" = ", " < ", " <= ", " > ", " >= ", " <> ", " = "}[below(7)];
    }

    private String term(String a, int depth) {
        if (depth == 0 || chance(2)) {
            return simple(a);
        }
        String b = next();
        String inner = source(b, depth - 1);
        String link = b + "." + column() + " = " + a + "." + column();
        String also = chance(2) ? "" : " AND " + term(b, depth - 1);
        String column = a + "." + column();
        String not = chance(2) ? "" : "NOT ";
        return switch (below(9)) {
            case 0 ->
                not + "EXISTS (SELECT 1 FROM " + inner + " WHERE " + link + also + (chance(3) ? " LIMIT 1" : "") + ")";
            case 1 ->
                column + " " + not + "IN (SELECT " + b + "." + column() + " FROM " + inner + where(b, depth - 1) + ")";
            case 2 ->
                column + " " + not + "IN (SELECT " + b + "." + column() + " FROM " + inner + " WHERE " + link + also
                        + ")";
            case 3 -> column + operator() + "(SELECT count(*) FROM " + inner + " WHERE " + link + also + ")";
            case 4 ->
                column + operator() + "(SELECT max(" + b + "." + column() + ") FROM " + inner + " WHERE " + link + also
                        + ")";
            case 5 ->
                column + operator() + "(SELECT " + b + "." + column() + " FROM " + (chance(2) ? "r " : "s ") + b
                        + " WHERE " + b + ".id = " + a + "." + column() + also + ")";
            case 6 ->
                column + (chance(2) ? " <> ALL " : " = ANY ") + "(SELECT " + b + "." + column() + " FROM " + inner
                        + where(b, depth - 1) + ")";
            case 7 ->
                column + operator() + "(SELECT min(" + b + "." + column() + ") FROM " + inner + where(b, depth - 1)
                        + ")";
            default ->
                not + "EXISTS (SELECT 1 FROM " + inner + " WHERE " + link + " AND " + b + "." + column() + operator()
                        + a + "." + column() + ")";
        };
    }

    /**
     * One row, or two, beside others: of constants, or of what stands to the left. Nothing that may fail, for what no row of the
     * answer shows need not be computed.
     */
    private String rows(String a, String b, String c) {
        String value = new String[] {"4", a + ".k", "coalesce(" + a + ".n, 5)", "NULL"}[below(4)];
        String other = chance(2) ? number() : a + ".id";
        String row = chance(3)
                ? "VALUES (" + value + ", " + other + "), (2, " + a + ".k)"
                : chance(2) ? "VALUES (" + value + ", " + other + ")" : "SELECT " + value + ", " + other;
        String join = chance(3)
                ? " LEFT JOIN LATERAL (" + row + ") " + c + "(m, o) ON " + (chance(2) ? "true" : c + ".m < 4")
                : ", LATERAL (" + row + ") " + c + "(m, o)";
        String more = chance(2)
                ? ""
                : (chance(2) ? " JOIN " : " LEFT JOIN ") + source(b, 0) + " ON " + b + "." + column() + " = " + c + "."
                        + (chance(2) ? "m" : "o");
        return "SELECT " + a + ".id, " + c + ".m, " + c + ".o" + (more.isEmpty() ? "" : ", " + b + ".k") + " FROM "
                + source(a, 1) + join + more + where(a, 1);
    }

    /** Of each row, what depends on a value that others have, too. */
    private String grouped(String a, String b) {
        return "SELECT " + a + ".id, v.m, v.o FROM " + source(a, 1) + (chance(2) ? " LEFT JOIN" : " JOIN")
                + " LATERAL (SELECT count(*) AS m, coalesce(" + a + ".n, max(" + b + "." + column() + ")) AS o FROM "
                + source(b, 1)
                + " WHERE " + b + "." + column() + operator() + a + "." + column() + ") v ON "
                + (chance(2) ? "true" : "v.m > 1") + where(a, 1);
    }

    /** Rows of which an outer join finds no partner, or one that has NULL. */
    private String unmatched(String a, String b, String c) {
        String join = new String[] {" LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "}[below(3)];
        String third = chance(2) ? "" : " LEFT JOIN s " + c + " ON " + condition(b, c);
        return "SELECT " + a + ".id, " + b + ".id, " + b + ".k FROM " + source(a, 1) + join + source(b, 1) + " ON "
                + condition(a, b) + third + " WHERE " + (chance(3) ? a : b) + "." + column() + " IS NULL"
                + (third.isEmpty() ? "" : " AND " + c + "." + column() + " IS NULL")
                + (chance(2) ? "" : " AND " + terms(chance(2) ? a : b, 1));
    }

    String query() {
        aliases = 0;
        String a = next();
        String b = next();
        String c = next();
        return switch (below(24)) {
            case 23 -> elements(a, b);
            case 22 -> equal(a, b, c);
            case 20 -> rows(a, b, c);
            case 21 -> grouped(a, b);
            case 19 -> unmatched(a, b, c);
            case 16 ->
                "SELECT " + a + ".id, " + b + ".id, " + c + ".id FROM r " + a + ", s " + b + ", s " + c
                        + ", r y, s z WHERE "
                        + condition(a, b) + " AND " + condition(b, c) + " AND y.id = " + (chance(2) ? a : c)
                        + ".k AND z.id = "
                        + (chance(2) ? "y" : b) + ".n AND " + simple(c);
            case 17 ->
                "SELECT " + a + ".id, v.m, v.o FROM " + source(a, 1) + (chance(2) ? " LEFT JOIN" : " JOIN")
                        + " LATERAL (SELECT "
                        + b + "." + column() + " AS m, " + (chance(2) ? b : a) + ".id AS o FROM " + source(b, 1)
                        + " WHERE " + b
                        + "." + column() + operator() + a + "." + column() + (chance(2) ? "" : " ORDER BY 1, 2 LIMIT 2")
                        + ") v ON " + (chance(2) ? "true" : "v.m < 4") + where(a, 1);
            case 18 ->
                "SELECT " + a + ".k, " + b + ".id, " + b + ".n FROM r " + a + " " + JOINS[below(JOINS.length)] + " s "
                        + b
                        + " ON " + a + ".id = " + b + ".id" + (chance(2) ? "" : " AND " + a + ".k = " + b + ".n")
                        + (chance(2) ? "" : " WHERE " + simple(a));
            case 10 ->
                "SELECT DISTINCT " + a + ".id, " + b + ".k FROM " + source(a, 1) + " " + JOINS[below(JOINS.length)]
                        + " s " + b + " ON " + b + ".id = " + a + "." + column() + where(a, 1);
            case 11 ->
                "SELECT DISTINCT " + a + "." + column() + ", " + a + "." + column() + " FROM " + source(a, 1)
                        + where(a, 1);
            case 12 ->
                "SELECT " + a + ".id, " + a + ".n FROM " + source(a, 1) + " LEFT JOIN s " + b + " ON " + b + "."
                        + (chance(2) ? "id" : column()) + " = " + a + "." + column()
                        + (chance(2) ? "" : " AND " + simple(b)) + " LEFT JOIN r " + c + " ON " + c + ".id = "
                        + (chance(2) ? a : b) + ".k"
                        + where(a, 1);
            case 13 ->
                "SELECT " + a + ".id, " + b + ".n FROM " + source(a, 1) + (chance(2) ? " LEFT JOIN " : " RIGHT JOIN ")
                        + source(b, 1) + " ON " + condition(a, b) + " ORDER BY " + (chance(2) ? a + ".id, " : "") + b
                        + ".id, " + a + ".id, " + b + ".n LIMIT " + below(6) + (chance(2) ? "" : " OFFSET " + below(4));
            case 14 ->
                "SELECT " + a + ".id, " + b + ".k, " + b + ".n FROM r " + a + " LEFT JOIN " + source(b, 1) + " ON "
                        + condition(a, b) + " ORDER BY " + a + "." + column() + ", " + a + ".id, 2, 3 LIMIT "
                        + below(8);
            case 15 -> "SELECT count(*), max(z.k) FROM (" + derived(1) + " ORDER BY 1, 2) z " + where("z", 0);
            case 0, 1 -> "SELECT " + a + ".id, " + a + ".k FROM " + source(a, 1) + where(a, 2);
            case 2 ->
                "SELECT " + a + ".id, " + b + ".k FROM " + source(a, 1) + " " + JOINS[below(JOINS.length)] + " "
                        + source(b, 1) + " ON " + condition(a, b) + " WHERE " + terms(chance(2) ? a : b, 1);
            case 3 ->
                "SELECT " + a + ".id, " + c + ".n FROM " + source(a, 1) + " " + JOINS[below(JOINS.length)] + " "
                        + source(b, 1) + " ON " + condition(a, b) + " " + JOINS[below(JOINS.length)] + " "
                        + source(c, 0)
                        + " ON " + condition(chance(2) ? a : b, c) + " WHERE " + terms(chance(2) ? b : c, 1);
            case 4 ->
                "SELECT " + a + ".id, (SELECT count(*) FROM " + source(b, 1) + " WHERE " + b + "." + column()
                        + " = " + a + "." + column() + "), (SELECT sum(" + c + "." + column() + ") + 1 FROM s " + c
                        + " WHERE " + c + "." + column() + " = " + a + "." + column() + " AND " + simple(c) + ") FROM "
                        + source(a, 1) + where(a, 1);
            case 5 ->
                "SELECT " + a + ".k, count(*), max(" + a + ".n) FROM " + source(a, 1) + ", " + source(b, 0)
                        + " WHERE " + condition(a, b) + " AND " + terms(a, 1) + " GROUP BY " + a
                        + ".k HAVING count(*) > "
                        + below(3);
            case 6 ->
                "WITH q AS (" + derived(1) + "), p AS (SELECT id, k FROM q WHERE " + simple("q") + ") SELECT " + a
                        + ".id, p.k FROM " + (chance(2) ? "q " + a : source(a, 0)) + ", p WHERE " + a + ".k = p.k";
            case 7 ->
                "SELECT " + a + ".id, v.m FROM " + source(a, 1) + (chance(2) ? ", " : " CROSS JOIN ")
                        + "LATERAL (SELECT " + b + "." + column() + " AS m FROM " + source(b, 0) + " WHERE " + b + "."
                        + column() + " = " + a + "." + column() + " AND " + simple(b) + ") v" + where(a, 1);
            case 8 ->
                "SELECT " + a + ".id, " + a + ".t FROM " + source(a, 1) + " LEFT JOIN s " + b + " ON " + b
                        + ".id = " + a + ".k LEFT JOIN (SELECT k, count(*) z FROM r GROUP BY k) " + c + " ON " + c
                        + ".k = "
                        + a + ".n" + where(a, 1);
            default ->
                "SELECT z.id, z.k FROM (" + derived(2) + ") z WHERE " + terms("z", 1) + " ORDER BY 1, 2, z.n, z.t"
                        + (chance(2) ? "" : " LIMIT " + below(6) + " OFFSET " + below(2));
        };
    }
}
