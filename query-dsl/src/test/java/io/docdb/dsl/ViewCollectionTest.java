package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.field;
import static io.docdb.dsl.Operand.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.ShopModel.Customer;
import io.docdb.dsl.ShopModel.Order;
import io.docdb.dsl.mapping.Id;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views are collections of their rows: read by all the query can say, written as far as SQL can write through them. */
class ViewCollectionTest {
    /** What the view shows of an order: renamed, nested and computed columns. */
    record Brief(@Id long id, Customer who, String city, BigDecimal amount, BigDecimal twice) {}

    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Order> orders;
    private DocumentCollection<Brief> briefs;

    @BeforeEach
    void fill() {
        db.createCollection("orders", "id");
        orders = db.collection("orders", Order.class);
        orders.insertMany(ShopModel.orders());
        db.sql("CREATE VIEW briefs AS SELECT o.id, o.customer AS who, o.customer.city, o.total AS amount,"
                        + " o.total * 2 AS twice FROM orders o WHERE o.total > 9")
                .execute();
        briefs = db.collection("briefs", Brief.class);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Document row(String json) {
        return db.mapper().toDocument(json);
    }

    private static void refused(ThrowingCallable call, ErrorCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    // ---- reading

    @Test
    void rowsAreObjectsOfTheColumnsInTheirOrderWithNestedValues() {
        assertThat(db.collection("briefs").find(where("id").eq(1)).one())
                .hasToString("{\"id\":1,\"who\":{\"number\":1,\"name\":\"Customer 1\",\"city\":\"Oslo\"},"
                        + "\"city\":\"Oslo\",\"amount\":99.50,\"twice\":199.00}");
        assertThat(db.collection("briefs", String.class).find(where("id").eq(2)).one())
                .startsWith("{\"id\":2,\"who\":{");
    }

    @Test
    void rowsAreReadAsRecords() {
        assertThat(briefs.find().orderBy(Brief::id).list()).hasSize(5).first().isEqualTo(brief(orders.get(1)));
        assertThat(briefs.findById(4)).contains(brief(orders.get(4)));
        assertThat(briefs.findById(5)).isEmpty(); // the table has it, the view does not show it
    }

    private static Brief brief(Order order) {
        return new Brief(
                order.id(),
                order.customer(),
                order.customer().city(),
                order.total(),
                order.total().multiply(BigDecimal.valueOf(2)));
    }

    @Test
    void allThatAQueryCanSayIsSaidOfAView() {
        assertThat(briefs.find(where(Brief::amount)
                                .gt(50)
                                .and(where(Brief::who, Customer::city).eq("Oslo")))
                        .orderBy(Brief::amount)
                        .desc()
                        .values(Brief::id)
                        .list())
                .containsExactly(4L, 1L);
        assertThat(briefs.find()
                        .orderBy("amount")
                        .offset(1)
                        .limit(2)
                        .values("id", Long.class)
                        .list())
                .containsExactly(1L, 3L);
        assertThat(briefs.find().orderBy("id").fetchPage(Page.of(1, 2)).total()).isEqualTo(5);
        assertThat(briefs.find()
                        .groupBy("city")
                        .select(count().as("n"), sum("amount").as("sum"))
                        .orderBy("city")
                        .list())
                .extracting(Document::toString)
                .containsExactly(
                        "{\"city\":\"Bergen\",\"n\":1,\"sum\":100.00}",
                        "{\"city\":\"Lima\",\"n\":1,\"sum\":3000}",
                        "{\"city\":\"Oslo\",\"n\":3,\"sum\":359.50}");
        assertThat(briefs.find()
                        .distinctOn("city")
                        .orderBy("city")
                        .orderBy("id")
                        .list())
                .hasSize(3);
        assertThat(briefs.count()).isEqualTo(5);
        assertThat(briefs.count(where("city").eq("Oslo"))).isEqualTo(3);
        assertThat(briefs.exists(where("twice").eq(20))).isTrue();
        assertThat(briefs.find(where("id").in(orders.find(where("total").lt(50)).values("id", Long.class)))
                        .list())
                .hasSize(1);
        assertThat(briefs.find(where("id").eq(1))
                        .union(briefs.find(where("id").eq(2)))
                        .list())
                .hasSize(2);
        try (Stream<Brief> rows = briefs.find().stream()) {
            assertThat(rows).hasSize(5);
        }
    }

    @Test
    void viewsAreJoinedOnEitherSide() {
        List<Document> rows = orders.find(where("orders.id").lte(2))
                .leftJoin("briefs")
                .on("id")
                .eq("briefs.id")
                .orderBy("orders.id")
                .list();
        assertThat(rows).hasSize(2);
        assertThat(((Document) rows.get(0).get("briefs")).get("amount")).hasToString("99.50");
        assertThat(orders.find(where("orders.id").eq(5))
                        .leftJoin("briefs")
                        .on("id")
                        .eq("briefs.id")
                        .one()
                        .get("briefs"))
                .matches(Value::isNull);
        assertThat(briefs.find(where("briefs.id").eq(1))
                        .join("orders")
                        .on("id")
                        .eq("orders.id")
                        .one()
                        .get("orders"))
                .isInstanceOf(Document.class);
    }

    @Test
    void theQueryIsTheSameAsInSql() {
        FindQuery<Brief> query = briefs.find(where("amount").gt(50)).orderBy("id");
        assertThat(query.toSql())
                .isEqualTo(
                        "SELECT briefs._doc AS briefs FROM briefs AS briefs WHERE briefs.amount > ?1 ORDER BY briefs.id");
        assertThat(db.sql("EXPLAIN SELECT _doc FROM briefs WHERE id = 1").list().toString())
                .contains("KeyLookup orders");
        assertThat(briefs.find(where("id").eq(1)).explain()).contains("KeyScan orders o  range: key = ?1");
    }

    @Test
    void cachedRowsFollowEveryChange() {
        for (int i = 0; i < 3; i++) {
            assertThat(briefs.find(where("id").eq(1)).one().amount()).isEqualByComparingTo("99.50");
        }
        orders.updateById(1).set("total", 77).execute();
        assertThat(briefs.find(where("id").eq(1)).one().amount()).isEqualByComparingTo("77");
        briefs.updateById(1).set("amount", 78).execute();
        assertThat(briefs.find(where("id").eq(1)).one().amount()).isEqualByComparingTo("78");
        assertThat(orders.get(1).total()).isEqualByComparingTo("78");
        db.replaceView("briefs", orders.find(where("id").eq(1)).select("id", "status"));
        assertThat(db.collection("briefs").findById(1)).contains(row("{\"id\": 1, \"status\": \"NEW\"}"));
    }

    // ---- writing

    @Test
    void rowsAreInsertedChangedAndRemoved() {
        Document seven = db.collection("briefs")
                .insertJson("{\"id\": 7, \"who\": {\"number\": 7, \"city\": \"Rome\"}, \"amount\": 20}");
        assertThat(seven)
                .hasToString(
                        "{\"id\":7,\"who\":{\"number\":7,\"city\":\"Rome\"},\"city\":\"Rome\",\"amount\":20,\"twice\":40}");
        assertThat(db.collection("orders").get(7))
                .hasToString("{\"id\":7,\"customer\":{\"number\":7,\"city\":\"Rome\"},\"total\":20}");
        assertThat(db.collection("briefs")
                        .insertMany(List.of(row("{\"id\": 8, \"amount\": 30}"), row("{\"id\": 9, \"amount\": 31}"))))
                .isEqualTo(2);
        assertThat(briefs.update(where("id").gte(8)).inc("amount", 5).execute()).isEqualTo(2);
        assertThat(briefs.update(where("id").eq(8)).set("who.city", "Vik").executeReturning())
                .extracting(Brief::city, Brief::twice)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Vik", new BigDecimal(70)));
        assertThat(briefs.delete(where("amount").between(30, 40))).isEqualTo(2);
        assertThat(briefs.deleteReturning(where("id").eq(7))).hasSize(1);
        assertThat(briefs.deleteById(5)).isFalse();
        assertThat(orders.count()).isEqualTo(6);
    }

    @Test
    void whatTheViewDoesNotShowStays() {
        Brief first = briefs.get(1);
        Brief changed = new Brief(1, new Customer(9, "New", "Rome"), "Rome", first.amount(), first.twice());
        assertThat(briefs.replace(changed)).isTrue();
        assertThat(briefs.save(changed)).isEqualTo(changed);
        Order stored = orders.get(1);
        assertThat(stored.customer()).isEqualTo(changed.who());
        assertThat(stored.lines()).isEqualTo(ShopModel.orders().get(0).lines());
        assertThat(stored.note()).contains("fragile");
        assertThat(briefs.replace(new Brief(5, null, null, BigDecimal.TEN, null)))
                .isFalse();
        assertThat(briefs.saveMany(List.of(changed, brief(ShopModel.order(10, "Oslo", "50")))))
                .isEqualTo(2);
        assertThat(briefs.existsById(10)).isTrue();
    }

    @Test
    void upsertAndMergeGoThroughTheView() {
        DocumentCollection<Document> plain = db.collection("briefs");
        assertThat(plain.upsert(row("{\"id\": 1, \"amount\": 1}"), there -> there.inc("amount", 1))
                        .get("amount"))
                .hasToString("100.50");
        assertThat(plain.insertIfAbsent(row("{\"id\": 1, \"amount\": 1}"))).isEmpty();
        assertThat(plain.insertIfAbsent(row("{\"id\": 11, \"amount\": 11}"))).isPresent();
        long merged = plain.mergeFrom(List.of(row("{\"id\": 1, \"n\": 5}"), row("{\"id\": 12, \"n\": 50}")), "s")
                .on(where("id").eq(field("s.id")))
                .whenMatched(there -> there.set("amount", field("s.n")))
                .whenNotMatchedInsert(field("s.id").as("id"), field("s.n").as("amount"))
                .execute();
        assertThat(merged).isEqualTo(2);
        assertThat(orders.get(1).total()).isEqualByComparingTo("5");
        assertThat(plain.get(12).get("twice")).hasToString("100");
        assertThat(plain.insertFrom(plain.find(where("id").eq(12))
                        .select(field("id").plus(1).as("id"), field("amount"))))
                .isEqualTo(1);
    }

    @Test
    void aLoadReportsWhatTheViewRefuses() {
        db.createCheckedView("big", orders.find(where("total").gt(50)).select("id", "total"));
        LoadReport report = db.collection("big")
                .load(
                        Stream.of(row("{\"id\": 20, \"total\": 60}"), row("{\"id\": 21, \"total\": 6}")),
                        (inserted, rejected) -> {});
        assertThat(report.inserted()).isEqualTo(1);
        refused(
                () -> db.collection("big")
                        .update(where("id").eq(20))
                        .set("total", 1)
                        .execute(),
                ErrorCode.VIEW_CHECK_VIOLATED,
                "big");
    }

    @Test
    void viewsOfWholeDocumentsAreCollectionsOfThem() {
        db.createView("oslo", orders.find(where("customer.city").eq("Oslo")));
        DocumentCollection<Order> oslo = db.collection("oslo", Order.class);
        assertThat(oslo.find().orderBy(Order::id).list()).extracting(Order::id).containsExactly(1L, 2L, 4L);
        assertThat(oslo.find(where(Order::customer, Customer::city)
                                .eq("Oslo")
                                .and("lines[*].sku")
                                .eq("sku-2"))
                        .list())
                .hasSize(1);
        assertThat(oslo.findById(3)).isEmpty();
        oslo.insert(ShopModel.order(7, "Oslo", "1"));
        assertThat(oslo.replace(ShopModel.order(7, "Oslo", "2"))).isTrue();
        assertThat(orders.get(7).total()).isEqualByComparingTo("2");
        assertThat(oslo.find()
                        .unnest("lines", "line")
                        .groupBy("line.sku")
                        .select(count())
                        .list())
                .hasSize(5);
        assertThat(oslo.deleteAll()).isEqualTo(4);
        assertThat(orders.count()).isEqualTo(3);
    }

    @Test
    void keysAreFoundUnderTheirNewNames() {
        db.createCollection("stock", "shop", "sku.code");
        db.collection("stock").insertJson("{\"shop\": 1, \"sku\": {\"code\": \"a\"}, \"n\": 5}");
        db.sql("CREATE VIEW s AS SELECT k.sku AS what, k.shop AS place, k.n FROM stock k")
                .execute();
        db.sql("CREATE VIEW t (w, p, m) AS SELECT * FROM s").execute();
        assertThat(db.keyPaths("t")).hasToString("[p, w.code]");
        DocumentCollection<Document> view = db.collection("t");
        assertThat(view.findById(List.of(1, "a"))).isPresent();
        assertThat(view.findById(row("{\"p\": 1, \"w\": {\"code\": \"a\"}}"))).isPresent();
        assertThat(view.findAllById(List.of(List.of(1, "a")))).hasSize(1);
        assertThat(view.updateById(List.of(1, "a")).inc("m", 1).execute()).isEqualTo(1);
        assertThat(view.replace(row("{\"p\": 1, \"w\": {\"code\": \"a\"}, \"m\": 9}")))
                .isTrue();
        assertThat(db.collection("stock").find().one()).hasToString("{\"shop\":1,\"sku\":{\"code\":\"a\"},\"n\":9}");
        assertThat(view.deleteById(List.of(1, "a"))).isTrue();
    }

    @Test
    void rowsOfOneTableHaveItsKeyWhereTheyAreOnlyRead() {
        db.sql("CREATE VIEW few AS SELECT DISTINCT id, total FROM orders ORDER BY id LIMIT 2")
                .execute();
        DocumentCollection<Document> few = db.collection("few");
        assertThat(few.findById(2)).contains(row("{\"id\": 2, \"total\": 10}"));
        assertThat(few.findById(3)).isEmpty();
        refused(() -> few.deleteById(2), ErrorCode.VIEW_NOT_UPDATABLE, "LIMIT");
    }

    @Test
    void temporaryViewsLiveInTheirTransaction() {
        db.transact(tx -> {
            tx.sql("CREATE TEMPORARY TABLE own (k INT PRIMARY KEY, a INT)").execute();
            tx.sql("CREATE TEMPORARY VIEW ours AS SELECT k, a AS b FROM own").execute();
            assertThat(tx.hasView("ours")).isTrue();
            assertThat(tx.hasCollection("own")).isTrue();
            tx.collection("ours").insertJson("{\"k\": 1, \"b\": 2}");
            assertThat(tx.collection("ours").findById(1)).contains(row("{\"k\": 1, \"b\": 2}"));
            assertThat(tx.collection("own").findById(1)).contains(row("{\"k\": 1, \"a\": 2}"));
            return null;
        });
        refused(() -> db.collection("ours").find().list(), ErrorCode.COLLECTION_NOT_FOUND, "ours");
    }

    @Test
    void viewsAndTablesAreNotTakenForEachOther() {
        refused(() -> db.dropCollection("briefs"), ErrorCode.WRONG_OBJECT_TYPE, "DROP VIEW");
        refused(() -> db.dropView("orders"), ErrorCode.WRONG_OBJECT_TYPE, "DROP TABLE");
        refused(() -> db.createIndex("briefs", "id"), ErrorCode.WRONG_OBJECT_TYPE, "view");
        refused(briefs::analyze, ErrorCode.WRONG_OBJECT_TYPE, "view");
    }

    // ---- what cannot be

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT o.customer.city, COUNT(*) AS id FROM orders o GROUP BY o.customer.city",
                "SELECT o.id FROM orders o JOIN orders p ON p.id = o.id",
                "SELECT o.id FROM orders o UNION SELECT 7",
                "WITH c AS (SELECT id FROM orders) SELECT id FROM c",
                "SELECT o.id, ROW_NUMBER() OVER () AS n FROM orders o"
            })
    void rowsThatAreNotThoseOfOneTableHaveNoKeyAndAreNotWritten(String query) {
        db.sql("CREATE VIEW x AS " + query).execute();
        DocumentCollection<Document> view = db.collection("x");
        assertThat(view.find(where("id").gte(0)).orderBy("id").list()).isNotEmpty();
        assertThat(view.count()).isPositive();
        refused(() -> view.findById(1), ErrorCode.WRONG_OBJECT_TYPE, "say which are meant by a condition");
        refused(() -> view.deleteById(1), ErrorCode.WRONG_OBJECT_TYPE, "No key");
        refused(() -> view.replace(row("{\"id\": 1}")), ErrorCode.WRONG_OBJECT_TYPE, "\"x\"");
        refused(() -> view.insertJson("{\"id\": 1}"), ErrorCode.VIEW_NOT_UPDATABLE, "\"x\"");
        refused(() -> view.save(row("{\"id\": 1}")), ErrorCode.VIEW_NOT_UPDATABLE, "\"x\"");
        refused(() -> view.update(where("id").eq(1)).set("id", 2).execute(), ErrorCode.VIEW_NOT_UPDATABLE, "\"x\"");
        refused(view::deleteAll, ErrorCode.VIEW_NOT_UPDATABLE, "\"x\"");
    }

