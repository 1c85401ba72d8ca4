package io.docdb.exec.join;

import io.docdb.exec.operator.Frame;
import io.docdb.expr.Evaluator;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.Value;

/**
 * The keys of one side of a join.
 *
 * @param evaluators over that side's rows
 * @param nullsEqual per key whether NULL finds NULL
 */
public record JoinKeys(Evaluator[] evaluators, boolean[] nullsEqual) {

    /** The same keys, but those marked by the place where equal values of different kinds meet. */
    public JoinKeys meeting(boolean[] dynamic) {
        Evaluator[] places = evaluators.clone();
        for (int i = 0; i < places.length; i++) {
            Evaluator key = evaluators[i];
            places[i] = dynamic[i] ? (row, context) -> Comparisons.meetingPlace(key.evaluate(row, context)) : key;
        }
        return new JoinKeys(places, nullsEqual);
    }

    int size() {
        return evaluators.length;
    }

    /** Computes the row's keys into {@code target}; false if a NULL among them finds no partner. */
    boolean evaluate(Value[] row, Frame frame, Value[] target) {
        boolean findable = true;
        for (int i = 0; i < evaluators.length; i++) {
            target[i] = evaluators[i].evaluate(row, frame);
            findable &= nullsEqual[i] || !target[i].isNull();
        }
        return findable;
    }
}
