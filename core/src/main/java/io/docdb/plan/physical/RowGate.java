package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;

/**
 * All rows of its input, or none, which is not opened then.
 *
 * @param condition the same for all rows, so that it is asked once, when the node is opened
 */
public record RowGate(PhysicalPlan input, Expression condition, Estimate estimate) implements PhysicalPlan {
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
        return visitor.visitRowGate(this);
    }
}
