package io.docdb.dsl;

import static io.docdb.dsl.Filter.all;
import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.field;
import static io.docdb.dsl.Operand.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conflicts, what changes give back, and changes as the rows of queries: by the fluent door and by SQL, on equal data. */
class SameChangeOfMoreTest {
    private final DocumentDatabase fluent = Docdb.inMemory();
    private final DocumentDatabase text = Docdb.inMemory();
    private DocumentCollection<Document> stock;

    @BeforeEach
    void fill() {
        for (DocumentDatabase db : List.of(fluent, text)) {
            db.createCollection("stock", "sku");
            db.createCollection("old_stock", "sku");
            db.createIndex("stock", Index.on("code").unique());
            for (int i = 1; i <= 5; i++) {
                db.collection("stock")
                        .insertJson("{\"sku\":\"s" + i + "\",\"code\":" + i * 10 + ",\"qty\":" + i
                                + ",\"place\":{\"row\":" + i % 2 + "}}");
            }
        }
        stock = fluent.collection("stock");
    }

    @AfterEach
    void close() {
        fluent.close();
        text.close();
    }

    /** What came back is the same, and so is what is stored now. */
    private void same(List<Document> back, String sql) {
        assertThat(back.toString()).isEqualTo(text.sql(sql).list(Document.class).toString());
        sameStock();
    }

    private void sameStock() {
        for (String name : List.of("stock", "old_stock")) {
            assertThat(fluent.collection(name).find().orderBy("sku").list())
                    .isEqualTo(text.collection(name).find().orderBy("sku").list());
        }
    }

    private Document document(String sku, int code, int qty) {
        return fluent.mapper().toDocument("{\"sku\":\"" + sku + "\",\"code\":" + code + ",\"qty\":" + qty + "}");
    }

