package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionDefinition.Origin;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.StatementException;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.PlanPrinter;
import io.docdb.schema.DocumentSchema;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small catalog: tables person, dept and item (with default, identity and generated column), a schemaless collection
 * events, a collection orders with an open JSON Schema and a view.
 */
final class BindFixture {
    private static final String ORDERS_SCHEMA = """
            {"type": "object", "properties": {
              "_id": {"type": "string"},
              "customer": {"type": "object", "properties": {
                 "name": {"type": "string"}, "city": {"type": "string"}}},
              "total": {"type": "number"},
              "items": {"type": "array", "items": {"type": "object", "properties": {
                 "sku": {"type": "string"}, "quantity": {"type": "integer"}}}},
              "tags": {"type": "array", "items": {"type": "string"}}}}""";

    private static final SqlType NAME = SqlType.of(SqlType.Name.VARCHAR, 80);

    private BindFixture() {}

    static CatalogSnapshot catalog() {
        CollectionDefinition person = table(
                1,
                "person",
                List.of("id"),
                ColumnDefinition.of("id", SqlType.BIGINT, false),
                ColumnDefinition.of("name", NAME, false),
                ColumnDefinition.of("age", SqlType.INTEGER, true),
                ColumnDefinition.of("born", SqlType.DATE, true),
                ColumnDefinition.of("dept_id", SqlType.INTEGER, true));
        CollectionDefinition dept = table(
                2,
                "dept",
                List.of("id"),
                ColumnDefinition.of("id", SqlType.INTEGER, false),
                ColumnDefinition.of("Name", NAME, false),
                ColumnDefinition.of("manager", SqlType.BIGINT, true));
        CollectionDefinition item = table(
                3,
                "item",
                List.of("id"),
                ColumnDefinition.of("id", SqlType.BIGINT, false)
                        .withIdentity(Optional.of(new ColumnDefinition.Identity(true, "item_id"))),
                ColumnDefinition.of("state", NAME, false).withDefault(Optional.of("'new'")),
                ColumnDefinition.of("price", SqlType.decimal(10, 2), true),
                ColumnDefinition.of("gross", SqlType.decimal(12, 2), true).withGenerated(Optional.of("price * 2")));
        CollectionDefinition events = new CollectionDefinition(
                4,
                "public",
                "events",
                Origin.COLLECTION,
                List.of(),
                Optional.empty(),
                CollectionDefinition.GENERATED_KEY,
                "events_pk",
                List.of(),
                List.of(),
                false,
                "");
        CollectionDefinition orders = new CollectionDefinition(
                5,
                "public",
                "orders",
                Origin.COLLECTION,
                List.of(
                        ColumnDefinition.of("_id", SqlType.VARCHAR, false),
                        ColumnDefinition.of("customer", SqlType.OBJECT, true),
                        ColumnDefinition.of("total", SqlType.DECIMAL, true),
                        ColumnDefinition.of("items", SqlType.ARRAY, true),
                        ColumnDefinition.of("tags", SqlType.arrayOf(SqlType.VARCHAR), true)),
                Optional.of(ORDERS_SCHEMA),
                CollectionDefinition.GENERATED_KEY,
                "orders_pk",
                List.of(),
                List.of(),
                false,
                "");
        return new CatalogSnapshot(
                1,
                Map.of("public", "", "archive", ""),
                List.of(person, dept, item, events, orders),
                List.of(new IndexDefinition(
                        20,
                        1,
                        "public",
                        "person_name",
                        List.of(IndexDefinition.Part.of(FieldPath.of("name"), false)),
                        true,
                        Optional.empty(),
                        false)),
                List.of(new ViewDefinition(
                        30,
                        "public",
                        "adults",
                        List.of("key", "who"),
                        "SELECT id, name FROM person WHERE age >= 18",
                        "")),
                List.of(new SequenceDefinition(
                        40,
                        "public",
                        "item_id",
                        SqlType.BIGINT,
                        1,
                        1,
                        1,
                        Long.MAX_VALUE,
                        false,
                        Optional.empty(),
                        Optional.empty())),
                List.of());
    }

    private static CollectionDefinition table(int id, String name, List<String> key, ColumnDefinition... columns) {
        return new CollectionDefinition(
                id,
                "public",
                name,
                Origin.TABLE,
                List.of(columns),
                Optional.empty(),
                key.stream().map(FieldPath::of).toList(),
                name + "_pk",
                List.of(),
                List.of(),
                false,
                "");
    }

    static Binder binder() {
        DocumentSchema orders = DocumentSchema.compile(ORDERS_SCHEMA);
        return new Binder(catalog(), Functions.STANDARD, BindContext.of(definition -> orders.model()));
    }

    static BoundStatement bind(String sql) {
        ParsedStatement parsed = Parser.parse(sql);
        return binder().bind(parsed.statement(), parsed.text());
    }

    /** The bound plan as text. */
    static String plan(String sql) {
        return PlanPrinter.print(bind(sql).plan());
    }

    /** The labels of the result. */
    static List<String> labels(String sql) {
        return bind(sql).output().stream().map(column -> column.name()).toList();
    }

    /** The SQLState and message of the error. */
    static String error(String sql) {
        try {
            return "no error: " + plan(sql);
        } catch (StatementException error) {
            return error.sqlState() + " " + error.getMessage();
        }
    }
}
