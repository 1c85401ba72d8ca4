package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import java.util.List;
import java.util.Optional;

/** Joins two inputs that are both sorted ascending, NULLs first, by the keys in their order.
 *
 * @param keys at least one
 * @param residual what else must be true of a pair
 */
public record MergeJoin(
        JoinKind kind,
        PhysicalPlan left,
        PhysicalPlan right,
        List<JoinKey> keys,
        Optional<Expression> residual,
        Estimate estimate)
        implements PhysicalPlan {
    public MergeJoin {
        keys = List.copyOf(keys);
    }

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
        return visitor.visitMergeJoin(this);
    }
}
