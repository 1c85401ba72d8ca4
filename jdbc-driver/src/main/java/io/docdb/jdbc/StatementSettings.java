package io.docdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What can be set of a statement: its limits are kept to, what only advises is kept for who asks. */
abstract class StatementSettings extends Wrapping implements Statement {
    private long maxRows;
    private int fetchSize;
    private int fetchDirection = ResultSet.FETCH_FORWARD;
    private int timeoutSeconds;
    private int maxFieldSize;
    private boolean poolable;
    private boolean closeOnCompletion;

    /** @throws SQLException 08003 if the statement or its connection is closed */
    abstract void requireOpen() throws SQLException;

    final long rowLimit() {
        return maxRows == 0 ? Long.MAX_VALUE : maxRows;
    }

    /** Of a closed one, too. */
    final boolean closesOnCompletion() {
        return closeOnCompletion;
    }

    @Override
    public int getMaxRows() throws SQLException {
        requireOpen();
        return (int) Math.min(Integer.MAX_VALUE, maxRows);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        setLargeMaxRows(rows);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        requireOpen();
        return maxRows;
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        maxRows = notNegative(rows, "maximum of rows");
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        requireOpen();
        return timeoutSeconds;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        timeoutSeconds = (int) notNegative(seconds, "timeout");
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** Kept for who asks; rows stream in any case, which is what {@code Integer.MIN_VALUE} asks MySQL's drivers for. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        fetchSize = (int) notNegative(rows == Integer.MIN_VALUE ? 0 : rows, "fetch size");
    }

    @Override
    public int getFetchDirection() throws SQLException {
        requireOpen();
        return fetchDirection;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        requireDirection(direction);
        fetchDirection = direction;
    }

    static void requireDirection(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD
                && direction != ResultSet.FETCH_REVERSE
                && direction != ResultSet.FETCH_UNKNOWN) {
            throw SqlErrors.wrongUse("22023", "Not a fetch direction: " + direction);
        }
    }

    final void passSettings(ResultSetSettings results) {
        results.inherit(fetchSize, fetchDirection, maxFieldSize);
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        requireOpen();
        return maxFieldSize;
    }

    /** In bytes, of texts in UTF-16 units: longer values are cut when they are read. */
    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        maxFieldSize = (int) notNegative(bytes, "field size");
    }

    private long notNegative(long number, String what) throws SQLException {
        requireOpen();
        if (number < 0) {
            throw SqlErrors.wrongUse("22023", "Negative " + what + ": " + number);
        }
        return number;
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        requireOpen();
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        requireOpen();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        requireOpen();
        return poolable;
    }

    @Override
    public void setPoolable(boolean wanted) throws SQLException {
        requireOpen();
        poolable = wanted;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        requireOpen();
        closeOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        requireOpen();
        return closeOnCompletion;
    }
}
