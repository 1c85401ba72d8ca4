package io.docdb.jdbc.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements in the manner of sqllogictest's random scripts: signs before everything, CASE, COALESCE, NULLIF, three-valued
 * conditions, bare aliases, groups, joins, subqueries, views, indexes. The same seed gives the same texts.
 */
final class RandomStatements {
    private static final int TABLES = 3;
    private static final int ROWS = 8;

    private final Random random;
    private int depth;
    private int inserted;

    RandomStatements(long seed) {
        this.random = new Random(seed);
    }

    /** @param types as in {@link LogicScript.Query} */
    record Select(String sql, String types) {}

    List<String> tables() {
        List<String> statements = new ArrayList<>();
        for (int table = 0; table < TABLES; table++) {
            statements.add(
                    "CREATE TABLE tab" + table + "(pk INTEGER PRIMARY KEY, col0 INTEGER, col1 INTEGER, col2 INTEGER,"
                            + " col3 VARCHAR(10), col4 DOUBLE PRECISION)");
            for (int row = 0; row < ROWS; row++) {
                statements.add("INSERT INTO tab" + table + " VALUES(" + row + "," + cell() + "," + cell() + "," + cell()
                        + ",'" + text() + "'," + random.nextInt(100) + ".5)");
            }
        }
        statements.add("CREATE VIEW view0 AS SELECT pk, col0, col1, col2, col3, col4 FROM tab0 WHERE col0 IS NOT NULL");
        return statements;
    }

    List<String> indexes() {
        return List.of(
                "CREATE INDEX idx0 ON tab0(col0 DESC)",
                "CREATE UNIQUE INDEX idx1 ON tab1(col1, col0, pk)",
                "CREATE INDEX idx2 ON tab2(col4)",
                "CREATE INDEX idx3 ON tab1(col3)");
    }

    String change() {
        String table = "tab" + random.nextInt(TABLES);
        return switch (random.nextInt(3)) {
            case 0 -> "DELETE FROM " + table + " WHERE pk = " + random.nextInt(ROWS);
            case 1 -> "UPDATE " + table + " SET col0 = " + cell() + ", col2 = col1 WHERE " + condition("");
            default ->
                "INSERT INTO " + table + "(col0, pk, col3) SELECT " + cell() + ", " + (100 + inserted++)
                        + " + pk * 10000, col3 FROM " + table + " WHERE pk = " + random.nextInt(ROWS);
        };
    }

    Select select() {
        return switch (random.nextInt(9)) {
            case 0 -> aggregated();
            case 1, 2 -> grouped();
            case 3 -> joined();
            case 4 -> compound();
            case 5 -> texts();
            default -> plain();
        };
    }

    private Select plain() {
        String alias = any("", " AS cor0", " cor0");
        String prefix = alias.isEmpty() ? "" : any("", "cor0.");
        return new Select(
                "SELECT " + any("", "DISTINCT ", "ALL ") + number(prefix) + any("", " AS col2", " col0") + ", "
                        + number(prefix) + " FROM " + table() + alias + where(prefix),
                "II");
    }

    private Select texts() {
        return new Select(
                "SELECT col3, col4 FROM " + table() + " WHERE col3 " + any("LIKE 'a%'", "< 'm'", "IN ('ab', 'b', 'cc')")
                        + any(" AND ", " OR ", " AND NOT ") + condition(""),
                "TR");
    }

    private Select aggregated() {
        return new Select(
                "SELECT " + aggregate() + ", COUNT(*), " + number(this::aggregate) + " FROM " + table() + where(""),
                "III");
    }

    private Select grouped() {
        String key = any("col0", "col1", "col2");
        return new Select(
                "SELECT " + any("", "DISTINCT ") + number(() -> key) + ", " + aggregate() + " FROM " + table()
                        + where("") + " GROUP BY " + key
                        + any("", " HAVING " + any("NOT ", "") + "COUNT(*) > 1", " HAVING NOT NULL IS NULL"),
                "II");
    }