    @Test
    void conflictsOfOneKey() {
        same(
                stock.inserting(List.of(document("s1", 10, 7), document("s9", 90, 9), document("s5", 50, 1)))
                        .onConflict("sku")
                        .doUpdate(
                                there -> there.set("qty", field("qty").plus(field("excluded.qty"))),
                                where("qty").lt(5))
                        .executeReturning(),
                "INSERT INTO stock DOCUMENT '{\"sku\":\"s1\",\"code\":10,\"qty\":7}', '{\"sku\":\"s9\",\"code\":90,\"qty\":9}',"
                        + " '{\"sku\":\"s5\",\"code\":50,\"qty\":1}' ON CONFLICT (sku)"
                        + " DO UPDATE SET qty = stock.qty + excluded.qty WHERE stock.qty < 5 RETURNING _doc");
        assertThatThrownBy(() -> stock.inserting(List.of(document("new", 10, 1)))
                        .onConflict("sku")
                        .doNothing()
                        .execute())
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATED));
        assertThat(stock.inserting(List.of(document("new", 10, 1)))
                        .onConflict("code")
                        .doNothing()
                        .execute())
                .isZero();
        assertThat(stock.inserting(List.of(document("s2", 20, 77)))
                        .onConflict()
                        .doReplace()
                        .executeReturning(field("qty"), field("new.sku").as("key"))
                        .toString())
                .isEqualTo("[{\"qty\":77,\"key\":\"s2\"}]");
        assertThatThrownBy(() -> stock.inserting(List.of(document("s2", 20, 1), document("s2", 20, 2)))
                        .onConflict("sku")
                        .doUpdate(there -> there.set("qty", field("excluded.qty")))
                        .execute())
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CARDINALITY_VIOLATION));
        assertThat(stock.inserting(List.of(document("s2", 20, 1), document("s2", 20, 77)))
                        .onConflict("sku")
                        .doReplace()
                        .execute())
                .isEqualTo(2);
        assertThatThrownBy(() -> stock.inserting(List.of(document("s2", 20, 77)))
                        .onConflict("qty")
                        .doNothing()
                        .execute())
                .hasMessageContaining("No unique constraint");
        assertThat(stock.inserting(List.of(document("s2", 20, 1)))
                        .onConstraint("stock_pkey")
                        .doNothing()
                        .execute())
                .isZero();
        assertThat(stock.inserting(List.of(document("s2", 20, 1))).explain()).startsWith("Insert stock");
        assertThatThrownBy(() -> stock.inserting(List.of(document("s2", 20, 1))).execute())
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void columnsThatFollowUpdates() {
        fluent.sql("CREATE TABLE page (id INT PRIMARY KEY, text VARCHAR(10), edits VARCHAR(10) ON UPDATE 'some')")
                .execute();
        var pages = fluent.collection("page");
        pages.insertJson("{\"id\":1,\"text\":\"a\"}");
        pages.insertJson("{\"id\":2,\"text\":\"b\"}");
        pages.updateById(1).set("text", "A").execute();
        pages.update(where("id").eq(2)).set("text", field("text")).execute();
        pages.inserting(List.of(fluent.mapper().toDocument("{\"id\":2,\"text\":\"b\"}")))
                .onConflict("id")
                .doUpdate(there -> there.set("text", field("excluded.text")))
                .execute();
        assertThat(pages.find()
                        .select("id", "text", "edits")
                        .orderBy("id")
                        .list()
                        .toString())
                .isEqualTo("[{\"id\":1,\"text\":\"A\",\"edits\":\"some\"}, {\"id\":2,\"text\":\"b\",\"edits\":null}]");
    }

    @Test
    void manyDocumentsAreOneStatement() {
        List<Document> many = java.util.stream.IntStream.range(100, 1100)
                .mapToObj(i -> document("x" + i, i, i))
                .toList();
        assertThat(stock.inserting(many).onConflict("sku").doNothing().execute())
                .isEqualTo(1000);
        assertThat(stock.inserting(many).onConflict("sku").doNothing().execute())
                .isZero();
        assertThat(stock.inserting(List.<Document>of()).execute()).isZero();
    }

    @Test
    void whatAQueryGivesIsInsertedWithConflicts() {
        same(
                fluent.collection("old_stock")
                        .inserting(stock.find(where("qty").lt(3)).select("sku", "qty"))
                        .onConflict()
                        .doNothing()
                        .executeReturning(field("sku"), field("qty").times(2).as("double")),
                "INSERT INTO old_stock (sku, qty) SELECT sku, qty FROM stock WHERE qty < 3 ON CONFLICT DO NOTHING"
                        + " RETURNING sku, qty * 2 AS double");
    }

    @Test
    void changesTellWhatWasAndWhatIs() {
        same(
                stock.update(where("qty").gt(3))
                        .inc("qty", 10)
                        .executeReturning(
                                field("sku"),
                                field("old.qty").as("before"),
                                field("new.qty").as("after"),
                                field("new.qty").minus(field("old.qty")).as("more"),
                                field("place.row")),
                "UPDATE stock SET qty = qty + 10 WHERE qty > 3"
                        + " RETURNING sku, OLD.qty AS before, NEW.qty AS after, NEW.qty - OLD.qty AS more, stock.place.row");
        same(
                stock.updateById("s1")
                        .set("qty", 0)
                        .executeReturning(field("old.qty").as("was")),
                "UPDATE stock SET qty = 0 WHERE sku = 's1' RETURNING OLD.qty AS was");
        same(
                stock.update(where("sku").eq(field("d.nr")))
                        .from(List.of(Map.of("nr", "s2", "n", 4)), "d")
                        .set("qty", field("d.n"))
                        .executeReturning(field("sku"), field("d.n"), field("old.qty")),
                "UPDATE stock SET qty = d.n FROM (VALUES ('s2', 4)) d (nr, n) WHERE sku = d.nr RETURNING sku, d.n, OLD.qty");
    }

    @Test
    void deletionsWithOrderLimitAndOtherTables() {
        same(
                stock.deleting(where("qty").gt(1))
                        .orderBy(Sort.by("qty").desc())
                        .limit(2)
                        .executeReturning(field("sku"), field("old.code").as("code")),
                "DELETE FROM stock WHERE qty > 1 ORDER BY qty DESC LIMIT 2 RETURNING sku, OLD.code AS code");
        fluent.collection("old_stock").insertJson("{\"sku\": \"s1\"}");
        text.collection("old_stock").insertJson("{\"sku\": \"s1\"}");
        same(
                stock.deleting(where("sku").eq(field("o.sku")))
                        .using("old_stock", "o")
                        .executeReturning(field("sku"), field("o.sku").as("other")),
                "DELETE FROM stock USING old_stock o WHERE stock.sku = o.sku RETURNING stock.sku, o.sku AS other");
        assertThat(stock.deleting(all()).explain()).startsWith("Delete stock");
        assertThat(stock.deleting(all()).execute()).isEqualTo(2);
    }

    @Test
    void changesAreRowsOfQueries() {
        assertThat(fluent.collection("old_stock")
                        .insertFrom(stock.deleting(where("qty").lt(3)).rows("gone")))
                .isEqualTo(2);
        text.sql("WITH gone AS (DELETE FROM stock WHERE qty < 3 RETURNING _doc) INSERT INTO old_stock (_doc)"
                        + " SELECT _doc FROM gone")
                .execute();
        sameStock();
        same(
                stock.update(where("qty").gte(3))
                        .inc("qty", 1)
                        .rows("now")
                        .groupBy("place.row")
                        .select(sum("qty").as("sum"), count().as("n"))
                        .orderBy("row")
                        .list(),
                "WITH now AS (UPDATE stock SET qty = qty + 1 WHERE qty >= 3 RETURNING _doc AS d) SELECT now.d.place.row,"
                        + " SUM(now.d.qty) AS sum, COUNT(*) AS n FROM now GROUP BY now.d.place.row ORDER BY 1");
        same(
                stock.inserting(List.of(document("s7", 70, 7)))
                        .rows("fresh")
                        .where(where("qty").eq(0))
                        .list(),
                "WITH fresh AS (INSERT INTO stock DOCUMENT '{\"sku\":\"s7\",\"code\":70,\"qty\":7}' RETURNING _doc)"
                        + " SELECT _doc FROM fresh WHERE fresh._doc.qty = 0");
        assertThat(stock.findById("s7")).isPresent();
        assertThat(stock.updateById("s7").inc("qty", 1).rows("x").one().get("qty"))
                .hasToString("8");
        assertThat(stock.deleting(where("sku").eq("s7")).rows("x").count()).isEqualTo(1);
    }

    @Test
    void keysThatAreGivenAreKeptWhereTheTableMakesThem() {
        fluent.sql("CREATE TABLE made (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n INT DEFAULT 7)")
                .execute();
        DocumentCollection<Document> made = fluent.collection("made");
        Document given = fluent.mapper().toDocument("{\"id\": 40, \"n\": 1}");
        assertThat(made.insertIfAbsent(given)).contains(given);
        assertThat(made.insertIfAbsent(given)).isEmpty();
        assertThat(made.upsert(given, there -> there.inc("n", 1)).get("n")).hasToString("2");
        assertThat(made.inserting(List.of(fluent.mapper().toDocument("{}")))
                        .executeReturning()
                        .toString())
                .isEqualTo("[{\"id\":1,\"n\":7}]");
    }

    @Test
    void mergesAreFedByQueriesOfWholeDocuments() {
        assertThat(fluent.collection("old_stock")
                        .mergeFrom(stock.find(where("qty").gt(3)), "s")
                        .on(where("sku").eq(field("s.sku")))
                        .whenNotMatchedInsert(
                                field("s.sku").as("sku"), field("s.place.row").as("row"))
                        .execute())
                .isEqualTo(2);
        assertThat(fluent.collection("old_stock").find().orderBy("sku").list().toString())
                .isEqualTo("[{\"sku\":\"s4\",\"row\":0}, {\"sku\":\"s5\",\"row\":1}]");
    }
}
