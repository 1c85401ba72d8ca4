package io.docdb.jdbc;

import io.docdb.session.ResultColumn;
import io.docdb.session.ResultRows;
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
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows of a result: read forward as they stream, or moved over freely when they are kept. Read-only. Belongs to its
 * connection's thread. A label finds its column exactly, else without regard to case; of several the first.
 */
final class DocdbResultSet extends LabelledColumns {
    private final DocdbStatement statement; // null for results that no statement made
    private final List<ResultColumn> columns;
    private final RowSource rows;
    private final ZoneId zone;
    private Map<String, Integer> numbers; // of columns by label, made when first asked for
    private Value[] row; // null before the first row and behind the last
    private boolean wasNull;
    private boolean closed;

    private DocdbResultSet(DocdbStatement statement, List<ResultColumn> columns, RowSource rows, ZoneId zone) {
        this.statement = statement;
        this.columns = columns;
        this.rows = rows;
        this.zone = zone;
    }

    static DocdbResultSet of(DocdbStatement statement, ResultRows rows, Scrolling scrolling) throws SQLException {
        RowSource source =
                scrolling == Scrolling.FORWARD_ONLY ? new StreamedSource(rows) : new KeptSource(KeptSource.read(rows));
        return new DocdbResultSet(
                statement, rows.columns(), source, statement.session().options().zone());
    }

    static DocdbResultSet of(List<ResultColumn> columns, List<Value[]> rows) {
        return new DocdbResultSet(null, columns, new KeptSource(rows), ZoneId.systemDefault());
    }

    static DocdbResultSet empty(DocdbStatement statement) throws SQLException {
        return new DocdbResultSet(
                statement,
                List.of(),
                new KeptSource(List.of()),
                statement.session().options().zone());
    }

