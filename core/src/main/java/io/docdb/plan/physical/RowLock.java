package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.LockStrength;
import io.docdb.plan.logical.LockTarget;
import io.docdb.plan.logical.LockWaiting;
import java.util.List;

/** SELECT … FOR UPDATE or FOR SHARE: locks each row that passes. A NULL row id (outer join) locks nothing. */
public record RowLock(
        PhysicalPlan input, List<LockTarget> targets, LockStrength strength, LockWaiting waiting, Estimate estimate)
        implements PhysicalPlan {
    public RowLock {
        targets = List.copyOf(targets);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitRowLock(this);
    }
}
