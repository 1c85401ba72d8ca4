package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.SetKind;
import java.util.List;

/** UNION, INTERSECT, EXCEPT; columns pair by place. UNION ALL only streams, left first.
 *
 * @param all false removes duplicates
 * @param columns new ids
 */
public record HashSetOperation(
        SetKind kind, boolean all, PhysicalPlan left, PhysicalPlan right, List<Column> columns, Estimate estimate)
        implements PhysicalPlan {
    public HashSetOperation {
        columns = List.copyOf(columns);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitHashSetOperation(this);
    }
}
