package io.docdb.catalog;

import io.docdb.expr.table.PathStatisticsTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The views that tell of the definitions: INFORMATION_SCHEMA (ISO/IEC 9075-11, with what MySQL and H2 add), PostgreSQL's
 * {@code pg_catalog} as far as applications ask it which tables there are, and SQLite's {@code sqlite_master}. Each is a VALUES
 * query made from the definitions when somebody asks for it, so that it can be read like any view and is never out of date.
 */
final class SystemViews {
    static final String POSTGRES = "pg_catalog";

    /** Below all ids that are handed out, and below those of other system views. */
    private static final int FIRST_ID = -100;

    /** Not of the standard: read from what was gathered, which changes while definitions stay. */
    private static final String PATH_STATISTICS = "path_statistics";

    private static final Map<String, Function<CatalogSnapshot, SystemRows>> STANDARD = new LinkedHashMap<>();

    static {
        STANDARD.put("schemata", InformationSchema::schemata);
        STANDARD.put("tables", InformationSchema::tables);
        STANDARD.put(ColumnTable.NAME, ColumnTable::of);
        STANDARD.put("views", InformationSchema::views);
        STANDARD.put("table_constraints", ConstraintTables::tableConstraints);
        STANDARD.put("key_column_usage", ConstraintTables::keyColumnUsage);
        STANDARD.put("referential_constraints", ConstraintTables::referentialConstraints);
        STANDARD.put("check_constraints", ConstraintTables::checkConstraints);
        STANDARD.put("sequences", InformationSchema::sequences);
        STANDARD.put("indexes", IndexTables::indexes);
        STANDARD.put("domains", DomainTables::domains);
        STANDARD.put("domain_constraints", DomainTables::domainConstraints);
        STANDARD.put("constraint_column_usage", ConstraintTables::constraintColumnUsage);
        STANDARD.put("constraint_table_usage", ConstraintTables::constraintTableUsage);
        STANDARD.put("statistics", IndexTables::statistics);
        STANDARD.put("definitions", InformationSchema::definitions);
        STANDARD.put("information_schema_catalog_name", InformationSchema::catalogName);
        STANDARD.put("routines", InformationSchema::routines);
        STANDARD.put("parameters", InformationSchema::parameters);
        STANDARD.put("triggers", InformationSchema::triggers);
        STANDARD.put(PATH_STATISTICS, catalog -> new SystemRows());
    }

    private static final Map<String, Function<CatalogSnapshot, SystemRows>> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.put("pg_tables", PostgresCatalog::tables);
        OTHERS.put("pg_views", PostgresCatalog::views);
        OTHERS.put("pg_matviews", PostgresCatalog::materializedViews);
        OTHERS.put("pg_indexes", PostgresCatalog::indexes);
        OTHERS.put("pg_sequences", PostgresCatalog::sequences);
        OTHERS.put("pg_class", PostgresCatalog::relations);
        OTHERS.put("pg_namespace", PostgresCatalog::schemas);
        OTHERS.put("pg_database", PostgresCatalog::databases);
        OTHERS.put("sqlite_master", SqliteSchema::objects);
        OTHERS.put("sqlite_schema", SqliteSchema::objects);
    }

    private static final Set<String> SCHEMAS = Set.of(InformationSchema.NAME, POSTGRES);

    private SystemViews() {}

    /** The system's schema that is called so, in lower case. */
    static Optional<String> schemaOf(String name) {
        return Optional.of(name.toLowerCase(Locale.ROOT)).filter(SCHEMAS::contains);
    }

    /** @param schema one that {@link #schemaOf} gives */
    static Optional<ViewDefinition> find(CatalogSnapshot catalog, String schema, String name) {
        boolean standard = schema.equals(InformationSchema.NAME);
        Map<String, Function<CatalogSnapshot, SystemRows>> views = standard ? STANDARD : OTHERS;
        String lower = name.toLowerCase(Locale.ROOT);
        int place = new ArrayList<>(views.keySet()).indexOf(lower);
        if (place < 0) {
            return Optional.empty();
        }
        int id = FIRST_ID - place - (standard ? 0 : STANDARD.size());
        if (lower.equals(PATH_STATISTICS)) {
            String query = "SELECT * FROM " + PathStatisticsTable.NAME + "()";
            return Optional.of(view(id, schema, lower, PathStatisticsTable.columnNames(), query));
        }
        SystemRows rows = views.get(lower).apply(catalog);
        return Optional.of(view(id, schema, lower, rows.names(), rows.toSql()));
    }

    /** What PostgreSQL and SQLite find by its name alone, wherever they look for tables. */
    static Optional<ViewDefinition> findByNameAlone(CatalogSnapshot catalog, String name) {
        return find(catalog, POSTGRES, name);
    }

    private static ViewDefinition view(int id, String schema, String name, List<String> columns, String query) {
        String comment = schema.equals(InformationSchema.NAME) ? "INFORMATION_SCHEMA" : "";
        return new ViewDefinition(id, schema, name, columns, query, comment);
    }
}
