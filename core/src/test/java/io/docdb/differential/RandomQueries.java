package io.docdb.differential;

import io.docdb.differential.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tables with random rows, and random queries over them. The same seed gives the same texts. */
final class RandomQueries {
    private static final int ROWS = 12;

    private final RandomExpressions make;

    RandomQueries(long seed) {
        this.make = new RandomExpressions(new Random(seed));
    }

    /** Three tables, one with a primary key. */
    List<String> tables() {
        List<String> statements = new ArrayList<>();
        for (String table : RandomExpressions.TABLES) {
            boolean keyed = table.equals("t1");
            statements.add("CREATE TABLE " + table + " (a INTEGER" + (keyed ? " PRIMARY KEY" : "")
                    + ", b INTEGER, c VARCHAR(20), d DECIMAL(10, 2), e BOOLEAN, f DATE)");
            for (int row = 0; row < ROWS; row++) {
                statements.add("INSERT INTO " + table + " VALUES (" + (keyed ? row : make.literal(Kind.WHOLE)) + ", "
                        + make.literal(Kind.WHOLE) + ", " + make.literal(Kind.TEXT) + ", " + make.literal(Kind.DECIMAL)
                        + ", " + make.literal(Kind.TRUTH) + ", " + make.literal(Kind.DATE) + ")");
            }
        }
        return statements;
    }

    /** Indexes that many of the queries can use. */
    List<String> indexes() {
        return List.of(
                "CREATE INDEX i1 ON t1 (b)",
                "CREATE INDEX i2 ON t2 (a, b)",
                "CREATE INDEX i3 ON t3 (c)",
                "CREATE INDEX i4 ON t2 (d DESC)",
                "CREATE INDEX i5 ON t3 (f)");
    }

