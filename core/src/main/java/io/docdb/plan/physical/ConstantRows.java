package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;

/** Rows written out, each as wide as {@code columns}; one empty row is a SELECT without FROM. */
public record ConstantRows(List<List<Expression>> rows, List<Column> columns, Estimate estimate)
        implements PhysicalPlan {
    public ConstantRows {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitConstantRows(this);
    }
}
