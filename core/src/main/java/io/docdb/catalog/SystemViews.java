package io.docdb.catalog;

import io.docdb.expr.table.SystemTable;
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

    /** Not of the standard, and not made of definitions: what was gathered, and what goes on. */
    private static final List<SystemTable> TABLES =
            List.of(SystemTable.PATH_STATISTICS, SystemTable.SESSIONS, SystemTable.LOCKS);

    private static final Map<String, Function<CatalogSnapshot, SystemRows>> STANDARD = new LinkedHashMap<>();

    static {
        STANDARD.put("schemata", InformationSchema::schemata);
        STANDARD.put("tables", InformationSchema::tables);
        STANDARD.put(ColumnTable.NAME, catalog -> ColumnTable.of(catalog, view -> List.of()));
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
        TABLES.forEach(table -> STANDARD.put(table.name().toLowerCase(Locale.ROOT), catalog -> new SystemRows()));
    }

    private static final Map<String, Function<CatalogSnapshot, SystemRows>> OTHERS = new LinkedHashMap<>();

    static {
        OTHERS.putAll(PostgresViews.ALL);
        OTHERS.put("sqlite_master", SqliteSchema::objects);
        OTHERS.put("sqlite_schema", SqliteSchema::objects);
    }

    private static final Set<String> SCHEMAS = Set.of(InformationSchema.NAME, POSTGRES);

    private SystemViews() {}

    /** The names of PostgreSQL's, always in the same order. */
    static List<String> namesOfPostgres() {
        return List.copyOf(PostgresViews.ALL.keySet());
    }

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
        for (SystemTable table : TABLES) {
            if (standard && table.name().equalsIgnoreCase(lower)) {
                return Optional.of(
                        view(id, schema, lower, table.columnNames(), "SELECT * FROM " + table.name() + "()"));
            }
        }
        Optional<String> query = PostgresViews.query(lower).filter(sql -> !standard);
        if (query.isPresent()) {
            return Optional.of(view(id, schema, lower, List.of(), query.get()));
        }
        SystemRows rows = views.get(lower).apply(catalog);
        return Optional.of(view(id, schema, lower, rows.names(), rows.toSql()));
    }

    /** What PostgreSQL and SQLite find by its name alone, wherever they look for tables. */
    static Optional<ViewDefinition> findByNameAlone(CatalogSnapshot catalog, String name) {
        return find(catalog, POSTGRES, name);
    }

    /** The view, with the columns of views among its rows if it tells of columns. */
    static ViewDefinition withColumnsOfViews(
            CatalogSnapshot catalog, ViewDefinition view, Function<ViewDefinition, List<ColumnDefinition>> columns) {
        Optional<SystemRows> rows = Optional.empty();
        if (view.schema().equals(InformationSchema.NAME) && view.name().equals(ColumnTable.NAME)) {
            rows = Optional.of(ColumnTable.of(catalog, columns));
        } else if (view.schema().equals(POSTGRES)) {
            rows = PostgresColumns.find(view.name(), catalog, columns);
        }
        return rows.map(made -> view.withQuery(made.toSql())).orElse(view);
    }

    private static ViewDefinition view(int id, String schema, String name, List<String> columns, String query) {
        String comment = schema.equals(InformationSchema.NAME) ? "INFORMATION_SCHEMA" : "";
        return new ViewDefinition(id, schema, name, columns, query, comment);
    }
}
