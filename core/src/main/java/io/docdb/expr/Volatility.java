package io.docdb.expr;

/** How long the result of a function lasts for the same arguments. */
public enum Volatility {
    /** For ever: may be computed when the statement is bound. */
    IMMUTABLE,
    /** Within one statement, as CURRENT_TIMESTAMP does; such plans are not cached by result. */
    STABLE,
    /** Not at all, as RANDOM or NEXT VALUE FOR. */
    VOLATILE
}
