package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Frame;
import io.docdb.expr.Evaluator;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;

/**
 * The keys rows are grouped by: one key per grouping set. A key array holds a value per key expression, NULL where the set
 * leaves it out, and, if there are several sets, the number of the set.
 *
 * @param evaluators the key expressions
 * @param members per set, per key: whether the set has the key
 */
record GroupKeys(Evaluator[] evaluators, boolean[][] members) {

    int sets() {
        return members.length;
    }

    /** How many values a key array has. */
    int width() {
        return evaluators.length + (members.length > 1 ? 1 : 0);
    }

    void evaluate(Value[] row, Frame frame, Value[] all) {
        for (int i = 0; i < evaluators.length; i++) {
            all[i] = evaluators[i].evaluate(row, frame);
        }
    }

    /** The key of one set, out of the values of all keys. */
    void select(Value[] all, int set, Value[] key) {
        boolean[] member = members[set];
        for (int i = 0; i < evaluators.length; i++) {
            key[i] = member[i] ? all[i] : NullValue.NULL;
        }
        if (members.length > 1) {
            key[evaluators.length] = LongValue.of(set);
        }
    }

    /** True if the set is the one group that exists even without rows. */
    boolean isGrandTotal(int set) {
        for (boolean member : members[set]) {
            if (member) {
                return false;
            }
        }
        return true;
    }

    /** The bit mask GROUPING() is computed from: bit i is set if the set leaves key i out. */
    Value groupingId(Value[] key) {
        int set = members.length > 1 ? (int) ((LongValue) key[evaluators.length]).value() : 0;
        long mask = 0;
        for (int i = 0; i < evaluators.length; i++) {
            if (!members[set][i]) {
                mask |= 1L << i;
            }
        }
        return LongValue.of(mask);
    }
}
