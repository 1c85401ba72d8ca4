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

    /** Sensitive becomes insensitive. */
    static Scrolling of(int type) throws SQLException {
        return switch (type) {
            case ResultSet.TYPE_FORWARD_ONLY -> FORWARD_ONLY;
            case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE -> INSENSITIVE;
            default -> throw SqlErrors.wrongUse("22023", "Not a result set type: " + type);
        };
    }
}