    /** All rows of several results of the same columns. */
    static DocdbResultSet concat(DocdbStatement statement, List<DocdbResultSet> parts) throws SQLException {
        List<Value[]> all = new ArrayList<>();
        for (DocdbResultSet part : parts) {
            all.addAll(((KeptSource) part.rows).all());
        }
        return new DocdbResultSet(
                statement,
                parts.get(0).columns,
                new KeptSource(all),
                statement.session().options().zone());
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.wrongUse("24000", "Result set is closed");
        }
    }

    // ---- moving

    @Override
    public boolean next() throws SQLException {
        requireOpen();
        return show(statement == null ? rows.next() : statement.turns().take(rows::next));
    }

    private boolean show(Value[] found) {
        row = found;
        return found != null;
    }

    @Override
    public boolean previous() throws SQLException {
        return moveTo(rows.position() - 1);
    }

    @Override
    public boolean first() throws SQLException {
        return moveTo(1);
    }

    @Override
    public boolean last() throws SQLException {
        requireOpen();
        return moveTo(rows.size());
    }

    @Override
    public boolean absolute(int number) throws SQLException {
        requireOpen();
        return moveTo(number >= 0 ? number : rows.size() + 1L + number);
    }

    @Override
    public boolean relative(int count) throws SQLException {
        requireOpen();
        return moveTo(rows.position() + count);
    }

    @Override
    public void beforeFirst() throws SQLException {
        moveTo(0);
    }

    @Override
    public void afterLast() throws SQLException {
        requireOpen();
        moveTo(rows.size() + 1L);
    }

    private boolean moveTo(long position) throws SQLException {
        requireOpen();
        return show(rows.moveTo(position));
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        requireOpen();
        return rows.position() == 0 && rows.hasNext();
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return row == null && rows.position() > 1;
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return row != null && rows.position() == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        requireOpen();
        return row != null && !rows.hasNext();
    }

    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return row == null ? 0 : (int) rows.position();
    }

    // ---- columns

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        requireOpen();
        if (columnLabel == null) {
            throw SqlErrors.wrongUse("42S22", "Column label expected, found null");
        }
        if (numbers == null) {
            Map<String, Integer> found = new HashMap<>();
            for (int i = columns.size() - 1; i >= 0; i--) {
                found.put(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
            }
            for (int i = columns.size() - 1; i >= 0; i--) {
                found.put(columns.get(i).label(), i + 1);
            }
            numbers = found;
        }
        Integer number = numbers.get(columnLabel);
        number = number != null ? number : numbers.get(columnLabel.toLowerCase(Locale.ROOT));
        if (number == null) {
            List<String> labels = columns.stream().map(ResultColumn::label).toList();
            throw SqlErrors.wrongUse(
                    "42S22",
                    "Column \"" + columnLabel + "\" not found"
                            + io.docdb.error.NearNames.didYouMean(columnLabel, labels) + " The columns are " + labels);
        }
        return number;
    }

    /** A document may find only when it is converted that its bytes are damaged: who converts one translates errors. */
    private Value value(int columnIndex) throws SQLException {
        requireOpen();
        if (row == null) {
            throw SqlErrors.wrongUse("24000", "No row at hand: call next() first, and look at what it answers");
        }
        if (columnIndex < 1 || columnIndex > columns.size()) {
            throw SqlErrors.wrongUse("42S22", "Column expected from 1 to " + columns.size() + ", found " + columnIndex);
        }
        Value value = row[columnIndex - 1];
        wasNull = value.isNull();
        return value;
    }

    private SqlType type(int columnIndex) {
        return columns.get(columnIndex - 1).type();
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    @Override
    public String getString(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return value instanceof TextValue text ? text.value() : SqlErrors.translate(() -> Conversions.toText(value));
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        return Conversions.toBoolean(value(columnIndex), zone);
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        return (byte) Conversions.toLong(value(columnIndex), SqlType.of(SqlType.Name.TINYINT), zone);
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        return (short) Conversions.toLong(value(columnIndex), SqlType.of(SqlType.Name.SMALLINT), zone);
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        return (int) Conversions.toLong(value(columnIndex), SqlType.INTEGER, zone);
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        return Conversions.toLong(value(columnIndex), SqlType.BIGINT, zone);
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        return (float) Conversions.toDouble(value(columnIndex), zone);
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        return Conversions.toDouble(value(columnIndex), zone);
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        return Conversions.toDecimal(value(columnIndex), zone);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
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
        return Conversions.toDate(value(columnIndex), calendar, zone);
    }

    @Override
    public Time getTime(int columnIndex) throws SQLException {
        return getTime(columnIndex, null);
    }

    @Override
    public Time getTime(int columnIndex, Calendar calendar) throws SQLException {
        return Conversions.toTime(value(columnIndex), calendar, zone);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex) throws SQLException {
        return getTimestamp(columnIndex, null);
    }

    @Override
    public Timestamp getTimestamp(int columnIndex, Calendar calendar) throws SQLException {
        return Conversions.toTimestamp(value(columnIndex), calendar, zone);
    }

    /** Integer, Long, BigDecimal, Double, Boolean, String, java.sql.Date/Time/Timestamp, byte[]; JSON objects as text. */
    @Override
    public Object getObject(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        return SqlErrors.translate(() -> Conversions.toObject(value, type(columnIndex), zone));
    }

    @Override
    public Object getObject(int columnIndex, Map<String, Class<?>> map) throws SQLException {
        return getObject(columnIndex);
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        Value value = value(columnIndex);
        return SqlErrors.translate(() -> Conversions.toClass(value, type(columnIndex), type, zone));
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        Value value = value(columnIndex);
        if (value.isNull()) {
            return null;
        }
        if (value instanceof ArrayValue array) {
            return ValueArray.of(array, type(columnIndex), zone);
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

    // ---- about the result

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return new ColumnMetaData(
                columns, statement == null ? "" : statement.session().databaseName());
    }

    @Override
    public Statement getStatement() throws SQLException {
        requireOpen();
        return statement;
    }

    @Override
    public int getType() throws SQLException {
        requireOpen();
        return rows.scrolling().jdbcType();
    }

    @Override
    public int getConcurrency() throws SQLException {
        requireOpen();
        return CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        requireOpen();
        return CLOSE_CURSORS_AT_COMMIT;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        requireOpen();
        return FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return 0;
    }

    /** Rows stream in any case. */
    @Override
    public void setFetchSize(int number) throws SQLException {
        requireOpen();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        requireOpen();
        return false;
    }

    @Override
    public boolean rowInserted() throws SQLException {
        requireOpen();
        return false;
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        requireOpen();
        return false;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        row = null;
        if (statement == null) {
            rows.close();
            return;
        }
        statement.turns().useSoon(() -> {
            rows.close();
            statement.resultClosed();
        });
    }
}
