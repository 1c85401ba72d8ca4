package io.docdb.jdbc;

import io.docdb.session.KeyColumns;
import io.docdb.session.ResultColumn;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;

/** A statement with parameters, parsed once. One thread at a time: who sets parameters runs it before another sets others. */
final class DocdbPreparedStatement extends UnsupportedPreparedStatement {
    private final String sql;
    private final StatementText text;
    private final Value[] parameters;
    private final List<List<Value>> batch = new ArrayList<>();

    DocdbPreparedStatement(DocdbConnection connection, String sql, ResultSetKind kind, Optional<KeyColumns> keys)
            throws SQLException {
        super(connection, kind);
        this.sql = sql;
        this.text = StatementText.of(connection.session(), sql, keys);
        this.parameters = new Value[text.parameterCount()];
        setPoolable(true); // JDBC has it so: a plain statement is not, a prepared one is
    }

    // ---- running

    @Override
    public boolean execute() throws SQLException {
        return run(text, values());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return runQuery(text, values());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return toInt(executeLargeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return runUpdate(text, values());
    }

    private List<Value> values() throws SQLException {
        requireOpen();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] == null) {
                throw SqlErrors.wrongUse("07001", "Parameter " + (i + 1) + " of " + parameters.length + " is not set");
            }
        }
        return List.of(parameters);
    }

    @Override
    public void addBatch() throws SQLException {
        batch.add(values());
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    /**
     * Generated keys of all entries are collected. In auto-commit entries share transactions, which spares waiting for the
     * disk with each; what came before a failure stays, as if they did not.
     */
    @Override
    public int[] executeBatch() throws SQLException {
        List<List<Value>> entries = List.copyOf(batch);
        batch.clear();
        List<DocdbResultSet> allKeys = new ArrayList<>();
        BatchItem item = number -> {
            long count = runUpdate(text, entries.get(number));
            keys().ifPresent(allKeys::add);
            return count;
        };
        int[] counts = inBatch(() -> text.isSingle() && GroupedBatch.fits(session(), text.first(), entries.size())
                ? new GroupedBatch(session(), entries.size(), item).run()
                : runBatch(entries.size(), item));
        if (!allKeys.isEmpty()) {
            setKeys(DocdbResultSet.concat(this, allKeys));
        }
        return counts;
    }

    // ---- metadata

    /** Null for a statement that gives no rows, as JDBC asks. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        List<ResultColumn> columns = turns().take(text::columns);
        return columns.isEmpty() ? null : new ColumnMetaData(columns, session().databaseName());
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        requireOpen();
        return new ParameterTypes(turns().take(text::parameterTypes), parameters.length);
    }

    // ---- parameters

    private void set(int parameterIndex, Value value) throws SQLException {
        requireOpen();
        if (parameterIndex < 1 || parameterIndex > parameters.length) {
            throw SqlErrors.wrongUse(
                    "07009",
                    "Parameter expected from 1 to " + parameters.length + ", found " + parameterIndex + " in: " + sql);
        }
        parameters[parameterIndex - 1] = value;
    }

    private void setConverted(int parameterIndex, Object value) throws SQLException {
        set(parameterIndex, JavaValues.toValue(value, session().options().zone()));
    }

    @Override
    public void clearParameters() throws SQLException {
        requireOpen();
        Arrays.fill(parameters, null);
    }

    @Override
    public void setNull(int parameterIndex, int type) throws SQLException {
        set(parameterIndex, NullValue.NULL);
    }

    @Override
    public void setNull(int parameterIndex, int type, String typeName) throws SQLException {
        set(parameterIndex, NullValue.NULL);
    }

    @Override
    public void setBoolean(int parameterIndex, boolean value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setByte(int parameterIndex, byte value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setShort(int parameterIndex, short value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setInt(int parameterIndex, int value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setLong(int parameterIndex, long value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setFloat(int parameterIndex, float value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setDouble(int parameterIndex, double value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setBigDecimal(int parameterIndex, BigDecimal value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setString(int parameterIndex, String value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setNString(int parameterIndex, String value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setBytes(int parameterIndex, byte[] value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setDate(int parameterIndex, Date value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setTime(int parameterIndex, Time value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp value) throws SQLException {
        setTimestamp(parameterIndex, value, null);
    }

    @Override
    public void setDate(int parameterIndex, Date value, Calendar calendar) throws SQLException {
        set(parameterIndex, JavaValues.toDate(value, calendar));
    }

    @Override
    public void setTime(int parameterIndex, Time value, Calendar calendar) throws SQLException {
        set(parameterIndex, JavaValues.toTime(value, calendar));
    }

    @Override
    public void setTimestamp(int parameterIndex, Timestamp value, Calendar calendar) throws SQLException {
        Value fields = JavaValues.toTimestamp(value, calendar);
        boolean other =
                JavaValues.isOtherMoment(fields, value, session().options().zone());
        set(parameterIndex, other && takesMoment(parameterIndex) ? JavaValues.toMoment(value) : fields);
    }

    /** True for a parameter that is to be a TIMESTAMP WITH TIME ZONE; what is wrong with the statement is told when it runs. */
    private boolean takesMoment(int parameterIndex) {
        try {
            List<SqlType> types = turns().take(text::parameterTypes);
            return parameterIndex > 0
                    && parameterIndex <= types.size()
                    && types.get(parameterIndex - 1).family() == SqlType.Family.TIMESTAMP_TZ;
        } catch (SQLException notKnown) {
            return false;
        }
    }

    @Override
    public void setURL(int parameterIndex, URL value) throws SQLException {
        setConverted(parameterIndex, value == null ? null : value.toString());
    }

    @Override
    public void setObject(int parameterIndex, Object value) throws SQLException {
        if (value instanceof Timestamp timestamp) {
            setTimestamp(parameterIndex, timestamp);
        } else {
            setConverted(parameterIndex, value);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object value, int targetType) throws SQLException {
        set(
                parameterIndex,
                JavaValues.toTarget(value, targetType, session().options().zone()));
    }

    @Override
    public void setObject(int parameterIndex, Object value, int targetType, int scaleOrLength) throws SQLException {
        boolean decimal = targetType == Types.DECIMAL || targetType == Types.NUMERIC;
        if (value == null || !decimal) {
            setObject(parameterIndex, value, targetType);
            return;
        }
        ZoneId zone = session().options().zone();
        Value plain = JavaValues.toTarget(value, targetType, zone);
        setBigDecimal(parameterIndex, Conversions.toDecimal(plain, zone).setScale(scaleOrLength, RoundingMode.HALF_UP));
    }

    @Override
    public void setObject(int parameterIndex, Object value, SQLType targetType) throws SQLException {
        setObject(parameterIndex, value, JdbcTypes.number(targetType));
    }

    @Override
    public void setObject(int parameterIndex, Object value, SQLType targetType, int scaleOrLength) throws SQLException {
        setObject(parameterIndex, value, JdbcTypes.number(targetType), scaleOrLength);
    }

    @Override
    public void setArray(int parameterIndex, Array value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setBlob(int parameterIndex, Blob value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setClob(int parameterIndex, Clob value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    @Override
    public void setNClob(int parameterIndex, NClob value) throws SQLException {
        setConverted(parameterIndex, value);
    }

    // ---- streams

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream) throws SQLException {
        setConverted(parameterIndex, Streams.bytes(stream, Long.MAX_VALUE));
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        setConverted(parameterIndex, Streams.bytes(stream, length));
    }

    @Override
    public void setBinaryStream(int parameterIndex, InputStream stream, long length) throws SQLException {
        setConverted(parameterIndex, Streams.bytes(stream, length));
    }

    @Override
    public void setBlob(int parameterIndex, InputStream stream) throws SQLException {
        setBinaryStream(parameterIndex, stream);
    }

    @Override
    public void setBlob(int parameterIndex, InputStream stream, long length) throws SQLException {
        setBinaryStream(parameterIndex, stream, length);
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream) throws SQLException {
        setConverted(parameterIndex, Streams.ascii(stream, Long.MAX_VALUE));
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream, int length) throws SQLException {
        setConverted(parameterIndex, Streams.ascii(stream, length));
    }

    @Override
    public void setAsciiStream(int parameterIndex, InputStream stream, long length) throws SQLException {
        setConverted(parameterIndex, Streams.ascii(stream, length));
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader) throws SQLException {
        setConverted(parameterIndex, Streams.text(reader, Long.MAX_VALUE));
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, int length) throws SQLException {
        setConverted(parameterIndex, Streams.text(reader, length));
    }

    @Override
    public void setCharacterStream(int parameterIndex, Reader reader, long length) throws SQLException {
        setConverted(parameterIndex, Streams.text(reader, length));
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader reader) throws SQLException {
        setCharacterStream(parameterIndex, reader);
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader reader, long length) throws SQLException {
        setCharacterStream(parameterIndex, reader, length);
    }

    @Override
    public void setClob(int parameterIndex, Reader reader) throws SQLException {
        setCharacterStream(parameterIndex, reader);
    }

    @Override
    public void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
        setConverted(parameterIndex, Streams.clob(reader, length));
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader) throws SQLException {
        setCharacterStream(parameterIndex, reader);
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
        setConverted(parameterIndex, Streams.clob(reader, length));
    }

    @Override
    public String toString() {
        return sql;
    }
}
