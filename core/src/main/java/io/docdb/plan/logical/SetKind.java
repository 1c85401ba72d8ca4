package io.docdb.plan.logical;

/** The set operations. */
public enum SetKind {
    UNION,
    INTERSECT,
    EXCEPT
}
