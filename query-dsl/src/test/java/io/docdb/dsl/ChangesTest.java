package io.docdb.dsl;

import static io.docdb.dsl.Filter.all;
import static io.docdb.dsl.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.schema.SchemaViolatedException;
import io.docdb.value.Document;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to change documents, by what is in the collection afterwards. */
class ChangesTest {
    private final DocumentDatabase db = Docdb.inMemory();
    private DocumentCollection<Document> pages;

    @BeforeEach
    void fill() {
        db.createCollection("pages", "path");
        pages = db.collection("pages");
        pages.insertJson("{\"path\":\"/a\",\"hits\":1,\"tags\":[\"x\"],\"meta\":{\"by\":\"ada\",\"old\":true}}");
        pages.insertJson("{\"path\":\"/b\",\"hits\":5}");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private String page(String path) {
        return pages.get(path).toString();
    }

    @Test
    void anElementIsAddedToASetOnce() {
        assertThat(pages.update(all()).addToSet("tags", "x").addToSet("more", 1).execute())
                .isEqualTo(2);
        assertThat(pages.update(all()).addToSet("tags", "y").execute()).isEqualTo(2);
        assertThat(page("/a")).contains("\"tags\":[\"x\",\"y\"]", "\"more\":[1]");
        assertThat(page("/b")).contains("\"tags\":[\"x\",\"y\"]");
    }

    @Test
    void aPatchIsMergedIntoTheDocument() {
        pages.updateById("/a")
                .merge("{\"hits\":null,\"meta\":{\"old\":null,\"new\":1},\"title\":\"A\"}")
                .execute();
        assertThat(page("/a"))
                .isEqualTo("{\"path\":\"/a\",\"tags\":[\"x\"],\"meta\":{\"by\":\"ada\",\"new\":1},\"title\":\"A\"}");
        pages.updateById("/b").merge(Map.of("hits", 6)).execute();
        assertThat(page("/b")).isEqualTo("{\"path\":\"/b\",\"hits\":6}");
    }

    @Test
    void aFieldIsRenamed() {
        pages.updateById("/a").rename("meta.by", "author").execute();
        assertThat(page("/a")).contains("\"author\":\"ada\"").doesNotContain("\"by\"");
    }

    @Test
    void aFieldThatWasRenamedBeforeStaysAsItIs() {
        for (int again = 0; again < 2; again++) {
            pages.updateById("/a").rename("meta.by", "author").execute();
        }
        assertThat(page("/a")).contains("\"author\":\"ada\"").doesNotContain("\"by\"");
    }

    @Test
    void onlyTheFirstDocumentsAreChanged() {
        assertThat(pages.update(all())
                        .set("top", true)
                        .orderBy(Sort.by("hits").desc())
                        .limit(1)
                        .execute())
                .isEqualTo(1);
        assertThat(pages.find(where("top").isTrue())
                        .values("path", String.class)
                        .list())
                .containsExactly("/b");
    }

    @Test
    void anInsertMayGiveWayOrChangeWhatIsThere() {
        Document again = Document.builder()
                .put("path", pages.get("/a").get("path"))
                .put("hits", pages.get("/b").get("hits"))
                .build();
        assertThat(pages.insertIfAbsent(again)).isEmpty();
        assertThat(page("/a")).contains("\"hits\":1");
        assertThat(pages.upsert(again, there -> there.inc("hits", 10).set("seen", "again"))
                        .toString())
                .contains("\"hits\":11", "\"seen\":\"again\"");
        Document other = again.with("path", new io.docdb.value.TextValue("/c"));
        assertThat(pages.upsert(other, there -> there.inc("hits", 10)).toString())
                .contains("\"hits\":5");
        assertThat(pages.insertIfAbsent(again.with("path", new io.docdb.value.TextValue("/d"))))
                .isPresent();
        assertThat(pages.count()).isEqualTo(4);
    }

    @Test
    void whatAQueryGivesIsInserted() {
        db.createCollection("kept", "path");
        assertThat(db.collection("kept").insertFrom(pages.find(where("hits").gt(1))))
                .isEqualTo(1);
        assertThat(db.collection("kept").find().list()).containsExactly(pages.get("/b"));
        db.createCollection("counts", "path");
        assertThat(db.collection("counts").insertFrom(pages.find().select("path", "hits")))
                .isEqualTo(2);
        assertThat(db.collection("counts").get("/a")).hasToString("{\"path\":\"/a\",\"hits\":1}");
    }

    @Test
    void aSchemaIsSetForDocumentsThatAreThere() {
        String strict = "{\"properties\":{\"hits\":{\"type\":\"integer\",\"maximum\":%d}}}";
        assertThatThrownBy(() -> db.setSchema("pages", strict.formatted(4)))
                .isInstanceOf(SchemaViolatedException.class)
                .hasMessageContaining("/hits");
        db.setSchema("pages", strict.formatted(5));
        assertThatThrownBy(() -> pages.updateById("/b").inc("hits", 1).execute())
                .isInstanceOf(SchemaViolatedException.class);
        db.dropSchema("pages");
        assertThat(pages.updateById("/b").inc("hits", 1).execute()).isEqualTo(1);
    }
}
