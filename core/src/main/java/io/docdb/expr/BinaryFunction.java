package io.docdb.expr;

import io.docdb.value.Value;

/** A function of exactly two arguments that is called without an array: what operators are on hot paths. */
public interface BinaryFunction extends ScalarFunction {
    /** Computes; neither side is NULL if {@link #nullOnNull}. */
    Value apply(Value left, Value right, EvaluationContext context);

    @Override
    default Value apply(Value[] arguments, EvaluationContext context) {
        return apply(arguments[0], arguments[1], context);
    }
}
