package io.docdb.expr;

import io.docdb.value.Value;

/** A compiled expression. Thread-safe unless its function is stateful; row arrays belong to the caller. */
@FunctionalInterface
public interface Evaluator {
    /** The value for this row: never Java null; NULL, not MISSING, where a field is missing. */
    Value evaluate(Value[] row, EvaluationContext context);
}
