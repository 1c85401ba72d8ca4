package io.docdb.expr;

import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** A scalar function or operator. Stateless and thread-safe; found by name in {@code Functions}. */
public interface ScalarFunction {
    /** Upper case, as EXPLAIN prints it; operators by their sign. */
    String name();

    default Volatility volatility() {
        return Volatility.IMMUTABLE;
    }

    /** True if a NULL argument always gives NULL; then {@link #apply} never sees one. */
    default boolean nullOnNull() {
        return true;
    }

    /** True if the last argument may come any number of times. */
    default boolean isVariadic() {
        return false;
    }

    /**
     * The type of the result.
     *
     * @throws io.docdb.error.StatementException TYPE_MISMATCH or UNKNOWN_FUNCTION, naming what is accepted
     */
    SqlType resultType(List<SqlType> arguments);

    /** Computes. The array is the caller's and may be reused after the call. */
    Value apply(Value[] arguments, EvaluationContext context);
}
