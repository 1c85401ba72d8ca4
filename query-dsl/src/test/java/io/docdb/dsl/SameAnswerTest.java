package io.docdb.dsl;

import static io.docdb.dsl.Filter.exists;
import static io.docdb.dsl.Filter.not;
import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.array;
import static io.docdb.dsl.Operand.avg;
import static io.docdb.dsl.Operand.call;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.countDistinct;
import static io.docdb.dsl.Operand.field;
import static io.docdb.dsl.Operand.max;
import static io.docdb.dsl.Operand.outer;
import static io.docdb.dsl.Operand.rank;
import static io.docdb.dsl.Operand.rowNumber;
import static io.docdb.dsl.Operand.scalar;
import static io.docdb.dsl.Operand.sum;
import static io.docdb.dsl.Operand.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.ShopModel.Order;
import io.docdb.error.DatabaseException;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What SQL can ask, the fluent door can ask: each question twice, and the rows must be the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswerTest {
    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Order> orders;

    @BeforeAll
    void fill() {
        db.createCollection("orders", "id");
        db.createCollection("cities", "name");
        orders = db.collection("orders", Order.class);
        orders.insertMany(ShopModel.orders());
        for (String city : List.of("Oslo", "Lima", "Rome")) {
            db.collection("cities").insertJson("{\"name\":\"" + city + "\",\"area\":" + city.hashCode() % 7 + "}");
        }
    }

    @AfterAll
    void close() {
        db.close();
    }

    /** The rows of the query and those of the statement, in their order if the query has one. */
    private void same(FindQuery<?> query, String sql) {
        List<String> fluent = query.list().stream().map(String::valueOf).toList();
        List<String> text = db.sql(sql).list(Document.class).stream()
                .map(SameAnswerTest::row)
                .toList();
        assertThat(fluent).as("%s%n and %s", sql, query.toSql()).isNotEmpty();
        if (sql.contains("ORDER BY")) {
            assertThat(fluent).as(query.toSql()).containsExactlyElementsOf(text);
        } else {
            assertThat(fluent).as(query.toSql()).containsExactlyInAnyOrderElementsOf(text);
        }
        assertThat(query.count()).as("count of %s", sql).isEqualTo(text.size());
        assertThat(query.exists()).isTrue();
    }

    private static String row(Document row) {
        return row.toString();
    }

    private FindQuery<Document> documents() {
        return db.collection("orders").find();
    }

    @Test
    void joinsOfEveryKind() {
        same(
                documents().join("cities").on("customer.city").eq("cities.name").select("orders.id", "cities.area"),
                "SELECT o.id, c.area FROM orders o JOIN cities c ON o.customer.city = c.name");
        same(
                documents()
                        .leftJoin("cities", "c")
                        .on("customer.city")
                        .eq("c.name")
                        .select("orders.id", "c.area")
                        .orderBy("id"),
                "SELECT o.id, c.area FROM orders o LEFT JOIN cities c ON o.customer.city = c.name ORDER BY o.id");
        same(
                documents()
                        .rightJoin("cities")
                        .on("customer.city")
                        .eq("cities.name")
                        .select("orders.id", "cities.name"),
                "SELECT o.id, c.name FROM orders o RIGHT JOIN cities c ON o.customer.city = c.name");
        same(
                documents()
                        .fullJoin("cities")
                        .on("customer.city")
                        .eq("cities.name")
                        .select("orders.id", "cities.name"),
                "SELECT o.id, c.name FROM orders o FULL JOIN cities c ON o.customer.city = c.name");
        same(
                documents().crossJoin("cities").select("orders.id", "cities.name"),
                "SELECT o.id, c.name FROM orders o CROSS JOIN cities c");
        same(
                documents()
                        .join(
                                documents()
                                        .groupBy("customer.city")
                                        .select(sum("total").as("revenue")),
                                "g")
                        .on("customer.city")
                        .eq("g.city")
                        .select("orders.id", "g.revenue"),
                "SELECT o.id, g.revenue FROM orders o JOIN (SELECT customer.city AS city, SUM(total) AS revenue"
                        + " FROM orders GROUP BY customer.city) g ON o.customer.city = g.city");
    }

    @Test
    void elementsOfArraysBesideTheirDocuments() {
        same(
                documents().unnest("lines", "line").select("orders.id", "line.sku", "line.qty"),
                "SELECT o.id, l.sku, l.qty FROM orders o, UNNEST(o.lines) l");
        same(
                documents()
                        .unnest("tags", "tag")
                        .groupBy("tag")
                        .select(count().as("n"))
                        .orderBy("tag"),
                "SELECT t AS tag, COUNT(*) AS n FROM orders o, UNNEST(o.tags) t GROUP BY t ORDER BY t");
        same(
                documents()
                        .unnestOuter("tags", "tag")
                        .where(where("orders.total").gte(100))
                        .select("orders.id", "tag"),
                "SELECT o.id, t AS tag FROM orders o LEFT JOIN UNNEST(o.tags) t ON TRUE WHERE o.total >= 100");
    }

    @Test
    void queriesInsideQueries() {
        FindQuery<?> known = db.collection("cities").find().select("name");
        same(
                documents().where(where("customer.city").in(known)).select("id"),
                "SELECT id FROM orders WHERE customer.city IN (SELECT name FROM cities)");
        same(
                documents().where(where("customer.city").notIn(known)).select("id"),
                "SELECT id FROM orders WHERE customer.city NOT IN (SELECT name FROM cities)");
        same(
                documents()
                        .where(exists(documents()
                                .where(where("customer.city")
                                        .eq(outer("customer.city"))
                                        .and(where("total").gt(outer("total"))))))
                        .select("id"),
                "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM orders p"
                        + " WHERE p.customer.city = o.customer.city AND p.total > o.total)");
        same(
                db.collection("cities")
                        .find(not(
                                exists(documents().where(where("customer.city").eq(outer("name")))))),
                "SELECT _doc FROM cities c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer.city = c.name)");
        FindQuery<?> mean = documents().select(avg("total"));
        same(
                documents().where(where("total").gt(scalar(mean))).select("id"),
                "SELECT id FROM orders WHERE total > (SELECT AVG(total) FROM orders)");
        same(
                db.collection("cities")
                        .find()
                        .select(
                                field("name"),
                                array(documents()
                                                .where(where("customer.city").eq(outer("name")))
                                                .select("id")
                                                .orderBy("id"))
                                        .as("ids"))
                        .orderBy("name"),
                "SELECT c.name, ARRAY(SELECT o.id FROM orders o WHERE o.customer.city = c.name ORDER BY o.id) AS ids"
                        + " FROM cities c ORDER BY c.name");
        assertThatThrownBy(() -> documents().where(where("id").eq(outer("id"))).list())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("expected one, found none");
    }

    @Test
    void windowsOverTheRows() {
        same(
                documents()
                        .select(
                                field("id"),
                                rowNumber()
                                        .over(Window.partitionBy("customer.city")
                                                .orderBy("total")
                                                .desc())
                                        .as("place"))
                        .derived("")
                        .where(where("place").eq(1))
                        .orderBy("id"),
                "SELECT id, place FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY customer.city ORDER BY total DESC)"
                        + " AS place FROM orders) r WHERE place = 1 ORDER BY id");
        same(
                documents()
                        .select(
                                field("id"),
                                sum("total")
                                        .over(Window.all().orderBy("id").rows(1, 0))
                                        .as("two"),
                                max("total")
                                        .over(Window.partitionBy("status").wholePartition())
                                        .as("most"),
                                rank().over(Window.all().orderBy("status")).as("place"),
                                call("lag", field("id"), 1)
                                        .over(Window.all().orderBy("id"))
                                        .as("before"))
                        .orderBy("id"),
                "SELECT id, SUM(total) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS two,"
                        + " MAX(total) OVER (PARTITION BY status) AS most, RANK() OVER (ORDER BY status) AS place,"
                        + " LAG(id, 1) OVER (ORDER BY id) AS before FROM orders ORDER BY id");
    }

    @Test
    void groupsAndWhatIsAskedOfThem() {
        same(
                documents()
                        .groupBy("status")
                        .select(
                                sum("total")
                                        .where(where("customer.city").eq("Oslo"))
                                        .as("oslo"),
                                countDistinct("customer.city").as("cities"),
                                call("string_agg", field("customer.city"), ",")
                                        .ordered(Sort.by("customer.city"))
                                        .as("names"))
                        .orderBy("status"),
                "SELECT status, SUM(total) FILTER (WHERE customer.city = 'Oslo') AS oslo,"
                        + " COUNT(DISTINCT customer.city) AS cities,"
                        + " STRING_AGG(customer.city, ',' ORDER BY customer.city) AS names"
                        + " FROM orders GROUP BY status ORDER BY status");
        same(
                documents().groupBy("customer.city", "status").rollup().count(),
                "SELECT customer.city, status, COUNT(*) AS count FROM orders GROUP BY ROLLUP(customer.city, status)");
        same(
                documents().groupBy("customer.city", "status").cube().count(),
                "SELECT customer.city, status, COUNT(*) AS count FROM orders GROUP BY CUBE(customer.city, status)");
        same(
                documents()
                        .groupBy("customer.city", "status")
                        .sets(List.of(0), List.of(1), List.of())
                        .count(),
                "SELECT customer.city, status, COUNT(*) AS count FROM orders GROUP BY GROUPING SETS ((customer.city),"
                        + " (status), ())");
        same(
                documents().groupBy("status").having(where("count").gt(2)).count(),
                "SELECT status, COUNT(*) AS count FROM orders GROUP BY status HAVING COUNT(*) > 2");
        assertThatThrownBy(() -> documents().groupBy("status").sets(List.of(1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("expected positions of keys from 0 to 0, found 1");
    }

    @Test
    void severalQueriesAsOne() {
        FindQuery<Document> large = documents().where(where("total").gte(100));
        FindQuery<Document> oslo = documents().where(where("customer.city").eq("Oslo"));
        same(
                large.union(oslo).orderBy("id"),
                "SELECT _doc FROM orders WHERE total >= 100 OR customer.city = 'Oslo' ORDER BY id");
        same(
                large.select("id").unionAll(oslo.select("id")).orderBy("id"),
                "SELECT id FROM orders WHERE total >= 100 UNION ALL SELECT id FROM orders WHERE customer.city = 'Oslo'"
                        + " ORDER BY id");
        same(
                large.intersect(oslo).where(where("status").eq("PAID")),
                "SELECT _doc FROM orders WHERE total >= 100 AND customer.city = 'Oslo' AND status = 'PAID'");
        same(
                large.except(oslo).orderBy("total").desc().limit(1),
                "SELECT _doc FROM orders WHERE total >= 100 AND customer.city <> 'Oslo' ORDER BY total DESC LIMIT 1");
        assertThat(orders.find(where(Order::id).eq(1L))
                        .union(orders.find(where(Order::id).eq(2L)))
                        .list())
                .as("objects stay objects")
                .containsExactlyInAnyOrder(
                        ShopModel.orders().get(0), ShopModel.orders().get(1));
    }

    @Test
    void choicesCastsAndTheFirstOfEach() {
        same(
                documents()
                        .select(
                                field("id"),
                                when(where("total").gt(200), "large")
                                        .when(where("total").gt(50), "middling")
                                        .otherwise("small")
                                        .as("size"),
                                field("total").cast(SqlType.INTEGER).as("whole"),
                                field("status").tryCast(SqlType.INTEGER).as("none"))
                        .orderBy("id"),
                "SELECT id, CASE WHEN total > 200 THEN 'large' WHEN total > 50 THEN 'middling' ELSE 'small' END"
                        + " AS size, CAST(total AS INTEGER) AS whole, TRY_CAST(status AS INTEGER) AS none"
                        + " FROM orders ORDER BY id");
        same(
                documents().distinctOn("customer.city").orderBy("customer.city").orderBy("total"),
                "SELECT DISTINCT ON (customer.city) _doc FROM orders ORDER BY customer.city, total");
        same(
                documents().orderBy("status").limitWithTies(1),
                "SELECT _doc FROM orders ORDER BY status FETCH FIRST 1 ROW WITH TIES");
        assertThatThrownBy(
                        () -> documents().select(field("id").over(Window.all())).list())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("about a function");
    }

    @Test
    void viewsAreQueriesWithAName() {
        db.createView("paid", documents().where(where("status").eq("PAID")).select("id", "total"));
        assertThat(db.view("paid").find().orderBy("id").list())
                .containsExactlyElementsOf(db.sql("SELECT id, total FROM orders WHERE status = 'PAID' ORDER BY id")
                        .list());
        db.dropView("paid");
        assertThatThrownBy(() -> db.view("paid").find().list()).isInstanceOf(DatabaseException.class);
    }

    @Test
    void comparisonsWithOneOrEveryRowOfAQuery() {
        FindQuery<Document> oslo =
                documents().where(where("customer.city").eq("Oslo")).select("total");
        same(
                documents().where(where("total").gt(Quantified.all(oslo))).select("id"),
                "SELECT id FROM orders WHERE total > ALL (SELECT total FROM orders WHERE customer.city = 'Oslo')");
        same(
                documents().where(where("total").lte(Quantified.any(oslo))).select("id"),
                "SELECT id FROM orders WHERE total <= ANY (SELECT total FROM orders WHERE customer.city = 'Oslo')");
        same(
                documents().where(where("total").ne(Quantified.all(oslo))).select("id"),
                "SELECT id FROM orders WHERE total <> ALL (SELECT total FROM orders WHERE customer.city = 'Oslo')");
        same(
                documents()
                        .where(where("lines[*].qty")
                                .eq(Quantified.any(documents().select("id"))))
                        .select("id"),
                "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM UNNEST(o.lines) AS l"
                        + " WHERE l.qty = ANY (SELECT id FROM orders))");
        assertThatThrownBy(() -> where("total").ignoreCase().lt(Quantified.any(oslo)))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void setOperationsThatKeepEqualRows() {
        FindQuery<Document> cities = documents().select("customer.city");
        FindQuery<Document> few = documents().where(where("id").lt(4)).select("customer.city");
        same(
                cities.intersectAll(few),
                "SELECT customer.city AS city FROM orders INTERSECT ALL"
                        + " SELECT customer.city FROM orders WHERE id < 4");
        same(
                cities.exceptAll(few),
                "SELECT customer.city AS city FROM orders EXCEPT ALL SELECT customer.city FROM orders WHERE id < 4");
    }

    @Test
    void whatIsComputedNeedsNoName() {
        assertThat(documents()
                        .where(where("id").eq(1))
                        .select(field("id").plus(1), field("id").times(5))
                        .list()
                        .toString())
                .isEqualTo("[{\"value\":2,\"value2\":5}]");
    }

    @Test
    void recursion() {
        same(
                documents()
                        .where(where("id").eq(1))
                        .select(field("id").as("n"), field("total").as("sum"))
                        .recursive("chain", chain -> documents()
                                .join(chain, "c")
                                .on(where("id").eq(field("c.n").plus(1)))
                                .select(
                                        field("orders.id"),
                                        field("orders.total").plus(field("c.sum"))))
                        .orderBy("n"),
                "WITH RECURSIVE chain (n, sum) AS (SELECT id, total FROM orders WHERE id = 1 UNION ALL"
                        + " SELECT o.id, o.total + c.sum FROM orders o JOIN chain c ON o.id = c.n + 1)"
                        + " SELECT * FROM chain ORDER BY n");
        same(
                documents()
                        .where(where("id").eq(1))
                        .select(field("id").as("n"))
                        .recursiveDistinct(
                                "ring",
                                ring -> ring.select(call("mod", field("n"), 4).plus(1)))
                        .where(where("n").gt(1)),
                "WITH RECURSIVE ring (n) AS (SELECT id FROM orders WHERE id = 1 UNION SELECT MOD(n, 4) + 1 FROM ring)"
                        + " SELECT * FROM ring WHERE n > 1");
        assertThatThrownBy(() -> documents().recursive("r", r -> r)).hasMessageContaining("select");
    }
}
