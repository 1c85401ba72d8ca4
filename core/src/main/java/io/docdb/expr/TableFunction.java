package io.docdb.expr;

import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.Iterator;
import java.util.List;

/** A function that gives rows: UNNEST, GENERATE_SERIES, JSON_TABLE. Stateless. */
public interface TableFunction {
    /** Upper case. */
    String name();

    /** The names and types of the columns for arguments of these types. */
    List<OutputColumn> columns(List<SqlType> arguments);

    /** The rows for these argument values; produced lazily, each array fresh. */
    Iterator<Value[]> rows(Value[] arguments, EvaluationContext context);

    /** The same function, for a statement that will call it many times: what is the same for all calls is done once. */
    default TableFunction ready() {
        return this;
    }

    /** How long the rows last for the same arguments. */
    default Volatility volatility() {
        return Volatility.IMMUTABLE;
    }

    /** One column a table function gives. */
    record OutputColumn(String name, SqlType type) {}
}
