package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.call;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.field;
import static io.docdb.dsl.Operand.outer;
import static io.docdb.dsl.Operand.row;
import static io.docdb.dsl.Operand.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As SameAnswerTest: pages by keys, frames, samples, locks, rows that are not stored, paths of SQL/JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswerOfMoreTest {
    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Document> orders;

    @BeforeAll
    void fill() {
        db.createCollection("orders", "id");
        db.createCollection("cities", "name");
        db.collection("orders", ShopModel.Order.class).insertMany(ShopModel.orders());
        orders = db.collection("orders");
        for (String city : List.of("Oslo", "Lima", "Rome")) {
            db.collection("cities").insertJson("{\"name\":\"" + city + "\"}");
        }
        db.createIndex("orders", "customer.city", "id");
    }

    @AfterAll
    void close() {
        db.close();
    }

    private void same(FindQuery<?> query, String sql) {
        List<String> fluent = query.list().stream().map(String::valueOf).toList();
        List<String> text = db.sql(sql).list(Document.class).stream()
                .map(Document::toString)
                .toList();
        assertThat(fluent).as("%s%n and %s", sql, query.toSql()).isNotEmpty().containsExactlyElementsOf(text);
        assertThat(query.count()).as("count of %s", sql).isEqualTo(text.size());
    }

    @Test
    void pagesBeginBehindTheLastKey() {
        same(
                orders.find()
                        .orderBy("customer.city")
                        .orderBy("id")
                        .after("Lima", 5)
                        .limit(3),
                "SELECT _doc FROM orders o WHERE (o.customer.city, id) > ('Lima', 5) ORDER BY o.customer.city, id LIMIT 3");
        same(orders.find().orderBy("id").desc().after(4), "SELECT _doc FROM orders WHERE id < 4 ORDER BY id DESC");
        same(
                orders.find().orderBy("customer.city").orderBy("id").desc().after("Oslo", 4),
                "SELECT _doc FROM orders o WHERE o.customer.city > 'Oslo' OR o.customer.city = 'Oslo' AND id < 4"
                        + " ORDER BY o.customer.city, id DESC");
        assertThat(orders.find()
                        .orderBy("customer.city")
                        .orderBy("id")
                        .after("Lima", 5)
                        .limit(3)
                        .explain())
                .contains("IndexScan")
                .doesNotContain("TopN");
        List<Document> all = new ArrayList<>();
        FindQuery<Document> ordered =
                orders.find().orderBy("customer.city").desc().orderBy("id");
        for (List<Document> page = ordered.limit(2).list(); !page.isEmpty(); ) {
            all.addAll(page);
            Document last = page.get(page.size() - 1);
            page = ordered.after(((Document) last.get("customer")).get("city"), last.get("id"))
                    .limit(2)
                    .list();
        }
        assertThat(all).isEqualTo(ordered.list());
        assertThatThrownBy(() -> orders.find().orderBy("id").after(1, 2)).hasMessageContaining("each of its 1 items");
        assertThatThrownBy(() -> orders.find().after()).hasMessageContaining("after(…)");
    }

    @Test
    void rowsAreCompared() {
        same(
                orders.find(where(row(field("customer.city"), field("id"))).eq(row("Oslo", 2))),
                "SELECT _doc FROM orders o WHERE (o.customer.city, id) = ('Oslo', 2)");
        same(
                orders.find(where("note").isDistinctFrom("fragile")).orderBy("id"),
                "SELECT _doc FROM orders WHERE note IS DISTINCT FROM 'fragile' ORDER BY id");
        same(
                orders.find(where("note").isNotDistinctFrom(null)).orderBy("id"),
                "SELECT _doc FROM orders WHERE note IS NOT DISTINCT FROM NULL ORDER BY id");
    }

    @Test
    void framesOfWindows() {
        Window city = Window.partitionBy("customer.city").orderBy("id");
        same(
                orders.find()
                        .select(
                                field("id"),
                                sum("total")
                                        .over(city.rows(1, 1).excludingCurrent())
                                        .as("beside"),
                                sum("total").over(city.rowsBetween(-2, -1)).as("before"),
                                sum("total")
                                        .over(Window.all().orderBy("id").rangeBetween(1, 2))
                                        .as("next"),
                                count().over(Window.all()
                                                .orderBy("customer.city")
                                                .groupsBetween(-1, 0)
                                                .excludingTies())
                                        .as("ties"),
                                count().over(Window.all()
                                                .orderBy("customer.city")
                                                .groups(0, 0)
                                                .excludingGroup())
                                        .as("none"),
                                call("last_value", field("note"))
                                        .ignoreNulls()
                                        .over(Window.all().orderBy("id"))
                                        .as("note"),
                                call("nth_value", field("id"), 2)
                                        .fromLast()
                                        .over(Window.all().orderBy("id").wholePartition())
                                        .as("fifth"))
                        .orderBy("id"),
                "SELECT id, SUM(total) OVER (PARTITION BY o.customer.city ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING"
                        + " EXCLUDE CURRENT ROW) AS beside,"
                        + " SUM(total) OVER (PARTITION BY o.customer.city ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)"
                        + " AS before,"
                        + " SUM(total) OVER (ORDER BY id RANGE BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS next,"
                        + " COUNT(*) OVER (ORDER BY o.customer.city GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES)"
                        + " AS ties,"
                        + " COUNT(*) OVER (ORDER BY o.customer.city GROUPS CURRENT ROW EXCLUDE GROUP) AS none,"
                        + " LAST_VALUE(note) IGNORE NULLS OVER (ORDER BY id) AS note,"
                        + " NTH_VALUE(id, 2) FROM LAST OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED"
                        + " FOLLOWING) AS fifth FROM orders o ORDER BY id");
        assertThatThrownBy(() -> Window.all().excludingTies()).hasMessageContaining("first");
    }

    @Test
    void samples() {
        same(
                orders.find().sample(Sample.rows(60).repeatable(7)).orderBy("id"),
                "SELECT _doc FROM orders TABLESAMPLE BERNOULLI (60) REPEATABLE (7) ORDER BY id");
        assertThat(orders.find().sample(Sample.rows(100)).count()).isEqualTo(6);
        assertThat(orders.find().sample(Sample.rows(0)).list()).isEmpty();
        assertThatThrownBy(() -> orders.find().derived("d").sample(Sample.rows(1)))
                .hasMessageContaining("before derived");
    }

    @Test
    void locksOfSomeTables() {
        FindQuery<Document> joined = orders.find(where("orders.id").eq(1))
                .join("cities")
                .on("customer.city")
                .eq("cities.name");
        assertThat(joined.lock(RowLock.forShare().of("orders").skipLocked()).toSql())
                .endsWith("FOR SHARE OF orders SKIP LOCKED");
        db.transact(tx -> {
            FindQuery<Document> mine = tx.collection("orders")
                    .find(where("orders.id").eq(1))
                    .join("cities")
                    .on("customer.city")
                    .eq("cities.name");
            assertThat(mine.lock(RowLock.forUpdate().of("orders")).list()).hasSize(1);
            assertThat(db.collection("cities")
                            .find()
                            .lock(RowLock.forUpdate().noWait())
                            .list())
                    .hasSize(3);
            assertThat(orders.find().lock(RowLock.forShare().skipLocked()).list())
                    .hasSize(5);
            assertThatThrownBy(() ->
                            orders.find().lock(RowLock.forShare().noWait()).list())
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_NOT_AVAILABLE));
            return null;
        });
    }

    @Test
    void rowsThatAreNotStored() {
        same(
                db.series(1, 3, "n")
                        .select(field("n").as("n"), field("n").times(2).as("twice")),
                "SELECT n, n * 2 AS twice FROM GENERATE_SERIES(1, 3) AS n");
        assertThat(db.series(1, 3, "n").as(Long.class).list()).containsExactly(1L, 2L, 3L);
        assertThat(db.rows(List.of("b", "a"), "t").orderBy("t").as(String.class).list())
                .containsExactly("a", "b");
        List<Map<String, Object>> deliveries =
                List.of(Map.of("nr", 1, "qty", 5), Map.of("nr", 9, "qty", 6), Map.of("nr", 3, "qty", 7));
        same(
                db.rows(deliveries, "d")
                        .join("orders")
                        .on("nr")
                        .eq("orders.id")
                        .where(where("d.qty").gt(4))
                        .select("d.qty", "orders.total")
                        .orderBy("d.qty"),
                "SELECT d.qty, o.total FROM (VALUES (1, 5), (9, 6), (3, 7)) AS d (nr, qty) JOIN orders o ON o.id = d.nr"
                        + " ORDER BY d.qty");
        assertThat(db.rows(deliveries, "d").where(where("qty").gt(5)).count()).isEqualTo(2);
        same(
                db.series(1, 2, "n")
                        .crossJoin("cities", "c")
                        .select(field("n").as("n"), field("c.name"))
                        .orderBy("n")
                        .orderBy("c.name"),
                "SELECT n, c.name FROM GENERATE_SERIES(1, 2) AS n CROSS JOIN cities c ORDER BY n, c.name");
        assertThat(db.rows(
                                call(
                                        "generate_series",
                                        Operand.value("2024-01-30").cast(SqlType.DATE),
                                        Operand.value("2024-02-02").cast(SqlType.DATE),
                                        Operand.value("1 day").cast(SqlType.INTERVAL)),
                                "day")
                        .count())
                .isEqualTo(4);
        assertThatThrownBy(() -> db.rows(field("x"), "y").list()).hasMessageContaining("function that gives rows");
    }

    @Test
    void queriesThatAreAskedForEachRow() {
        same(
                db.collection("cities")
                        .find()
                        .joinLateral(
                                orders.find(where("customer.city").eq(outer("name")))
                                        .orderBy("total")
                                        .desc()
                                        .limit(1)
                                        .select("id", "total"),
                                "best")
                        .select("name", "best.id")
                        .orderBy("name"),
                "SELECT c.name, best.id FROM cities c CROSS JOIN LATERAL (SELECT o.id, o.total FROM orders o"
                        + " WHERE o.customer.city = c.name ORDER BY o.total DESC LIMIT 1) best ORDER BY c.name");
        same(
                db.collection("cities")
                        .find()
                        .leftJoinLateral(
                                orders.find(where("customer.city").eq(outer("name")))
                                        .limit(1)
                                        .select("id"),
                                "one")
                        .select("name", "one.id")
                        .orderBy("name"),
                "SELECT c.name, one.id FROM cities c LEFT JOIN LATERAL (SELECT o.id FROM orders o"
                        + " WHERE o.customer.city = c.name LIMIT 1) one ON TRUE ORDER BY c.name");
    }

    @Test
    void joinsOfEveryKindWithQueries() {
        FindQuery<Document> totals = orders.find().groupBy("customer.city").select(count().as("n"));
        same(
                db.collection("cities")
                        .find()
                        .fullJoin(totals, "t")
                        .on("name")
                        .eq("t.city")
                        .select("name", "t.n")
                        .orderBy("t.n")
                        .orderBy("name"),
                "SELECT c.name, t.n FROM cities c FULL JOIN (SELECT o.customer.city, COUNT(*) AS n FROM orders o"
                        + " GROUP BY o.customer.city) t ON t.city = c.name ORDER BY t.n, c.name");
        same(
                db.collection("cities")
                        .find()
                        .rightJoin("orders", "o")
                        .on("name")
                        .eq("o.customer.city")
                        .select("name", "o.id")
                        .orderBy("o.id"),
                "SELECT c.name, o.id FROM cities c RIGHT JOIN orders o ON o.customer.city = c.name ORDER BY o.id");
        assertThat(db.collection("cities").find().crossJoin(totals, "t").count())
                .isEqualTo(9);
    }

    @Test
    void pathsOfSqlJson() {
        same(
                orders.find(where("lines").jsonExists("$[*] ? (@.qty > 4)"))
                        .select(
                                field("id"),
                                field("lines").jsonValue("$[0].sku").as("sku"),
                                field("lines")
                                        .jsonValue("$[0].price", SqlType.DECIMAL)
                                        .as("price"),
                                field("lines").jsonQuery("$[*].qty").as("all"))
                        .orderBy("id"),
                "SELECT id, JSON_VALUE(lines, '$[0].sku') AS sku, JSON_VALUE(lines, '$[0].price' RETURNING DECIMAL) AS price,"
                        + " JSON_QUERY(lines, '$[*].qty' WITH WRAPPER) AS \"all\" FROM orders"
                        + " WHERE JSON_EXISTS(lines, '$[*] ? (@.qty > 4)') ORDER BY id");
    }

    @Test
    void tablesOfJson() {
        JsonTable lines = JsonTable.of("$[*]")
                .ordinality("nr")
                .column("sku", SqlType.VARCHAR)
                .column("n", SqlType.INTEGER, "$.qty")
                .exists("many", "$.qty ? (@ > 3)");
        same(
                orders.find(where("orders.id").gt(2))
                        .jsonTable(field("lines"), lines, "l")
                        .where(where("l.nr").eq(1))
                        .select("id", "l.nr", "l.sku", "l.n", "l.many")
                        .orderBy("id"),
                "SELECT o.id, l.nr, l.sku, l.n, l.many FROM orders o, JSON_TABLE(o.lines, '$[*]' COLUMNS (nr FOR ORDINALITY,"
                        + " sku VARCHAR, n INTEGER PATH '$.qty', many BOOLEAN EXISTS PATH '$.qty ? (@ > 3)')) l"
                        + " WHERE o.id > 2 AND l.nr = 1 ORDER BY o.id");
        same(
                orders.find()
                        .jsonTableOuter(
                                field("_doc"),
                                JsonTable.of("$")
                                        .column("id", SqlType.BIGINT)
                                        .nested(JsonTable.of("$.tags[*]").column("tag", SqlType.VARCHAR, "$")),
                                "j")
                        .select("j.id", "j.tag")
                        .orderBy("j.id")
                        .orderBy("j.tag"),
                "SELECT j.id, j.tag FROM orders o LEFT JOIN JSON_TABLE(o._doc, '$' COLUMNS (id BIGINT,"
                        + " NESTED PATH '$.tags[*]' COLUMNS (tag VARCHAR PATH '$'))) j ON TRUE ORDER BY j.id, j.tag");
        same(
                db.jsonRows("[{\"a\": 1}, {\"a\": 2}]", JsonTable.of("$[*]").column("a", SqlType.INTEGER), "j")
                        .where(where("a").gt(1)),
                "SELECT a FROM JSON_TABLE('[{\"a\": 1}, {\"a\": 2}]', '$[*]' COLUMNS (a INTEGER)) WHERE a > 1");
    }

    @Test
    void queriesOfWholeDocumentsAreJoinedAsCollectionsAre() {
        FindQuery<Document> large = orders.find(where("total").gt(50));
        same(
                db.collection("cities")
                        .find()
                        .join(large, "o")
                        .on("name")
                        .eq("o.customer.city")
                        .select("name", "o.id", "o.customer.number")
                        .orderBy("o.id"),
                "SELECT c.name, o.id, o.customer.number FROM cities c JOIN orders o ON o.customer.city = c.name AND o.total > 50"
                        + " ORDER BY o.id");
        Document row = db.collection("cities")
                .find(where("cities.name").eq("Lima"))
                .join(large, "o")
                .on("name")
                .eq("o.customer.city")
                .one();
        assertThat(((Document) row.get("o")).get("id")).hasToString("6");
        assertThat(db.collection("cities")
                        .find()
                        .joinLateral(orders.find(where("customer.city").eq(outer("name"))), "o")
                        .where(where("o.total").gt(250))
                        .count())
                .isEqualTo(1);
        assertThat(db.sql(
                                "SELECT x.total FROM (SELECT _doc FROM orders) x WHERE x.customer.city = 'Lima' ORDER BY x.id")
                        .list())
                .hasToString("[{\"total\":7}, {\"total\":3000}]");
    }

    @Test
    void recursionsTellOfTheirWay() {
        FindQuery<Document> one =
                orders.find(where("id").eq(1)).select(field("id").as("n"));
        String next = "WITH RECURSIVE way (n) AS (SELECT id FROM orders WHERE id = 1 UNION ALL"
                + " SELECT MOD(w.n * k, 7) FROM way w CROSS JOIN GENERATE_SERIES(2, 3) AS k WHERE w.n < 4) ";
        UnaryOperator<FindQuery<Document>> step = way -> db.series(2, 3, "k")
                .join(way, "w")
                .on(where("w.n").lt(4))
                .select(call("mod", field("w.n").times(field("k")), 7));
        same(
                one.recursive("way", Recursion.ofAll().depthFirst("place", "n").cycle("again", "path", "n"), step)
                        .orderBy("place")
                        .orderBy("path")
                        .select("n", "again"),
                next.strip() + " SEARCH DEPTH FIRST BY n SET place CYCLE n SET again USING path"
                        + " SELECT n, again FROM way ORDER BY place, path");
        same(
                one.recursive(
                                "way",
                                Recursion.ofAll().breadthFirst("place", "n").cycle("again", "path", "n"),
                                step)
                        .orderBy("place")
                        .orderBy("path")
                        .select("n", "path"),
                next.strip() + " SEARCH BREADTH FIRST BY n SET place CYCLE n SET again USING path"
                        + " SELECT n, path FROM way ORDER BY place, path");
        assertThatThrownBy(() -> one.recursive("way", Recursion.ofAll().depthFirst("place", "m"), step)
                        .list())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("\"m\"");
    }
}
