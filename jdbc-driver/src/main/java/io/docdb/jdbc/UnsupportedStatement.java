package io.docdb.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** Refuses every method of {@link Statement} with 0A000; the real class answers those that are supported. */
abstract class UnsupportedStatement extends Wrapping implements Statement {
    @Override
    public void addBatch(String sql) throws SQLException {
        throw Refusal.of("Statement.addBatch");
    }

    @Override
    public void cancel() throws SQLException {
        throw Refusal.of("Statement.cancel");
    }

    @Override
    public void clearBatch() throws SQLException {
        throw Refusal.of("Statement.clearBatch");
    }

    @Override
    public void clearWarnings() throws SQLException {
        throw Refusal.of("Statement.clearWarnings");
    }

    @Override
    public void close() throws SQLException {
        throw Refusal.of("Statement.close");
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        throw Refusal.of("Statement.closeOnCompletion");
    }

    @Override
    public boolean execute(String sql, int[] value) throws SQLException {
        throw Refusal.of("Statement.execute");
    }

    @Override
    public boolean execute(String sql, String[] value) throws SQLException {
        throw Refusal.of("Statement.execute");
    }

    @Override
    public boolean execute(String sql, int option1) throws SQLException {
        throw Refusal.of("Statement.execute");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw Refusal.of("Statement.execute");
    }

    @Override
    public int[] executeBatch() throws SQLException {
        throw Refusal.of("Statement.executeBatch");
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw Refusal.of("Statement.executeQuery");
    }

    @Override
    public int executeUpdate(String sql, int[] value) throws SQLException {
        throw Refusal.of("Statement.executeUpdate");
    }

    @Override
    public int executeUpdate(String sql, String[] value) throws SQLException {
        throw Refusal.of("Statement.executeUpdate");
    }

    @Override
    public int executeUpdate(String sql, int option1) throws SQLException {
        throw Refusal.of("Statement.executeUpdate");
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        throw Refusal.of("Statement.executeUpdate");
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw Refusal.of("Statement.getConnection");
    }

    @Override
    public int getFetchDirection() throws SQLException {
        throw Refusal.of("Statement.getFetchDirection");
    }

    @Override
    public int getFetchSize() throws SQLException {
        throw Refusal.of("Statement.getFetchSize");
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        throw Refusal.of("Statement.getGeneratedKeys");
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        throw Refusal.of("Statement.getMaxFieldSize");
    }

    @Override
    public int getMaxRows() throws SQLException {
        throw Refusal.of("Statement.getMaxRows");
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        throw Refusal.of("Statement.getMoreResults");
    }

    @Override
    public boolean getMoreResults(int number) throws SQLException {
        throw Refusal.of("Statement.getMoreResults");
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        throw Refusal.of("Statement.getQueryTimeout");
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw Refusal.of("Statement.getResultSet");
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        throw Refusal.of("Statement.getResultSetConcurrency");
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        throw Refusal.of("Statement.getResultSetHoldability");
    }

    @Override
    public int getResultSetType() throws SQLException {
        throw Refusal.of("Statement.getResultSetType");
    }

    @Override
    public int getUpdateCount() throws SQLException {
        throw Refusal.of("Statement.getUpdateCount");
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        throw Refusal.of("Statement.getWarnings");
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        throw Refusal.of("Statement.isCloseOnCompletion");
    }

    @Override
    public boolean isClosed() throws SQLException {
        throw Refusal.of("Statement.isClosed");
    }

    @Override
    public boolean isPoolable() throws SQLException {
        throw Refusal.of("Statement.isPoolable");
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        throw Refusal.of("Statement.setCursorName");
    }

    @Override
    public void setEscapeProcessing(boolean flag) throws SQLException {
        throw Refusal.of("Statement.setEscapeProcessing");
    }

    @Override
    public void setFetchDirection(int number) throws SQLException {
        throw Refusal.of("Statement.setFetchDirection");
    }

    @Override
    public void setFetchSize(int number) throws SQLException {
        throw Refusal.of("Statement.setFetchSize");
    }

    @Override
    public void setMaxFieldSize(int number) throws SQLException {
        throw Refusal.of("Statement.setMaxFieldSize");
    }

    @Override
    public void setMaxRows(int number) throws SQLException {
        throw Refusal.of("Statement.setMaxRows");
    }

    @Override
    public void setPoolable(boolean flag) throws SQLException {
        throw Refusal.of("Statement.setPoolable");
    }

    @Override
    public void setQueryTimeout(int number) throws SQLException {
        throw Refusal.of("Statement.setQueryTimeout");
    }
}
