package io.docdb.dsl;

import static io.docdb.dsl.Filter.all;
import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.call;
import static io.docdb.dsl.Operand.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.value.Document;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SQL can change, the fluent door can change: each change twice, in two databases, which then hold the same. */
class SameChangeTest {
    private final DocumentDatabase fluent = filled();
    private final DocumentDatabase text = filled();
    private final DocumentCollection<Document> stock = fluent.collection("stock");

    private static DocumentDatabase filled() {
        DocumentDatabase db = Docdb.inMemory();
        db.createCollection("stock", "sku");
        db.createCollection("deliveries", "sku");
        for (int i = 1; i <= 6; i++) {
            db.collection("stock")
                    .insertJson("{\"sku\":\"s" + i + "\",\"qty\":" + 10 * i + ",\"place\":{\"row\":" + i % 2 + "}}");
        }
        for (int i = 4; i <= 9; i++) {
            db.collection("deliveries")
                    .insertJson("{\"sku\":\"s" + i + "\",\"qty\":" + (i - 5) + ",\"from\":{\"city\":\"Oslo\"}}");
        }
        return db;
    }

    @AfterEach
    void close() {
        fluent.close();
        text.close();
    }

    private void same(ToLongFunction<DocumentCollection<Document>> change, String sql) {
        long changed = change.applyAsLong(stock);
        assertThat(changed).as(sql).isPositive().isEqualTo(text.sql(sql).execute());
        assertThat(stock.find().orderBy("sku").list())
                .as(sql)
                .isEqualTo(text.collection("stock").find().orderBy("sku").list())
                .isNotEqualTo(filled().collection("stock").find().orderBy("sku").list());
    }

    @Test
    void aMergeChangesWhatMatchesAndInsertsTheRest() {
        same(
                s -> s.mergeFrom("deliveries", "d")
                        .on(where("sku").eq(field("d.sku")))
                        .whenMatched(there -> there.set("qty", field("qty").plus(field("d.qty")))
                                .set("place.city", field("d.from.city")))
                        .whenNotMatchedInsert(
                                field("d.sku").as("sku"),
                                field("d.qty").as("qty"),
                                field("d.from.city").as("place.city"))
                        .execute(),
                "MERGE INTO stock USING deliveries AS d ON stock.sku = d.sku"
                        + " WHEN MATCHED THEN UPDATE SET qty = stock.qty + d.qty, place.city = d.\"from\".city"
                        + " WHEN NOT MATCHED THEN INSERT (sku, qty, place.city)"
                        + " VALUES (d.sku, d.qty, d.\"from\".city)");
    }

    @Test
    void ofTheClausesOfAMergeTheFirstThatFitsCounts() {
        same(
                s -> s.mergeFrom(
                                fluent.collection("deliveries")
                                        .find(where("qty").lt(3))
                                        .select("sku", "qty"),
                                "d")
                        .on(where("sku").eq(field("d.sku")))
                        .whenMatchedKeep(where("d.qty").eq(0))
                        .whenMatchedDelete(where("qty").gt(50).and("d.qty").gt(0))
                        .whenMatched(where("d.qty").lt(0), there -> there.inc("qty", -1)
                                .unset("place"))
                        .whenNotMatchedInsert(
                                where("d.qty").gt(1), field("d.sku").as("sku"))
                        .whenNotMatchedBySource(where("qty").lte(10), there -> there.set("gone", true))
                        .whenNotMatchedBySourceDelete(where("qty").eq(20))
                        .execute(),
                "MERGE INTO stock USING (SELECT sku, qty FROM deliveries WHERE qty < 3) AS d ON stock.sku = d.sku"
                        + " WHEN MATCHED AND d.qty = 0 THEN DO NOTHING"
                        + " WHEN MATCHED AND stock.qty > 50 AND d.qty > 0 THEN DELETE"
                        + " WHEN MATCHED AND d.qty < 0 THEN UPDATE SET qty = stock.qty - 1 REMOVE place"
                        + " WHEN NOT MATCHED AND d.qty > 1 THEN INSERT (sku) VALUES (d.sku)"
                        + " WHEN NOT MATCHED BY SOURCE AND stock.qty <= 10 THEN UPDATE SET gone = TRUE"
                        + " WHEN NOT MATCHED BY SOURCE AND stock.qty = 20 THEN DELETE");
    }

