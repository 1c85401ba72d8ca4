package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.Optional;

/** Every document of a collection, in primary-key order.
 *
 * @param asOf the point in time or commit sequence read, for FOR SYSTEM_TIME AS OF
 */
public record FullScan(DocumentRead read, Optional<Expression> asOf, Estimate estimate) implements PhysicalPlan {
    @Override
    public List<Column> columns() {
        return read.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitFullScan(this);
    }
}
