package io.docdb.exec.operator;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.value.BooleanValue;
import io.docdb.value.Value;

/** Runs several evaluators over a row. */
public final class Evaluators {
    private Evaluators() {}

    public static Value[] evaluate(Evaluator[] evaluators, Value[] row, EvaluationContext context) {
        Value[] values = new Value[evaluators.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluators[i].evaluate(row, context);
        }
        return values;
    }

    /** True if the predicate is true: neither false nor unknown. */
    public static boolean isTrue(Evaluator predicate, Value[] row, EvaluationContext context) {
        return predicate.evaluate(row, context) == BooleanValue.TRUE;
    }

    /** The rows' values side by side. */
    public static Value[] concat(Value[] left, Value[] right) {
        Value[] both = new Value[left.length + right.length];
        System.arraycopy(left, 0, both, 0, left.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
