package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code pg_attribute}, {@code pg_attrdef} and {@code pg_description} tell of columns, those of views included. */
final class PostgresColumns {
    static final String ATTRIBUTES = "pg_attribute";
    static final String DESCRIPTIONS = "pg_description";

    private final CatalogSnapshot catalog;
    private final Function<ViewDefinition, List<ColumnDefinition>> columnsOfView;

    /** @param columnsOfView only those know them who can bind a view's query; others give none */
    PostgresColumns(CatalogSnapshot catalog, Function<ViewDefinition, List<ColumnDefinition>> columnsOfView) {
        this.catalog = catalog;
        this.columnsOfView = columnsOfView;
    }

    /** The rows of a view that tells of columns; empty for any other. */
    static Optional<SystemRows> find(
            String view, CatalogSnapshot catalog, Function<ViewDefinition, List<ColumnDefinition>> columnsOfView) {
        PostgresColumns columns = new PostgresColumns(catalog, columnsOfView);
        return switch (view) {
            case ATTRIBUTES -> Optional.of(columns.attributes());
            case DESCRIPTIONS -> Optional.of(columns.descriptions());
            default -> Optional.empty();
        };
    }

    SystemRows attributes() {
        SystemRows rows = new SystemRows(
                "attrelid#",
                "attname",
                "atttypid#",
                "attstattarget#",
                "attlen#",
                "attnum#",
                "attndims#",
                "attcacheoff#",
                "atttypmod#",
                "attbyval?",
                "attstorage",
                "attcompression",
                "attnotnull?",
                "atthasdef?",
                "atthasmissing?",
                "attidentity",
                "attgenerated",
                "attisdropped?",
                "attislocal?",
                "attinhcount#",
                "attcollation#",
                "attacl",
                "attoptions",
                "attfdwoptions");
        for (CollectionDefinition table : catalog.collections()) {
            int position = 1;
            for (ColumnDefinition column : table.columns()) {
                boolean isKey = table.primaryKey().contains(column.path());
                attribute(
                        rows,
                        PostgresObjects.numberOf(table.id()),
                        position++,
                        column.withNullable(!isKey && column.nullable()));
            }
        }
        for (ViewDefinition view : catalog.views()) {
            int position = 1;
            for (ColumnDefinition column : columnsOfView.apply(view)) {
                attribute(
                        rows,
                        PostgresObjects.numberOf(view.id()),
                        position++,
                        ColumnDefinition.of(column.name(), column.type(), true));
            }
        }
        return rows;
    }

    private void attribute(SystemRows rows, long relation, int position, ColumnDefinition column) {
        SqlType type = column.type();
        Optional<DomainDefinition> domain = catalog.domainOf(column);
        rows.add(
                relation,
                column.name(),
                domain.map(of -> PostgresObjects.numberOf(of.id())).orElse((long) PostgresType.numberOf(type)),
                -1,
                PostgresType.lengthOf(type),
                position,
                type.name() == SqlType.Name.ARRAY && type.elementType().isPresent() ? 1 : 0,
                -1,
                domain.isPresent() ? -1 : PostgresType.modifierOf(type),
                PostgresType.lengthOf(type) > 0 && PostgresType.lengthOf(type) <= Long.BYTES,
                PostgresType.lengthOf(type) > 0 ? "p" : "x",
                "",
                !column.nullable(),
                hasDefault(column),
                false,
                column.identity().map(identity -> identity.always() ? "a" : "d").orElse(""),
                column.generatedSql().isPresent() ? "s" : "",
                false,
                true,
                0,
                0,
                null,
                null,
                null);
    }

    private static boolean hasDefault(ColumnDefinition column) {
        return column.defaultSql().isPresent() || column.generatedSql().isPresent();
    }

    static SystemRows defaults(CatalogSnapshot catalog) {
        SystemRows rows = new SystemRows("oid#", "adrelid#", "adnum#", "adbin");
        int number = 1;
        for (CollectionDefinition table : catalog.collections()) {
            int position = 1;
            for (ColumnDefinition column : table.columns()) {
                if (hasDefault(column)) {
                    String sql = column.defaultSql().or(column::generatedSql).orElseThrow();
                    rows.add(number++, PostgresObjects.numberOf(table.id()), position, sql);
                }
                position++;
            }
        }
        return rows;
    }

    SystemRows descriptions() {
        SystemRows rows = new SystemRows("objoid#", "classoid#", "objsubid#", "description");
        PostgresObjects objects = new PostgresObjects(catalog);
        for (String schema : catalog.schemas()) {
            describe(
                    rows,
                    objects.numberOfSchema(schema),
                    PostgresCatalog.PG_NAMESPACE,
                    0,
                    catalog.commentOfSchema(schema));
        }
        for (CollectionDefinition table : catalog.collections()) {
            ofRelation(rows, table.id(), table.comment(), table.columns());
        }
        for (ViewDefinition view : catalog.views()) {
            ofRelation(rows, view.id(), view.comment(), columnsOfView.apply(view));
        }
        catalog.indexes().forEach(index -> ofRelation(rows, index.id(), index.comment(), List.of()));
        catalog.sequences().forEach(sequence -> ofRelation(rows, sequence.id(), sequence.comment(), List.of()));
        catalog.domains()
                .forEach(domain -> describe(
                        rows, PostgresObjects.numberOf(domain.id()), PostgresCatalog.PG_TYPE, 0, domain.comment()));
        for (PostgresConstraint each : PostgresConstraint.of(catalog)) {
            each.table()
                    .map(table -> table.constraintComments().get(each.name()))
                    .ifPresent(text -> describe(rows, each.number(), PostgresCatalog.PG_CONSTRAINT, 0, text));
        }
        return rows;
    }

    private static void ofRelation(SystemRows rows, int id, String comment, List<ColumnDefinition> columns) {
        long number = PostgresObjects.numberOf(id);
        describe(rows, number, PostgresCatalog.PG_CLASS, 0, comment);
        for (int i = 0; i < columns.size(); i++) {
            describe(
                    rows,
                    number,
                    PostgresCatalog.PG_CLASS,
                    i + 1,
                    columns.get(i).comment());
        }
    }

    private static void describe(SystemRows rows, long number, long of, int part, String comment) {
        if (!comment.isEmpty()) {
            rows.add(number, of, part, comment);
        }
    }
}
