package io.docdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** What can be set of a connection and means nothing to its session; what was asked for and is not given, a warning says. */
abstract class ConnectionSettings extends UnsupportedConnection {
    private final Warnings warnings = new Warnings(); // guarded by itself
    private int networkTimeoutMillis;

    /** @throws SQLException 08003 if the connection is closed */
    abstract void requireOpen() throws SQLException;

    private void warn(String warning) {
        synchronized (warnings) {
            warnings.add(warning);
        }
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        requireOpen();
        synchronized (warnings) {
            return warnings.first();
        }
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        synchronized (warnings) {
            warnings.clear();
        }
    }

    /** Sensitive result sets become insensitive, and a warning says so: JDBC asks for both. */
    final ResultSetKind kind(int type, int concurrency) throws SQLException {
        requireOpen();
        ResultSetKind kind = ResultSetKind.of(type, concurrency);
        if (type == ResultSet.TYPE_SCROLL_SENSITIVE) {
            warn("Result sets do not see what others change: TYPE_SCROLL_INSENSITIVE is given");
        }
        return kind;
    }

    /** Result sets read what was there when they were opened, whatever is committed meanwhile. */
    @Override
    public int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    /** @throws SQLException 22023 if it is no holdability. Closing at commit is not given: a warning says so */
    @Override
    public void setHoldability(int wanted) throws SQLException {
        requireOpen();
        if (wanted == ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            warn("Result sets stay open over a commit: HOLD_CURSORS_OVER_COMMIT is given");
        } else if (wanted != ResultSet.HOLD_CURSORS_OVER_COMMIT) {
            throw SqlErrors.wrongUse("22023", "Not a result set holdability: " + wanted);
        }
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        requireOpen();
        return new HashMap<>();
    }

    /** There are no types that a map could be for: one that says nothing can be set. */
    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        requireOpen();
        if (map != null && !map.isEmpty()) {
            throw Refusal.of("Connection.setTypeMap");
        }
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        requireOpen();
        return networkTimeoutMillis;
    }

    /** Kept for who asks again; there is no network to wait for. */
    @Override
    public void setNetworkTimeout(Executor executor, int millis) throws SQLException {
        requireOpen();
        if (millis < 0) {
            throw SqlErrors.wrongUse("22023", "Network timeout expected 0 or more ms, found " + millis);
        }
        networkTimeoutMillis = millis;
    }
}
