package io.docdb.tour;

import io.docdb.dsl.DocumentCollection;
import io.docdb.dsl.DocumentDatabase;
import io.docdb.dsl.DocumentTransaction;
import io.docdb.dsl.mapping.Id;
import io.docdb.dsl.mapping.Version;
import io.docdb.error.ConflictException;
import io.docdb.txn.IsolationLevel;
import io.docdb.value.Document;
import io.docdb.value.LongValue;

/** Two who want the same. */
final class ConflictChapter implements Chapter {
    @Override
    public String title() {
        return "Two transactions in conflict";
    }

    @Override
    public String byHand() {
        return "a version field, and the place where nobody checks it";
    }

    @Override
    public void tell(Stage stage) {
        DocumentDatabase database = stage.database();
        database.createCollection("stock", "sku");
        database.collection("stock").insertJson("{\"sku\": \"umbrella\", \"left\": 10}");
        collide(stage, database);
        database.transactVoid(ConflictChapter::sell);
        stage.say(
                "the same work by transact(…), which repeats itself: %s",
                database.collection("stock").get("umbrella"));
        Stage.require(left(database.collection("stock").get("umbrella")) == 8, "each sale counts once");
        overwrite(stage, database);
    }

    private static void collide(Stage stage, DocumentDatabase database) {
        try (DocumentTransaction ada = database.begin(IsolationLevel.SERIALIZABLE);
                DocumentTransaction bob = database.begin(IsolationLevel.SERIALIZABLE)) {
            stage.say("Ada and Bob both read: %s", bob.collection("stock").get("umbrella"));
            sell(ada);
            ada.commit();
            stage.say("Ada sells one and commits");
            try {
                sell(bob);
                bob.commit();
                Stage.require(false, "the second of two in conflict is refused");
            } catch (ConflictException e) {
                stage.say("Bob is refused:");
                stage.show(e.sqlState() + " " + e.getMessage());
            }
        }
    }

    /** A price, and how often it was changed. */
    record Price(@Id String sku, long cents, @Version long version) {}

    /** Between reading and saving lie minutes, too long for a transaction. */
    private static void overwrite(Stage stage, DocumentDatabase database) {
        database.createCollection("prices", "sku");
        DocumentCollection<Price> prices = database.collection("prices", Price.class);
        prices.save(new Price("umbrella", 1500, 0));
        Price inAdasForm = prices.get("umbrella");
        Price inBobsForm = prices.get("umbrella");
        Price saved = prices.save(new Price("umbrella", 1400, inAdasForm.version()));
        stage.say("both fill in a form for minutes; Ada saves %s", saved);
        try {
            prices.save(new Price("umbrella", 1600, inBobsForm.version()));
            Stage.require(false, "what another has changed meanwhile is not overwritten");
        } catch (ConflictException e) {
            stage.say("Bob's form is out of date:");
            stage.show(e.sqlState() + " " + e.getMessage());
        }
    }

    private static void sell(DocumentTransaction transaction) {
        long left = left(transaction.collection("stock").get("umbrella"));
        transaction
                .collection("stock")
                .updateById("umbrella")
                .set("left", left - 1)
                .execute();
    }

    private static long left(Document umbrella) {
        return ((LongValue) umbrella.get("left")).value();
    }
}
