package io.docdb.benchmark.engine;

import io.docdb.Database;
import io.docdb.benchmark.Engine;
import io.docdb.benchmark.Rows;
import io.docdb.benchmark.Suite;
import io.docdb.benchmark.Work;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** docdb through its session. Its result cache is on for the repeated query only. */
public final class DocdbEngine implements Engine {
    private final Map<Work, PreparedStatement> prepared = new EnumMap<>(Work.class);
    private Database database;
    private Session session;

    @Override
    public void open(Path folder, Suite suite) {
        database = Database.open(folder);
        session = database.session(SessionOptions.DEFAULT.withResultCache(false));
        for (String collection : suite.collections()) {
            session.execute("CREATE COLLECTION " + collection + " PRIMARY KEY (id)");
        }
        for (String index : indexes(suite)) {
            session.execute("CREATE INDEX " + index);
        }
    }

    private static List<String> indexes(Suite suite) {
        return switch (suite) {
            case SHOP ->
                List.of(
                        "orders_customer ON orders (customer.id)",
                        "orders_total ON orders (total)",
                        "orders_sku ON orders (lines[*].sku)");
            case NOBENCH ->
                List.of(
                        "nobench_str1 ON nobench (str1)",
                        "nobench_num ON nobench (num)",
                        "nobench_dyn1 ON nobench (dyn1)",
                        "nobench_words ON nobench (nested_arr[*])");
            case EVENTS -> List.of();
        };
    }

    @Override
    public void load(String collection, List<Item> items) {
        PreparedStatement insert = session.prepare("INSERT INTO " + collection + " DOCUMENT ?");
        session.begin();
        for (Item item : items) {
            insert.execute(new TextValue(item.json()));
        }
        session.commit();
    }

    @Override
    public void loaded() {
        try {
            session.execute("ANALYZE");
        } catch (DatabaseException e) {
            if (e.code() != ErrorCode.NOT_SUPPORTED) {
                throw e;
            }
        }
    }

    @Override
    public void insert(Item order) {
        prepared(Work.INSERT).execute(new TextValue(order.json()));
    }

    @Override
    public void read(Work work, long[] parameters, Rows rows) {
        boolean cached = work == Work.REPEATED;
        if (session.options().resultCache() != cached) {
            session.setOptions(session.options().withResultCache(cached));
        }
        String columns = work.columns();
        try (ResultRows result =
                prepared(work).execute(values(work, parameters)).rows().orElseThrow()) {
            while (result.next()) {
                for (int i = 0; i < columns.length(); i++) {
                    add(columns.charAt(i), result.value(i), rows);
                }
                rows.endRow();
            }
        }
    }

    private static void add(char kind, Value value, Rows rows) {
        switch (kind) {
            case 'n' -> rows.number(((NumberValue) value).doubleValue());
            case 't' -> rows.text(value instanceof TextValue text ? text.value() : null);
            default -> rows.document(JsonText.of(value));
        }
    }

    private static List<Value> values(Work work, long[] parameters) {
        if (work.takesText()) {
            return List.of(new TextValue(work.textOf(parameters[0])));
        }
        return Arrays.stream(parameters).<Value>mapToObj(LongValue::of).toList();
    }

    @Override
    public long update(Work work, List<long[]> changes, String status) {
        PreparedStatement update = prepared(work);
        long changed = 0;
        session.begin();
        for (long[] change : changes) {
            Value[] values = new Value[change.length + 1];
            values[0] = new TextValue(status);
            for (int i = 0; i < change.length; i++) {
                values[i + 1] = LongValue.of(change[i]);
            }
            changed += update.execute(values).changed();
        }
        session.commit();
        return changed;
    }

    private PreparedStatement prepared(Work work) {
        return prepared.computeIfAbsent(work, key -> session.prepare(sql(key)));
    }

    private static String sql(Work work) {
        if (!work.template().isEmpty()) {
            return Dialects.DOCDB.render(work.template());
        }
        return switch (work) {
            case INSERT -> "INSERT INTO orders DOCUMENT ?";
            case POINT_READ -> "SELECT _doc FROM orders WHERE id = ?";
            case INDEX_EQUAL -> "SELECT id, total FROM orders WHERE customer.id = ?";
            case INDEX_RANGE -> "SELECT id, total FROM orders WHERE total BETWEEN ? AND ?";
            case TOP_N -> "SELECT id, total FROM orders WHERE total < ? ORDER BY total DESC, id LIMIT 10";
            case ARRAY_CONTAINS -> "SELECT id, total FROM orders WHERE ? = ANY(lines[*].sku)";
            case FILTER_SCAN ->
                "SELECT count(*), sum(total) FROM orders" + " WHERE customer.country = 'NO' AND status = 'PAID'";
            case GROUP_BY, REPEATED ->
                "SELECT customer.country, count(*), sum(total) FROM orders" + " GROUP BY customer.country";
            case JOIN ->
                "SELECT c.tier, count(*), sum(o.total) FROM orders o"
                        + " JOIN customers c ON o.customer.id = c.id GROUP BY c.tier";
            case JOIN_FEW ->
                "SELECT c.name, o.id, o.total FROM customers c"
                        + " JOIN orders o ON o.customer.id = c.id WHERE c.id BETWEEN ? AND ?";
            case UPDATE -> "UPDATE orders SET status = ? WHERE id = ?";
            case UPDATE_MANY -> "UPDATE orders SET status = ? WHERE customer.id BETWEEN ? AND ?";
            default -> throw new IllegalArgumentException("No statement for " + work);
        };
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
