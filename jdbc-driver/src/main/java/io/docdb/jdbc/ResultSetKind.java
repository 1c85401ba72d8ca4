package io.docdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What result sets a statement was asked to give.
 *
 * @param updatable whether rows are to be changed through them, where the query allows it
 */
record ResultSetKind(Scrolling scrolling, boolean updatable) {
    /** JDBC's default. */
    static final ResultSetKind PLAIN = new ResultSetKind(Scrolling.FORWARD_ONLY, false);

    /** Sensitive becomes insensitive, as JDBC allows. */
    static ResultSetKind of(int type, int concurrency) throws SQLException {
        boolean updatable = concurrency == ResultSet.CONCUR_UPDATABLE;
        if (!updatable && concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw SqlErrors.wrongUse("22023", "Not a result set concurrency: " + concurrency);
        }
        return new ResultSetKind(Scrolling.of(type), updatable);
    }
}
