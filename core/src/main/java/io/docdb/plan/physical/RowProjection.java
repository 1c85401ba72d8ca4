package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;

/** Computes the columns of its rows; other columns are dropped. */
public record RowProjection(PhysicalPlan input, List<NamedExpression> projections, Estimate estimate)
        implements PhysicalPlan {
    public RowProjection {
        projections = List.copyOf(projections);
    }

    @Override
    public List<Column> columns() {
        return Columns.of(projections);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitRowProjection(this);
    }
}
