package io.docdb.jdbc;

/** Where the driver tells what nobody waits for. */
final class DriverLog {
    static final System.Logger LOG = System.getLogger("io.docdb.jdbc");

    private DriverLog() {}
}
