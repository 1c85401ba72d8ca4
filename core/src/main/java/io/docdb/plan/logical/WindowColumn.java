package io.docdb.plan.logical;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import io.docdb.expr.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A window function call and the column it computes: exactly one of {@code function} and {@code aggregate} is there.
 *
 * @param arguments of {@code function}; an aggregate has its own
 */
public record WindowColumn(
        Column column,
        Optional<WindowFunction> function,
        List<Expression> arguments,
        Optional<AggregateCall> aggregate,
        WindowFrame frame) {
    public WindowColumn {
        arguments = List.copyOf(arguments);
    }

    WindowColumn map(UnaryOperator<Expression> rewrite) {
        List<Expression> newArguments = Rewrite.each(arguments, rewrite);
        Optional<AggregateCall> newAggregate = Rewrite.ifPresent(aggregate, call -> call.map(rewrite));
        WindowFrame newFrame = frame.map(rewrite);
        return newArguments == arguments && newAggregate == aggregate && newFrame == frame
                ? this
                : new WindowColumn(column, function, newArguments, newAggregate, newFrame);
    }

    static List<Column> append(List<Column> columns, List<WindowColumn> calls) {
        List<Column> all = new ArrayList<>(columns);
        calls.forEach(call -> all.add(call.column()));
        return all;
    }
}
