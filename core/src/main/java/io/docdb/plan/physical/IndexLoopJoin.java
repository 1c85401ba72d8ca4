package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import java.util.List;
import java.util.Optional;

/** Looks up the partners of each left row by key or index. In the order of the left side.
 *
 * @param kind INNER, LEFT, SEMI or ANTI
 * @param right a {@link KeyLookup}, {@link KeyScan} or {@link IndexScan} whose keys use the left side's columns as outer
 *     columns
 * @param residual what else must be true of a pair
 */
public record IndexLoopJoin(
        JoinKind kind, PhysicalPlan left, PhysicalPlan right, Optional<Expression> residual, Estimate estimate)
        implements PhysicalPlan {
    @Override
    public List<Column> columns() {
        return Columns.ofJoin(kind, left, right);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitIndexLoopJoin(this);
    }
}
