package io.docdb.dsl;

import static io.docdb.dsl.Filter.anyOf;
import static io.docdb.dsl.Filter.element;
import static io.docdb.dsl.Filter.not;
import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.avg;
import static io.docdb.dsl.Operand.call;
import static io.docdb.dsl.Operand.collect;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.field;
import static io.docdb.dsl.Operand.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.ShopModel.Customer;
import io.docdb.dsl.ShopModel.Order;
import io.docdb.dsl.ShopModel.Status;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FindQueryTest {
    private static final DocumentDatabase DB = Docdb.inMemory();
    private static DocumentCollection<Order> orders;

    record CityRevenue(String city, long orders, BigDecimal revenue) {}

    record Brief(long id, Customer customer) {}

    @BeforeAll
    static void fill() {
        DB.createCollection("orders", "id");
        orders = DB.collection("orders", Order.class);
        orders.insertMany(ShopModel.orders());
        DB.createCollection("customers");
        DB.collection("customers").insertJson("{\"number\":0,\"tier\":\"GOLD\"}");
        DB.collection("customers").insertJson("{\"number\":1,\"tier\":\"BRONZE\"}");
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    private static List<Long> ids(Filter<? super Order> filter) {
        return orders.find(filter).orderBy(Order::id).values(Order::id).list();
    }

    @Test
    void comparisonsByPathAndByMethodReferenceAgree() {
        assertThat(ids(where("customer.city").eq("Oslo").and("total").gt(50))).containsExactly(1L, 4L);
        assertThat(ids(where(Order::customer, Customer::city)
                        .eq("Oslo")
                        .and(Order::total)
                        .gt(50)))
                .containsExactly(1L, 4L);
        assertThat(ids(where(Order::total)
                        .gte(new BigDecimal("100"))
                        .and(Order::total)
                        .lt(3000)))
                .containsExactly(3L, 4L);
        assertThat(ids(where(Order::status).eq(Status.PAID))).containsExactly(2L, 4L, 6L);
        assertThat(ids(where(Order::status).ne(Status.PAID))).containsExactly(1L, 3L, 5L);
        assertThat(ids(where("total").between(7, 100))).containsExactly(1L, 2L, 3L, 5L);
    }

    @Test
    void propertiesThatJacksonRenamesAreFoundByTheirNewNames() {
        Instant four = Instant.parse("2024-01-01T04:00:00Z");
        assertThat(ids(where(Order::placedAt).gt(four))).containsExactly(5L, 6L);
        assertThat(ids(where("placed_at").gt(four))).containsExactly(5L, 6L);
    }

    @Test
    void andOrReadFromLeftToRightAndNest() {
        assertThat(ids(where("customer.city")
                        .eq("Lima")
                        .or("total")
                        .lt(50)
                        .and("total")
                        .gt(8)))
                .containsExactly(2L, 6L);
        assertThat(ids(where("total")
                        .gt(8)
                        .and(where("customer.city").eq("Lima").or("total").lt(50))))
                .containsExactly(2L, 6L);
        assertThat(ids(not(where("customer.city").eq("Oslo")))).containsExactly(3L, 5L, 6L);
        assertThat(ids(anyOf(where("id").eq(1), where("id").eq(5)))).containsExactly(1L, 5L);
        assertThat(ids(Filter.all())).hasSize(6);
        assertThat(ids(anyOf())).isEmpty();
    }

    @Test
    void listsOfAnyLengthAreSought() {
        assertThat(ids(where("id").in(1, 3, 77))).containsExactly(1L, 3L);
        assertThat(ids(where("id").in(List.of()))).isEmpty();
        assertThat(ids(where("id").notIn(1, 3))).containsExactly(2L, 4L, 5L, 6L);
        assertThat(ids(where("id").in(IntStream.range(5, 500).boxed().toList())))
                .containsExactly(5L, 6L);
    }

    @Test
    void textIsComparedInParts() {
        assertThat(ids(where("customer.city").startsWith("O"))).containsExactly(1L, 2L, 4L);
        assertThat(ids(where("customer.city").endsWith("gen"))).containsExactly(3L);
        assertThat(ids(where("customer.city").containsText("im"))).containsExactly(5L, 6L);
        assertThat(ids(where("customer.city").contains("im"))).containsExactly(5L, 6L);
        assertThat(ids(where(Order::customer, Customer::city).contains("im"))).containsExactly(5L, 6L);
        assertThat(ids(where("customer.city").like("_i%"))).containsExactly(5L, 6L);
        assertThat(ids(where("customer.city").startsWith("_"))).isEmpty();
        assertThat(ids(where("customer.city").ignoreCase().eq("OSLO"))).containsExactly(1L, 2L, 4L);
        assertThat(ids(where("customer.city").ignoreCase().startsWith("be"))).containsExactly(3L);
        assertThat(ids(where("customer.city").regex("^(Lima|Bergen)$"))).containsExactly(3L, 5L, 6L);
    }

    @Test
    void missingFieldsAreFoundByAskingForThem() {
        assertThat(ids(where(Order::note).exists())).containsExactly(1L);
        assertThat(ids(where("note").isMissing())).hasSize(5);
        assertThat(ids(where("note").isNull())).hasSize(5);
        assertThat(ids(where("note").isNotNull())).containsExactly(1L);
        assertThat(ids(where("note").ne("x"))).containsExactly(1L);
    }

    @Test
    void arraysAreSearchedByElement() {
        assertThat(ids(where(Order::tags).contains("gift"))).containsExactly(1L, 4L, 6L);
        assertThat(ids(where("tags").contains("gift"))).containsExactly(1L, 4L, 6L);
        assertThat(ids(where("tags").containsAll("gift", "late"))).containsExactly(6L);
        assertThat(ids(where("tags").containsAny("new", "late"))).containsExactly(1L, 2L, 5L, 6L);
        assertThat(ids(where("tags").size(2))).containsExactly(1L, 6L);
        assertThat(ids(where("tags").elemMatch(element().startsWith("l")))).containsExactly(5L, 6L);
        assertThat(ids(where("lines")
                        .elemMatch(where("sku").startsWith("sku").and("qty").gt(4))))
                .containsExactly(5L, 6L);
        assertThat(ids(where("lines[*].sku").eq("sku-2"))).containsExactly(2L);
        assertThat(ids(where("lines[*].qty").gt(5))).containsExactly(6L);
        assertThat(ids(where("lines[*].sku").in("sku-1", "sku-3"))).containsExactly(1L, 3L);
        assertThat(ids(where("lines[0].sku").eq("sku-2"))).containsExactly(2L);
    }

    @Test
    void fieldsAreComparedWithFieldsAndFunctions() {
        assertThat(ids(where("total").gt(field("lines[0].qty").times(50)))).containsExactly(1L, 4L, 6L);
        assertThat(ids(where(call("lower", field("customer.city"))).eq("lima"))).containsExactly(5L, 6L);
    }

    @Test
    void rowsAreProjectedIntoDocumentsRecordsAndValues() {
        assertThat(orders.find(where("id").eq(1))
                        .select("id", "customer.city")
                        .one()
                        .toString())
                .isEqualTo("{\"id\":1,\"city\":\"Oslo\"}");
        assertThat(orders.find(where("id").eq(1)).select(Brief.class).one())
                .isEqualTo(new Brief(1, new Customer(1, "Customer 1", "Oslo")));
        assertThat(orders.find()
                        .values("customer.city", String.class)
                        .distinct()
                        .orderBy("customer.city")
                        .list())
                .containsExactly("Bergen", "Lima", "Oslo");
    }

    @Test
    void orderLimitAndPagesCutTheResult() {
        assertThat(orders.find()
                        .orderBy("customer.city")
                        .desc()
                        .orderBy("total")
                        .limit(2)
                        .values(Order::id)
                        .list())
                .containsExactly(2L, 1L);
        assertThat(orders.find()
                        .orderBy("note")
                        .asc()
                        .nullsFirst()
                        .orderBy("id")
                        .offset(4)
                        .values(Order::id)
                        .list())
                .containsExactly(6L, 1L);
        Paged<Order> page = orders.find().fetchPage(Page.of(1, 4, Sort.by(Order::id)));
        assertThat(page.items()).extracting(Order::id).containsExactly(5L, 6L);
        assertThat(page.total()).isEqualTo(6);
        assertThat(page.hasNext()).isFalse();
        assertThat(orders.find().orderBy("id").fetchSlice(Page.first(4)).hasNext())
                .isTrue();
    }

    @Test
    void groupsAreCountedSummedAndFiltered() {
        List<CityRevenue> revenue = orders.find()
                .groupBy("customer.city")
                .having(where("orders").gt(1))
                .select(count().as("orders"), sum(Order::total).as("revenue"))
                .orderBy("revenue")
                .desc()
                .as(CityRevenue.class)
                .list();
        assertThat(revenue)
                .containsExactly(
                        new CityRevenue("Lima", 2, new BigDecimal("3007")),
                        new CityRevenue("Oslo", 3, new BigDecimal("359.50")));
        assertThat(orders.find()
                        .groupBy(Order::customer, Customer::city)
                        .select(collect("id").as("ids"))
                        .orderBy("city")
                        .first()
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"city\":\"Bergen\",\"ids\":[3]}");
        assertThat(orders.find()
                        .aggregate(count().as("n"), avg("total").as("mean"))
                        .get("n")
                        .toString())
                .isEqualTo("6");
    }

    @Test
    void groupsMayBeOfComputedKeys() {
        assertThat(orders.find()
                        .groupBy(call("mod", field("id"), 2).as("odd"))
                        .select(count().as("n"))
                        .orderBy("odd")
                        .list())
                .extracting(Document::toString)
                .containsExactly("{\"odd\":0,\"n\":3}", "{\"odd\":1,\"n\":3}");
    }

    @Test
    void collectionsAreJoined() {
        List<Document> rows = orders.find(where("total").gt(50))
                .join("customers")
                .on("customer.number")
                .eq("customers.number")
                .where(where("customers.tier").eq("GOLD"))
                .select(field("orders.id"), field("customers.tier"))
                .orderBy("orders.id")
                .list();
        assertThat(rows)
                .extracting(Document::toString)
                .containsExactly("{\"id\":3,\"tier\":\"GOLD\"}", "{\"id\":6,\"tier\":\"GOLD\"}");
        assertThat(orders.find()
                        .leftJoin("customers")
                        .on("customer.number")
                        .eq("customers.number")
                        .where(where("customers.tier").isNull())
                        .count())
                .isEqualTo(2);
    }

    @Test
    void resultsComeAsOneFirstStreamCountAndExistence() {
        FindQuery<Order> oslo = orders.find(where("customer.city").eq("Oslo"));
        assertThat(oslo.count()).isEqualTo(3);
        assertThat(oslo.limit(2).count()).isEqualTo(2);
        assertThat(oslo.exists()).isTrue();
        assertThat(oslo.first()).isPresent();
        try (Stream<Order> stream = oslo.stream()) {
            assertThat(stream.mapToLong(Order::id).sum()).isEqualTo(7);
        }
        assertThatThrownBy(oslo::one).isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.CARDINALITY_VIOLATION));
    }

    @Test
    void questionsAboutElementsUseAnIndexOverThem() {
        DB.sql("CREATE INDEX orders_tags ON orders(tags[*])").execute();
        assertThat(orders.find(where(Order::tags).contains("gift")).explain()).contains("range: tags[*] = ");
        assertThat(orders.find(where(Order::tags).containsAny("new", "late")).explain())
                .contains("range: tags[*] = ");
        assertThat(orders.find(where(Order::tags).containsAll("gift", "late")).explain())
                .contains("range: tags[*] = ");
        assertThat(orders.find(where("tags").jsonExists("$[*] ? (@ == \"late\")"))
                        .explain())
                .contains("range: tags[*] holds 'late'");
        assertThat(ids(where("tags").jsonExists("$[*] ? (@ == \"late\")"))).containsExactly(5L, 6L);
        assertThat(ids(where(Order::tags).containsAny("new", "late"))).containsExactly(1L, 2L, 5L, 6L);
        DB.sql("DROP INDEX orders_tags").execute();
    }

    @Test
    void callsThatDifferInValuesHaveTheSameTree() {
        FindQuery<Order> one = orders.find(where("total").gt(5).and("tags").contains("a"));
        FindQuery<Order> other = orders.find(where("total").gt(7).and("tags").contains("b"));
        assertThat(one.toSql()).isEqualTo(other.toSql());
        assertThat(orders.find(where("total").gt(5)).toSql())
                .isEqualTo("SELECT orders._doc AS orders FROM orders AS orders WHERE orders.total > ?1");
        assertThat(orders.find(where("total").gt(5)).explain()).contains("orders");
    }

    @Test
    void aLambdaWithABodyIsRefused() {
        assertThatThrownBy(
                        () -> orders.find(where((Order order) -> order.total().add(BigDecimal.ONE))
                                        .gt(5))
                                .list())
                .hasMessageContaining("expected a method reference");
    }
}
