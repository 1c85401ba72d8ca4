package io.docdb.jdbc;

import io.docdb.value.SqlType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** What the parameters of a statement are expected to be. Immutable. */
final class ParameterTypes extends Wrapping implements ParameterMetaData {
    private final List<SqlType> types;
    private final int count;

    /** @param types may be shorter than the parameters, for statements that are not planned */
    ParameterTypes(List<SqlType> types, int count) {
        this.types = types;
        this.count = count;
    }

    /** Where nothing is known a text is the safest guess: it is cast to whatever it meets. */
    private SqlType type(int number) throws SQLException {
        if (number < 1 || number > count) {
            throw SqlErrors.wrongUse("07009", "Parameter expected from 1 to " + count + ", found " + number);
        }
        SqlType type = number <= types.size() ? types.get(number - 1) : SqlType.ANY;
        return type.family() == SqlType.Family.ANY || type.family() == SqlType.Family.NULL ? SqlType.VARCHAR : type;
    }

    @Override
    public int getParameterCount() {
        return count;
    }

    @Override
    public int getParameterType(int number) throws SQLException {
        return JdbcTypes.jdbcType(type(number));
    }

    @Override
    public String getParameterTypeName(int number) throws SQLException {
        return JdbcTypes.typeName(type(number));
    }

    @Override
    public String getParameterClassName(int number) throws SQLException {
        return JdbcTypes.javaClass(type(number)).getName();
    }

    @Override
    public int getPrecision(int number) throws SQLException {
        return JdbcTypes.precision(type(number));
    }

    @Override
    public int getScale(int number) throws SQLException {
        return JdbcTypes.scale(type(number));
    }

    @Override
    public boolean isSigned(int number) throws SQLException {
        return type(number).isNumeric();
    }

    @Override
    public int isNullable(int number) throws SQLException {
        type(number);
        return parameterNullableUnknown;
    }

    @Override
    public int getParameterMode(int number) throws SQLException {
        type(number);
        return parameterModeIn;
    }
}
