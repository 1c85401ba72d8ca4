package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.JoinKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * To what part of its values the conditions on a join key narrow it, where both sides have some: what is said of one side holds
 * for the other one, so that it must not count twice. Of {@code o.id = i.order AND o.id < 100 AND i.order < 100} each order left
 * has all its items. Confined to one statement.
 */
final class NarrowedKeys {
    private static final double LEAST = 1e-9;

    private final CostModel costs;
    private final Map<Integer, List<Expression>> terms = new HashMap<>();
    private final Map<Integer, Double> shares = new HashMap<>();

    NarrowedKeys(CostModel costs) {
        this.costs = costs;
    }

    /** Reads what is asked of the documents that a plan scans, of one column each. */
    void gather(LogicalPlan plan) {
        ScanParts.of(plan).ifPresentOrElse(this::gather, () -> plan.inputs().forEach(this::gather));
    }

    private void gather(ScanParts parts) {
        for (Expression term : parts.terms()) {
            Set<Integer> columns = Conjunction.columnsOf(term);
            if (columns.size() == 1) {
                terms.computeIfAbsent(columns.iterator().next(), column -> new ArrayList<>())
                        .add(term);
            }
        }
    }

    /** 1 if one of the sides says nothing. */
    double ofBoth(JoinKey key) {
        boolean known = key.left() instanceof ColumnRef left
                && key.right() instanceof ColumnRef right
                && terms.containsKey(left.column().id())
                && terms.containsKey(right.column().id());
        return known ? Math.max(LEAST, Math.max(share(key.left()), share(key.right()))) : 1;
    }

    private double share(Expression key) {
        return shares.computeIfAbsent(
                ((ColumnRef) key).column().id(), column -> Math.min(1, costs.selectivity(terms.get(column))));
    }
}
