package io.docdb.jdbc;

import io.docdb.value.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Map;

/**
 * Lists the types a column can be declared with, and under the names that JDBC has for its own numbers those that are another
 * word for one of them: who looks for {@code NUMERIC} by its number finds how a column of it is declared. Once declared, it is
 * told as what it stands for, {@code DECIMAL}.
 */
final class TypeListing {
    private static final Map<JDBCType, SqlType.Name> SYNONYMS = Map.of(
            JDBCType.BIT, SqlType.Name.BOOLEAN,
            JDBCType.NUMERIC, SqlType.Name.DECIMAL,
            JDBCType.FLOAT, SqlType.Name.DOUBLE,
            JDBCType.NCHAR, SqlType.Name.CHAR,
            JDBCType.NVARCHAR, SqlType.Name.VARCHAR,
            JDBCType.LONGVARCHAR, SqlType.Name.VARCHAR,
            JDBCType.LONGNVARCHAR, SqlType.Name.VARCHAR,
            JDBCType.NCLOB, SqlType.Name.CLOB,
            JDBCType.LONGVARBINARY, SqlType.Name.VARBINARY);

    private TypeListing() {}

    /** Ordered by the number of the JDBC type. */
    static ResultSet types() {
        MetaRows rows = new MetaRows(
                "TYPE_NAME",
                "DATA_TYPE",
                "PRECISION",
                "LITERAL_PREFIX",
                "LITERAL_SUFFIX",
                "CREATE_PARAMS",
                "NULLABLE",
                "CASE_SENSITIVE",
                "SEARCHABLE",
                "UNSIGNED_ATTRIBUTE",
                "FIXED_PREC_SCALE",
                "AUTO_INCREMENT",
                "LOCAL_TYPE_NAME",
                "MINIMUM_SCALE",
                "MAXIMUM_SCALE",
                "SQL_DATA_TYPE",
                "SQL_DATETIME_SUB",
                "NUM_PREC_RADIX");
        Arrays.stream(SqlType.Name.values())
                .filter(name -> name != SqlType.Name.NULL && name != SqlType.Name.ROW)
                .map(SqlType::of)
                .forEach(type -> add(rows, JdbcTypes.typeName(type), JdbcTypes.jdbcType(type), type));
        SYNONYMS.forEach((word, name) -> add(rows, word.getName(), word.getVendorTypeNumber(), SqlType.of(name)));
        return rows.sortedBy(1).toResultSet();
    }

    private static void add(MetaRows rows, String name, int jdbcType, SqlType type) {
        boolean quoted = type.isText() || type.isTemporal() || type.name() == SqlType.Name.UUID;
        String parameters = type.name() == SqlType.Name.DECIMAL
                ? "precision,scale"
                : type.name() == SqlType.Name.VARCHAR || type.name() == SqlType.Name.CHAR ? "length" : null;
        rows.add(
                name,
                jdbcType,
                JdbcTypes.precision(type),
                quoted ? "'" : null,
                quoted ? "'" : null,
                parameters,
                DatabaseMetaData.typeNullable,
                type.isText(),
                DatabaseMetaData.typeSearchable,
                false,
                false,
                type.isInteger(),
                name,
                0,
                type.name() == SqlType.Name.DECIMAL ? Short.MAX_VALUE : 9,
                null,
                null,
                10);
    }
}
