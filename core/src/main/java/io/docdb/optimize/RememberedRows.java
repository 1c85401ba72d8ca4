package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;
import java.util.Set;

/**
 * Joins that make their right side for each row of the left, and keep what it gave for values that come several times, where that
 * pays.
 */
final class RememberedRows {
    private final CostModel costs;
    private final Set<Choice> choices;

    RememberedRows(CostModel costs, Set<Choice> choices) {
        this.costs = costs;
        this.choices = choices;
    }

    boolean mayPay(JoinKind kind) {
        return choices.contains(Choice.REMEMBERED_ROWS) && (kind == JoinKind.INNER || kind == JoinKind.LEFT);
    }

    /** The join, or one that remembers. */
    PhysicalPlan of(NestedLoopJoin loop) {
        Set<Integer> outer = OuterColumns.of(loop.right());
        List<Column> asked = loop.left().columns().stream()
                .filter(column -> outer.contains(column.id()))
                .toList();
        Estimate left = loop.left().estimate();
        double values = costs.cardinality()
                .groups(asked.stream().<Expression>map(Column::ref).toList(), left.rows());
        Estimate estimate = CostModel.with(
                costs.rememberedJoin(
                        left, loop.right().estimate(), values, loop.estimate().rows()),
                RepeatedParts.once(loop.right()));
        return !asked.isEmpty() && estimate.cost() < loop.estimate().cost() / 2
                ? new NestedLoopJoin(loop.kind(), loop.left(), loop.right(), loop.condition(), true, asked, estimate)
                : loop;
    }
}
