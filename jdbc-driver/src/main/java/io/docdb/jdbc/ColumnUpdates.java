package io.docdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;

/** Changes what a column holds by its number, whichever way it is given. */
abstract class ColumnUpdates extends LabelledUpdates {
    abstract ZoneId zone() throws SQLException;

    /** Keeps a value for the row at hand, or the one that is to be inserted. */
    abstract void setColumn(int columnIndex, Object value) throws SQLException;

    @Override
    public void updateArray(int columnIndex, Array value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream, int length) throws SQLException {
        setColumn(columnIndex, Streams.ascii(stream, length));
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream, long length) throws SQLException {
        setColumn(columnIndex, Streams.ascii(stream, length));
    }

    @Override
    public void updateAsciiStream(int columnIndex, InputStream stream) throws SQLException {
        setColumn(columnIndex, Streams.ascii(stream, Long.MAX_VALUE));
    }

    @Override
    public void updateBigDecimal(int columnIndex, BigDecimal value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream, int length) throws SQLException {
        setColumn(columnIndex, Streams.bytes(stream, length));
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream, long length) throws SQLException {
        setColumn(columnIndex, Streams.bytes(stream, length));
    }

    @Override
    public void updateBinaryStream(int columnIndex, InputStream stream) throws SQLException {
        setColumn(columnIndex, Streams.bytes(stream, Long.MAX_VALUE));
    }

    @Override
    public void updateBlob(int columnIndex, InputStream stream, long length) throws SQLException {
        setColumn(columnIndex, Streams.bytes(stream, length));
    }

    @Override
    public void updateBlob(int columnIndex, InputStream stream) throws SQLException {
        setColumn(columnIndex, Streams.bytes(stream, Long.MAX_VALUE));
    }

    @Override
    public void updateBlob(int columnIndex, Blob value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateBoolean(int columnIndex, boolean value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateByte(int columnIndex, byte value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateBytes(int columnIndex, byte[] value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader, int length) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, length));
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader, long length) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, length));
    }

    @Override
    public void updateCharacterStream(int columnIndex, Reader reader) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, Long.MAX_VALUE));
    }

    @Override
    public void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
        setColumn(columnIndex, Streams.clob(reader, length));
    }

    @Override
    public void updateClob(int columnIndex, Reader reader) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, Long.MAX_VALUE));
    }

    @Override
    public void updateClob(int columnIndex, Clob value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateDate(int columnIndex, Date value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateDouble(int columnIndex, double value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateFloat(int columnIndex, float value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateInt(int columnIndex, int value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateLong(int columnIndex, long value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader reader, long length) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, length));
    }

    @Override
    public void updateNCharacterStream(int columnIndex, Reader reader) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, Long.MAX_VALUE));
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
        setColumn(columnIndex, Streams.clob(reader, length));
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader) throws SQLException {
        setColumn(columnIndex, Streams.text(reader, Long.MAX_VALUE));
    }

    @Override
    public void updateNClob(int columnIndex, NClob value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateNString(int columnIndex, String value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        setColumn(columnIndex, null);
    }

    @Override
    public void updateObject(int columnIndex, Object value, int scaleOrLength) throws SQLException {
        setColumn(columnIndex, scaled(value, scaleOrLength));
    }

    @Override
    public void updateObject(int columnIndex, Object value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateShort(int columnIndex, short value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateString(int columnIndex, String value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateTime(int columnIndex, Time value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateTimestamp(int columnIndex, Timestamp value) throws SQLException {
        setColumn(columnIndex, value);
    }

    @Override
    public void updateObject(int columnIndex, Object value, SQLType targetType) throws SQLException {
        setColumn(columnIndex, JavaValues.toTarget(value, JdbcTypes.number(targetType), zone()));
    }

    @Override
    public void updateObject(int columnIndex, Object value, SQLType targetType, int scaleOrLength) throws SQLException {
        updateObject(columnIndex, scaled(value, scaleOrLength), targetType);
    }

    /** A number with so many digits behind the point, a stream's first bytes or characters, all else as it is. */
    private static Object scaled(Object value, int scaleOrLength) throws SQLException {
        if (value instanceof BigDecimal decimal) {
            return decimal.setScale(scaleOrLength, RoundingMode.HALF_UP);
        }
        if (value instanceof InputStream stream) {
            return Streams.bytes(stream, scaleOrLength);
        }
        return value instanceof Reader reader ? Streams.text(reader, scaleOrLength) : value;
    }
}
