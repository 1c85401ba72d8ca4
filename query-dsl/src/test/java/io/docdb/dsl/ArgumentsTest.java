package io.docdb.dsl;

import static io.docdb.dsl.Filter.all;
import static io.docdb.dsl.Filter.not;
import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad arguments are told as database errors that name them, never as a raw exception of Java. */
class ArgumentsTest {
    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Document> boxes;

    @BeforeEach
    void fill() {
        db.createCollection("boxes", "id");
        boxes = db.collection("boxes");
        boxes.insertJson("{\"id\":1,\"size\":4,\"tags\":[\"a\"],\"note\":\"n\"}");
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void nullAndNonsenseAreNamed() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("a name", () -> db.collection(null));
        calls.put("a path of fields", () -> where((String) null));
        calls.put("a filter", () -> boxes.find(null));
        calls.put("a filter of the elements", () -> where("tags").elemMatch(null));
        calls.put("a filter (deleteAll() for all documents)", () -> boxes.delete(null));
        calls.put("a filter (Filter.all() for all documents)", () -> boxes.update(null));
        calls.put("a list of values for in(…)", () -> where("id").in((Collection<?>) null));
        calls.put("values for containsAny(…)", () -> where("tags").containsAny((Object[]) null));
        calls.put("a text", () -> where("note").startsWith(null));
        calls.put("an SQL statement", () -> db.sql(null));
        calls.put("a JSON Schema", () -> db.createCollectionWithSchema("x", null));
        calls.put("an index", () -> db.createIndex("boxes", (Index) null));
        calls.put("a number to add", () -> boxes.updateById(1).inc("size", null));
        calls.put("a page", () -> boxes.find().page(null));
        calls.put("an order", () -> boxes.find().orderBy((Sort) null));
        calls.put("work to do", () -> db.transact(null));
        calls.put("keys", () -> boxes.findAllById(null));
        calls.forEach(
                (what, call) -> assertRefused(call, ErrorCode.INVALID_PARAMETER, "Expected " + what + ", found null"));
        assertRefused(() -> not(null), ErrorCode.INVALID_PARAMETER, "a filter");
        assertRefused(() -> all().and((Filter<Object>) null), ErrorCode.INVALID_PARAMETER, "a filter");
        assertRefused(() -> boxes.find().desc(), ErrorCode.INVALID_PARAMETER, "expected orderBy(…) first");
        assertRefused(() -> Page.of(-1, 10), ErrorCode.INVALID_PARAMETER, "found number -1 and size 10");
        assertRefused(() -> Page.of(0, 0), ErrorCode.INVALID_PARAMETER, "a size from 1");
        assertRefused(() -> Page.of(Long.MAX_VALUE, 2), ErrorCode.INVALID_PARAMETER, "Page does not exist");
        assertRefused(() -> boxes.updateById(1).executeReturning(), ErrorCode.INVALID_PARAMETER, "Expected a change");
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(message.split(" found null")[0]);
    }

    @Test
    void nullAmongValuesIsOrdinary() {
        assertThat(boxes.find(where("id").in(1, null)).list()).hasSize(1);
        assertThat(boxes.find(where("tags").containsAny("a", null)).list()).hasSize(1);
        assertThat(boxes.find(where("id").in(Arrays.asList(1, null))).list()).hasSize(1);
        assertThat(db.sql("SELECT CAST(NULL AS VARCHAR)").first(String.class)).isEmpty();
        assertThat(db.sql("SELECT ?", (Object[]) null).first(String.class)).isEmpty();
    }

    @Test
    void aWholeDocumentInItsOnlyColumnIsReadByItself() {
        Document stored = boxes.get(1);
        assertThat(db.sql("SELECT _doc FROM boxes").list(Document.class)).containsExactly(stored);
        assertThat(db.sql("SELECT id FROM boxes").list(Document.class))
                .extracting(Document::toString)
                .containsExactly("{\"id\":1}");
    }

    @Test
    void nothingIsPushedToWhatIsNoArray() {
        assertRefused(() -> boxes.updateById(1).push("size", 3).execute(), ErrorCode.INVALID_CAST, "expected ARRAY");
        assertThat(boxes.updateById(1).push("more", 3).executeReturning())
                .extracting(document -> document.get("more").toString())
                .containsExactly("[3]");
        assertThat(boxes.get(1).get("size")).hasToString("4");
    }

    @Test
    void whatWasChangedOrRemovedMayBeHandedBack() {
        boxes.insertJson("{\"id\":2,\"size\":5}");
        assertThat(boxes.update(where("size").gt(4)).inc("size", 1).executeReturning())
                .extracting(Document::toString)
                .containsExactly("{\"id\":2,\"size\":6}");
        assertThat(boxes.deleteReturning(where("id").eq(2)))
                .extracting(Document::toString)
                .containsExactly("{\"id\":2,\"size\":6}");
        assertThat(boxes.count()).isEqualTo(1);
    }

    @Test
    void aTransactionThatIsOverReachesNothing() {
        DocumentTransaction closed = db.begin();
        closed.close();
        assertRefused(() -> closed.collection("boxes").count(), ErrorCode.INVALID_TRANSACTION_STATE, "it was closed");
        try (DocumentTransaction committed = db.begin()) {
            committed.collection("boxes").insertJson("{\"id\":3}");
            committed.commit();
            committed.rollback();
            assertRefused(committed::commit, ErrorCode.INVALID_TRANSACTION_STATE, "it was committed");
            assertRefused(
                    () -> committed.sql("DELETE FROM boxes").execute(),
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "begin another");
        }
        assertThat(boxes.count()).isEqualTo(2);
        List<DocumentTransaction> kept = db.transact(List::of);
        assertRefused(
                () -> kept.get(0).collection("boxes").deleteAll(),
                ErrorCode.INVALID_TRANSACTION_STATE,
                "it was closed");
        assertThat(boxes.count()).isEqualTo(2);
    }
}
