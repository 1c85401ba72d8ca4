package io.docdb.tour;

import static io.docdb.dsl.Operand.count;

import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.FindQuery;
import io.docdb.value.Document;
import java.util.List;

/** The same query again. */
final class CacheChapter implements Chapter {
    private static final int ROWS = 3;

    @Override
    public String title() {
        return "The same query again, out of the result cache";
    }

    @Override
    public String byHand() {
        return "a cache, and the week spent on when to empty it";
    }

    @Override
    public void tell(Stage stage) {
        DocumentDatabase database = stage.database();
        FindQuery<Document> query = database.collection("cities")
                .find()
                .groupBy("country")
                .select(count().as("cities"))
                .orderBy("cities")
                .desc()
                .limit(ROWS);
        Stage.Timed<List<Document>> first = Stage.timed(query::list);
        long hitsBefore = database.database().resultCacheHits();
        Stage.Timed<List<Document>> second = Stage.timed(query::list);
        long hits = database.database().resultCacheHits() - hitsBefore;
        stage.show(first.result());
        stage.say(
                "first: %.2f ms; again: %.3f ms, answered from the cache: %s",
                first.millis(), second.millis(), hits == 1);
        Stage.require(hits == 1 && second.result().equals(first.result()), "the cache answers, and rightly");

        database.collection("cities")
                .insertJson(
                        "{\"id\": 9000001, \"name\": \"Tourville\", \"country\": \"AD\", \"location\": {\"lat\": 42.5, \"lng\": 1.5}}");
        hitsBefore = database.database().resultCacheHits();
        query.list();
        boolean fresh = database.database().resultCacheHits() == hitsBefore;
        stage.say("a city is founded; asked again, the cache keeps silent: %s", fresh);
        Stage.require(fresh, "the cache is never stale");
    }
}
