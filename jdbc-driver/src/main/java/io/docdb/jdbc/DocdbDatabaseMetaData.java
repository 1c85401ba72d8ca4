package io.docdb.jdbc;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.session.Session;
import io.docdb.sql.ast.NullOrdering;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The definitions of a database as JDBC's tables about tables. Reads the catalog as the connection sees it now. */
final class DocdbDatabaseMetaData extends Capabilities {
    private final DocdbConnection connection;

    DocdbDatabaseMetaData(DocdbConnection connection) {
        this.connection = connection;
    }

    private CatalogSnapshot definitions() throws SQLException {
        return connection.turns().take(() -> connection.session().catalog());
    }

    private String catalog() throws SQLException {
        return connection.session().databaseName();
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getDatabaseProductName() {
        return connection.product().name();
    }

    @Override
    public String getDatabaseProductVersion() {
        return connection.product().version();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return connection.product().major();
    }

    @Override
    public int getDatabaseMinorVersion() {
        return connection.product().minor();
    }

    @Override
    public int getMaxCatalogNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxColumnNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxCursorNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxProcedureNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxSchemaNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxTableNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public int getMaxUserNameLength() {
        return connection.product().maxNameLength();
    }

    @Override
    public String getURL() {
        return connection.url().shown();
    }

    @Override
    public String getUserName() throws SQLException {
        return connection.session().options().principal();
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    /** The reserved words that SQL:2003 does not reserve. */
    @Override
    public String getSQLKeywords() {
        return String.join(",", Session.reservedWords());
    }

    private NullOrdering nullOrdering() throws SQLException {
        return connection.session().options().nullOrdering();
    }

    @Override
    public boolean nullsAreSortedHigh() throws SQLException {
        return nullOrdering() == NullOrdering.HIGH;
    }

    @Override
    public boolean nullsAreSortedLow() throws SQLException {
        return nullOrdering() == NullOrdering.LOW;
    }

    @Override
    public boolean nullsAreSortedAtStart() throws SQLException {
        return nullOrdering() == NullOrdering.FIRST;
    }

    @Override
    public boolean nullsAreSortedAtEnd() throws SQLException {
        return nullOrdering() == NullOrdering.LAST;
    }

    // ---- tables

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String namePattern, String[] types)
            throws SQLException {
        return new TableListing(catalog(), definitions())
                .tables(catalog, NamePattern.of(schemaPattern), NamePattern.of(namePattern), types);
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String namePattern, String columnPattern)
            throws SQLException {
        return new ColumnListing(catalog(), definitions(), connection)
                .columns(
                        catalog,
                        NamePattern.of(schemaPattern),
                        NamePattern.of(namePattern),
                        NamePattern.of(columnPattern));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        return new TableListing(catalog(), definitions()).schemas(catalog, NamePattern.of(schemaPattern));
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        MetaRows rows = new MetaRows("TABLE_CAT");
        rows.add(catalog());
        return rows.toResultSet();
    }

    @Override
    public ResultSet getTableTypes() {
        MetaRows rows = new MetaRows("TABLE_TYPE");
        TableListing.TYPES.forEach(rows::add);
        return rows.toResultSet();
    }

    // ---- keys and indexes

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return new KeyListing(catalog(), definitions()).primaryKeys(catalog, schema, table);
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return new KeyListing(catalog(), definitions()).importedKeys(catalog, schema, table);
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return new KeyListing(catalog(), definitions()).exportedKeys(catalog, schema, table);
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return new KeyListing(catalog(), definitions())
                .crossReference(parentSchema, parentTable, foreignSchema, foreignTable);
    }

    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return new KeyListing(catalog(), definitions()).indexes(catalog, schema, table, unique);
    }

    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return new KeyListing(catalog(), definitions()).bestRowIdentifier(catalog, schema, table);
    }

    // ---- types, and what docdb does not have

    @Override
    public ResultSet getTypeInfo() {
        return TypeListing.types();
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) {
        return MetaRows.empty(
                "SCOPE",
                "COLUMN_NAME",
                "DATA_TYPE",
                "TYPE_NAME",
                "COLUMN_SIZE",
                "BUFFER_LENGTH",
                "DECIMAL_DIGITS",
                "PSEUDO_COLUMN");
    }

    @Override
    public ResultSet getProcedures(String catalog, String schemaPattern, String namePattern) {
        return MetaRows.empty(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "RESERVED1",
                "RESERVED2",
                "RESERVED3",
                "REMARKS",
                "PROCEDURE_TYPE",
                "SPECIFIC_NAME");
    }

    @Override
    public ResultSet getProcedureColumns(
            String catalog, String schemaPattern, String namePattern, String columnPattern) {
        return MetaRows.empty(
                "PROCEDURE_CAT",
                "PROCEDURE_SCHEM",
                "PROCEDURE_NAME",
                "COLUMN_NAME",
                "COLUMN_TYPE",
                "DATA_TYPE",
                "TYPE_NAME",
                "PRECISION",
                "LENGTH",
                "SCALE",
                "RADIX",
                "NULLABLE",
                "REMARKS",
                "COLUMN_DEF",
                "SQL_DATA_TYPE",
                "SQL_DATETIME_SUB",
                "CHAR_OCTET_LENGTH",
                "ORDINAL_POSITION",
                "IS_NULLABLE",
                "SPECIFIC_NAME");
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String namePattern) {
        return MetaRows.empty(
                "FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS", "FUNCTION_TYPE", "SPECIFIC_NAME");
    }

    @Override
    public ResultSet getFunctionColumns(
            String catalog, String schemaPattern, String namePattern, String columnPattern) {
        return MetaRows.empty(
                "FUNCTION_CAT",
                "FUNCTION_SCHEM",
                "FUNCTION_NAME",
                "COLUMN_NAME",
                "COLUMN_TYPE",
                "DATA_TYPE",
                "TYPE_NAME",
                "PRECISION",
                "LENGTH",
                "SCALE",
                "RADIX",
                "NULLABLE",
                "REMARKS",
                "CHAR_OCTET_LENGTH",
                "ORDINAL_POSITION",
                "IS_NULLABLE",
                "SPECIFIC_NAME");
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String columnPattern) {
        return MetaRows.empty(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "GRANTOR",
                "GRANTEE",
                "PRIVILEGE",
                "IS_GRANTABLE");
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schemaPattern, String namePattern) {
        return MetaRows.empty(
                "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE");
    }

    @Override
    public ResultSet getUDTs(String catalog, String schemaPattern, String namePattern, int[] types) {
        return MetaRows.empty("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "CLASS_NAME", "DATA_TYPE", "REMARKS", "BASE_TYPE");
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schemaPattern, String namePattern) {
        return MetaRows.empty(
                "TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME");
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schemaPattern, String namePattern) {
        return MetaRows.empty("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME");
    }

    @Override
    public ResultSet getAttributes(String catalog, String schemaPattern, String namePattern, String attributePattern) {
        return MetaRows.empty(
                "TYPE_CAT",
                "TYPE_SCHEM",
                "TYPE_NAME",
                "ATTR_NAME",
                "DATA_TYPE",
                "ATTR_TYPE_NAME",
                "ATTR_SIZE",
                "DECIMAL_DIGITS",
                "NUM_PREC_RADIX",
                "NULLABLE",
                "REMARKS",
                "ATTR_DEF",
                "SQL_DATA_TYPE",
                "SQL_DATETIME_SUB",
                "CHAR_OCTET_LENGTH",
                "ORDINAL_POSITION",
                "IS_NULLABLE",
                "SCOPE_CATALOG",
                "SCOPE_SCHEMA",
                "SCOPE_TABLE",
                "SOURCE_DATA_TYPE");
    }

    @Override
    public ResultSet getPseudoColumns(String catalog, String schemaPattern, String namePattern, String columnPattern) {
        return MetaRows.empty(
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "DATA_TYPE",
                "COLUMN_SIZE",
                "DECIMAL_DIGITS",
                "NUM_PREC_RADIX",
                "COLUMN_USAGE",
                "REMARKS",
                "CHAR_OCTET_LENGTH",
                "IS_NULLABLE");
    }

    @Override
    public ResultSet getClientInfoProperties() {
        return MetaRows.empty("NAME", "MAX_LEN", "DEFAULT_VALUE", "DESCRIPTION");
    }
}
