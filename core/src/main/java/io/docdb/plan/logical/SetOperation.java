package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** UNION, INTERSECT, EXCEPT; columns pair by place.
 *
 * @param all false removes duplicates
 * @param columns new ids
 */
public record SetOperation(SetKind kind, boolean all, LogicalPlan left, LogicalPlan right, List<Column> columns)
        implements LogicalPlan {
    public SetOperation {
        columns = List.copyOf(columns);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(left, right);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new SetOperation(kind, all, inputs.get(0), inputs.get(1), columns);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        return this;
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitSetOperation(this);
    }
}
