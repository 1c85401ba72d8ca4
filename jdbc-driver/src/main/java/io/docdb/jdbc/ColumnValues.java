package io.docdb.jdbc;

import io.docdb.value.ArrayValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** Gives what a column holds by its number, as whatever Java type is asked for. */
abstract class ColumnValues extends ColumnUpdates {
    /** A document may find only when it is converted that its bytes are damaged: who converts one translates errors. */
    abstract Value value(int columnIndex) throws SQLException;

    abstract SqlType type(int columnIndex);

    @Override
    public String getString(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return value instanceof TextValue text ? text.value() : SqlErrors.translate(() -> Conversions.toText(value));
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        return Conversions.toBoolean(value(columnIndex), zone());
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return (byte) Conversions.toLong(value(columnIndex), SqlType.of(SqlType.Name.TINYINT), zone());
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return (short) Conversions.toLong(value(columnIndex), SqlType.of(SqlType.Name.SMALLINT), zone());
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return (int) Conversions.toLong(value(columnIndex), SqlType.INTEGER, zone());
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return Conversions.toLong(value(columnIndex), SqlType.BIGINT, zone());
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        return (float) Conversions.toDouble(value(columnIndex), zone());
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        return Conversions.toDouble(value(columnIndex), zone());
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return Conversions.toDecimal(value(columnIndex), zone());
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        if (scale < 0) {
            throw SqlErrors.wrongUse("22023", "Scale expected 0 or more, found " + scale);
        }
        BigDecimal decimal = getBigDecimal(columnIndex);
        return decimal == null ? null : decimal.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return SqlErrors.translate(() -> Conversions.toBytes(value));
    }

    @Override
    public Date getDate(int columnIndex) throws SQLException {
        return getDate(columnIndex, null);
    }

    @Override
    public Date getDate(int columnIndex, Calendar calendar) throws SQLException {
        return Conversions.toDate(value(columnIndex), calendar, zone());
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        return getTime(columnIndex, null);
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        return Conversions.toTime(value(columnIndex), calendar, zone());
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        return getTimestamp(columnIndex, null);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        return Conversions.toTimestamp(value(columnIndex), calendar, zone());
    }

    /** Integer, Long, BigDecimal, Double, Boolean, String, java.sql.Date/Time/Timestamp, byte[]; JSON objects as text. */
    @Override
    public Object getObject(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return SqlErrors.translate(() -> Conversions.toObject(value, type(columnIndex), zone()));
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return getObject(columnIndex);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        Value value = value(columnIndex);
        return SqlErrors.translate(() -> Conversions.toClass(value, type(columnIndex), type, zone()));
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        if (value.isNull()) {
            return null;
        }
        if (value instanceof ArrayValue array) {
            return ValueArray.of(array, type(columnIndex), zone());
        }
        throw SqlErrors.wrongUse("22018", "Column " + columnIndex + " expected an array, found " + value);
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new MemoryBlob(bytes);
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        return getNClob(columnIndex);
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new MemoryClob(text);
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        return getString(columnIndex);
    }

    @Override
    public URL getURL(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        try {
            return text == null ? null : URI.create(text).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw SqlErrors.wrongUse("22018", "Column " + columnIndex + " expected a URL, found " + text);
        }
    }

    @Override
    public InputStream getBinaryStream(int columnIndex) throws SQLException {
        byte[] bytes = getBytes(columnIndex);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream getAsciiStream(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Reader getCharacterStream(int columnIndex) throws SQLException {
        String text = getString(columnIndex);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public Reader getNCharacterStream(int columnIndex) throws SQLException {
        return getCharacterStream(columnIndex);
    }
}
