package io.docdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;

/** Changes what a column holds by its label: finds its number, and changes it by that. */
abstract class LabelledUpdates extends LabelledColumns {
    @Override
    public void updateArray(String columnLabel, Array value) throws SQLException {
        updateArray(findColumn(columnLabel), value);
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream, int length) throws SQLException {
        updateAsciiStream(findColumn(columnLabel), stream, length);
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream, long length) throws SQLException {
        updateAsciiStream(findColumn(columnLabel), stream, length);
    }

    @Override
    public void updateAsciiStream(String columnLabel, InputStream stream) throws SQLException {
        updateAsciiStream(findColumn(columnLabel), stream);
    }

    @Override
    public void updateBigDecimal(String columnLabel, BigDecimal value) throws SQLException {
        updateBigDecimal(findColumn(columnLabel), value);
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream, int length) throws SQLException {
        updateBinaryStream(findColumn(columnLabel), stream, length);
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream, long length) throws SQLException {
        updateBinaryStream(findColumn(columnLabel), stream, length);
    }

    @Override
    public void updateBinaryStream(String columnLabel, InputStream stream) throws SQLException {
        updateBinaryStream(findColumn(columnLabel), stream);
    }

    @Override
    public void updateBlob(String columnLabel, InputStream stream, long length) throws SQLException {
        updateBlob(findColumn(columnLabel), stream, length);
    }

    @Override
    public void updateBlob(String columnLabel, InputStream stream) throws SQLException {
        updateBlob(findColumn(columnLabel), stream);
    }

    @Override
    public void updateBlob(String columnLabel, Blob value) throws SQLException {
        updateBlob(findColumn(columnLabel), value);
    }

    @Override
    public void updateBoolean(String columnLabel, boolean value) throws SQLException {
        updateBoolean(findColumn(columnLabel), value);
    }

    @Override
    public void updateByte(String columnLabel, byte value) throws SQLException {
        updateByte(findColumn(columnLabel), value);
    }

    @Override
    public void updateBytes(String columnLabel, byte[] value) throws SQLException {
        updateBytes(findColumn(columnLabel), value);
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader, int length) throws SQLException {
        updateCharacterStream(findColumn(columnLabel), reader, length);
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        updateCharacterStream(findColumn(columnLabel), reader, length);
    }

    @Override
    public void updateCharacterStream(String columnLabel, Reader reader) throws SQLException {
        updateCharacterStream(findColumn(columnLabel), reader);
    }

    @Override
    public void updateClob(String columnLabel, Reader reader, long length) throws SQLException {
        updateClob(findColumn(columnLabel), reader, length);
    }

    @Override
    public void updateClob(String columnLabel, Reader reader) throws SQLException {
        updateClob(findColumn(columnLabel), reader);
    }

    @Override
    public void updateClob(String columnLabel, Clob value) throws SQLException {
        updateClob(findColumn(columnLabel), value);
    }

    @Override
    public void updateDate(String columnLabel, Date value) throws SQLException {
        updateDate(findColumn(columnLabel), value);
    }

    @Override
    public void updateDouble(String columnLabel, double value) throws SQLException {
        updateDouble(findColumn(columnLabel), value);
    }

    @Override
    public void updateFloat(String columnLabel, float value) throws SQLException {
        updateFloat(findColumn(columnLabel), value);
    }

    @Override
    public void updateInt(String columnLabel, int value) throws SQLException {
        updateInt(findColumn(columnLabel), value);
    }

    @Override
    public void updateLong(String columnLabel, long value) throws SQLException {
        updateLong(findColumn(columnLabel), value);
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader reader, long length) throws SQLException {
        updateNCharacterStream(findColumn(columnLabel), reader, length);
    }

    @Override
    public void updateNCharacterStream(String columnLabel, Reader reader) throws SQLException {
        updateNCharacterStream(findColumn(columnLabel), reader);
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader, long length) throws SQLException {
        updateNClob(findColumn(columnLabel), reader, length);
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader) throws SQLException {
        updateNClob(findColumn(columnLabel), reader);
    }

    @Override
    public void updateNClob(String columnLabel, NClob value) throws SQLException {
        updateNClob(findColumn(columnLabel), value);
    }

    @Override
    public void updateNString(String columnLabel, String value) throws SQLException {
        updateNString(findColumn(columnLabel), value);
    }

    @Override
    public void updateNull(String columnLabel) throws SQLException {
        updateNull(findColumn(columnLabel));
    }

    @Override
    public void updateObject(String columnLabel, Object value, int scaleOrLength) throws SQLException {
        updateObject(findColumn(columnLabel), value, scaleOrLength);
    }

    @Override
    public void updateObject(String columnLabel, Object value) throws SQLException {
        updateObject(findColumn(columnLabel), value);
    }

    @Override
    public void updateShort(String columnLabel, short value) throws SQLException {
        updateShort(findColumn(columnLabel), value);
    }

    @Override
    public void updateString(String columnLabel, String value) throws SQLException {
        updateString(findColumn(columnLabel), value);
    }

    @Override
    public void updateTime(String columnLabel, Time value) throws SQLException {
        updateTime(findColumn(columnLabel), value);
    }

    @Override
    public void updateTimestamp(String columnLabel, Timestamp value) throws SQLException {
        updateTimestamp(findColumn(columnLabel), value);
    }

    @Override
    public void updateObject(String columnLabel, Object value, SQLType targetType) throws SQLException {
        updateObject(findColumn(columnLabel), value, targetType);
    }

    @Override
    public void updateObject(String columnLabel, Object value, SQLType targetType, int scaleOrLength)
            throws SQLException {
        updateObject(findColumn(columnLabel), value, targetType, scaleOrLength);
    }
}
