package io.docdb.expr.table;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TableFunction;
import io.docdb.expr.Volatility;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Several table functions of one column each, row beside row; those that end first are filled up with NULL.
 *
 * @param counts how many of the arguments belong to each function
 */
public record SideBySide(List<TableFunction> functions, List<Integer> counts) implements TableFunction {
    public SideBySide {
        functions = List.copyOf(functions);
        counts = List.copyOf(counts);
    }

    @Override
    public String name() {
        return "ROWS FROM";
    }

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        List<OutputColumn> columns = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < functions.size(); i++) {
            int to = from + counts.get(i);
            columns.addAll(functions.get(i).columns(arguments.subList(from, to)));
            from = to;
        }
        return columns;
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        List<Iterator<Value[]>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < functions.size(); i++) {
            int to = from + counts.get(i);
            parts.add(functions.get(i).rows(Arrays.copyOfRange(arguments, from, to), context));
            from = to;
        }
        return new Rows(parts);
    }

    private record Rows(List<Iterator<Value[]>> parts) implements Iterator<Value[]> {
        @Override
        public boolean hasNext() {
            return parts.stream().anyMatch(Iterator::hasNext);
        }

        @Override
        public Value[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return parts.stream()
                    .map(part -> part.hasNext() ? part.next()[0] : NullValue.NULL)
                    .toArray(Value[]::new);
        }
    }

    @Override
    public Volatility volatility() {
        Volatility most = Volatility.IMMUTABLE;
        for (TableFunction function : functions) {
            most = function.volatility().compareTo(most) > 0 ? function.volatility() : most;
        }
        return most;
    }
}
