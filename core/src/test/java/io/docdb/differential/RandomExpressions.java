package io.docdb.differential;

import io.docdb.differential.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Expressions over given tables, at random, in the dialect docdb and H2 share.
 *
 * <p>Left out is what H2 does in its own way: GREATEST and LEAST with NULL (NULL in H2), {@code = ALL} of no rows in a join
 * condition (false in H2), NOT IN of row values with NULL in a field that does not decide (unknown in H2).
 */
final class RandomExpressions {
    static final String[] TABLES = {"t1", "t2", "t3"};

    private final Random random;
    private int aliases;

    RandomExpressions(Random random) {
        this.random = random;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    Kind any(Kind... kinds) {
        return kinds[random.nextInt(kinds.length)];
    }

    String newAlias() {
        return "x" + aliases++;
    }

    void restart() {
        aliases = 0;
    }

    /** A column of that kind, or a literal if there is none. */
    String column(List<Table> tables, Kind kind) {
        List<String> found = new ArrayList<>();
        for (Table table : tables) {
            for (Table.Column column : table.columns()) {
                if (column.kind() == kind) {
                    found.add(table.alias() + "." + column.name());
                }
            }
        }
        return found.isEmpty() ? literal(kind) : found.get(upTo(found.size()));
    }

    String literal(Kind kind) {
        if (chance(12)) {
            return "CAST(NULL AS " + kind.type() + ")";
        }
        return switch (kind) {
            case WHOLE -> Integer.toString(upTo(12) - 2);
            case TEXT -> any("'a'", "'b'", "'ab'", "'abc'", "''", "'B'", "'x y'");
            case DECIMAL -> any("1.5", "2.25", "0.10", "10", "-3.75");
            case TRUTH -> any("TRUE", "FALSE");
            case DATE -> "DATE '202" + upTo(3) + "-0" + (1 + upTo(9)) + "-15'";
        };
    }

    /** @param depth how deep it may nest */
    String expression(List<Table> tables, Kind kind, int depth) {
        if (depth <= 0 || chance(4)) {
            return chance(3) ? literal(kind) : column(tables, kind);
        }
        return switch (kind) {
            case WHOLE -> whole(tables, depth - 1);
            case TEXT -> text(tables, depth - 1);
            case DECIMAL -> decimal(tables, depth - 1);
            case TRUTH -> "(" + condition(tables, depth - 1) + ")";
            case DATE -> column(tables, kind);
        };
    }

    private String whole(List<Table> tables, int depth) {
        String one = expression(tables, Kind.WHOLE, depth);
        return switch (upTo(9)) {
            case 0 -> "(" + one + any(" + ", " - ", " * ") + expression(tables, Kind.WHOLE, depth) + ")";
            case 1 -> "(" + one + " / " + (1 + upTo(4)) + ")";
            case 2 -> "COALESCE(" + one + ", " + expression(tables, Kind.WHOLE, depth) + ")";
            case 3 ->
                "CASE WHEN " + condition(tables, depth) + " THEN " + one + " ELSE "
                        + expression(tables, Kind.WHOLE, depth) + " END";
            case 4 -> "ABS(" + one + ")";
            case 5 -> "CHAR_LENGTH(" + expression(tables, Kind.TEXT, depth) + ")";
            case 6 -> "NULLIF(" + one + ", " + expression(tables, Kind.WHOLE, depth) + ")";
            case 7 -> "MOD(" + one + ", " + (1 + upTo(4)) + ")";
            default -> "- " + one;
        };
    }

    private String text(List<Table> tables, int depth) {
        String one = expression(tables, Kind.TEXT, depth);
        return switch (upTo(6)) {
            case 0 -> "(" + one + " || " + expression(tables, Kind.TEXT, depth) + ")";
            case 1 -> "UPPER(" + one + ")";
            case 2 -> "SUBSTRING(" + one + " FROM 1 FOR 2)";
            case 3 -> "COALESCE(" + one + ", " + literal(Kind.TEXT) + ")";
            case 4 ->
                "CASE " + expression(tables, Kind.WHOLE, depth) + " WHEN 1 THEN " + one + " WHEN 2 THEN "
                        + literal(Kind.TEXT) + " END";
            default -> "TRIM(" + one + ")";
        };
    }

    private String decimal(List<Table> tables, int depth) {
        String one = expression(tables, Kind.DECIMAL, depth);
        return switch (upTo(3)) {
            case 0 ->
                "(" + one + any(" + ", " - ", " * ") + expression(tables, any(Kind.DECIMAL, Kind.WHOLE), depth) + ")";
            case 1 -> "COALESCE(" + one + ", " + expression(tables, Kind.DECIMAL, depth) + ")";
            default -> "ABS(" + one + ")";
        };
    }

    String condition(List<Table> tables, int depth) {
        Kind kind = any(Kind.WHOLE, Kind.TEXT, Kind.DECIMAL, Kind.DATE, Kind.WHOLE);
        String one = expression(tables, kind, depth - 1);
        if (depth <= 0) {
            return one + any(" = ", " <> ", " < ", " >= ") + expression(tables, kind, 0);
        }
        return switch (upTo(9)) {
            case 0 -> "(" + condition(tables, depth - 1) + any(" AND ", " OR ") + condition(tables, depth - 1) + ")";
            case 1 -> "NOT (" + condition(tables, depth - 1) + ")";
            case 2 -> one + any(" IS NULL", " IS NOT NULL");
            case 3 ->
                one + any(" ", " NOT ") + "BETWEEN " + expression(tables, kind, depth - 1) + " AND "
                        + expression(tables, kind, depth - 1);
            case 4 ->
                one + any(" ", " NOT ") + "IN (" + expression(tables, kind, 0) + ", " + literal(kind) + ", "
                        + literal(kind) + ")";
            case 5 ->
                expression(tables, Kind.TEXT, depth - 1) + any(" ", " NOT ") + "LIKE "
                        + any("'a%'", "'%b'", "'_'", "'%'", "'a_c'", "'%b%'");
            case 6 -> column(tables, Kind.TRUTH) + any("", " IS TRUE", " IS NOT FALSE", " IS UNKNOWN");
            case 7 -> subquery(tables, kind, one, depth - 1);
            default ->
                one
                        + any(
                                " = ",
                                " <> ",
                                " < ",
                                " <= ",
                                " > ",
                                " >= ",
                                " IS DISTINCT FROM ",
                                " IS NOT DISTINCT FROM ")
                        + expression(tables, kind, depth - 1);
        };
    }

    private String subquery(List<Table> tables, Kind kind, String one, int depth) {
        Table inner = Table.base(newAlias());
        String from = " FROM " + any(TABLES) + " " + inner.alias() + " WHERE ";
        String correlated = from + condition(plus(tables, inner), depth) + ")";
        return switch (upTo(4)) {
            case 0 -> any("", "NOT ") + "EXISTS (SELECT 1" + correlated;
            case 1 ->
                one + any(" ", " NOT ") + "IN (SELECT " + expression(List.of(inner), kind, 0)
                        + (chance(2) ? correlated : from + condition(List.of(inner), depth) + ")");
            case 2 ->
                expression(tables, Kind.WHOLE, depth) + any(" = ", " < ", " >= ") + "(SELECT "
                        + any("MAX", "MIN", "SUM", "COUNT") + "(" + inner.alias() + ".a)" + correlated;
            default ->
                expression(tables, Kind.WHOLE, depth) + any(" = ", " < ", " >= ", " <> ") + "ANY (SELECT "
                        + inner.alias() + ".b" + correlated;
        };
    }

    static List<Table> plus(List<Table> tables, Table added) {
        List<Table> more = new ArrayList<>(tables);
        more.add(added);
        return more;
    }
}
