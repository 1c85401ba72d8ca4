package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import io.docdb.expr.SortKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** Adds window function results to each row; rows keep their columns. All calls of a node share partition and order. */
public record Window(LogicalPlan input, List<Expression> partitionBy, List<SortKey> orderBy, List<WindowColumn> calls)
        implements LogicalPlan {
    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
        calls = List.copyOf(calls);
    }

    @Override
    public List<Column> columns() {
        return WindowColumn.append(input.columns(), calls);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Window(inputs.get(0), partitionBy, orderBy, calls);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<Expression> newPartition = Rewrite.each(partitionBy, rewrite);
        List<SortKey> newOrder = Rewrite.each(orderBy, key -> key.map(rewrite));
        List<WindowColumn> newCalls = Rewrite.each(calls, call -> call.map(rewrite));
        return newPartition == partitionBy && newOrder == orderBy && newCalls == calls
                ? this
                : new Window(input, newPartition, newOrder, newCalls);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitWindow(this);
    }
}
