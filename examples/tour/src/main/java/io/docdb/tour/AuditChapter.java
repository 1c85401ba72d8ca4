package io.docdb.tour;

import static io.docdb.dsl.Filter.where;

import io.docdb.dsl.DocumentDatabase;
import io.docdb.error.DatabaseException;
import io.docdb.value.Document;
import java.util.List;
import java.util.Map;

/** Who changed it, when, how. */
final class AuditChapter implements Chapter {
    private static final int CITY = 2;

    @Override
    public String title() {
        return "Who changed document " + CITY + ", when, and how?";
    }

    @Override
    public String byHand() {
        return "an audit table that every writer remembers to fill, until one does not";
    }

    @Override
    public void tell(Stage stage) {
        DocumentDatabase ada = stage.database().onBehalfOf("ada").inContext(Map.of("request", "R-4711"));
        ada.collection("cities")
                .updateById(CITY)
                .set("name", "El Tarter (Canillo)")
                .execute();
        DocumentDatabase bob = stage.database().onBehalfOf("bob").inContext(Map.of("job", "nightly import"));
        bob.collection("cities").updateById(CITY).set("admin1.name", "Canillo!").execute();

        List<Document> entries = stage.database()
                .audit()
                .where(where("collection").eq("cities").and("key").eq(String.valueOf(CITY)))
                .select("at", "principal", "context", "operation", "paths")
                .list();
        stage.show(entries);
        Stage.require(entries.size() == 3, "every change is in the audit");

        stage.say("And who would like to tidy up a little?");
        try {
            stage.database().sql("DELETE FROM audit WHERE principal = 'bob'").execute();
            Stage.require(false, "nobody changes the audit");
        } catch (DatabaseException e) {
            stage.show(e.sqlState() + " " + e.getMessage());
        }
    }
}
