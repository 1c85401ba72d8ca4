package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import java.util.List;

/** Tries every right row with every left row. The right side is read once and kept (spilled if large), unless {@code
 * lateral}: then it is opened anew for each left row, whose columns it sees as outer columns.
 *
 * @param lateral never with RIGHT or FULL
 * @param remembered the columns of the left side that a lateral right side depends on, if its rows are remembered for each of
 *     their values; else none
 */
public record NestedLoopJoin(
        JoinKind kind,
        PhysicalPlan left,
        PhysicalPlan right,
        Expression condition,
        boolean lateral,
        List<Column> remembered,
        Estimate estimate)
        implements PhysicalPlan {
    public NestedLoopJoin {
        remembered = List.copyOf(remembered);
    }

    /** Which remembers nothing. */
    public NestedLoopJoin(
            JoinKind kind,
            PhysicalPlan left,
            PhysicalPlan right,
            Expression condition,
            boolean lateral,
            Estimate estimate) {
        this(kind, left, right, condition, lateral, List.of(), estimate);
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
        return visitor.visitNestedLoopJoin(this);
    }
}
