package io.docdb.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.codec.JsonReader;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.testdata.DataSet;
import io.docdb.testdata.Shop;
import io.docdb.value.Document;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How far the planner's estimates are from the truth: the q-error of a query is the larger of estimate and truth divided by
 * the smaller, each at least one row. The data are larger than the sample, and both come from a seed.
 */
class EstimatesTest {
    private static final long SEED = 20260101;
    private static final int CUSTOMERS = 3_000;
    private static final int ORDERS = 30_000;
    private static final int CITIES = 30_000;

    private static final List<String> QUERIES = List.of(
            // equalities, common and rare
            "SELECT id FROM orders WHERE status = 'DELIVERED'",
            "SELECT id FROM orders WHERE customer.city = 'Oslo'",
            "SELECT id FROM orders WHERE customer.city = 'Lima'",
            "SELECT id FROM orders WHERE customer.id = 1",
            "SELECT id FROM orders WHERE customer.id = 1500",
            "SELECT id FROM orders WHERE status = 'UNKNOWN'",
            "SELECT id FROM orders WHERE colour = 'red'",
            "SELECT id FROM customers WHERE tier = 'GOLD' AND active",
            "SELECT id FROM cities WHERE country = 'AU'",
            "SELECT id FROM features WHERE area = 'css'",
            // ranges
            "SELECT id FROM orders WHERE total > 5000",
            "SELECT id FROM orders WHERE total BETWEEN 100 AND 200",
            "SELECT id FROM orders WHERE placedAt >= '2018-02-01' AND placedAt < '2018-02-15'",
            "SELECT id FROM cities WHERE location.lat > 48",
            "SELECT id FROM cities WHERE location.lng BETWEEN 10 AND 12 AND country <> 'DE'",
            "SELECT id FROM features WHERE __compat.status.deprecated AND area = 'api'",
            "SELECT id FROM features WHERE __compat.support.chrome.version_added = '66'",
            "SELECT id FROM customers WHERE born < '1950-01-01'",
            // lists, choices, nulls, patterns
            "SELECT id FROM orders WHERE status IN ('NEW', 'PAID')",
            "SELECT id FROM orders WHERE customer.country = 'NO' OR customer.country = 'SE'",
            "SELECT id FROM orders WHERE discount IS NULL",
            "SELECT id FROM orders WHERE NOT status = 'DELIVERED' AND discount IS NOT NULL",
            "SELECT id FROM orders WHERE customer.name LIKE 'A%'",
            "SELECT id FROM cities WHERE name LIKE '%burg'",
            "SELECT id FROM customers WHERE email IS NULL",
            // arrays
            "SELECT id FROM orders WHERE 'gift' = ANY (tags)",
            "SELECT id FROM orders WHERE tags @> '[\"vip\", \"new\"]'",
            "SELECT id FROM orders WHERE EXISTS (SELECT 1 FROM UNNEST(lines) l WHERE l.sku = 'SKU-10000')",
            "SELECT o.id, l.sku FROM orders o, UNNEST(o.lines) l",
            "SELECT o.id FROM orders o, UNNEST(o.tags) t WHERE t = 'express'",
            // joins
            "SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer.id",
            "SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer.id WHERE c.tier = 'GOLD'",
            "SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer.id WHERE o.total > 5000 AND c.active",
            "SELECT a.id, b.id FROM customers a JOIN customers b ON a.address.city = b.address.city WHERE a.tier = 'GOLD'",
            "SELECT c.id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c.id)",
            "SELECT o.id, l.sku FROM orders o, UNNEST(o.lines) l WHERE o.status = 'NEW'",
            // groups
            "SELECT status, COUNT(*) FROM orders GROUP BY status",
            "SELECT customer.id, SUM(total) FROM orders GROUP BY customer.id",
            "SELECT customer.country, status, COUNT(*) FROM orders GROUP BY customer.country, status",
            "SELECT DISTINCT country FROM cities",
            "SELECT t, COUNT(*) FROM orders o, UNNEST(o.tags) t GROUP BY t",
            "SELECT l.sku, SUM(l.qty) FROM orders o, UNNEST(o.lines) l GROUP BY l.sku");

    private static Database database;
    private static Session session;

    /** What the planner thought and what came out, of the whole query. */
    private record Estimated(String sql, double estimate, double truth) {
        double error() {
            double one = Math.max(1, estimate);
            double other = Math.max(1, truth);
            return Math.max(one / other, other / one);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%8.2f  %9.0f  %9.0f  %s", error(), estimate, truth, sql);
        }
    }

    @BeforeAll
    static void load() {
        database = Database.inMemory();
        session = database.session();
        load(Shop.customers(SEED, CUSTOMERS), CUSTOMERS);
        load(Shop.orders(SEED, CUSTOMERS, ORDERS), ORDERS);
        load(DataSet.cities(), CITIES);
        load(DataSet.features(), Integer.MAX_VALUE);
        session.execute("ANALYZE");
    }

    private static void load(DataSet data, long documents) {
        session.execute("CREATE COLLECTION " + data.name());
        session.execute("BEGIN");
        PreparedStatement insert = session.prepare("INSERT INTO " + data.name() + " DOCUMENT ?");
        try (Stream<String> lines = data.lines()) {
            lines.limit(documents).forEach(line -> insert.execute(JsonReader.parse(line)));
        }
        session.execute("COMMIT");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void estimatesAreNearTheTruth() {
        List<Estimated> all = QUERIES.stream().map(EstimatesTest::measure).toList();
        List<Double> errors = all.stream().map(Estimated::error).sorted().toList();
        double median = errors.get(errors.size() / 2);
        double high = errors.get((int) Math.ceil(errors.size() * 0.95) - 1);
        System.out.println(" q-error   estimate      truth  query");
        all.forEach(System.out::println);
        System.out.printf(Locale.ROOT, "median %.2f, 95th percentile %.2f%n", median, high);
        assertThat(median).as("median q-error").isLessThan(2);
        assertThat(high).as("95th percentile of the q-error").isLessThan(10);
    }

    private static Estimated measure(String sql) {
        Document plan = explain("EXPLAIN ANALYZE FORMAT JSON " + sql);
        return new Estimated(sql, number(plan.get("estimatedRows")), number(plan.get("actualRows")));
    }

    private static double number(Value value) {
        return ((NumberValue) value).doubleValue();
    }

    private static Document explain(String sql) {
        List<String> lines = new ArrayList<>();
        try (ResultRows rows = session.execute(sql).rows().orElseThrow()) {
            while (rows.next()) {
                lines.add(((TextValue) rows.value(0)).value());
            }
        }
        return (Document) JsonReader.parse(String.join("", lines));
    }
}
