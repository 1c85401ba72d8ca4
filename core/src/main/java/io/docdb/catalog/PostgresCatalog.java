package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * What applications ask PostgreSQL's {@code pg_catalog} for: which tables, views, indexes and sequences there are. Numbers of
 * schemas ({@code oid}) are those of one answer: they hold {@code pg_class} and {@code pg_namespace} together, and nothing else.
 */
final class PostgresCatalog {
    private static final int PUBLIC_OID = 2200; // as in PostgreSQL
    private static final int FIRST_SCHEMA_OID = 1_000_000_000;

    private PostgresCatalog() {}

    /** How PostgreSQL calls a type in {@code udt_name}. */
    static String typeName(SqlType type) {
        return switch (type.name()) {
            case BOOLEAN -> "bool";
            case TINYINT, SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case DECIMAL -> "numeric";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case CHAR -> "bpchar";
            case VARCHAR -> "varchar";
            case CLOB -> "text";
            case BINARY, VARBINARY, BLOB -> "bytea";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case INTERVAL -> "interval";
            case UUID -> "uuid";
            case ARRAY ->
                "_" + type.elementType().map(PostgresCatalog::typeName).orElse("jsonb");
            case NULL, ANY, JSON, OBJECT, ROW -> "jsonb";
        };
    }

    static SystemRows tables(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "schemaname",
                "tablename",
                "tableowner",
                "tablespace",
                "hasindexes?",
                "hasrules?",
                "hastriggers?",
                "rowsecurity?");
        catalog.collections()
                .forEach(table -> rows.add(
                        table.schema(), table.name(), "", null, hasIndexes(catalog, table), false, false, false));
        return rows;
    }

    private static boolean hasIndexes(CatalogSnapshot catalog, CollectionDefinition table) {
        return !table.hasGeneratedKey() || !catalog.indexesOf(table.id()).isEmpty();
    }

    static SystemRows views(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("schemaname", "viewname", "viewowner", "definition");
        catalog.views().forEach(view -> rows.add(view.schema(), view.name(), "", view.querySql()));
        return rows;
    }

    static SystemRows materializedViews(CatalogSnapshot catalog) {
        return new SystemRows(
                "schemaname", "matviewname", "matviewowner", "tablespace", "hasindexes?", "ispopulated?", "definition");
    }

    static SystemRows indexes(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("schemaname", "tablename", "indexname", "tablespace", "indexdef");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                rows.add(
                        table.schema(), table.name(), table.primaryKeyName(), null, DefinitionText.ofPrimaryKey(table));
            }
            catalog.indexesOf(table.id())
                    .forEach(index -> rows.add(
                            index.schema(), table.name(), index.name(), null, DefinitionText.of(index, table)));
        }
        return rows;
    }

    static SystemRows sequences(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows(
                "schemaname",
                "sequencename",
                "sequenceowner",
                "data_type",
                "start_value#",
                "min_value#",
                "max_value#",
                "increment_by#",
                "cycle?",
                "cache_size#");
        catalog.sequences()
                .forEach(sequence -> rows.add(
                        sequence.schema(),
                        sequence.name(),
                        "",
                        sequence.type().name().toString().toLowerCase(java.util.Locale.ROOT),
                        sequence.start(),
                        sequence.minimum(),
                        sequence.maximum(),
                        sequence.increment(),
                        sequence.cycle(),
                        1));
        return rows;
    }

    static SystemRows relations(CatalogSnapshot catalog) {
        SystemRows rows =
                new SystemRows("oid#", "relname", "relnamespace#", "relkind", "relhasindex?", "relispartition?");
        List<String> schemas = schemasOf(catalog);
        for (CollectionDefinition table : catalog.collections()) {
            int schema = oid(table.schema(), schemas);
            rows.add(table.id(), table.name(), schema, "r", hasIndexes(catalog, table), false);
            if (!table.hasGeneratedKey()) {
                rows.add(
                        -table.id(), table.primaryKeyName(), schema, "i", false, false); // is no object of its own here
            }
        }
        catalog.indexes()
                .forEach(index -> rows.add(index.id(), index.name(), oid(index.schema(), schemas), "i", false, false));
        catalog.views()
                .forEach(view -> rows.add(view.id(), view.name(), oid(view.schema(), schemas), "v", false, false));
        catalog.sequences()
                .forEach(sequence ->
                        rows.add(sequence.id(), sequence.name(), oid(sequence.schema(), schemas), "S", false, false));
        return rows;
    }

    static SystemRows schemas(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "nspname", "nspowner#");
        List<String> schemas = schemasOf(catalog);
        schemas.forEach(schema -> rows.add(oid(schema, schemas), schema, 10));
        return rows;
    }

    private static List<String> schemasOf(CatalogSnapshot catalog) {
        List<String> schemas = new ArrayList<>(catalog.schemas());
        schemas.addAll(catalog.temporarySchemas());
        schemas.addAll(List.of(SystemViews.POSTGRES, InformationSchema.NAME));
        return schemas;
    }

    private static int oid(String schema, List<String> schemas) {
        return schema.equals(CatalogSnapshot.DEFAULT_SCHEMA) ? PUBLIC_OID : FIRST_SCHEMA_OID + schemas.indexOf(schema);
    }

    static SystemRows databases(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "datname", "encoding#", "datallowconn?");
        rows.add(1, null, 6, true); // 6 is UTF8
        return rows;
    }
}
