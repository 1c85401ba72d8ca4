package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows for which the predicate is true: not those for which it is false or unknown. */
public record Filter(LogicalPlan input, Expression predicate) implements LogicalPlan {
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
        return new Filter(inputs.get(0), predicate);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Expression newPredicate = rewrite.apply(predicate);
        return newPredicate == predicate ? this : new Filter(input, newPredicate);
    }

    @Override
    public List<Expression> expressions() {
        return List.of(predicate);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitFilter(this);
    }
}
