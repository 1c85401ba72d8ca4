package io.docdb.sql.ast;

/** Where ORDER BY puts NULLs if it does not say NULLS FIRST or NULLS LAST. */
public enum NullOrdering {
    /** Below every value: first when ascending, last when descending; as H2, MySQL and SQLite do, and the default. */
    LOW,
    /** Above every value: last when ascending, first when descending; as PostgreSQL and Oracle do. */
    HIGH,
    FIRST,
    LAST;

    /** True if NULLs come before all values. */
    public boolean isFirst(boolean descending) {
        return this == FIRST || this == (descending ? HIGH : LOW);
    }
}
