package io.docdb.benchmark.engine;

import static org.dizitart.no2.filters.FluentFilter.where;

import io.docdb.benchmark.Engine;
import io.docdb.benchmark.Rows;
import io.docdb.benchmark.Suite;
import io.docdb.benchmark.Work;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dizitart.no2.Nitrite;
import org.dizitart.no2.collection.Document;
import org.dizitart.no2.collection.FindOptions;
import org.dizitart.no2.collection.NitriteCollection;
import org.dizitart.no2.collection.UpdateOptions;
import org.dizitart.no2.common.SortOrder;
import org.dizitart.no2.filters.Filter;
import org.dizitart.no2.index.IndexOptions;
import org.dizitart.no2.index.IndexType;
import org.dizitart.no2.mvstore.MVStoreModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Nitrite on a file. It cannot join by an index, group or sum: that is done here in Java, as its users do. It never
 * forces its file: a durable change is a commit and a force through a second handle on the same file.
 */
public final class NitriteEngine implements Engine {
    private final ObjectMapper json = new ObjectMapper();
    private Nitrite database;
    private NitriteCollection customers;
    private NitriteCollection orders;
    private FileChannel file;

    @Override
    public void open(Path folder, Suite suite) throws IOException {
        if (suite != Suite.SHOP) {
            throw new UnsupportedOperationException("Nitrite has no queries for the suite " + suite.option());
        }
        Path path = folder.resolve("shop.nitrite");
        MVStoreModule store = MVStoreModule.withConfig().filePath(path.toFile()).build();
        database = Nitrite.builder().loadModule(store).openOrCreate();
        customers = database.getCollection("customers");
        orders = database.getCollection("orders");
        customers.createIndex(IndexOptions.indexOptions(IndexType.UNIQUE), "id");
        orders.createIndex(IndexOptions.indexOptions(IndexType.UNIQUE), "id");
        for (String field : List.of("customer.id", "total", "lines.sku")) {
            orders.createIndex(IndexOptions.indexOptions(IndexType.NON_UNIQUE), field);
        }
        file = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    private void force() throws IOException {
        database.commit();
        file.force(true);
    }

    @Override
    public void load(String collection, List<Item> items) {
        Document[] documents = items.stream().map(this::document).toArray(Document[]::new);
        database.getCollection(collection).insert(documents);
        database.commit();
    }

    private Document document(Item item) {
        return (Document) value(json.readTree(item.json()));
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Document document = Document.createDocument();
            node.properties().forEach(field -> document.put(field.getKey(), value(field.getValue())));
            return document;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(value(element)));
            return elements;
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.stringValue();
    }

    @Override
    public void loaded() throws IOException {
        force();
    }

    @Override
    public void insert(Item order) throws IOException {
        orders.insert(document(order));
        force();
    }

    @Override
    public void read(Work work, long[] parameters, Rows rows) {
        switch (work) {
            case POINT_READ -> each(where("id").eq(parameters[0]), order -> rows.number(total(order)), rows);
            case INDEX_EQUAL -> idAndTotal(where("customer.id").eq(parameters[0]), rows);
            case INDEX_RANGE ->
                idAndTotal(where("total").between((double) parameters[0], (double) parameters[1]), rows);
            case TOP_N -> topTen(parameters[0], rows);
            case ARRAY_CONTAINS -> idAndTotal(where("lines.sku").eq("SKU-" + parameters[0]), rows);
            case FILTER_SCAN -> sumOfFiltered(rows);
            case GROUP_BY, REPEATED -> sumBy(order -> order.get("customer.country", String.class), rows);
            case JOIN -> join(rows);
            case JOIN_FEW -> joinFew(parameters[0], parameters[1], rows);
            default -> throw new IllegalArgumentException("No query for " + work);
        }
    }

    private static double total(Document order) {
        return ((Number) order.get("total")).doubleValue();
    }

    private void idAndTotal(Filter filter, Rows rows) {
        each(
                filter,
                order -> {
                    rows.number(order.get("id", Long.class));
                    rows.number(total(order));
                },
                rows);
    }

    private void each(Filter filter, Consumer<Document> columns, Rows rows) {
        for (Document order : orders.find(filter)) {
            columns.accept(order);
            rows.endRow();
        }
    }

    private void topTen(long bound, Rows rows) {
        FindOptions options = FindOptions.orderBy("total", SortOrder.Descending)
                .thenOrderBy("id", SortOrder.Ascending)
                .limit(10);
        for (Document order : orders.find(where("total").lt((double) bound), options)) {
            rows.number(order.get("id", Long.class));
            rows.number(total(order));
            rows.endRow();
        }
    }

    private void sumOfFiltered(Rows rows) {
        long count = 0;
        double sum = 0;
        Filter filter = where("customer.country").eq("NO").and(where("status").eq("PAID"));
        for (Document order : orders.find(filter)) {
            count++;
            sum += total(order);
        }
        rows.number(count);
        rows.number(sum);
        rows.endRow();
    }

    private void sumBy(Function<Document, String> key, Rows rows) {
        Map<String, double[]> groups = new HashMap<>();
        for (Document order : orders.find()) {
            double[] group = groups.computeIfAbsent(key.apply(order), text -> new double[2]);
            group[0]++;
            group[1] += total(order);
        }
        groups.forEach((text, group) -> {
            rows.text(text);
            rows.number(group[0]);
            rows.number(group[1]);
            rows.endRow();
        });
    }

    private void join(Rows rows) {
        Map<Long, String> tiers = new HashMap<>();
        for (Document customer : customers.find()) {
            tiers.put(customer.get("id", Long.class), customer.get("tier", String.class));
        }
        sumBy(order -> tiers.get(order.get("customer.id", Long.class)), rows);
    }

    private void joinFew(long first, long last, Rows rows) {
        for (Document customer : customers.find(where("id").between(first, last))) {
            Long id = customer.get("id", Long.class);
            for (Document order : orders.find(where("customer.id").eq(id))) {
                rows.text(customer.get("name", String.class));
                rows.number(order.get("id", Long.class));
                rows.number(total(order));
                rows.endRow();
            }
        }
    }

    @Override
    public long update(Work work, List<long[]> changes, String status) throws IOException {
        long changed = 0;
        Document change = Document.createDocument("status", status);
        for (long[] range : changes) {
            Filter filter = work == Work.UPDATE
                    ? where("id").eq(range[0])
                    : where("customer.id").between(range[0], range[1]);
            changed += orders.update(filter, change, UpdateOptions.updateOptions(false))
                    .getAffectedCount();
        }
        force();
        return changed;
    }

    @Override
    public void close() throws IOException {
        database.close();
        file.close();
    }
}
