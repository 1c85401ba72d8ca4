package io.docdb.expr;

import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** A window function that is no aggregate: ROW_NUMBER, RANK, LAG, FIRST_VALUE … Stateless. */
public interface WindowFunction {
    /** Upper case. */
    String name();

    SqlType resultType(List<SqlType> arguments);

    /** The result for the row at {@code position} of the partition. */
    Value apply(WindowPartition partition, int position);
}
