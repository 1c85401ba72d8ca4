package io.docdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How result sets move: forward as they stream, or freely over rows that are kept. */
enum Scrolling {
    FORWARD_ONLY(ResultSet.TYPE_FORWARD_ONLY),
    INSENSITIVE(ResultSet.TYPE_SCROLL_INSENSITIVE);

    private final int jdbcType;

    Scrolling(int jdbcType) {
        this.jdbcType = jdbcType;
    }

    int jdbcType() {
        return jdbcType;
    }

    /** Sensitive becomes insensitive, as JDBC allows; updatable result sets are refused only when they are updated. */
    static Scrolling of(int type, int concurrency) throws SQLException {
        boolean known = concurrency == ResultSet.CONCUR_READ_ONLY || concurrency == ResultSet.CONCUR_UPDATABLE;
        if (!known) {
            throw SqlErrors.wrongUse("22023", "Not a result set concurrency: " + concurrency);
        }
        return switch (type) {
            case ResultSet.TYPE_FORWARD_ONLY -> FORWARD_ONLY;
            case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE -> INSENSITIVE;
            default -> throw SqlErrors.wrongUse("22023", "Not a result set type: " + type);
        };
    }
}
