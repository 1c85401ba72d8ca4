package io.docdb.jdbc;

import io.docdb.value.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.Arrays;

/** Lists the types a column can be declared with. */
final class TypeListing {
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
                .forEach(name -> add(rows, SqlType.of(name)));
        return rows.sortedBy(1).toResultSet();
    }

    private static void add(MetaRows rows, SqlType type) {
        boolean quoted = type.isText() || type.isTemporal() || type.name() == SqlType.Name.UUID;
        String parameters = type.name() == SqlType.Name.DECIMAL
                ? "precision,scale"
                : type.name() == SqlType.Name.VARCHAR || type.name() == SqlType.Name.CHAR ? "length" : null;
        rows.add(
                JdbcTypes.typeName(type),
                JdbcTypes.jdbcType(type),
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
                JdbcTypes.typeName(type),
                0,
                type.name() == SqlType.Name.DECIMAL ? Short.MAX_VALUE : 9,
                null,
                null,
                10);
    }
}
