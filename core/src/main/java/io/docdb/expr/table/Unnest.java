package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * UNNEST: one row per element; of several arrays side by side, the shorter ones filled up with NULL. NULL and a missing
 * field count as empty; a value that is no array, as ragged documents have it, counts as its only element.
 */
final class Unnest implements TableFunction {
    @Override
    public String name() {
        return "UNNEST";
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        if (arguments.isEmpty()) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION, "Wrong number of arguments: UNNEST takes one array or more, found 0");
        }
        List<OutputColumn> columns = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            SqlType type = arguments.get(i);
            boolean unnestable = type.family() == SqlType.Family.ARRAY
                    || type.family() == SqlType.Family.ANY
                    || type.family() == SqlType.Family.NULL;
            if (!unnestable) {
                throw new StatementException(
                        ErrorCode.TYPE_MISMATCH, "Wrong argument: UNNEST expects an array, found " + type);
            }
            columns.add(new OutputColumn(
                    i == 0 ? "unnest" : "unnest" + (i + 1), type.elementType().orElse(SqlType.ANY)));
        }
        return columns;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        List<List<Value>> arrays = new ArrayList<>(arguments.length);
        int longest = 0;
        for (Value argument : arguments) {
            List<Value> elements = argument instanceof ArrayValue array
                    ? array.elements()
                    : argument.isNull() ? List.of() : List.of(argument);
            arrays.add(elements);
            longest = Math.max(longest, elements.size());
        }
        return new Rows(arrays, longest);
    }

    private static final class Rows implements Iterator<Value[]> {
        private final List<List<Value>> arrays;
        private final int size;
        private int at;

        Rows(List<List<Value>> arrays, int size) {
            this.arrays = arrays;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return at < size;
        }

        @Override
        public Value[] next() {
            if (at >= size) {
                throw new NoSuchElementException();
            }
            Value[] row = new Value[arrays.size()];
            for (int i = 0; i < row.length; i++) {
                List<Value> elements = arrays.get(i);
                row[i] = at < elements.size() ? elements.get(at) : NullValue.NULL;
            }
            at++;
            return row;
        }
    }
}
