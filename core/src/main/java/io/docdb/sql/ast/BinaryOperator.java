package io.docdb.sql.ast;

/** Operators between two operands that are not comparisons, tightest binding first within each group. */
public enum BinaryOperator {
    POWER("^"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%"),
    /** The quotient without its fraction. */
    WHOLE_DIVIDE("DIV"),
    ADD("+"),
    SUBTRACT("-"),

    /** Text, arrays (an element appends itself), objects (the right one wins). */
    CONCATENATE("||"),
    BIT_AND("&"),
    BIT_OR("|"),
    BIT_XOR("#"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),

    /** Field or element of a JSON value, as JSON; NULL if there is none. */
    JSON_GET("->"),
    /** Field or element of a JSON value, as text. */
    JSON_GET_TEXT("->>"),
    /** The value at a path given as an array of names and positions, as JSON. */
    JSON_GET_PATH("#>"),
    JSON_GET_PATH_TEXT("#>>"),
    /** The JSON value without the field, element or path. */
    JSON_REMOVE_PATH("#-"),

    /** The left JSON value contains the right one: objects by field, arrays by element. */
    CONTAINS("@>"),
    CONTAINED("<@"),
    /** The SQL/JSON path on the right leads anywhere in the JSON value. */
    PATH_EXISTS("@?"),
    /** The SQL/JSON path on the right, a predicate, holds for the JSON value. */
    PATH_MATCH("@@"),
    /** The object has the field, or the array the text. */
    HAS_KEY("?"),
    HAS_ANY_KEY("?|"),
    HAS_ALL_KEYS("?&"),
    /** Two arrays share an element. */
    OVERLAPS_ARRAY("&&"),
    /** Two periods, each a row of start and end (or length), share a moment. */
    OVERLAPS("OVERLAPS");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
