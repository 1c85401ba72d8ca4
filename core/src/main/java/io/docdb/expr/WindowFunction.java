package io.docdb.expr;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** A window function that is no aggregate: ROW_NUMBER, RANK, LAG, FIRST_VALUE … Stateless. */
public interface WindowFunction {
    /** Upper case. */
    String name();

    SqlType resultType(List<SqlType> arguments);

    /** Which argument is the result where there is no row to take the first one of; -1 if none is. */
    default int defaultArgument() {
        return -1;
    }

    /** This function under IGNORE NULLS. @throws io.docdb.error.StatementException NOT_SUPPORTED for most functions */
    default WindowFunction ignoringNulls() {
        throw new StatementException(ErrorCode.NOT_SUPPORTED, "IGNORE NULLS is not supported by " + name());
    }

    /** This function under FROM LAST. @throws io.docdb.error.StatementException NOT_SUPPORTED but for NTH_VALUE */
    default WindowFunction fromLast() {
        throw new StatementException(ErrorCode.NOT_SUPPORTED, "FROM LAST is not supported by " + name());
    }

    /** The result for the row at {@code position} of the partition. */
    Value apply(WindowPartition partition, int position);
}