    private Select joined() {
        String join = any(", ", " CROSS JOIN ", " INNER JOIN ", " LEFT JOIN ");
        String on = join.contains("INNER") || join.contains("LEFT") ? " ON cor0.col0 = cor1.col1" : "";
        return new Select(
                "SELECT " + number("cor0.") + ", " + number("cor1.") + " FROM " + table() + " AS cor0" + join + table()
                        + " AS cor1" + on + where(any("cor0.", "cor1.")),
                "II");
    }

    private Select compound() {
        Supplier<String> part = () -> "SELECT " + number("") + " FROM " + table() + where("");
        return new Select(part.get() + any(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ") + part.get(), "I");
    }

    private String where(String prefix) {
        return random.nextInt(3) == 0 ? "" : " WHERE " + condition(prefix);
    }

    private String condition(String prefix) {
        Supplier<String> column = () -> prefix + any("col0", "col1", "col2", "pk");
        if (depth > 2) {
            return column.get() + " IS NOT NULL";
        }
        depth++;
        String condition =
                switch (random.nextInt(9)) {
                    case 0 -> "NOT (" + condition(prefix) + ")";
                    case 1 -> "(" + condition(prefix) + any(" AND ", " OR ") + condition(prefix) + ")";
                    case 2 -> number(prefix) + any(" IS NULL", " IS NOT NULL");
                    case 3 ->
                        number(prefix) + any(" BETWEEN ", " NOT BETWEEN ") + number(prefix) + " AND "
                                + any("NULL", number(prefix));
                    case 4 -> number(prefix) + any(" IN (", " NOT IN (") + list(prefix) + ")";
                    case 5 ->
                        column.get() + any(" IN (", " NOT IN (") + "SELECT " + any("col0", "col1") + " FROM " + table()
                                + where("") + ")";
                    case 6 -> prefix + "col4 " + any(">", "<", ">=", "<=") + " " + random.nextInt(100) + ".25";
                    default ->
                        number(prefix)
                                + any(" = ", " <> ", " < ", " > ", " <= ", " >= ")
                                + any("NULL", number(prefix), number(prefix), number(prefix));
                };
        depth--;
        return condition;
    }

    private String list(String prefix) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> number(prefix))
                .collect(Collectors.joining(", "));
    }

    private String aggregate() {
        return any("", "- ", "+ ") + any("COUNT", "SUM", "MIN", "MAX") + "(" + any("", "DISTINCT ", "ALL ")
                + any("col0", "- col1", "col2", "+ col0") + ")";
    }

    private String number(String prefix) {
        return number(() -> prefix + any("col0", "col1", "col2"));
    }

    /** A whole number: divisors are literals, so that none is zero; products are small. */
    private String number(Supplier<String> column) {
        if (depth > 2) {
            return any(column.get(), literal());
        }
        depth++;
        String expression =
                switch (random.nextInt(11)) {
                    case 0, 1 -> column.get();
                    case 2 -> literal();
                    case 3 -> any("- ", "+ ", "- - ", "+ - ") + number(column);
                    case 4 -> "(" + number(column) + any(" + ", " - ") + number(column) + ")";
                    case 5 -> column.get() + " * " + literal();
                    case 6 -> column.get() + " / " + literal();
                    case 7 -> "COALESCE(" + any("", "NULL, ") + number(column) + ", " + number(column) + ")";
                    case 8 -> "NULLIF(" + number(column) + ", " + number(column) + ")";
                    case 9 ->
                        "CASE " + number(column) + " WHEN " + number(column) + " THEN " + number(column)
                                + any("", " ELSE " + number(column)) + " END";
                    default -> "CAST(" + any("NULL", number(column)) + " AS INTEGER)";
                };
        depth--;
        return expression;
    }

    private String table() {
        return any("tab0", "tab1", "tab2", "view0");
    }

    private String literal() {
        return Integer.toString(1 + random.nextInt(99));
    }

    private String cell() {
        return random.nextInt(6) == 0 ? "NULL" : Integer.toString(random.nextInt(100) - 20);
    }

    private String text() {
        return random.ints(1 + random.nextInt(3), 'a', 'e')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
