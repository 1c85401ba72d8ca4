package io.docdb.benchmark.engine;

import io.docdb.benchmark.Work;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * SQLite with JSON text, an expression index for each path. {@code synchronous=FULL} in WAL mode forces the log at each
 * commit. Arrays cannot be indexed without a table of their own. CROSS JOIN
 * and the plus, which takes the column's affinity away, let its planner use the expression index in a join.
 */
public final class SqliteEngine extends JdbcEngine {
    @Override
    public void open(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite"));
        execute(
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA cache_size = -131072",
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, doc TEXT NOT NULL)",
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, doc TEXT NOT NULL)",
                "CREATE INDEX orders_customer ON orders (doc ->> '$.customer.id')",
                "CREATE INDEX orders_total ON orders (doc ->> '$.total')");
    }

    @Override
    public void loaded() throws SQLException {
        execute("ANALYZE");
    }

    @Override
    String insertSql(String collection) {
        return "INSERT INTO " + collection + " VALUES (?, ?)";
    }

    @Override
    String sql(Work work) {
        return switch (work) {
            case POINT_READ -> "SELECT doc FROM orders WHERE id = ?";
            case INDEX_EQUAL -> "SELECT id, doc ->> '$.total' FROM orders WHERE doc ->> '$.customer.id' = ?";
            case INDEX_RANGE -> "SELECT id, doc ->> '$.total' FROM orders WHERE doc ->> '$.total' BETWEEN ? AND ?";
            case TOP_N ->
                "SELECT id, doc ->> '$.total' FROM orders WHERE doc ->> '$.total' < ?"
                        + " ORDER BY doc ->> '$.total' DESC, id LIMIT 10";
            case ARRAY_CONTAINS ->
                "SELECT id, doc ->> '$.total' FROM orders"
                        + " WHERE EXISTS (SELECT 1 FROM json_each(doc, '$.lines') WHERE value ->> '$.sku' = ?)";
            case FILTER_SCAN ->
                "SELECT count(*), sum(doc ->> '$.total') FROM orders"
                        + " WHERE doc ->> '$.customer.country' = 'NO' AND doc ->> '$.status' = 'PAID'";
            case GROUP_BY, REPEATED ->
                "SELECT doc ->> '$.customer.country', count(*), sum(doc ->> '$.total')" + " FROM orders GROUP BY 1";
            case JOIN ->
                "SELECT c.doc ->> '$.tier', count(*), sum(o.doc ->> '$.total') FROM orders o"
                        + " JOIN customers c ON o.doc ->> '$.customer.id' = c.id GROUP BY 1";
            case JOIN_FEW ->
                "SELECT c.doc ->> '$.name', o.id, o.doc ->> '$.total' FROM customers c"
                        + " CROSS JOIN orders o ON o.doc ->> '$.customer.id' = +c.id WHERE c.id BETWEEN ? AND ?";
            case UPDATE -> "UPDATE orders SET doc = json_set(doc, '$.status', ?) WHERE id = ?";
            case UPDATE_MANY ->
                "UPDATE orders SET doc = json_set(doc, '$.status', ?)"
                        + " WHERE doc ->> '$.customer.id' BETWEEN ? AND ?";
            default -> throw new IllegalArgumentException("No statement for " + work);
        };
    }
}