    @Test
    void aViewThatHidesTheKeyIsReadAndWrittenByConditions() {
        db.createView("totals", orders.find().select("total"));
        DocumentCollection<Document> totals = db.collection("totals");
        refused(() -> totals.findById(1), ErrorCode.WRONG_OBJECT_TYPE, "does not show all of [id]");
        refused(() -> totals.idOf(row("{\"total\": 1}")), ErrorCode.WRONG_OBJECT_TYPE, "let it show that");
        assertThat(totals.update(where("total").eq(10)).set("total", 11).execute())
                .isEqualTo(1);
        assertThat(totals.delete(where("total").eq(11))).isEqualTo(1);
    }

    @Test
    void wrongFieldsAndComputedOnesAreNamed() {
        DocumentCollection<Document> view = db.collection("briefs");
        refused(
                () -> view.insertJson("{\"id\": 7, \"amonut\": 1}"),
                ErrorCode.SCHEMA_VIOLATED,
                "did you mean \"amount\"?");
        refused(() -> view.update(where("id").eq(1)).set("twice", 1).execute(), ErrorCode.NOT_SUPPORTED, "computed");
        refused(() -> view.update(where("id").eq(1)).set("total", 1).execute(), ErrorCode.COLUMN_NOT_FOUND, "total");
        refused(() -> view.find(where("total").eq(1)).list(), ErrorCode.COLUMN_NOT_FOUND, "total");
        refused(() -> db.collection("nothere").findById(1), ErrorCode.COLLECTION_NOT_FOUND, "nothere");
        assertThat(db.hasView("briefs")).isTrue();
        assertThat(db.hasCollection("briefs")).isFalse();
    }

    @Test
    void rowsOfAViewAreLocked() {
        db.transact(tx -> {
            tx.collection("briefs").find(where("id").eq(1)).forUpdate().list();
            refused(() -> orders.find(where("id").eq(1)).forUpdateNoWait().list(), ErrorCode.LOCK_NOT_AVAILABLE, "");
            assertThat(orders.find(where("id").eq(2)).forUpdateNoWait().list()).hasSize(1);
            return null;
        });
    }

    @Test
    void systemViewsAreReadSo() {
        assertThat(db.collection("information_schema.tables")
                        .find(where("table_name").eq("briefs"))
                        .one()
                        .get("table_type"))
                .hasToString("\"VIEW\"");
        assertThat(db.collection("audit").find(where("collection").eq("orders")).count())
                .isGreaterThanOrEqualTo(6);
        refused(() -> db.collection("audit").insertJson("{}"), ErrorCode.APPEND_ONLY, "audit");
    }
}
