package io.docdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/** Refuses every method of {@link PreparedStatement} with 0A000; the real class answers those that are supported. */
abstract class UnsupportedPreparedStatement extends DocdbStatement implements PreparedStatement {
    UnsupportedPreparedStatement(DocdbConnection connection, Scrolling scrolling) {
        super(connection, scrolling);
    }

    @Override
    public void addBatch() throws SQLException {
        throw Refusal.of("PreparedStatement.addBatch");
    }

    @Override
    public void clearParameters() throws SQLException {
        throw Refusal.of("PreparedStatement.clearParameters");
    }

    @Override
    public boolean execute() throws SQLException {
        throw Refusal.of("PreparedStatement.execute");
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        throw Refusal.of("PreparedStatement.executeQuery");
    }

    @Override
    public int executeUpdate() throws SQLException {
        throw Refusal.of("PreparedStatement.executeUpdate");
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        throw Refusal.of("PreparedStatement.getMetaData");
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        throw Refusal.of("PreparedStatement.getParameterMetaData");
    }

    @Override
    public void setArray(int parameterIndex, Array value) throws SQLException {
        throw Refusal.of("PreparedStatement.setArray");
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        throw Refusal.of("PreparedStatement.setAsciiStream");
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setAsciiStream");
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream) throws SQLException {
        throw Refusal.of("PreparedStatement.setAsciiStream");
    }

    @Override
    public void setBigDecimal(int parameterIndex, BigDecimal value) throws SQLException {
        throw Refusal.of("PreparedStatement.setBigDecimal");
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        throw Refusal.of("PreparedStatement.setBinaryStream");
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setBinaryStream");
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream) throws SQLException {
        throw Refusal.of("PreparedStatement.setBinaryStream");
    }

    @Override
    public void setBlob(int parameterIndex, InputStream stream, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setBlob");
    }

    @Override
    public void setBlob(int parameterIndex, InputStream stream) throws SQLException {
        throw Refusal.of("PreparedStatement.setBlob");
    }

    @Override
    public void setBlob(int parameterIndex, Blob value) throws SQLException {
        throw Refusal.of("PreparedStatement.setBlob");
    }

    @Override
    public void setBoolean(int parameterIndex, boolean value) throws SQLException {
        throw Refusal.of("PreparedStatement.setBoolean");
    }

    @Override
    public void setByte(int parameterIndex, byte value) throws SQLException {
        throw Refusal.of("PreparedStatement.setByte");
    }

    @Override
    public void setBytes(int parameterIndex, byte[] value) throws SQLException {
        throw Refusal.of("PreparedStatement.setBytes");
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, int length) throws SQLException {
        throw Refusal.of("PreparedStatement.setCharacterStream");
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setCharacterStream");
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader) throws SQLException {
        throw Refusal.of("PreparedStatement.setCharacterStream");
    }

    @Override
    public void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setClob");
    }

    @Override
    public void setClob(int parameterIndex, Reader reader) throws SQLException {
        throw Refusal.of("PreparedStatement.setClob");
    }

    @Override
    public void setClob(int parameterIndex, Clob value) throws SQLException {
        throw Refusal.of("PreparedStatement.setClob");
    }

    @Override
    public void setDate(int parameterIndex, Date value, Calendar calendar) throws SQLException {
        throw Refusal.of("PreparedStatement.setDate");
    }

    @Override
    public void setDate(int parameterIndex, Date value) throws SQLException {
        throw Refusal.of("PreparedStatement.setDate");
    }

    @Override
    public void setDouble(int parameterIndex, double value) throws SQLException {
        throw Refusal.of("PreparedStatement.setDouble");
    }

    @Override
    public void setFloat(int parameterIndex, float value) throws SQLException {
        throw Refusal.of("PreparedStatement.setFloat");
    }

    @Override
    public void setInt(int parameterIndex, int option1) throws SQLException {
        throw Refusal.of("PreparedStatement.setInt");
    }

    @Override
    public void setLong(int parameterIndex, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setLong");
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setNCharacterStream");
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader reader) throws SQLException {
        throw Refusal.of("PreparedStatement.setNCharacterStream");
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
        throw Refusal.of("PreparedStatement.setNClob");
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader) throws SQLException {
        throw Refusal.of("PreparedStatement.setNClob");
    }

    @Override
    public void setNClob(int parameterIndex, NClob value) throws SQLException {
        throw Refusal.of("PreparedStatement.setNClob");
    }

    @Override
    public void setNString(int parameterIndex, String text) throws SQLException {
        throw Refusal.of("PreparedStatement.setNString");
    }

    @Override
    public void setNull(int parameterIndex, int option1, String text) throws SQLException {
        throw Refusal.of("PreparedStatement.setNull");
    }

    @Override
    public void setNull(int parameterIndex, int option1) throws SQLException {
        throw Refusal.of("PreparedStatement.setNull");
    }

    @Override
    public void setObject(int parameterIndex, Object value, int targetType, int option3) throws SQLException {
        throw Refusal.of("PreparedStatement.setObject");
    }

    @Override
    public void setObject(int parameterIndex, Object value, int targetType) throws SQLException {
        throw Refusal.of("PreparedStatement.setObject");
    }

    @Override
    public void setObject(int parameterIndex, Object value) throws SQLException {
        throw Refusal.of("PreparedStatement.setObject");
    }

    @Override
    public void setRef(int parameterIndex, Ref value) throws SQLException {
        throw Refusal.of("PreparedStatement.setRef");
    }

    @Override
    public void setRowId(int parameterIndex, RowId value) throws SQLException {
        throw Refusal.of("PreparedStatement.setRowId");
    }

    @Override
    public void setSQLXML(int parameterIndex, SQLXML value) throws SQLException {
        throw Refusal.of("PreparedStatement.setSQLXML");
    }

    @Override
    public void setShort(int parameterIndex, short value) throws SQLException {
        throw Refusal.of("PreparedStatement.setShort");
    }

    @Override
    public void setString(int parameterIndex, String text) throws SQLException {
        throw Refusal.of("PreparedStatement.setString");
    }

    @Override
    public void setTime(int parameterIndex, Time value, Calendar calendar) throws SQLException {
        throw Refusal.of("PreparedStatement.setTime");
    }

    @Override
    public void setTime(int parameterIndex, Time value) throws SQLException {
        throw Refusal.of("PreparedStatement.setTime");
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp value, Calendar calendar) throws SQLException {
        throw Refusal.of("PreparedStatement.setTimestamp");
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp value) throws SQLException {
        throw Refusal.of("PreparedStatement.setTimestamp");
    }

    @Override
    public void setURL(int parameterIndex, URL value) throws SQLException {
        throw Refusal.of("PreparedStatement.setURL");
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        throw Refusal.of("PreparedStatement.setUnicodeStream");
    }
}
