package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.codec.JsonReader;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the planner chooses because of what the documents hold: the same statement, another value, another plan. */
class PlansByStatisticsTest {
    private static final int ORDERS = 6_000;
    private static final int CUSTOMERS = 2_000;

    private static Database database;
    private static Session session;

    @BeforeAll
    static void load() {
        database = Database.inMemory();
        session = database.session();
        session.execute("CREATE TABLE countries(code VARCHAR(2) PRIMARY KEY, continent VARCHAR(20))");
        session.execute("CREATE TABLE customers(id BIGINT PRIMARY KEY, country VARCHAR(2), tier VARCHAR(10))");
        session.execute(
                "CREATE TABLE orders(id BIGINT PRIMARY KEY, customer BIGINT, status VARCHAR(10), total INTEGER)");
        session.execute("CREATE INDEX orders_status ON orders(status)");
        session.execute("CREATE INDEX orders_total ON orders(total)");
        session.execute("CREATE COLLECTION posts");
        session.execute("CREATE INDEX posts_tags ON posts(tags[*])");
        session.execute("BEGIN");
        PreparedStatement country = session.prepare("INSERT INTO countries VALUES (?, ?)");
        for (int i = 0; i < 40; i++) {
            country.execute(text(code(i)), text(i % 2 == 0 ? "Europe" : "Asia"));
        }
        PreparedStatement customer = session.prepare("INSERT INTO customers VALUES (?, ?, ?)");
        for (int i = 0; i < CUSTOMERS; i++) {
            customer.execute(LongValue.of(i), text(code(i % 40)), text(i % 500 == 0 ? "GOLD" : "BRONZE"));
        }
        PreparedStatement order = session.prepare("INSERT INTO orders VALUES (?, ?, ?, ?)");
        PreparedStatement post = session.prepare("INSERT INTO posts DOCUMENT ?");
        for (int i = 0; i < ORDERS; i++) {
            String status = i % 100 == 0 ? "LOST" : i % 10 == 1 ? "NEW" : "DONE";
            order.execute(LongValue.of(i), LongValue.of(i % CUSTOMERS), text(status), LongValue.of(i % 1000));
            post.execute(JsonReader.parse("{\"_id\":" + i + ",\"tags\":[\"all\",\"t" + i % 50 + "\"],\"text\":\"x\"}"));
        }
        session.execute("COMMIT");
        session.execute("ANALYZE");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static TextValue text(String text) {
        return new TextValue(text);
    }

    private static String code(int i) {
        return String.valueOf((char) ('A' + i / 10)) + i % 10;
    }

    private static String plan(String sql, Value... parameters) {
        List<String> lines = new ArrayList<>();
        try (ResultRows rows =
                session.execute("EXPLAIN " + sql, parameters).rows().orElseThrow()) {
            while (rows.next()) {
                lines.add(((TextValue) rows.value(0)).value());
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void aRareValueIsFoundByTheIndexAndACommonOneByAScan() {
        assertThat(plan("SELECT * FROM orders WHERE status = 'LOST'"))
                .contains("IndexScan orders  index: orders_status");
        assertThat(plan("SELECT * FROM orders WHERE status = 'NEW'"))
                .contains("IndexScan orders  index: orders_status");
        assertThat(plan("SELECT * FROM orders WHERE status = 'DONE'")).contains("FullScan orders");
        assertThat(plan("SELECT * FROM orders WHERE status IN ('LOST', 'NEW')")).contains("IndexScan orders");
        assertThat(plan("SELECT * FROM orders WHERE status IN ('LOST', 'DONE')"))
                .contains("FullScan orders");
    }

    @Test
    void aNarrowRangeIsFoundByTheIndexAndAWideOneByAScan() {
        assertThat(plan("SELECT * FROM orders WHERE total BETWEEN 500 AND 520")).contains("index: orders_total");
        assertThat(plan("SELECT * FROM orders WHERE total > 980")).contains("index: orders_total");
        assertThat(plan("SELECT * FROM orders WHERE total > 100")).contains("FullScan orders");
        assertThat(plan("SELECT * FROM orders WHERE total > 100 AND status = 'LOST'"))
                .contains("index: orders_status");
    }

    @Test
    void aRareTagIsFoundByTheIndexAndOneThatAllHaveByAScan() {
        assertThat(plan("SELECT * FROM posts WHERE 't7' = ANY (tags)")).contains("IndexScan posts  index: posts_tags");
        assertThat(plan("SELECT * FROM posts WHERE 'all' = ANY (tags)")).contains("FullScan posts");
    }

    /** The condition on the largest table leaves the fewest rows: it is read first, and then it is not. */
    @Test
    void joinsBeginWithWhatIsSmallestAfterFiltering() {
        String joined = "SELECT o.id, c.tier, n.continent FROM countries n JOIN customers c ON c.country = n.code"
                + " JOIN orders o ON o.customer = c.id WHERE ";
        String fewOrders = plan(joined + "o.total = 7 AND o.status = 'LOST'");
        assertThat(fewOrders).contains("IndexLoopJoin", "KeyLookup customers c", "KeyLookup countries n");
        assertThat(first(fewOrders)).contains("orders");
        String goldCustomers = plan(joined + "c.tier = 'GOLD'");
        assertThat(first(goldCustomers)).contains("customers");
        assertThat(goldCustomers).contains("KeyLookup countries n");
    }

    /** The leaf that is reached by taking the first input at each join. */
    private static String first(String plan) {
        String found = "";
        int depth = -1;
        for (String line : plan.split("\n")) {
            int indent = line.length() - line.stripLeading().length();
            if (indent <= depth) {
                break;
            }
            depth = indent;
            found = line;
        }
        return found;
    }

    @Test
    void groupsAreAsManyAsTheKeysHaveValues() {
        assertThat(plan("SELECT status, COUNT(*) FROM orders GROUP BY status"))
                .contains("HashAggregate  keys: status; aggregates: COUNT(*)  (rows=3 ");
        assertThat(plan("SELECT DISTINCT country FROM customers")).contains("(rows=40 ");
    }

    @Test
    void theStatisticsAreAView() {
        String sql =
                "SELECT path, distinct_values, most_common_values, documents FROM information_schema.path_statistics"
                        + " WHERE table_name = 'orders' AND path IN ('status', 'total') ORDER BY path";
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0)).isEqualTo(text("status"));
            assertThat(rows.value(1)).hasToString("3.0");
            assertThat(rows.value(2)).hasToString("[\"DONE\",\"NEW\",\"LOST\"]");
            assertThat(rows.value(3)).isEqualTo(LongValue.of(ORDERS));
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void theViewShowsWhatIsGatheredLaterThoughTheStatementIsTheSame() {
        String sql = "SELECT COUNT(*) FROM information_schema.path_statistics WHERE table_name = 'late'";
        session.execute("CREATE TABLE late(id INTEGER PRIMARY KEY)");
        assertThat(count(sql)).isZero();
        session.execute("INSERT INTO late VALUES (1), (2)");
        session.execute("ANALYZE late");
        assertThat(count(sql)).isEqualTo(1);
        session.execute("DROP TABLE late");
        assertThat(count(sql)).isZero();
    }

    private static long count(String sql) {
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            rows.next();
            return ((LongValue) rows.value(0)).value();
        }
    }
}
