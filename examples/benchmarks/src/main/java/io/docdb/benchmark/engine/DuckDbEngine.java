package io.docdb.benchmark.engine;

import io.docdb.benchmark.Suite;
import io.docdb.benchmark.Work;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB with a column of its JSON type. Indexes over JSON functions are refused by it, so there are none. */
public final class DuckDbEngine extends JdbcEngine {
    private static final String TOTAL = "CAST(doc ->> '$.total' AS DECIMAL(18, 2))";

    @Override
    public void open(Path folder, Suite suite) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("shop.duckdb"));
        execute("SET memory_limit = '1GB'");
        for (String collection : suite.collections()) {
            execute("CREATE TABLE " + collection + " (id BIGINT PRIMARY KEY, doc JSON NOT NULL)");
        }
    }

    @Override
    Dialect dialect() {
        return Dialects.DUCKDB;
    }

    /** By its appender: batches of inserts are many times slower. */
    @Override
    public void load(String collection, List<Item> items) throws SQLException {
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("main", collection)) {
            for (Item item : items) {
                appender.beginRow();
                appender.append(item.id());
                appender.append(item.json());
                appender.endRow();
            }
        }
    }

    @Override
    public void loaded() throws SQLException {
        execute("CHECKPOINT");
    }

    @Override
    String insertSql(String collection) {
        return "INSERT INTO " + collection + " VALUES (?, ?)";
    }

    @Override
    String sql(Work work) {
        return switch (work) {
            case POINT_READ -> "SELECT CAST(doc AS VARCHAR) FROM orders WHERE id = ?";
            case INDEX_EQUAL ->
                "SELECT id, " + TOTAL + " FROM orders" + " WHERE CAST(doc ->> '$.customer.id' AS BIGINT) = ?";
            case INDEX_RANGE -> "SELECT id, " + TOTAL + " FROM orders WHERE " + TOTAL + " BETWEEN ? AND ?";
            case TOP_N -> "SELECT id, " + TOTAL + " FROM orders WHERE " + TOTAL + " < ? ORDER BY 2 DESC, id LIMIT 10";
            case ARRAY_CONTAINS ->
                "SELECT id, " + TOTAL + " FROM orders" + " WHERE list_contains(doc ->> '$.lines[*].sku', ?)";
            case FILTER_SCAN ->
                "SELECT count(*), sum(" + TOTAL + ") FROM orders"
                        + " WHERE (doc ->> '$.customer.country') = 'NO' AND (doc ->> '$.status') = 'PAID'";
            case GROUP_BY, REPEATED ->
                "SELECT doc ->> '$.customer.country', count(*), sum(" + TOTAL + ")" + " FROM orders GROUP BY 1";
            case JOIN ->
                "SELECT c.doc ->> '$.tier', count(*), sum(" + TOTAL.replace("doc", "o.doc")
                        + ") FROM orders o JOIN customers c ON CAST(o.doc ->> '$.customer.id' AS BIGINT) = c.id GROUP BY 1";
            case JOIN_FEW ->
                "SELECT c.doc ->> '$.name', o.id, " + TOTAL.replace("doc", "o.doc")
                        + " FROM customers c JOIN orders o ON CAST(o.doc ->> '$.customer.id' AS BIGINT) = c.id"
                        + " WHERE c.id BETWEEN ? AND ?";
            case UPDATE -> "UPDATE orders SET doc = json_merge_patch(doc, json_object('status', ?)) WHERE id = ?";
            case UPDATE_MANY ->
                "UPDATE orders SET doc = json_merge_patch(doc, json_object('status', ?))"
                        + " WHERE CAST(doc ->> '$.customer.id' AS BIGINT) BETWEEN ? AND ?";
            default -> throw new IllegalArgumentException("No statement for " + work);
        };
    }
}
