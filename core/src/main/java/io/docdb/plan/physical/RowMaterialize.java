package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/**
 * The rows of an input that depends on nothing around it, kept as they are first read: part of a plan that is opened once for each
 * row of another one, which reads them again instead of making them anew.
 */
public record RowMaterialize(PhysicalPlan input, Estimate estimate) implements PhysicalPlan {
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
        return visitor.visitRowMaterialize(this);
    }
}
