package io.docdb.tour;

import io.docdb.error.DatabaseException;

/** Documents that do not fit. */
final class RefusalChapter implements Chapter {
    @Override
    public String title() {
        return "Documents that do not fit are refused, with every reason";
    }

    @Override
    public String byHand() {
        return "if (name == null || …) in eleven places, nine of them alike";
    }

    @Override
    public void tell(Stage stage) {
        refuse(stage, "cities", "{\"id\": -5, \"name\": \"\", \"country\": \"Norway\", \"location\": {\"lat\": 95}}");
        refuse(
                stage,
                "countries",
                "{\"code\": \"XX\", \"iso3\": \"XXX\", \"name\": \"Nowhere\", \"phone\": [\"none\"]}");
        refuse(
                stage,
                "cities",
                "{\"id\": 1, \"name\": \"Second\", \"country\": \"AD\", \"location\": {\"lat\": 1, \"lng\": 1}}");
        refuse(stage, "cities", "{\"id\": 1, \"name\": }");
    }

    private static void refuse(Stage stage, String collection, String json) {
        stage.say("%s.insertJson(%s)", collection, json);
        try {
            stage.database().collection(collection).insertJson(json);
            Stage.require(false, "such a document is refused");
        } catch (DatabaseException e) {
            stage.show(e.sqlState() + " " + e.getMessage().replace("; ", ";\n   "));
        }
    }
}
