package io.docdb.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/** Refuses every method of {@link Connection} with 0A000; the real class answers those that are supported. */
abstract class UnsupportedConnection extends Wrapping implements Connection {
    @Override
    public void abort(Executor executor) throws SQLException {
        throw Refusal.of("Connection.abort");
    }

    @Override
    public void clearWarnings() throws SQLException {
        throw Refusal.of("Connection.clearWarnings");
    }

    @Override
    public void close() throws SQLException {
        throw Refusal.of("Connection.close");
    }

    @Override
    public void commit() throws SQLException {
        throw Refusal.of("Connection.commit");
    }

    @Override
    public Array createArrayOf(String name, Object[] value) throws SQLException {
        throw Refusal.of("Connection.createArrayOf");
    }

    @Override
    public Blob createBlob() throws SQLException {
        throw Refusal.of("Connection.createBlob");
    }

    @Override
    public Clob createClob() throws SQLException {
        throw Refusal.of("Connection.createClob");
    }

    @Override
    public NClob createNClob() throws SQLException {
        throw Refusal.of("Connection.createNClob");
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        throw Refusal.of("Connection.createSQLXML");
    }

    @Override
    public Statement createStatement() throws SQLException {
        throw Refusal.of("Connection.createStatement");
    }

    @Override
    public Statement createStatement(int number, int option1, int option2) throws SQLException {
        throw Refusal.of("Connection.createStatement");
    }

    @Override
    public Statement createStatement(int number, int option1) throws SQLException {
        throw Refusal.of("Connection.createStatement");
    }

    @Override
    public Struct createStruct(String name, Object[] value) throws SQLException {
        throw Refusal.of("Connection.createStruct");
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        throw Refusal.of("Connection.getAutoCommit");
    }

    @Override
    public String getCatalog() throws SQLException {
        throw Refusal.of("Connection.getCatalog");
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        throw Refusal.of("Connection.getClientInfo");
    }

    @Override
    public String getClientInfo(String name) throws SQLException {
        throw Refusal.of("Connection.getClientInfo");
    }

    @Override
    public int getHoldability() throws SQLException {
        throw Refusal.of("Connection.getHoldability");
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        throw Refusal.of("Connection.getMetaData");
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        throw Refusal.of("Connection.getNetworkTimeout");
    }

    @Override
    public String getSchema() throws SQLException {
        throw Refusal.of("Connection.getSchema");
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        throw Refusal.of("Connection.getTransactionIsolation");
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        throw Refusal.of("Connection.getTypeMap");
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        throw Refusal.of("Connection.getWarnings");
    }

    @Override
    public boolean isClosed() throws SQLException {
        throw Refusal.of("Connection.isClosed");
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        throw Refusal.of("Connection.isReadOnly");
    }

    @Override
    public boolean isValid(int number) throws SQLException {
        throw Refusal.of("Connection.isValid");
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        throw Refusal.of("Connection.nativeSQL");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] value) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] value) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int option1, int option2, int option3) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int option1, int option2) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int option1) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        throw Refusal.of("Connection.prepareStatement");
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw Refusal.of("Connection.releaseSavepoint");
    }

    @Override
    public void rollback() throws SQLException {
        throw Refusal.of("Connection.rollback");
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        throw Refusal.of("Connection.rollback");
    }

    @Override
    public void setAutoCommit(boolean flag) throws SQLException {
        throw Refusal.of("Connection.setAutoCommit");
    }

    @Override
    public void setCatalog(String name) throws SQLException {
        throw Refusal.of("Connection.setCatalog");
    }

    @Override
    public void setHoldability(int number) throws SQLException {
        throw Refusal.of("Connection.setHoldability");
    }

    @Override
    public void setNetworkTimeout(Executor executor, int option1) throws SQLException {
        throw Refusal.of("Connection.setNetworkTimeout");
    }

    @Override
    public void setReadOnly(boolean flag) throws SQLException {
        throw Refusal.of("Connection.setReadOnly");
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        throw Refusal.of("Connection.setSavepoint");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        throw Refusal.of("Connection.setSavepoint");
    }

    @Override
    public void setSchema(String name) throws SQLException {
        throw Refusal.of("Connection.setSchema");
    }

    @Override
    public void setTransactionIsolation(int number) throws SQLException {
        throw Refusal.of("Connection.setTransactionIsolation");
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        throw Refusal.of("Connection.setTypeMap");
    }
}
