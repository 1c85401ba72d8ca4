package io.docdb.jdbc;

import io.docdb.value.BinaryValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;

/** What can be set of a result set, and what it has of its statement. Hints are kept for who asks. */
abstract class ResultSetSettings extends UnsupportedResultSet {
    private int fetchSize;
    private int fetchDirection = FETCH_FORWARD;
    private int maxFieldSize; // 0 for no limit

    abstract void requireOpen() throws SQLException;

    /** What its statement was told. */
    final void inherit(int size, int direction, int fieldSize) {
        fetchSize = size;
        fetchDirection = direction;
        maxFieldSize = fieldSize;
    }

    /** Texts and binary values are cut silently, as JDBC has it; large objects never, nor characters in the middle. */
    final Value limited(Value value, SqlType type) {
        if (maxFieldSize == 0) {
            return value;
        }
        if (value instanceof TextValue text
                && type.name() != SqlType.Name.CLOB
                && text.value().length() > maxFieldSize) {
            boolean inPair = Character.isLowSurrogate(text.value().charAt(maxFieldSize));
            return new TextValue(text.value().substring(0, inPair ? maxFieldSize - 1 : maxFieldSize));
        }
        if (value instanceof BinaryValue bytes
                && type.name() != SqlType.Name.BLOB
                && bytes.bytes().length > maxFieldSize) {
            return BinaryValue.of(Arrays.copyOf(bytes.bytes(), maxFieldSize));
        }
        return value;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return getType() == TYPE_FORWARD_ONLY ? FETCH_FORWARD : fetchDirection;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        StatementSettings.requireDirection(direction);
        if (direction != FETCH_FORWARD && getType() == TYPE_FORWARD_ONLY) {
            throw SqlErrors.wrongUse("HY106", "Result set moves forward only: fetch direction expected FETCH_FORWARD");
        }
        fetchDirection = direction;
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** Rows stream in any case. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        requireOpen();
        if (rows < 0) {
            throw SqlErrors.wrongUse("22023", "Negative fetch size: " + rows);
        }
        fetchSize = rows;
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
    public int getHoldability() throws SQLException {
        requireOpen();
        return HOLD_CURSORS_OVER_COMMIT;
    }
}
