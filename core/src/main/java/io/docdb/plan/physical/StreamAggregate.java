package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;
import java.util.Optional;

/** One row per run of rows with equal keys: for input whose equal keys stand together. Keeps the input's order. No keys:
 * the single group, which exists even without rows.
 */
public record StreamAggregate(
        PhysicalPlan input, List<NamedExpression> keys, List<AggregateColumn> aggregates, Estimate estimate)
        implements PhysicalPlan {
    public StreamAggregate {
        keys = List.copyOf(keys);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<Column> columns() {
        return Columns.ofGroups(keys, aggregates, Optional.empty());
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitStreamAggregate(this);
    }
}
