package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.WindowColumn;
import java.util.List;
import java.util.Optional;

/** Adds window function results to each row. The input is sorted by the partition expressions, then by {@code orderBy}; the
 * planner puts an {@link ExternalSort} below where it is not. All calls share partition and order.
 *
 * @param kept which rows of each partition matter; empty if all
 */
public record WindowEvaluation(
        PhysicalPlan input,
        List<Expression> partitionBy,
        List<SortKey> orderBy,
        List<WindowColumn> calls,
        Optional<RowsKept> kept,
        Estimate estimate)
        implements PhysicalPlan {
    public WindowEvaluation {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
        calls = List.copyOf(calls);
    }

    @Override
    public List<Column> columns() {
        return Columns.ofWindow(input, calls);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitWindowEvaluation(this);
    }
}
