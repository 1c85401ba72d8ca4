package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/** Common tables, each computed when first read and kept for all readers, then the body. A table that changes data runs to
 * its end before the body, read or not.
 */
public record CteMaterialize(List<CommonPlan> tables, PhysicalPlan body, Estimate estimate) implements PhysicalPlan {
    public CteMaterialize {
        tables = List.copyOf(tables);
    }

    @Override
    public List<Column> columns() {
        return body.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return Columns.plansOf(tables, body);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitCteMaterialize(this);
    }
}
