package io.docdb.jdbc;

import io.docdb.value.SqlType;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;

/** The one table between docdb's types and JDBC's. */
final class JdbcTypes {
    /** Precision of types that do not declare one: what a client may have to hold. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    private JdbcTypes() {}

    static int jdbcType(SqlType type) {
        return switch (type.name()) {
            case NULL -> Types.NULL;
            case BOOLEAN -> Types.BOOLEAN;
            case TINYINT -> Types.TINYINT;
            case SMALLINT -> Types.SMALLINT;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case DECIMAL -> Types.DECIMAL;
            case REAL -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case CHAR -> Types.CHAR;
            case VARCHAR -> Types.VARCHAR;
            case CLOB -> Types.CLOB;
            case BINARY -> Types.BINARY;
            case VARBINARY -> Types.VARBINARY;
            case BLOB -> Types.BLOB;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
            case TIMESTAMP_TZ -> Types.TIMESTAMP_WITH_TIMEZONE;
            case TIME_TZ -> Types.TIME_WITH_TIMEZONE;
            case ARRAY -> Types.ARRAY;
            case INTERVAL, UUID, OBJECT, ANY, JSON, ROW -> Types.OTHER;
        };
    }

    /** The class {@code getObject} gives for it; of dynamic values each brings its own. */
    static Class<?> javaClass(SqlType type) {
        return switch (type.name()) {
            case BOOLEAN -> Boolean.class;
            case TINYINT, SMALLINT, INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case DECIMAL -> BigDecimal.class;
            case REAL -> Float.class;
            case DOUBLE -> Double.class;
            case CHAR, VARCHAR, CLOB, OBJECT, INTERVAL -> String.class;
            case BINARY, VARBINARY, BLOB -> byte[].class;
            case DATE -> Date.class;
            case TIME -> Time.class;
            case TIMESTAMP -> Timestamp.class;
            case TIMESTAMP_TZ -> java.time.OffsetDateTime.class;
            case TIME_TZ -> java.time.OffsetTime.class;
            case UUID -> java.util.UUID.class;
            case ARRAY -> java.sql.Array.class;
            case NULL, ANY, JSON, ROW -> Object.class;
        };
    }

    /** The everyday name, which the parser takes as well as the standard's long one: tools know few of the latter. */
    static String typeName(SqlType type) {
        return switch (type.name()) {
            case CHAR -> "CHAR";
            case VARCHAR -> "VARCHAR";
            case CLOB -> "CLOB";
            case VARBINARY -> "VARBINARY";
            case BLOB -> "BLOB";
            case DOUBLE -> "DOUBLE";
            default -> type.name().sqlText();
        };
    }

    static SqlType sqlType(int jdbcType) {
        return switch (jdbcType) {
            case Types.BIT, Types.BOOLEAN -> SqlType.BOOLEAN;
            case Types.TINYINT -> SqlType.of(SqlType.Name.TINYINT);
            case Types.SMALLINT -> SqlType.of(SqlType.Name.SMALLINT);
            case Types.INTEGER -> SqlType.INTEGER;
            case Types.BIGINT -> SqlType.BIGINT;
            case Types.DECIMAL, Types.NUMERIC -> SqlType.DECIMAL;
            case Types.REAL -> SqlType.of(SqlType.Name.REAL);
            case Types.DOUBLE, Types.FLOAT -> SqlType.DOUBLE;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.LONGNVARCHAR -> SqlType.VARCHAR;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> SqlType.VARBINARY;
            case Types.DATE -> SqlType.DATE;
            case Types.TIME -> SqlType.TIME;
            case Types.TIMESTAMP -> SqlType.TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> SqlType.TIMESTAMP_TZ;
            case Types.TIME_WITH_TIMEZONE -> SqlType.TIME_TZ;
            default -> SqlType.ANY;
        };
    }

    /** @throws SQLException 0A000 for another vendor's type */
    static int number(java.sql.SQLType type) throws SQLException {
        if (type instanceof java.sql.JDBCType known) {
            return known.getVendorTypeNumber();
        }
        throw Refusal.of("SQL type " + type);
    }

    /** Digits, characters, bytes, or characters of the text form, as JDBC's COLUMN_SIZE has it. */
    static int precision(SqlType type) {
        return switch (type.name()) {
            case BOOLEAN -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case REAL -> 24;
            case DOUBLE -> 53;
            case DATE -> 10;
            case TIME -> 18;
            case TIMESTAMP -> 29;
            case TIMESTAMP_TZ -> 35;
            case TIME_TZ -> 24;
            case UUID -> 36;
            default -> type.hasPrecision() ? type.precision() : UNLIMITED;
        };
    }

    static int scale(SqlType type) {
        return switch (type.name()) {
            case DECIMAL -> type.hasScale() ? type.scale() : 0;
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> type.hasPrecision() ? type.precision() : 9;
            default -> 0;
        };
    }
}
