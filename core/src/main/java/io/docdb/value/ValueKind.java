package io.docdb.value;

/** The kinds of values in the order in which {@link ValueOrder} sorts them. On disk: do not reorder, see {@code key}. */
public enum ValueKind {
    NULL,
    BOOLEAN,
    NUMBER,
    TEXT,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_TZ,
    TIME_TZ,
    INTERVAL,
    UUID,
    ARRAY,
    OBJECT
}
