package io.docdb.jdbc;

import java.io.InputStream;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** Refuses with 0A000 what docdb does not know of a {@link ResultSet}. */
abstract class UnsupportedResultSet extends Wrapping implements ResultSet {
    @Override
    public String getCursorName() throws SQLException {
        throw Refusal.of("ResultSet.getCursorName");
    }

    @Override
    public Ref getRef(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getRef");
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getRef");
    }

    @Override
    public RowId getRowId(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getRowId");
    }

    @Override
    public RowId getRowId(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getRowId");
    }

    @Override
    public SQLXML getSQLXML(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getSQLXML");
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getSQLXML");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getUnicodeStream");
    }

    @Override
    @Deprecated
    public InputStream getUnicodeStream(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getUnicodeStream");
    }

    @Override
    public void updateRef(String columnLabel, Ref value) throws SQLException {
        throw Refusal.of("ResultSet.updateRef");
    }

    @Override
    public void updateRef(int columnIndex, Ref value) throws SQLException {
        throw Refusal.of("ResultSet.updateRef");
    }

    @Override
    public void updateRowId(String columnLabel, RowId value) throws SQLException {
        throw Refusal.of("ResultSet.updateRowId");
    }

    @Override
    public void updateRowId(int columnIndex, RowId value) throws SQLException {
        throw Refusal.of("ResultSet.updateRowId");
    }

    @Override
    public void updateSQLXML(String columnLabel, SQLXML value) throws SQLException {
        throw Refusal.of("ResultSet.updateSQLXML");
    }

    @Override
    public void updateSQLXML(int columnIndex, SQLXML value) throws SQLException {
        throw Refusal.of("ResultSet.updateSQLXML");
    }
}
