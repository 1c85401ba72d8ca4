package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** An aggregate function: COUNT, SUM, ARRAY_AGG … Stateless; a group's state is its {@link Accumulator}. */
public interface AggregateFunction {
    /** Upper case. */
    String name();

    /** The type of the result. @throws io.docdb.error.StatementException TYPE_MISMATCH, 42883 */
    SqlType resultType(List<SqlType> arguments);

    /**
     * True for PERCENTILE_CONT, PERCENTILE_DISC and MODE: the expression of WITHIN GROUP (ORDER BY …) is passed as the last
     * argument, and rows are to be fed in that order. So {@code PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x DESC)} is
     * an {@link AggregateCall} with the arguments {@code 0.5, x} and the sort key {@code x DESC}.
     */
    default boolean isOrderedSet() {
        return false;
    }

    /** A new, empty accumulator for one group. */
    Accumulator accumulator(List<SqlType> arguments, SqlType result);
}