    @Test
    void aMergeTakesObjectsAtHandAndGivesBackWhatItWrote() {
        List<Document> written = stock.mergeFrom(
                        List.of(Map.of("sku", "s1", "qty", 7), Map.of("sku", "new", "qty", 8)), "d")
                .on(where("sku").eq(field("d.sku")))
                .whenMatched(there -> there.merge(Map.of("seen", true)).set("qty", field("d.qty")))
                .whenNotMatchedInsert(field("d").as("_doc"))
                .executeReturning();
        assertThat(written.toString()).contains("\"qty\":8", "\"qty\":7", "\"seen\":true");
        assertThat(stock.get("new").names()).containsExactlyInAnyOrder("sku", "qty");
    }

    @Test
    void anUpdateReadsAnotherCollection() {
        same(
                s -> s.update(where("sku").eq(field("d.sku")).and("d.qty").gte(0))
                        .from("deliveries", "d")
                        .set("qty", field("d.qty"))
                        .set("city", call("upper", field("d.from.city")))
                        .execute(),
                "UPDATE stock SET qty = d.qty, city = UPPER(d.\"from\".city) FROM deliveries AS d"
                        + " WHERE stock.sku = d.sku AND d.qty >= 0");
    }

    @Test
    void anUpdateReadsTheRowsOfAQuery() {
        same(
                s -> s.update(where("place.row").eq(field("r.row")))
                        .from(
                                fluent.collection("stock")
                                        .find()
                                        .groupBy("place.row")
                                        .select(Operand.max("qty").as("most")),
                                "r")
                        .set("most", field("r.most"))
                        .execute(),
                "UPDATE stock SET most = r.most FROM (SELECT place.row AS row, MAX(qty) AS most FROM stock"
                        + " GROUP BY place.row) AS r WHERE stock.place.row = r.row");
    }

    @Test
    void anUpdateTakesManyValuesAtHand() {
        same(
                s -> s.update(where("sku").eq(field("n.sku")))
                        .from(List.of(Map.of("sku", "s1", "qty", -1), Map.of("sku", "s6", "qty", -6)), "n")
                        .set("qty", field("n.qty"))
                        .execute(),
                "UPDATE stock SET qty = n.qty FROM (VALUES ('s1', -1), ('s6', -6)) AS n (sku, qty)"
                        + " WHERE stock.sku = n.sku");
    }

    @Test
    void aDeletionReadsAnotherCollection() {
        same(
                s -> s.deleteUsing(
                        "deliveries",
                        "d",
                        where("sku").eq(field("d.sku")).and("d.qty").eq(0)),
                "DELETE FROM stock USING deliveries AS d WHERE stock.sku = d.sku AND d.qty = 0");
        same(
                s -> s.deleteUsing(
                        fluent.collection("deliveries").find(where("qty").lt(0)).select("sku"),
                        "d",
                        where("sku").eq(field("d.sku"))),
                "DELETE FROM stock USING (SELECT sku FROM deliveries WHERE qty < 0) AS d WHERE stock.sku = d.sku");
    }

    @Test
    void changesAreExplainedAndNotMade() {
        assertThat(stock.update(where("sku").eq("s1")).set("qty", 0).explain()).startsWith("Update stock");
        assertThat(stock.explainDelete(where("sku").eq("s1"))).startsWith("Delete stock");
        assertThat(stock.mergeFrom("deliveries", "d")
                        .on(where("sku").eq(field("d.sku")))
                        .whenMatchedDelete()
                        .explain())
                .startsWith("Merge stock");
        assertThat(stock.find().list())
                .isEqualTo(text.collection("stock").find().list());
    }

    @Test
    void statisticsAreGathered() {
        stock.analyze();
        assertThat(fluent.sql("SELECT 1 FROM PATH_STATISTICS() s WHERE s.table_name = 'stock'")
                        .list(Document.class))
                .isNotEmpty();
        fluent.analyze();
        assertThat(fluent.sql("SELECT 1 FROM PATH_STATISTICS() s WHERE s.table_name = 'deliveries'")
                        .list(Document.class))
                .isNotEmpty();
    }

    @Test
    void aMergeWithoutClausesIsRefused() {
        Merge<Document> empty =
                stock.mergeFrom("deliveries", "d").on(where("sku").eq(field("d.sku")));
        assertThatThrownBy(empty::execute).hasMessageContaining("whenMatched");
        assertThatThrownBy(() -> stock.mergeFrom("deliveries", "")).hasMessageContaining("name");
        assertThatThrownBy(() -> stock.mergeFrom("deliveries", "d")
                        .on(all())
                        .whenMatched(there -> there)
                        .execute())
                .hasMessageContaining("change");
    }
}
