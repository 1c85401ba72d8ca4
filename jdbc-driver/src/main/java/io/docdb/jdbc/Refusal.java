package io.docdb.jdbc;

import java.sql.SQLFeatureNotSupportedException;

/** The exception for what the driver does not support. */
final class Refusal {
    private Refusal() {}

    static SQLFeatureNotSupportedException of(String what) {
        return new SQLFeatureNotSupportedException("Not supported: " + what, "0A000");
    }
}
