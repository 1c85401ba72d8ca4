package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import java.util.List;
import java.util.Optional;

/** Keeps one side in a hash table, spilled by partitions if it is large, and streams the other past it.
 *
 * @param keys at least one
 * @param residual what else must be true of a pair
 * @param nullAware for ANTI from NOT IN with a single key: no row passes if the right side has a NULL key; a left row
 *     with a NULL key passes only if the right side is empty
 * @param buildLeft true keeps the left side, else the right. Not with {@code nullAware}
 */
public record HashJoin(
        JoinKind kind,
        PhysicalPlan left,
        PhysicalPlan right,
        List<JoinKey> keys,
        Optional<Expression> residual,
        boolean nullAware,
        boolean buildLeft,
        Estimate estimate)
        implements PhysicalPlan {
    public HashJoin {
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
        return visitor.visitHashJoin(this);
    }
}
