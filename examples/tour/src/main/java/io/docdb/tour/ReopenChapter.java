package io.docdb.tour;

import io.docdb.testdata.DataSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Closing, opening, finding everything. */
final class ReopenChapter implements Chapter {
    @Override
    public String title() {
        return "Closing and opening again";
    }

    @Override
    public String byHand() {
        return "recovery code, first run on the day it is needed";
    }

    @Override
    public void tell(Stage stage) {
        Map<String, Long> before = counts(stage);
        stage.reopen();
        Map<String, Long> after = counts(stage);
        after.forEach((name, count) -> stage.say("%-10s %,8d documents", name, count));
        stage.say("the same as before: %s", after.equals(before));
        stage.say("and city 2 is as Ada and Bob left it:");
        stage.show(stage.database().collection("cities").get(2).toString());
        Stage.require(after.equals(before), "everything is there again");
    }

    private static Map<String, Long> counts(Stage stage) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (DataSet set : DataSet.real()) {
            counts.put(set.name(), stage.database().collection(set.name()).count());
        }
        counts.put("audit", stage.database().audit().count());
        return counts;
    }
}
