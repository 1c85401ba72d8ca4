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
import java.util.stream.Stream;

/**
 * To what part of its values the conditions on a join key narrow it, where both sides have some: what is said of one side holds
 * for the other one, so that it must not count twice. Of {@code o.id = i.order AND o.id < 100 AND i.order < 100} each order left
 * has all its items. A column counts by whatever name it has above windows, groups and unions. Confined to one statement.
 */
final class NarrowedKeys {
    private static final double LEAST = 1e-9;

    private final CostModel costs;
    private final Map<Integer, List<Expression>> terms = new HashMap<>();
    private final Map<Integer, ScanParts> scans = new HashMap<>();
    private final Map<Integer, Double> rows = new HashMap<>();
    private final Map<Integer, Double> values = new HashMap<>();

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
                int column = columns.iterator().next();
                terms.computeIfAbsent(column, none -> new ArrayList<>()).add(term);
                scans.put(column, parts);
            }
        }
    }

    /** 1 if one of the sides says nothing. */
    double ofBoth(JoinKey key) {
        if (!(key.left() instanceof ColumnRef left) || !(key.right() instanceof ColumnRef right)) {
            return 1;
        }
        List<ColumnRef> ours = costs.scanned(left);
        List<ColumnRef> theirs = costs.scanned(right);
        boolean bothSay = Stream.concat(ours.stream(), theirs.stream())
                .allMatch(column -> terms.containsKey(column.column().id()));
        return bothSay ? Math.max(LEAST, share(left, ours, right, theirs)) : 1;
    }

    /**
     * Where one side has each value once, the part of the values counts, however many rows of the other one have them. Of the parts
     * of a union, that which is narrowed least.
     */
    private double share(ColumnRef left, List<ColumnRef> ours, ColumnRef right, List<ColumnRef> theirs) {
        boolean once = costs.isOneOfEach(left) || costs.isOneOfEach(right);
        double all = Math.max(costs.differentValues(left), costs.differentValues(right));
        return Stream.concat(ours.stream(), theirs.stream())
                .mapToDouble(column -> once && all < Double.MAX_VALUE ? values(column) / all : rows(column))
                .max()
                .orElse(1);
    }

    private double rows(ColumnRef column) {
        int id = column.column().id();
        return rows.computeIfAbsent(id, none -> Math.min(1, costs.selectivity(terms.get(id))));
    }

    private double values(ColumnRef column) {
        int id = column.column().id();
        return values.computeIfAbsent(id, none -> costs.valuesLeft(column, scans.get(id))
                .orElseGet(() -> costs.differentValues(column) * rows(column)));
    }
}
