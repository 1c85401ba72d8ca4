package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;
import java.util.Optional;

/** One row per group, in no order; groups are spilled by partitions if there are many.
 *
 * @param groupingSets each a list of positions in {@code keys}; a key outside the set is NULL. One empty set is the single
 *     group, which exists even without rows
 * @param groupingId if present, a last column with the bit mask GROUPING() is computed from: bit i is set if key i is not
 *     in the set
 */
public record HashAggregate(
        PhysicalPlan input,
        List<NamedExpression> keys,
        List<List<Integer>> groupingSets,
        List<AggregateColumn> aggregates,
        Optional<Column> groupingId,
        Estimate estimate)
        implements PhysicalPlan {
    public HashAggregate {
        keys = List.copyOf(keys);
        groupingSets = List.copyOf(groupingSets);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<Column> columns() {
        return Columns.ofGroups(keys, aggregates, groupingId);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitHashAggregate(this);
    }
}
