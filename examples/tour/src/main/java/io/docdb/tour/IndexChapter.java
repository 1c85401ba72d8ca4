package io.docdb.tour;

import static io.docdb.dsl.Filter.where;

import io.docdb.dsl.FindQuery;
import io.docdb.dsl.Index;
import io.docdb.value.Document;
import java.util.List;

/** EXPLAIN before and after an index. */
final class IndexChapter implements Chapter {
    @Override
    public String title() {
        return "An index on a nested path";
    }

    @Override
    public String byHand() {
        return "a map from city to ids, and the bug where it is not updated";
    }

    @Override
    public void tell(Stage stage) {
        // The cache would answer the second time; here the plans are compared.
        var database = stage.database().with(options -> options.withResultCache(false));
        FindQuery<Document> query =
                database.collection("cities").find(where("admin1.name").eq("Dubai"));
        stage.say("EXPLAIN cities.find(where(\"admin1.name\").eq(\"Dubai\")), without an index:");
        stage.show(query.explain());
        Stage.Timed<List<Document>> before = Stage.timed(query::list);
        stage.say("… %d cities in %.1f ms", before.result().size(), before.millis());

        Stage.Timed<Boolean> build = Stage.timed(() -> {
            database.createIndex("cities", Index.on("admin1.name").named("cities_by_division"));
            return true;
        });
        stage.say("createIndex(\"cities\", Index.on(\"admin1.name\")), built in %.0f ms", build.millis());
        stage.say("EXPLAIN again:");
        stage.show(query.explain());
        Stage.Timed<List<Document>> after = Stage.timed(query::list);
        stage.say("… %d cities in %.1f ms", after.result().size(), after.millis());
        Stage.require(
                before.result().size() == after.result().size()
                        && after.result().containsAll(before.result()),
                "an index changes no answer");
    }
}
