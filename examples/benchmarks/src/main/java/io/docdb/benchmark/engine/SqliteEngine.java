package io.docdb.benchmark.engine;

import io.docdb.benchmark.Suite;
import io.docdb.benchmark.Work;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * SQLite with documents as JSON text or as JSONB, an expression index for each path. {@code synchronous=FULL} in WAL mode forces the log at each
 * commit. Arrays cannot be indexed without a table of their own. CROSS JOIN
 * and the plus, which takes the column's affinity away, let its planner use the expression index in a join.
 */
public final class SqliteEngine extends JdbcEngine {
    private final boolean binary;

    /** @param binary true stores JSONB */
    public SqliteEngine(boolean binary) {
        this.binary = binary;
    }

    @Override
    public void open(Path folder, Suite suite) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite"));
        execute("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -131072");
        for (String collection : suite.collections()) {
            String type = binary ? "BLOB" : "TEXT";
            execute("CREATE TABLE " + collection + " (id INTEGER PRIMARY KEY, doc " + type + " NOT NULL)");
        }
        switch (suite) {
            case SHOP ->
                execute(
                        "CREATE INDEX orders_customer ON orders (doc ->> '$.customer.id')",
                        "CREATE INDEX orders_total ON orders (doc ->> '$.total')");
            case NOBENCH ->
                execute(
                        "CREATE INDEX nobench_str1 ON nobench (doc ->> '$.str1')",
                        "CREATE INDEX nobench_num ON nobench (doc ->> '$.num')",
                        "CREATE INDEX nobench_dyn1 ON nobench (doc ->> '$.dyn1')");
            case EVENTS -> {
                // no index: every query reads all events
            }
        }
    }

    @Override
    Dialect dialect() {
        return Dialects.SQLITE;
    }

    @Override
    public void loaded() throws SQLException {
        execute("ANALYZE");
    }

    @Override
    String insertSql(String collection) {
        return "INSERT INTO " + collection + (binary ? " VALUES (?, jsonb(?))" : " VALUES (?, ?)");
    }

    @Override
    String sql(Work work) {
        return switch (work) {
            case POINT_READ -> (binary ? "SELECT json(doc)" : "SELECT doc") + " FROM orders WHERE id = ?";
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
            case UPDATE -> "UPDATE orders SET doc = " + set() + "(doc, '$.status', ?) WHERE id = ?";
            case UPDATE_MANY ->
                "UPDATE orders SET doc = " + set() + "(doc, '$.status', ?)"
                        + " WHERE doc ->> '$.customer.id' BETWEEN ? AND ?";
            default -> throw new IllegalArgumentException("No statement for " + work);
        };
    }

    private String set() {
        return binary ? "jsonb_set" : "json_set";
    }
}
