package io.docdb.jdbc;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.session.ResultColumn;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lists columns. A collection without declared ones shows {@code _id} and {@code _doc}. */
final class ColumnListing {
    private final String catalogName;
    private final CatalogSnapshot definitions;
    private final DocdbConnection connection;

    ColumnListing(String catalogName, CatalogSnapshot definitions, DocdbConnection connection) {
        this.catalogName = catalogName;
        this.definitions = definitions;
        this.connection = connection;
    }

    /** Ordered by catalog, schema, table and position. */
    ResultSet columns(String catalog, NamePattern schema, NamePattern name, NamePattern column) throws SQLException {
        MetaRows rows = new MetaRows(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "BUFFER_LENGTH",
                "DECIMAL_DIGITS",
                "NUM_PREC_RADIX",
                "NULLABLE",
                "REMARKS",
                "COLUMN_DEF",
                "SQL_DATA_TYPE",
                "SQL_DATETIME_SUB",
                "CHAR_OCTET_LENGTH",
                "ORDINAL_POSITION",
                "IS_NULLABLE",
                "SCOPE_CATALOG",
                "SCOPE_SCHEMA",
                "SCOPE_TABLE",
                "SOURCE_DATA_TYPE",
                "IS_AUTOINCREMENT",
                "IS_GENERATEDCOLUMN");
        if (!TableListing.isCatalog(catalog, catalogName)) {
            return rows.toResultSet();
        }
        for (CollectionDefinition collection : definitions.collections()) {
            if (schema.matches(collection.schema()) && name.matches(collection.name())) {
                add(rows, collection.schema(), collection.name(), columnsOf(collection), column);
            }
        }
        for (ViewDefinition view : definitions.views()) {
            if (schema.matches(view.schema()) && name.matches(view.name())) {
                add(rows, view.schema(), view.name(), columnsOf(view), column);
            }
        }
        return rows.sortedBy(0, 1, 2, 16).toResultSet();
    }

    static List<ColumnDefinition> columnsOf(CollectionDefinition collection) {
        if (!collection.columns().isEmpty()) {
            return collection.columns();
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        for (String field : collection.keyFields()) {
            SqlType type = collection.hasGeneratedKey() ? SqlType.VARCHAR : SqlType.ANY;
            columns.add(ColumnDefinition.of(field, type, false));
        }
        columns.add(ColumnDefinition.of(CollectionDefinition.DOCUMENT_COLUMN, SqlType.OBJECT, false));
        return columns;
    }

    /** As a query on the view has them; a view that no longer binds has none. */
    private List<ColumnDefinition> columnsOf(ViewDefinition view) throws SQLException {
        List<ColumnDefinition> columns = new ArrayList<>();
        Query query = new Query(new QueryBody.Table(ObjectName.of(view.schema(), view.name()), Position.NONE));
        try {
            List<ResultColumn> found = connection
                    .turns()
                    .take(() -> connection.session().prepare(query, 0).columns());
            for (ResultColumn column : found) {
                columns.add(ColumnDefinition.of(column.label(), column.type(), column.nullable()));
            }
        } catch (SQLException e) {
            DriverLog.LOG.log(System.Logger.Level.DEBUG, "View " + view.name() + " does not bind", e);
        }
        return columns;
    }

    private void add(MetaRows rows, String schema, String table, List<ColumnDefinition> columns, NamePattern wanted) {
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            if (wanted.matches(column.name())) {
                add(rows, schema, table, column, i + 1);
            }
        }
    }

    private void add(MetaRows rows, String schema, String table, ColumnDefinition column, int position) {
        SqlType type = column.type();
        int size = JdbcTypes.precision(type);
        rows.add(
                catalogName,
                schema,
                table,
                column.name(),
                JdbcTypes.jdbcType(type),
                JdbcTypes.typeName(type),
                size,
                null,
                type.isNumeric() || type.isTemporal() ? JdbcTypes.scale(type) : null,
                10,
                column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                column.comment(),
                column.defaultSql().or(column::generatedSql).orElse(null),
                null,
                null,
                type.isText() ? size : null,
                position,
                column.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                column.identity().isPresent() ? "YES" : "NO",
                column.generatedSql().isPresent() ? "YES" : "NO");
    }
}
