package io.docdb.tour;

import static io.docdb.dsl.Filter.where;
import static io.docdb.dsl.Operand.avg;
import static io.docdb.dsl.Operand.call;
import static io.docdb.dsl.Operand.count;
import static io.docdb.dsl.Operand.field;

import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.Operand;
import io.docdb.value.Document;
import java.util.List;

/** A join, and groups over nested fields. */
final class JoinChapter implements Chapter {
    @Override
    public String title() {
        return "Joining collections and grouping by nested fields";
    }

    @Override
    public String byHand() {
        return "two loops and a HashMap, once for every report";
    }

    @Override
    public void tell(Stage stage) {
        DocumentDatabase database = stage.database();
        stage.say("Cities by continent: cities joined with countries, grouped by countries.continent.name");
        Stage.Timed<List<Document>> continents = Stage.timed(() -> database.collection("cities")
                .find()
                .join("countries")
                .on("country")
                .eq("countries.code")
                .groupBy(field("countries.continent.name").as("continent"))
                .select(count().as("cities"), rounded(avg("location.lat")).as("meanLatitude"))
                .orderBy("cities")
                .desc()
                .list());
        stage.show(continents.result());
        stage.say("… in %.0f ms", continents.millis());

        stage.say("The web platform: deprecated features by area, out of ragged documents");
        stage.show(database.collection("features")
                .find(where("__compat.status.deprecated").eq(true))
                .groupBy("area")
                .select(count().as("deprecated"))
                .orderBy("deprecated")
                .desc()
                .limit(5)
                .list());

        stage.say("The same in SQL, for whoever likes it better:");
        String sql = "SELECT area, COUNT(*) AS deprecated FROM features WHERE __compat.status.deprecated"
                + " GROUP BY area ORDER BY deprecated DESC LIMIT 5";
        stage.show(sql);
        stage.show(database.sql(sql).list());
        Stage.require(!continents.result().isEmpty(), "there are cities on some continent");
    }

    private static Operand rounded(Operand number) {
        return call("round", number, 2);
    }
}