    /** A query; rows have an order only if the text holds {@code ORDER BY 1}. */
    String next() {
        make.restart();
        return switch (make.upTo(14)) {
            case 0 -> derived() + make.any(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ") + derived();
            case 1 ->
                "(" + derived() + make.any(" UNION ", " EXCEPT ", " UNION ALL ") + derived() + ")"
                        + make.any(" UNION ", " UNION ALL ", " EXCEPT ") + derived() + " ORDER BY 1, 2";
            case 2 -> common();
            case 3 -> using();
            case 4, 5 -> grouped();
            case 6 -> aggregated();
            case 7 -> windows();
            case 8 -> distinct();
            case 9 -> rowValues();
            default -> plain();
        };
    }

    /** A FROM clause and a condition over its tables. */
    Filtered filtered() {
        make.restart();
        List<Table> tables = new ArrayList<>();
        String from = from(tables);
        return new Filtered(from, make.condition(tables, 3));
    }

    /** @param from with the word FROM */
    record Filtered(String from, String condition) {}

    /** A query of two columns: a whole number p and a text q. */
    private String derived() {
        Table table = Table.base(make.newAlias());
        List<Table> tables = List.of(table);
        return "SELECT " + make.expression(tables, Kind.WHOLE, 1) + " AS p, " + make.expression(tables, Kind.TEXT, 1)
                + " AS q FROM " + make.any(RandomExpressions.TABLES) + " " + table.alias()
                + (make.chance(2) ? " WHERE " + make.condition(tables, 1) : "");
    }

    /** Something to join, which is added to {@code tables}. */
    private String source(List<Table> tables) {
        String alias = make.newAlias();
        if (make.chance(5)) {
            String text = "(" + derived() + ") " + alias;
            tables.add(Table.derived(alias));
            return text;
        }
        tables.add(Table.base(alias));
        return make.any(RandomExpressions.TABLES) + " " + alias;
    }

    private String from(List<Table> tables) {
        StringBuilder from = new StringBuilder(source(tables));
        for (int joins = make.upTo(3); joins > 0; joins--) {
            int before = tables.size();
            String right = source(tables);
            String left = make.column(tables.subList(0, before), Kind.WHOLE);
            String own = make.column(tables.subList(before, tables.size()), Kind.WHOLE);
            if (make.chance(6)) {
                from.append(" CROSS JOIN ").append(right);
                continue;
            }
            from.append(make.any(" JOIN ", " LEFT JOIN ", " RIGHT JOIN "))
                    .append(right)
                    .append(" ON ");
            from.append(make.chance(3) ? make.condition(tables, 1) : left + " = " + own);
            from.append(make.chance(3) ? " AND " + make.condition(tables, 1) : "");
        }
        return " FROM " + from;
    }

    private String where(List<Table> tables) {
        return make.chance(4) ? "" : " WHERE " + make.condition(tables, 2);
    }

    private String plain() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables) + where(tables);
        String items = make.expression(tables, Kind.WHOLE, 2) + ", "
                + make.expression(tables, make.any(Kind.TEXT, Kind.DECIMAL, Kind.DATE), 2) + ", "
                + make.expression(tables, Kind.TRUTH, 2);
        String order = make.chance(2)
                ? ""
                : " ORDER BY 1" + make.any("", " DESC") + make.any("", " NULLS FIRST", " NULLS LAST") + ", 2"
                        + make.any("", " DESC") + ", 3";
        String limit = order.isEmpty() || make.chance(2) ? "" : " LIMIT " + make.upTo(6) + make.any("", " OFFSET 1");
        return "SELECT " + (make.chance(4) ? "DISTINCT " : "") + items + from + order + limit;
    }

    private String distinct() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables);
        return "SELECT DISTINCT " + make.column(tables, Kind.WHOLE) + " AS k, CASE WHEN " + make.condition(tables, 1)
                + " THEN 'x' ELSE 'y' END AS l" + from + where(tables);
    }

    private String grouped() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables) + where(tables);
        String keys = make.column(tables, Kind.WHOLE) + ", " + make.column(tables, Kind.TEXT);
        String having = make.any(
                "",
                " HAVING COUNT(*) > 1",
                " HAVING MAX(" + make.column(tables, Kind.WHOLE) + ") > 2",
                " HAVING MIN(" + make.column(tables, Kind.TEXT) + ") IS NOT NULL");
        return "SELECT " + keys + ", COUNT(" + make.any("*", make.expression(tables, Kind.WHOLE, 1))
                + "), COUNT(DISTINCT "
                + make.column(tables, Kind.TEXT) + "), " + make.any("SUM", "MIN", "MAX") + "("
                + make.expression(tables, make.any(Kind.WHOLE, Kind.DECIMAL), 1) + ")" + from + " GROUP BY " + keys
                + having;
    }

    private String aggregated() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables) + where(tables);
        return "SELECT COUNT(*) * 2 + 1, SUM(" + make.expression(tables, Kind.WHOLE, 1) + "), MAX("
                + make.expression(tables, Kind.TEXT, 1) + "), MIN(" + make.expression(tables, Kind.DECIMAL, 1) + ")"
                + from + make.any("", " HAVING COUNT(*) > " + make.upTo(3));
    }

    private String windows() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables) + where(tables);
        String order = make.column(tables, Kind.WHOLE);
        String call = make.any("COUNT(*)", "SUM(" + order + ")", "RANK()", "DENSE_RANK()");
        return "SELECT " + order + ", " + call + " OVER (PARTITION BY " + make.column(tables, Kind.WHOLE) + " ORDER BY "
                + order + "), MAX(" + order + ") OVER (PARTITION BY " + make.column(tables, Kind.TEXT) + ")" + from;
    }

    private String using() {
        String key = make.any("a", "b", "c");
        return "SELECT " + key + ", x.d, y.d, COUNT(*) FROM " + make.any(RandomExpressions.TABLES) + " x "
                + make.any("JOIN", "LEFT JOIN", "RIGHT JOIN") + " " + make.any(RandomExpressions.TABLES) + " y USING ("
                + key + ") GROUP BY " + key + ", x.d, y.d";
    }

    private String common() {
        return "WITH w AS (" + derived() + "), v(m, n) AS (SELECT p, q FROM w UNION ALL SELECT b, c FROM t1)"
                + " SELECT w.p, v.n, (SELECT MAX(u.m) FROM v u WHERE u.n = v.n) FROM w LEFT JOIN v ON w.p = v.m WHERE w.q "
                + make.any("IS NOT NULL", "LIKE 'a%'", "= v.n");
    }

    private String rowValues() {
        List<Table> tables = new ArrayList<>();
        String from = from(tables);
        return "SELECT " + make.expression(tables, Kind.WHOLE, 1) + ", (SELECT COUNT(*) FROM t1 s WHERE s.a = "
                + make.expression(tables, Kind.WHOLE, 1) + ")" + from + " WHERE (" + make.column(tables, Kind.WHOLE)
                + ", " + make.column(tables, Kind.TEXT) + ") IN (SELECT r.a, r.c FROM "
                + make.any(RandomExpressions.TABLES) + " r)";
    }
}
