package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Pairs of rows for which the condition is true; outer kinds add rows without partner, padded with NULL. SEMI and ANTI
 * give left rows only.
 *
 * @param lateral true if the right side may use columns of the left
 */
public record Join(JoinKind kind, LogicalPlan left, LogicalPlan right, Expression condition, boolean lateral)
        implements LogicalPlan {
    @Override
    public List<Column> columns() {
        return kind.columns(left.columns(), right.columns());
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(left, right);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Join(kind, inputs.get(0), inputs.get(1), condition, lateral);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Expression newCondition = rewrite.apply(condition);
        return newCondition == condition ? this : new Join(kind, left, right, newCondition, lateral);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitJoin(this);
    }
}
