package io.docdb.expr.json;

/** WITH WRAPPER of JSON_QUERY; the names are those of the syntax tree. */
public enum JsonWrapper {
    NONE,
    /** An array around several items. */
    CONDITIONAL,
    /** An array around whatever was found. */
    UNCONDITIONAL
}
