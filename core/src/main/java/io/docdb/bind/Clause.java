package io.docdb.bind;

/** The part of a statement an expression stands in: decides what may stand in the expression. */
enum Clause {
    SELECT_LIST("the select list", true, true),
    WHERE("WHERE", false, false),
    JOIN_CONDITION("a join condition", false, false),
    FROM("FROM", false, false),
    GROUP_BY("GROUP BY", false, false),
    GROUP_ALIAS("GROUP BY", false, false),
    HAVING("HAVING", true, false),
    QUALIFY("QUALIFY", true, true),
    ORDER_BY("ORDER BY", true, true),
    LIMIT("LIMIT", false, false),
    FRAME("the distance of a window frame", false, false),
    VALUES("VALUES", false, false),
    SET("SET", false, false),
    RETURNING("RETURNING", false, false),
    AGGREGATE_ARGUMENT("the arguments of an aggregate function", false, false),
    WINDOW("a window definition", true, false),
    DEFINITION("a definition", false, false);

    private final String text;
    private final boolean aggregates;
    private final boolean windows;

    Clause(String text, boolean aggregates, boolean windows) {
        this.text = text;
        this.aggregates = aggregates;
        this.windows = windows;
    }

    /** As a message names it. */
    String text() {
        return text;
    }

    boolean allowsAggregates() {
        return aggregates;
    }

    boolean allowsWindows() {
        return windows;
    }
}
