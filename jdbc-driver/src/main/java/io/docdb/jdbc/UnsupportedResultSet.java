package io.docdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** Refuses with 0A000 what docdb does not know of a {@link ResultSet}, above all changing rows through it. */
abstract class UnsupportedResultSet extends Wrapping implements ResultSet {
    @Override
    public void cancelRowUpdates() throws SQLException {
        throw Refusal.of("ResultSet.cancelRowUpdates");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw Refusal.of("ResultSet.deleteRow");
    }

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
    public void insertRow() throws SQLException {
        throw Refusal.of("ResultSet.insertRow");
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        throw Refusal.of("ResultSet.moveToCurrentRow");
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        throw Refusal.of("ResultSet.moveToInsertRow");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw Refusal.of("ResultSet.refreshRow");
    }

    @Override
    public void updateArray(String columnLabel, Array value) throws SQLException {
        throw Refusal.of("ResultSet.updateArray");
    }

    @Override
    public void updateArray(int columnIndex, Array value) throws SQLException {
        throw Refusal.of("ResultSet.updateArray");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateAsciiStream");
    }

    @Override
    public void updateBigDecimal(String columnLabel, BigDecimal value) throws SQLException {
        throw Refusal.of("ResultSet.updateBigDecimal");
    }

    @Override
    public void updateBigDecimal(int columnIndex, BigDecimal value) throws SQLException {
        throw Refusal.of("ResultSet.updateBigDecimal");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateBinaryStream");
    }

    @Override
    public void updateBlob(String columnLabel, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBlob(String columnLabel, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBlob(String columnLabel, Blob value) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBlob(int columnIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBlob(int columnIndex, InputStream stream) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBlob(int columnIndex, Blob value) throws SQLException {
        throw Refusal.of("ResultSet.updateBlob");
    }

    @Override
    public void updateBoolean(String columnLabel, boolean value) throws SQLException {
        throw Refusal.of("ResultSet.updateBoolean");
    }

    @Override
    public void updateBoolean(int columnIndex, boolean value) throws SQLException {
        throw Refusal.of("ResultSet.updateBoolean");
    }

    @Override
    public void updateByte(String columnLabel, byte value) throws SQLException {
        throw Refusal.of("ResultSet.updateByte");
    }

    @Override
    public void updateByte(int columnIndex, byte value) throws SQLException {
        throw Refusal.of("ResultSet.updateByte");
    }

    @Override
    public void updateBytes(String columnLabel, byte[] value) throws SQLException {
        throw Refusal.of("ResultSet.updateBytes");
    }

    @Override
    public void updateBytes(int columnIndex, byte[] value) throws SQLException {
        throw Refusal.of("ResultSet.updateBytes");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateCharacterStream");
    }

    @Override
    public void updateClob(String columnLabel, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateClob(String columnLabel, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateClob(String columnLabel, Clob value) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateClob(int columnIndex, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateClob(int columnIndex, Clob value) throws SQLException {
        throw Refusal.of("ResultSet.updateClob");
    }

    @Override
    public void updateDate(String columnLabel, Date value) throws SQLException {
        throw Refusal.of("ResultSet.updateDate");
    }

    @Override
    public void updateDate(int columnIndex, Date value) throws SQLException {
        throw Refusal.of("ResultSet.updateDate");
    }

    @Override
    public void updateDouble(String columnLabel, double value) throws SQLException {
        throw Refusal.of("ResultSet.updateDouble");
    }

    @Override
    public void updateDouble(int columnIndex, double value) throws SQLException {
        throw Refusal.of("ResultSet.updateDouble");
    }

    @Override
    public void updateFloat(String columnLabel, float value) throws SQLException {
        throw Refusal.of("ResultSet.updateFloat");
    }

    @Override
    public void updateFloat(int columnIndex, float value) throws SQLException {
        throw Refusal.of("ResultSet.updateFloat");
    }

    @Override
    public void updateInt(String columnLabel, int option1) throws SQLException {
        throw Refusal.of("ResultSet.updateInt");
    }

    @Override
    public void updateInt(int columnIndex, int option1) throws SQLException {
        throw Refusal.of("ResultSet.updateInt");
    }

    @Override
    public void updateLong(String columnLabel, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateLong");
    }

    @Override
    public void updateLong(int columnIndex, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateLong");
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateNCharacterStream");
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateNCharacterStream");
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNClob(String columnLabel, NClob value) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNClob(int columnIndex, NClob value) throws SQLException {
        throw Refusal.of("ResultSet.updateNClob");
    }

    @Override
    public void updateNString(String columnLabel, String text) throws SQLException {
        throw Refusal.of("ResultSet.updateNString");
    }

    @Override
    public void updateNString(int columnIndex, String text) throws SQLException {
        throw Refusal.of("ResultSet.updateNString");
    }

    @Override
    public void updateNull(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.updateNull");
    }

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.updateNull");
    }

    @Override
    public void updateObject(String columnLabel, Object value, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateObject");
    }

    @Override
    public void updateObject(String columnLabel, Object value) throws SQLException {
        throw Refusal.of("ResultSet.updateObject");
    }

    @Override
    public void updateObject(int columnIndex, Object value, int option2) throws SQLException {
        throw Refusal.of("ResultSet.updateObject");
    }

    @Override
    public void updateObject(int columnIndex, Object value) throws SQLException {
        throw Refusal.of("ResultSet.updateObject");
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
    public void updateRow() throws SQLException {
        throw Refusal.of("ResultSet.updateRow");
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

    @Override
    public void updateShort(String columnLabel, short value) throws SQLException {
        throw Refusal.of("ResultSet.updateShort");
    }

    @Override
    public void updateShort(int columnIndex, short value) throws SQLException {
        throw Refusal.of("ResultSet.updateShort");
    }

    @Override
    public void updateString(String columnLabel, String text) throws SQLException {
        throw Refusal.of("ResultSet.updateString");
    }

    @Override
    public void updateString(int columnIndex, String text) throws SQLException {
        throw Refusal.of("ResultSet.updateString");
    }

    @Override
    public void updateTime(String columnLabel, Time value) throws SQLException {
        throw Refusal.of("ResultSet.updateTime");
    }

    @Override
    public void updateTime(int columnIndex, Time value) throws SQLException {
        throw Refusal.of("ResultSet.updateTime");
    }

    @Override
    public void updateTimestamp(String columnLabel, Timestamp value) throws SQLException {
        throw Refusal.of("ResultSet.updateTimestamp");
    }

    @Override
    public void updateTimestamp(int columnIndex, Timestamp value) throws SQLException {
        throw Refusal.of("ResultSet.updateTimestamp");
    }
}
