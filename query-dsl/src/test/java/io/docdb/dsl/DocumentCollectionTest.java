package io.docdb.dsl;

import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.dsl.ShopModel.Order;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentCollectionTest {
    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Order> orders;

    @BeforeEach
    void fill() {
        db.createCollection("orders", "id");
        orders = db.collection("orders", Order.class);
        orders.insertMany(ShopModel.orders());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void objectsComeBackAsTheyWere() {
        assertThat(orders.find().orderBy(Order::id).list()).isEqualTo(ShopModel.orders());
        assertThat(orders.findById(3)).contains(ShopModel.orders().get(2));
        assertThat(orders.get(3).total().toString()).isEqualTo("100.00");
    }

    @Test
    void aDocumentWithoutAKeyIsGivenOne() {
        db.createCollection("notes");
        Document note = db.collection("notes").insertJson("{\"text\": \"hello\"}");
        assertThat(note.get("_id")).isInstanceOf(TextValue.class);
        assertThat(db.collection("notes").findById(note.get("_id"))).contains(note);
    }

    @Test
    void aSecondDocumentOfTheSameKeyIsRefusedAndSaveReplacesIt() {
        Order changed = ShopModel.order(1, "Rome", "1");
        assertThatThrownBy(() -> orders.insert(changed))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATED));
        assertThat(orders.save(changed)).isEqualTo(changed);
        assertThat(orders.get(1)).isEqualTo(changed);
        assertThat(orders.count()).isEqualTo(6);
    }

    @Test
    void savedOnesAreGivenBackInTheirOrder() {
        DocumentCollection<Document> numbers = db.collection("numbers");
        db.createCollection("numbers", "id");
        List<Document> wanted = IntStream.range(0, 250)
                .mapToObj(i -> Document.of("id", LongValue.of(i * 37 % 250)))
                .toList();
        numbers.insertMany(wanted.subList(100, 150));
        assertThat(numbers.saveAll(wanted)).isEqualTo(wanted);
        assertThat(numbers.count()).isEqualTo(250);
    }

    @Test
    void allOfTheseKeysAreDeletedOrNone() {
        db.sql("CREATE TABLE parents (id INT PRIMARY KEY)").execute();
        db.sql("CREATE TABLE children (id INT PRIMARY KEY, parent INT REFERENCES parents)")
                .execute();
        db.sql("INSERT INTO parents VALUES (1), (2), (3)").execute();
        db.sql("INSERT INTO children VALUES (1, 2)").execute();
        DocumentCollection<Document> parents = db.collection("parents");
        assertThatThrownBy(() -> parents.deleteAllById(List.of(1, 2)))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_KEY_IN_USE));
        assertThatThrownBy(() -> parents.removeAll(parents.find().orderBy("id").list()))
                .isInstanceOf(DatabaseException.class);
        assertThat(parents.count()).isEqualTo(3);
        assertThat(parents.deleteAllById(List.of(1, 3, 4))).isEqualTo(2);
    }

    @Test
    void insertManyIsAllOrNothing() {
        Stream<Order> more = Stream.concat(
                IntStream.range(100, 350).mapToObj(id -> ShopModel.order(id, "Rome", "1")),
                Stream.of(ShopModel.order(1, "Rome", "1")));
        assertThatThrownBy(() -> orders.insertMany(more)).isInstanceOf(DatabaseException.class);
        assertThat(orders.count()).isEqualTo(6);
    }

    @Test
    void loadKeepsWhatFitsAndTellsWhatDoesNot() {
        db.createCollectionWithSchema(
                "people",
                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},\"age\":{\"type\":\"integer\"}},"
                        + "\"required\":[\"id\"]}",
                "id");
        Stream<String> lines = IntStream.range(0, 2_500)
                .mapToObj(i -> i == 17
                        ? "{\"id\":17,\"age\":\"old\"}"
                        : i == 2_000 ? "{\"id\":" : "{\"id\":" + i + ",\"age\":" + i % 90 + "}");
        LoadReport report = db.collection("people", String.class).load(lines, LoadReport.Progress.NONE);
        assertThat(report.inserted()).isEqualTo(2_498);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.rejections())
                .extracting(LoadReport.Rejection::position)
                .containsExactlyInAnyOrder(17L, 2_000L);
        assertThat(report.rejections())
                .anySatisfy(rejection -> assertThat(rejection.reason()).contains("/age"));
        assertThat(db.collection("people").count()).isEqualTo(2_498);
    }

    @Test
    void updatesChangeFieldsInTheirPlaces() {
        long changed = orders.update(where("customer.city").eq("Oslo"))
                .set("customer.city", "Paris")
                .set(Order::total, new BigDecimal("1.10"))
                .inc("version", 2)
                .push("tags", "seen")
                .unset("note")
                .execute();
        assertThat(changed).isEqualTo(3);
        Document first = db.collection("orders").get(1);
        assertThat(first.toString())
                .contains("\"city\":\"Paris\"", "\"total\":1.10", "\"version\":2", "[\"gift\",\"new\",\"seen\"]")
                .doesNotContain("note");
        orders.updateById(1)
                .pull("tags", "gift")
                .inc("version", 1)
                .push("log", Map.of("who", "me"))
                .execute();
        first = db.collection("orders").get(1);
        assertThat(first.get("version")).isEqualTo(LongValue.of(3));
        assertThat(first.get("tags").toString()).isEqualTo("[\"new\",\"seen\"]");
        assertThat(first.get("log").toString()).isEqualTo("[{\"who\":\"me\"}]");
    }

    @Test
    void anUpdateMayComputeFromTheDocument() {
        orders.updateById(2)
                .set("total", Operand.field("total").times(2).plus(1))
                .execute();
        assertThat(orders.get(2).total()).isEqualByComparingTo("21");
    }

    @Test
    void replaceAndDeleteSayWhetherTheyFoundTheDocument() {
        Order other = ShopModel.order(2, "Rome", "5");
        assertThat(orders.replace(other)).isTrue();
        assertThat(orders.get(2)).isEqualTo(other);
        assertThat(orders.replace(ShopModel.order(77, "Rome", "5"))).isFalse();
        assertThat(orders.deleteById(2)).isTrue();
        assertThat(orders.deleteById(2)).isFalse();
        assertThat(orders.delete(where("customer.city").eq("Lima"))).isEqualTo(2);
        assertThat(orders.deleteAll()).isEqualTo(3);
        assertThat(orders.exists(Filter.all())).isFalse();
    }

    @Test
    void manyKeysAreReadAtOnce() {
        assertThat(orders.findAllById(List.of(1L, 4L, 99L)).keySet()).containsExactlyInAnyOrder(1L, 4L);
    }

    @Test
    void manyKeysOfADeclaredTypeAreReadAtOnce() {
        db.sql("CREATE TABLE device (id UUID PRIMARY KEY)").execute();
        db.sql("CREATE TABLE holiday (id DATE PRIMARY KEY)").execute();
        List<UUID> devices = Stream.generate(UUID::randomUUID).limit(80).toList();
        List<LocalDate> holidays = List.of(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 12, 25));
        devices.forEach(id -> db.collection("device").insertJson("{\"id\":\"" + id + "\"}"));
        holidays.forEach(id -> db.collection("holiday").insertJson("{\"id\":\"" + id + "\"}"));

        assertThat(db.collection("device").findAllById(devices.subList(0, 2)).keySet())
                .containsExactlyInAnyOrderElementsOf(devices.subList(0, 2));
        assertThat(db.collection("device").findAllById(devices).keySet()).containsExactlyInAnyOrderElementsOf(devices);
        assertThat(db.collection("holiday").findAllById(holidays).keySet())
                .containsExactlyInAnyOrderElementsOf(holidays);
    }

    @Test
    void aKeyOfSeveralFieldsTakesAListOrAnObject() {
        db.createCollection("stock", "shelf", "place");
        db.collection("stock").insertJson("{\"shelf\":1,\"place\":\"b\",\"n\":5}");
        assertThat(db.collection("stock").findById(List.of(1, "b"))).isPresent();
        assertThat(db.collection("stock").findById(Map.of("shelf", 1, "place", "b")))
                .isPresent();
        assertThat(db.collection("stock").findById(List.of(1, "c"))).isEmpty();
        assertThatThrownBy(() -> db.collection("stock").findById(1)).hasMessageContaining("Key does not fit");
    }

    @Test
    void aCollectionMadeAnewIsReadByItsNewKey() {
        db.createCollection("stock", "shelf");
        DocumentCollection<Document> stock = db.collection("stock");
        stock.insertJson("{\"shelf\":1,\"place\":2}");
        assertThat(stock.findById(1)).isPresent();
        db.dropCollection("stock");
        db.createCollection("stock", "place");
        stock.insertJson("{\"shelf\":1,\"place\":2}");

        assertThat(stock.findById(2)).isPresent();
        assertThat(stock.findById(1)).isEmpty();
        assertThat(stock.findById(null)).isEmpty();
    }

    @Test
    void whatIsFoundByItsKeyInsideATransactionIsItsOwnState() {
        orders.findById(1);
        db.transact(transaction -> {
            DocumentCollection<Order> inside = transaction.collection("orders", Order.class);
            inside.save(ShopModel.order(1, "Rome", "1"));

            assertThat(inside.findById(1)).contains(ShopModel.order(1, "Rome", "1"));
            assertThat(orders.findById(1)).contains(ShopModel.orders().get(0));
            return null;
        });
    }

    @Test
    void aMappingErrorNamesThePath() {
        db.collection("orders").insertJson("{\"id\":50,\"lines\":[{\"sku\":\"a\",\"qty\":\"many\"}]}");
        assertThatThrownBy(() -> orders.get(50))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CAST))
                .hasMessageContaining("/lines/0/qty");
    }

    @Test
    void anUnknownCollectionIsNamed() {
        assertThatThrownBy(() -> db.collection("ordres").find().list())
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COLLECTION_NOT_FOUND))
                .hasMessageContaining("ordres");
    }

    record Anything(long id, Document inside, Value any, Map<String, Value> more) {}

    @Test
    void documentsAndValuesArePartsOfObjects() {
        Document inside =
                orders.find().select("id", "total").orderBy("id").first().orElseThrow();
        Anything anything =
                new Anything(1, inside, inside.get("total"), Map.of("a", new TextValue("x"), "b", LongValue.of(2)));
        db.createCollection("anything", "id");
        DocumentCollection<Anything> all = db.collection("anything", Anything.class);
        assertThat(all.insert(anything)).isEqualTo(anything);
        assertThat(db.collection("anything").get(1).get("inside")).isEqualTo(inside);
        assertThat(db.collection("orders")
                        .mergeFrom(List.of(inside), "s")
                        .on(where("id").eq(field("s.id")))
                        .whenMatchedDelete()
                        .execute())
                .isEqualTo(1);
    }
}
