package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import io.docdb.expr.SortKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** Orders rows; equal rows keep their order. */
public record Sort(LogicalPlan input, List<SortKey> keys) implements LogicalPlan {
    public Sort {
        keys = List.copyOf(keys);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Sort(inputs.get(0), keys);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<SortKey> newKeys = Rewrite.each(keys, key -> key.map(rewrite));
        return newKeys == keys ? this : new Sort(input, newKeys);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitSort(this);
    }
}
