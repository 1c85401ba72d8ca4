package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** An aggregate function: COUNT, SUM, ARRAY_AGG … Stateless; a group's state is its {@link Accumulator}. */
public interface AggregateFunction {
    /** Upper case. */
    String name();

    /** The type of the result. @throws io.docdb.error.StatementException TYPE_MISMATCH, 42883 */
    SqlType resultType(List<SqlType> arguments);

    /** A new, empty accumulator for one group. */
    Accumulator accumulator(List<SqlType> arguments, SqlType result);
}
