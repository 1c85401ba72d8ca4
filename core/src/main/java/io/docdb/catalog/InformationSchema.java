package io.docdb.catalog;

import io.docdb.expr.table.PathStatisticsTable;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The views of INFORMATION_SCHEMA (ISO/IEC 9075-11): each is a VALUES query made from the definitions when somebody asks
 * for it, so that it can be read like any view and is never out of date.
 */
final class InformationSchema {
    static final String NAME = "information_schema";

    static final String COLUMNS = "columns";

    /** Below all ids that are handed out, and below those of other system views. */
    private static final int FIRST_ID = -100;

    /** Not of the standard: read from what was gathered, which changes while definitions stay. */
    private static final String PATH_STATISTICS = "path_statistics";

    private static final Map<String, Function<CatalogSnapshot, Rows>> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("schemata", InformationSchema::schemata);
        VIEWS.put("tables", InformationSchema::tables);
        VIEWS.put(COLUMNS, InformationSchema::columns);
        VIEWS.put("views", InformationSchema::views);
        VIEWS.put("table_constraints", InformationSchema::tableConstraints);
        VIEWS.put("key_column_usage", InformationSchema::keyColumnUsage);
        VIEWS.put("referential_constraints", InformationSchema::referentialConstraints);
        VIEWS.put("check_constraints", InformationSchema::checkConstraints);
        VIEWS.put("sequences", InformationSchema::sequences);
        VIEWS.put("indexes", InformationSchema::indexes);
        VIEWS.put("domains", DomainTables::domains);
        VIEWS.put("domain_constraints", DomainTables::domainConstraints);
    }

    private InformationSchema() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(VIEWS.keySet());
        names.add(PATH_STATISTICS);
        return names;
    }

    static Optional<ViewDefinition> find(CatalogSnapshot catalog, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(PATH_STATISTICS)) {
            return Optional.of(new ViewDefinition(
                    FIRST_ID - VIEWS.size(),
                    NAME,
                    lower,
                    PathStatisticsTable.columnNames(),
                    "SELECT * FROM " + PathStatisticsTable.NAME + "()",
                    "INFORMATION_SCHEMA"));
        }
        int place = new ArrayList<>(VIEWS.keySet()).indexOf(lower);
        if (place < 0) {
            return Optional.empty();
        }
        Rows rows = VIEWS.get(lower).apply(catalog);
        return Optional.of(
                new ViewDefinition(FIRST_ID - place, NAME, lower, rows.names(), rows.toSql(), "INFORMATION_SCHEMA"));
    }

    /** Rows of texts and whole numbers; a column whose name ends in {@code #} holds numbers. */
    static final class Rows {
        private final List<String> columns;
        private final List<String> rows = new ArrayList<>();

        Rows(String... columns) {
            this.columns = List.of(columns);
        }

        List<String> names() {
            return columns.stream().map(name -> name.replace("#", "")).toList();
        }

        void add(Object... cells) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                String type = columns.get(i).endsWith("#") ? "BIGINT" : "VARCHAR";
                String cell = isCatalog(columns.get(i)) ? "CURRENT_CATALOG" : literal(cells[i]);
                row.add("CAST(" + cell + " AS " + type + ")");
            }
            rows.add("(" + String.join(", ", row) + ")");
        }

        /** True for a column that names the database: the definitions do not know what they are called outside. */
        private static boolean isCatalog(String column) {
            return column.endsWith("_catalog") || column.equals("catalog_name");
        }

        private static String literal(Object cell) {
            if (cell == null) {
                return "NULL";
            }
            return cell instanceof Number
                    ? cell.toString()
                    : "'" + cell.toString().replace("'", "''") + "'";
        }

        String toSql() {
            if (!rows.isEmpty()) {
                return "VALUES " + String.join(", ", rows);
            }
            return columns.stream()
                    .map(name -> "CAST(NULL AS " + (name.endsWith("#") ? "BIGINT" : "VARCHAR") + ")")
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
        }
    }

    private static Rows schemata(CatalogSnapshot catalog) {
        Rows rows = new Rows("catalog_name", "schema_name", "schema_owner", "remarks");
        catalog.schemas().forEach(schema -> rows.add(null, schema, "", catalog.commentOfSchema(schema)));
        return rows;
    }

    private static Rows tables(CatalogSnapshot catalog) {
        Rows rows =
                new Rows("table_catalog", "table_schema", "table_name", "table_type", "remarks", "is_insertable_into");
        catalog.collections()
                .forEach(table -> rows.add(
                        null,
                        table.schema(),
                        table.name(),
                        typeOf(table),
                        table.comment(),
                        yesOrNo(isWritable(table))));
        catalog.views()
                .forEach(view ->
                        rows.add(null, view.schema(), view.name(), "VIEW", view.comment(), yesOrNo(view.updatable())));
        return rows;
    }

    private static String typeOf(CollectionDefinition table) {
        if (table.temporary()) {
            return "LOCAL TEMPORARY";
        }
        return table.origin() == CollectionDefinition.Origin.SYSTEM ? "SYSTEM TABLE" : "BASE TABLE";
    }

    private static boolean isWritable(CollectionDefinition table) {
        return table.origin() != CollectionDefinition.Origin.SYSTEM;
    }

    private static String yesOrNo(boolean is) {
        return is ? "YES" : "NO";
    }

    /** COLUMNS with those of the views, which only those know who can bind their queries. */
    static ViewDefinition columns(
            CatalogSnapshot catalog, Function<ViewDefinition, List<ColumnDefinition>> columnsOfView) {
        Rows rows = columns(catalog);
        for (ViewDefinition view : catalog.views()) {
            addColumns(rows, catalog, view.schema(), view.name(), columnsOfView.apply(view), view.updatable());
        }
        ViewDefinition plain = find(catalog, COLUMNS).orElseThrow();
        return new ViewDefinition(plain.id(), NAME, COLUMNS, rows.names(), rows.toSql(), plain.comment());
    }

    private static Rows columns(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "table_catalog",
                "table_schema",
                "table_name",
                "column_name",
                "ordinal_position#",
                "column_default",
                "is_nullable",
                "data_type",
                "character_maximum_length#",
                "numeric_precision#",
                "numeric_scale#",
                "is_identity",
                "is_generated",
                "generation_expression",
                "remarks",
                "column_on_update",
                "domain_schema",
                "domain_name",
                "identity_generation",
                "is_updatable");
        for (CollectionDefinition table : catalog.collections()) {
            addColumns(rows, catalog, table.schema(), table.name(), columnsOf(table), isWritable(table));
        }
        return rows;
    }

    /** A JSON Schema may leave a key nullable, which none is. */
    private static List<ColumnDefinition> columnsOf(CollectionDefinition table) {
        return table.columns().stream()
                .map(column -> table.primaryKey().contains(column.path()) ? column.withNullable(false) : column)
                .toList();
    }

    private static void addColumns(
            Rows rows,
            CatalogSnapshot catalog,
            String schema,
            String table,
            List<ColumnDefinition> columns,
            boolean writable) {
        int position = 1;
        for (ColumnDefinition column : columns) {
            Optional<DomainDefinition> domain = catalog.domainOf(column);
            boolean nullable =
                    column.nullable() && domain.map(DomainDefinition::nullable).orElse(true);
            Integer precision = column.type().hasPrecision() ? column.type().precision() : null;
            rows.add(
                    null,
                    schema,
                    table,
                    column.name(),
                    position++,
                    column.defaultSql().orElse(null),
                    nullable ? "YES" : "NO",
                    column.type().name().sqlText(),
                    column.type().isText() ? precision : null,
                    column.type().isNumeric() ? precision : null,
                    column.type().hasScale() ? column.type().scale() : null,
                    column.identity().isPresent() ? "YES" : "NO",
                    column.generatedSql().isPresent() ? "ALWAYS" : "NEVER",
                    column.generatedSql().orElse(null),
                    column.comment(),
                    column.onUpdateSql().orElse(null),
                    domain.map(DomainDefinition::schema).orElse(null),
                    domain.map(DomainDefinition::name).orElse(null),
                    column.identity()
                            .map(identity -> identity.always() ? "ALWAYS" : "BY DEFAULT")
                            .orElse(null),
                    yesOrNo(writable));
        }
    }

    private static Rows views(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "table_catalog",
                "table_schema",
                "table_name",
                "view_definition",
                "check_option",
                "is_updatable",
                "is_insertable_into");
        catalog.views()
                .forEach(view -> rows.add(
                        null,
                        view.schema(),
                        view.name(),
                        view.querySql(),
                        view.check().name(),
                        view.updatable() ? "YES" : "NO",
                        view.updatable() ? "YES" : "NO"));
        return rows;
    }

    private static Rows tableConstraints(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "constraint_type",
                "table_catalog",
                "table_schema",
                "table_name",
                "is_deferrable",
                "initially_deferred",
                "remarks");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                addConstraint(rows, table, table.primaryKeyName(), "PRIMARY KEY");
            }
            table.checks().forEach(check -> addConstraint(rows, table, check.name(), "CHECK"));
            table.foreignKeys()
                    .forEach(key -> addConstraint(
                            rows,
                            table,
                            key.name(),
                            "FOREIGN KEY",
                            key.deferrable(),
                            key.initiallyDeferred(),
                            commentOf(table, key.name())));
            catalog.indexesOf(table.id()).stream()
                    .filter(IndexDefinition::constraint)
                    .forEach(
                            index -> addConstraint(rows, table, index.name(), "UNIQUE", false, false, index.comment()));
        }
        return rows;
    }

    private static void addConstraint(Rows rows, CollectionDefinition table, String name, String type) {
        addConstraint(rows, table, name, type, false, false, commentOf(table, name));
    }

    private static String commentOf(CollectionDefinition table, String constraint) {
        return table.constraintComments().getOrDefault(constraint, "");
    }

    private static void addConstraint(
            Rows rows,
            CollectionDefinition table,
            String name,
            String type,
            boolean deferrable,
            boolean deferred,
            String comment) {
        rows.add(
                null,
                table.schema(),
                name,
                type,
                null,
                table.schema(),
                table.name(),
                deferrable ? "YES" : "NO",
                deferred ? "YES" : "NO",
                comment);
    }

    private static Rows keyColumnUsage(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "table_catalog",
                "table_schema",
                "table_name",
                "column_name",
                "ordinal_position#");
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey()) {
                addColumns(rows, table, table.primaryKeyName(), table.primaryKey());
            }
            table.foreignKeys().forEach(key -> addColumns(rows, table, key.name(), key.paths()));
            for (IndexDefinition index : catalog.indexesOf(table.id())) {
                if (index.constraint()) {
                    List<FieldPath> paths = index.parts().stream()
                            .flatMap(part -> part.path().stream())
                            .toList();
                    addColumns(rows, table, index.name(), paths);
                }
            }
        }
        return rows;
    }

    private static void addColumns(Rows rows, CollectionDefinition table, String name, List<FieldPath> paths) {
        int position = 1;
        for (FieldPath path : paths) {
            rows.add(null, table.schema(), name, null, table.schema(), table.name(), path, position++);
        }
    }

    private static Rows referentialConstraints(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "constraint_catalog",
                "constraint_schema",
                "constraint_name",
                "unique_constraint_schema",
                "unique_constraint_name",
                "match_option",
                "update_rule",
                "delete_rule");
        for (CollectionDefinition table : catalog.collections()) {
            for (ForeignKeyDefinition key : table.foreignKeys()) {
                Optional<CollectionDefinition> to = catalog.findCollection(key.referencedId());
                rows.add(
                        null,
                        table.schema(),
                        key.name(),
                        to.map(CollectionDefinition::schema).orElse(null),
                        to.map(CollectionDefinition::primaryKeyName).orElse(null),
                        key.matchFull() ? "FULL" : "NONE",
                        key.onUpdate().name().replace('_', ' '),
                        key.onDelete().name().replace('_', ' '));
            }
        }
        return rows;
    }

    private static Rows checkConstraints(CatalogSnapshot catalog) {
        Rows rows = new Rows("constraint_catalog", "constraint_schema", "constraint_name", "check_clause");
        for (CollectionDefinition table : catalog.collections()) {
            table.checks().forEach(check -> rows.add(null, table.schema(), check.name(), check.conditionSql()));
        }
        for (DomainDefinition domain : catalog.domains()) {
            domain.checks().forEach(check -> rows.add(null, domain.schema(), check.name(), check.conditionSql()));
        }
        return rows;
    }

    private static Rows sequences(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "sequence_catalog",
                "sequence_schema",
                "sequence_name",
                "data_type",
                "start_value#",
                "minimum_value#",
                "maximum_value#",
                "increment#",
                "cycle_option",
                "remarks");
        for (SequenceDefinition sequence : catalog.sequences()) {
            rows.add(
                    null,
                    sequence.schema(),
                    sequence.name(),
                    sequence.type().name().toString(),
                    sequence.start(),
                    sequence.minimum(),
                    sequence.maximum(),
                    sequence.increment(),
                    sequence.cycle() ? "YES" : "NO",
                    sequence.comment());
        }
        return rows;
    }

    /** Not of the standard: one row for each part of an index. */
    private static Rows indexes(CatalogSnapshot catalog) {
        Rows rows = new Rows(
                "index_schema",
                "index_name",
                "table_schema",
                "table_name",
                "is_unique",
                "ordinal_position#",
                "expression",
                "ordering",
                "predicate",
                "remarks");
        for (IndexDefinition index : catalog.indexes()) {
            Optional<CollectionDefinition> table = catalog.findCollection(index.collectionId());
            int position = 1;
            for (IndexDefinition.Part part : index.parts()) {
                rows.add(
                        index.schema(),
                        index.name(),
                        table.map(CollectionDefinition::schema).orElse(null),
                        table.map(CollectionDefinition::name).orElse(null),
                        index.unique() ? "YES" : "NO",
                        position++,
                        part.path()
                                .map(FieldPath::toString)
                                .or(part::expressionSql)
                                .orElse(""),
                        part.descending() ? "DESC" : "ASC",
                        index.predicateSql().orElse(null),
                        index.comment());
            }
        }
        return rows;
    }
}
