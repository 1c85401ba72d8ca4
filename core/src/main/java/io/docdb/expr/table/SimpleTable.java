package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** A table function that gives no rows if one of its arguments is NULL. */
record SimpleTable(String name, int fewest, int most, Function<List<SqlType>, List<OutputColumn>> shape, Rows body)
        implements TableFunction {

    SimpleTable(String name, int arguments, Function<List<SqlType>, List<OutputColumn>> shape, Rows body) {
        this(name, arguments, arguments, shape, body);
    }

    /** The rows for arguments that are not NULL. */
    @FunctionalInterface
    interface Rows {
        Iterator<Value[]> of(Value[] arguments);
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> types) {
        if (types.size() < fewest || types.size() > most) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + fewest + (most > fewest ? " to " + most : "")
                            + ", found " + types.size());
        }
        return shape.apply(types);
    }

    @Override
    public Iterator<Value[]> rows(Value[] values, EvaluationContext context) {
        for (Value value : values) {
            if (value.isNull()) {
                return Collections.emptyIterator();
            }
        }
        return body.of(values);
    }
}
