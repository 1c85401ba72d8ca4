package io.docdb.benchmark.engine;

import io.docdb.benchmark.Suite;
import io.docdb.benchmark.Work;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * H2 with a JSON column. It has no index on a JSON path: generated columns stand in for the two indexed ones. It has
 * neither JSON_TABLE nor a function that changes a field: arrays are searched and fields are changed in the JSON text.
 *
 * <p>{@code WRITE_DELAY 0} writes each commit at once but does not force it; {@code CHECKPOINT SYNC} does.
 */
public final class H2Engine extends JdbcEngine {
    private static final String STATUS = "(REGEXP_REPLACE(CAST(doc AS VARCHAR), '\"status\":\"[A-Z0-9]*\"',"
            + " '\"status\":\"' || ? || '\"') FORMAT JSON)";

    @Override
    public void open(Path folder, Suite suite) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("shop") + ";WRITE_DELAY=0");
        switch (suite) {
            case SHOP ->
                execute(
                        "CREATE TABLE customers (id BIGINT PRIMARY KEY, doc JSON NOT NULL)",
                        "CREATE TABLE orders (id BIGINT PRIMARY KEY, doc JSON NOT NULL,"
                                + " customer BIGINT GENERATED ALWAYS AS"
                                + " (CAST(CAST((doc).\"customer\".\"id\" AS VARCHAR) AS BIGINT)),"
                                + " total DECIMAL(18, 2) GENERATED ALWAYS AS"
                                + " (CAST(CAST((doc).\"total\" AS VARCHAR) AS DECIMAL(18, 2))))",
                        "CREATE INDEX orders_customer ON orders (customer)",
                        "CREATE INDEX orders_total ON orders (total)");
            case NOBENCH ->
                execute(
                        "CREATE TABLE nobench (id BIGINT PRIMARY KEY, doc JSON NOT NULL,"
                                + " str1 VARCHAR GENERATED ALWAYS AS (TRIM(BOTH '\"' FROM CAST((doc).\"str1\" AS VARCHAR))),"
                                + " num BIGINT GENERATED ALWAYS AS (CAST(CAST((doc).\"num\" AS VARCHAR) AS BIGINT)),"
                                + " dyn1 BIGINT GENERATED ALWAYS AS (CASE WHEN CAST((doc).\"dyn1\" AS VARCHAR) NOT LIKE '\"%'"
                                + " THEN CAST(CAST((doc).\"dyn1\" AS VARCHAR) AS BIGINT) END))",
                        "CREATE INDEX nobench_str1 ON nobench (str1)",
                        "CREATE INDEX nobench_num ON nobench (num)",
                        "CREATE INDEX nobench_dyn1 ON nobench (dyn1)");
            case EVENTS -> execute("CREATE TABLE events (id BIGINT PRIMARY KEY, doc JSON NOT NULL)");
        }
    }

    @Override
    Dialect dialect() {
        return Dialects.H2;
    }

    @Override
    public void loaded() throws SQLException {
        execute("ANALYZE");
        force();
    }

    @Override
    void force() throws SQLException {
        execute("CHECKPOINT SYNC");
    }

    @Override
    String insertSql(String collection) {
        return "INSERT INTO " + collection + " (id, doc) VALUES (?, ? FORMAT JSON)";
    }

    @Override
    void bind(PreparedStatement statement, Work work, long[] parameters) throws SQLException {
        if (work == Work.ARRAY_CONTAINS) {
            statement.setString(1, "%\"sku\":\"SKU-" + parameters[0] + "\"%");
        } else {
            super.bind(statement, work, parameters);
        }
    }

    @Override
    String sql(Work work) {
        return switch (work) {
            case POINT_READ -> "SELECT doc FROM orders WHERE id = ?";
            case INDEX_EQUAL -> "SELECT id, total FROM orders WHERE customer = ?";
            case INDEX_RANGE -> "SELECT id, total FROM orders WHERE total BETWEEN ? AND ?";
            case TOP_N -> "SELECT id, total FROM orders WHERE total < ? ORDER BY total DESC, id LIMIT 10";
            case ARRAY_CONTAINS -> "SELECT id, total FROM orders WHERE CAST(doc AS VARCHAR) LIKE ?";
            case FILTER_SCAN ->
                "SELECT count(*), sum(total) FROM orders"
                        + " WHERE (doc).\"customer\".\"country\" = JSON '\"NO\"' AND (doc).\"status\" = JSON '\"PAID\"'";
            case GROUP_BY, REPEATED ->
                "SELECT TRIM(BOTH '\"' FROM CAST(country AS VARCHAR)), n, s FROM"
                        + " (SELECT (doc).\"customer\".\"country\" AS country, count(*) AS n, sum(total) AS s"
                        + " FROM orders GROUP BY (doc).\"customer\".\"country\")";
            case JOIN ->
                "SELECT TRIM(BOTH '\"' FROM CAST(tier AS VARCHAR)), n, s FROM"
                        + " (SELECT (c.doc).\"tier\" AS tier, count(*) AS n, sum(o.total) AS s"
                        + " FROM orders o JOIN customers c ON o.customer = c.id GROUP BY (c.doc).\"tier\")";
            case JOIN_FEW ->
                "SELECT TRIM(BOTH '\"' FROM CAST((c.doc).\"name\" AS VARCHAR)), o.id, o.total"
                        + " FROM customers c JOIN orders o ON o.customer = c.id WHERE c.id BETWEEN ? AND ?";
            case UPDATE -> "UPDATE orders SET doc = " + STATUS + " WHERE id = ?";
            case UPDATE_MANY -> "UPDATE orders SET doc = " + STATUS + " WHERE customer BETWEEN ? AND ?";
            default -> throw new IllegalArgumentException("No statement for " + work);
        };
    }
}
