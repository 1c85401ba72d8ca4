package io.docdb.jdbc;

import io.docdb.session.ResultColumn;
import io.docdb.value.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** What is known of the columns of a result. Immutable. */
final class ColumnMetaData extends Wrapping implements ResultSetMetaData {
    private final List<ResultColumn> columns;
    private final String catalog;

    ColumnMetaData(List<ResultColumn> columns, String catalog) {
        this.columns = columns;
        this.catalog = catalog;
    }

    private ResultColumn column(int number) throws SQLException {
        if (number < 1 || number > columns.size()) {
            throw SqlErrors.wrongUse("07009", "Column expected from 1 to " + columns.size() + ", found " + number);
        }
        return columns.get(number - 1);
    }

    private SqlType type(int number) throws SQLException {
        return column(number).type();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int number) throws SQLException {
        return column(number).label();
    }

    /** The declared column's own name, where the column shows one. */
    @Override
    public String getColumnName(int number) throws SQLException {
        ResultColumn column = column(number);
        return column.origin().map(ResultColumn.Origin::column).orElse(column.label());
    }

    @Override
    public String getTableName(int number) throws SQLException {
        return column(number).origin().map(ResultColumn.Origin::collection).orElse("");
    }

    @Override
    public String getSchemaName(int number) throws SQLException {
        return column(number).origin().map(ResultColumn.Origin::schema).orElse("");
    }

    @Override
    public String getCatalogName(int number) throws SQLException {
        return column(number).origin().isPresent() ? catalog : "";
    }

    @Override
    public int getColumnType(int number) throws SQLException {
        return JdbcTypes.jdbcType(type(number));
    }

    @Override
    public String getColumnTypeName(int number) throws SQLException {
        return JdbcTypes.typeName(type(number));
    }

    @Override
    public String getColumnClassName(int number) throws SQLException {
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

    /** Characters of the text form: of a number its sign and point are among them, of a truth value those of {@code false}. */
    @Override
    public int getColumnDisplaySize(int number) throws SQLException {
        int precision = getPrecision(number);
        if (type(number).name() == SqlType.Name.BOOLEAN) {
            return 5;
        }
        return type(number).isNumeric() && precision < JdbcTypes.UNLIMITED ? precision + 2 : precision;
    }

    @Override
    public int isNullable(int number) throws SQLException {
        return column(number).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isAutoIncrement(int number) throws SQLException {
        return column(number).origin().map(ResultColumn.Origin::generated).orElse(false);
    }

    @Override
    public boolean isSigned(int number) throws SQLException {
        return type(number).isNumeric();
    }

    @Override
    public boolean isCaseSensitive(int number) throws SQLException {
        return type(number).isText();
    }

    @Override
    public boolean isSearchable(int number) throws SQLException {
        column(number);
        return true;
    }

    @Override
    public boolean isCurrency(int number) throws SQLException {
        column(number);
        return false;
    }

    @Override
    public boolean isReadOnly(int number) throws SQLException {
        return column(number).origin().isEmpty();
    }

    @Override
    public boolean isWritable(int number) throws SQLException {
        return !isReadOnly(number);
    }

    @Override
    public boolean isDefinitelyWritable(int number) throws SQLException {
        column(number);
        return false;
    }
}
