package io.docdb.tour;

import static io.docdb.dsl.Filter.where;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.DocumentTransaction;
import io.docdb.value.Document;

/** A transaction that is taken back. */
final class RollbackChapter implements Chapter {
    @Override
    public String title() {
        return "A transaction is taken back";
    }

    @Override
    public String byHand() {
        return "undo code for every half-finished change";
    }

    @Override
    public void tell(Stage stage) {
        DocumentCollection<Document> cities = stage.database().collection("cities");
        long before = cities.count();
        try (DocumentTransaction transaction = stage.database().begin()) {
            long deleted =
                    transaction.collection("cities").delete(where("country").eq("AE"));
            stage.say(
                    "in the transaction: %d cities deleted, %,d left; outside still %,d",
                    deleted, transaction.collection("cities").count(), cities.count());
            transaction.rollback();
        }
        stage.say("after rollback: %,d cities", cities.count());
        Stage.require(cities.count() == before, "a rollback leaves no trace");
    }
}
