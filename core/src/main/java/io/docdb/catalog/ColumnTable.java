package io.docdb.catalog;

import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** INFORMATION_SCHEMA.COLUMNS: what the standard tells of columns, and what PostgreSQL, H2 and MySQL add. */
final class ColumnTable {
    static final String NAME = "columns";

    private final CatalogSnapshot catalog;
    private final SystemRows rows = new SystemRows(
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
            "is_updatable",
            "character_octet_length#",
            "numeric_precision_radix#",
            "datetime_precision#",
            "identity_start#",
            "identity_increment#",
            "identity_minimum#",
            "identity_maximum#",
            "identity_cycle",
            "udt_name",
            "column_type",
            "column_key",
            "extra",
            "column_comment");

    private ColumnTable(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    /** @param columnsOfView only those know them who can bind a view's query; others give none */
    static SystemRows of(CatalogSnapshot catalog, Function<ViewDefinition, List<ColumnDefinition>> columnsOfView) {
        ColumnTable table = new ColumnTable(catalog);
        catalog.collections().forEach(table::add);
        catalog.views().forEach(view -> table.add(view, columnsOfView.apply(view)));
        return table.rows;
    }

    private void add(CollectionDefinition table) {
        boolean writable = table.origin() != CollectionDefinition.Origin.SYSTEM;
        int position = 1;
        for (ColumnDefinition column : table.columns()) {
            boolean isKey = table.primaryKey().contains(column.path());
            ColumnDefinition shown =
                    isKey ? column.withNullable(false) : column; // a JSON Schema may leave a key nullable
            add(table.schema(), table.name(), position++, shown, writable, keyOf(table, column));
        }
    }

    private void add(ViewDefinition view, List<ColumnDefinition> columns) {
        int position = 1;
        for (ColumnDefinition column : columns) {
            add(view.schema(), view.name(), position++, column, view.updatable(), "");
        }
    }

    /** As MySQL puts it: part of the primary key, alone unique, or the first of an index that is not. */
    private String keyOf(CollectionDefinition table, ColumnDefinition column) {
        if (table.primaryKey().contains(column.path())) {
            return "PRI";
        }
        String key = "";
        for (IndexDefinition index : catalog.indexesOf(table.id())) {
            Optional<FieldPath> first = index.parts().get(0).path();
            if (first.equals(Optional.of(column.path()))) {
                boolean alone = index.unique() && index.parts().size() == 1;
                key = alone ? "UNI" : key.isEmpty() ? "MUL" : key;
            }
        }
        return key;
    }

    private void add(String schema, String table, int position, ColumnDefinition column, boolean writable, String key) {
        Optional<DomainDefinition> domain = catalog.domainOf(column);
        boolean nullable =
                column.nullable() && domain.map(DomainDefinition::nullable).orElse(true);
        SqlType type = column.type();
        Integer precision = type.hasPrecision() ? type.precision() : null;
        Optional<SequenceDefinition> sequence =
                column.identity().flatMap(identity -> catalog.findSequence(schema, identity.sequence()));
        rows.add(
                null,
                schema,
                table,
                column.name(),
                position,
                column.defaultSql().orElse(null),
                yesOrNo(nullable),
                type.name().sqlText(),
                type.isText() ? precision : null,
                type.isNumeric() ? precision : null,
                type.hasScale() ? type.scale() : null,
                yesOrNo(column.identity().isPresent()),
                column.generatedSql().isPresent() ? "ALWAYS" : "NEVER",
                column.generatedSql().orElse(null),
                column.comment(),
                column.onUpdateSql().orElse(null),
                domain.map(DomainDefinition::schema).orElse(null),
                domain.map(DomainDefinition::name).orElse(null),
                column.identity()
                        .map(identity -> identity.always() ? "ALWAYS" : "BY DEFAULT")
                        .orElse(null),
                yesOrNo(writable),
                type.isText() && precision != null ? precision * 4L : null, // UTF-8
                type.isNumeric() ? 10 : null,
                isTime(type) ? precision : null,
                sequence.map(SequenceDefinition::start).orElse(null),
                sequence.map(SequenceDefinition::increment).orElse(null),
                sequence.map(SequenceDefinition::minimum).orElse(null),
                sequence.map(SequenceDefinition::maximum).orElse(null),
                sequence.map(found -> yesOrNo(found.cycle())).orElse(null),
                PostgresType.nameOf(type),
                type.toString().toLowerCase(Locale.ROOT),
                key,
                extraOf(column),
                column.comment());
    }

    private static boolean isTime(SqlType type) {
        return switch (type.name()) {
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ -> true;
            default -> false;
        };
    }

    /** What MySQL says of where values come from. */
    private static String extraOf(ColumnDefinition column) {
        if (column.identity().isPresent()) {
            return "auto_increment";
        }
        if (column.generatedSql().isPresent()) {
            return "STORED GENERATED";
        }
        return column.onUpdateSql().map(sql -> "on update " + sql).orElse("");
    }

    private static String yesOrNo(boolean is) {
        return is ? "YES" : "NO";
    }
}
