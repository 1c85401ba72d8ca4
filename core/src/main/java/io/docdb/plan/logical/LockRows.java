package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** SELECT … FOR UPDATE or FOR SHARE: locks each row that passes.
 *
 * @param targets the scans whose rows are locked, by their row-id columns
 */
public record LockRows(LogicalPlan input, List<LockTarget> targets, LockStrength strength, LockWaiting waiting)
        implements LogicalPlan {
    public LockRows {
        targets = List.copyOf(targets);
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
        return new LockRows(inputs.get(0), targets, strength, waiting);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        return this;
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitLockRows(this);
    }
}
