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
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Refuses every method of {@link ResultSet} with 0A000; the real class answers those that are supported. */
abstract class UnsupportedResultSet extends Wrapping implements ResultSet {
    @Override
    public boolean absolute(int number) throws SQLException {
        throw Refusal.of("ResultSet.absolute");
    }

    @Override
    public void afterLast() throws SQLException {
        throw Refusal.of("ResultSet.afterLast");
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw Refusal.of("ResultSet.beforeFirst");
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        throw Refusal.of("ResultSet.cancelRowUpdates");
    }

    @Override
    public void clearWarnings() throws SQLException {
        throw Refusal.of("ResultSet.clearWarnings");
    }

    @Override
    public void close() throws SQLException {
        throw Refusal.of("ResultSet.close");
    }

    @Override
    public void deleteRow() throws SQLException {
        throw Refusal.of("ResultSet.deleteRow");
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.findColumn");
    }

    @Override
    public boolean first() throws SQLException {
        throw Refusal.of("ResultSet.first");
    }

    @Override
    public Array getArray(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getArray");
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getArray");
    }

    @Override
    public InputStream getAsciiStream(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getAsciiStream");
    }

    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getAsciiStream");
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(String columnLabel, int option1) throws SQLException {
        throw Refusal.of("ResultSet.getBigDecimal");
    }

    @Override
    public BigDecimal getBigDecimal(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getBigDecimal");
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int columnIndex, int option1) throws SQLException {
        throw Refusal.of("ResultSet.getBigDecimal");
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getBigDecimal");
    }

    @Override
    public InputStream getBinaryStream(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getBinaryStream");
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getBinaryStream");
    }

    @Override
    public Blob getBlob(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getBlob");
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getBlob");
    }

    @Override
    public boolean getBoolean(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getBoolean");
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getBoolean");
    }

    @Override
    public byte getByte(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getByte");
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getByte");
    }

    @Override
    public byte[] getBytes(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getBytes");
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getBytes");
    }

    @Override
    public Reader getCharacterStream(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getCharacterStream");
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getCharacterStream");
    }

    @Override
    public Clob getClob(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getClob");
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getClob");
    }

    @Override
    public int getConcurrency() throws SQLException {
        throw Refusal.of("ResultSet.getConcurrency");
    }

    @Override
    public String getCursorName() throws SQLException {
        throw Refusal.of("ResultSet.getCursorName");
    }

    @Override
    public Date getDate(String columnLabel, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getDate");
    }

    @Override
    public Date getDate(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getDate");
    }

    @Override
    public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getDate");
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getDate");
    }

    @Override
    public double getDouble(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getDouble");
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getDouble");
    }

    @Override
    public int getFetchDirection() throws SQLException {
        throw Refusal.of("ResultSet.getFetchDirection");
    }

    @Override
    public int getFetchSize() throws SQLException {
        throw Refusal.of("ResultSet.getFetchSize");
    }

    @Override
    public float getFloat(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getFloat");
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getFloat");
    }

    @Override
    public int getHoldability() throws SQLException {
        throw Refusal.of("ResultSet.getHoldability");
    }

    @Override
    public int getInt(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getInt");
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getInt");
    }

    @Override
    public long getLong(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getLong");
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getLong");
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        throw Refusal.of("ResultSet.getMetaData");
    }

    @Override
    public Reader getNCharacterStream(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getNCharacterStream");
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getNCharacterStream");
    }

    @Override
    public NClob getNClob(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getNClob");
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getNClob");
    }

    @Override
    public String getNString(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getNString");
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getNString");
    }

    @Override
    public <T> T getObject(String columnLabel, Class<T> type) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
    }

    @Override
    public Object getObject(String columnLabel, Map<String, Class<?>> map) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
    }

    @Override
    public Object getObject(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
    }

    @Override
    public Object getObject(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getObject");
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
    public int getRow() throws SQLException {
        throw Refusal.of("ResultSet.getRow");
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
    public short getShort(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getShort");
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getShort");
    }

    @Override
    public Statement getStatement() throws SQLException {
        throw Refusal.of("ResultSet.getStatement");
    }

    @Override
    public String getString(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getString");
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getString");
    }

    @Override
    public Time getTime(String columnLabel, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getTime");
    }

    @Override
    public Time getTime(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getTime");
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getTime");
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getTime");
    }

    @Override
    public Timestamp getTimestamp(String columnLabel, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getTimestamp");
    }

    @Override
    public Timestamp getTimestamp(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getTimestamp");
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        throw Refusal.of("ResultSet.getTimestamp");
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getTimestamp");
    }

    @Override
    public int getType() throws SQLException {
        throw Refusal.of("ResultSet.getType");
    }

    @Override
    public URL getURL(String columnLabel) throws SQLException {
        throw Refusal.of("ResultSet.getURL");
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        throw Refusal.of("ResultSet.getURL");
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
    public SQLWarning getWarnings() throws SQLException {
        throw Refusal.of("ResultSet.getWarnings");
    }

    @Override
    public void insertRow() throws SQLException {
        throw Refusal.of("ResultSet.insertRow");
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        throw Refusal.of("ResultSet.isAfterLast");
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        throw Refusal.of("ResultSet.isBeforeFirst");
    }

    @Override
    public boolean isClosed() throws SQLException {
        throw Refusal.of("ResultSet.isClosed");
    }

    @Override
    public boolean isFirst() throws SQLException {
        throw Refusal.of("ResultSet.isFirst");
    }

    @Override
    public boolean isLast() throws SQLException {
        throw Refusal.of("ResultSet.isLast");
    }

    @Override
    public boolean last() throws SQLException {
        throw Refusal.of("ResultSet.last");
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
    public boolean next() throws SQLException {
        throw Refusal.of("ResultSet.next");
    }

    @Override
    public boolean previous() throws SQLException {
        throw Refusal.of("ResultSet.previous");
    }

    @Override
    public void refreshRow() throws SQLException {
        throw Refusal.of("ResultSet.refreshRow");
    }

    @Override
    public boolean relative(int number) throws SQLException {
        throw Refusal.of("ResultSet.relative");
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        throw Refusal.of("ResultSet.rowDeleted");
    }

    @Override
    public boolean rowInserted() throws SQLException {
        throw Refusal.of("ResultSet.rowInserted");
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        throw Refusal.of("ResultSet.rowUpdated");
    }

    @Override
    public void setFetchDirection(int number) throws SQLException {
        throw Refusal.of("ResultSet.setFetchDirection");
    }

    @Override
    public void setFetchSize(int number) throws SQLException {
        throw Refusal.of("ResultSet.setFetchSize");
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

    @Override
    public boolean wasNull() throws SQLException {
        throw Refusal.of("ResultSet.wasNull");
    }
}
