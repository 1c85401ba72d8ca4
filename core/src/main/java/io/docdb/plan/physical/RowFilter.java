package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;

/** The rows for which the predicate is true. */
public record RowFilter(PhysicalPlan input, Expression predicate, Estimate estimate) implements PhysicalPlan {
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
        return visitor.visitRowFilter(this);
    }
}
