package io.docdb.expr.json;

/** What ON EMPTY and ON ERROR ask for; the names are those of the syntax tree. */
public enum JsonBehavior {
    /** Not written: what the function says. */
    UNSPECIFIED,
    NULL,
    ERROR,
    EMPTY_ARRAY,
    EMPTY_OBJECT,
    TRUE,
    FALSE,
    UNKNOWN,
    /** A value given as an argument. */
    DEFAULT;

    /** As {@code JSON_VALUE} takes it. */
    boolean givesNull() {
        return this == UNSPECIFIED || this == NULL;
    }
}
