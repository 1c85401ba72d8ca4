package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.WindowEvaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which order the rows of a plan come because something in it has sorted them, so that they are not sorted again. */
final class ProvidedOrder {
    private ProvidedOrder() {}

    /** The keys, first to last; none if nothing is known. */
    static List<SortKey> of(PhysicalPlan plan) {
        if (plan instanceof ExternalSort sort) {
            return sort.keys();
        }
        if (plan instanceof TopN top) {
            return top.keys();
        }
        if (plan instanceof WindowEvaluation
                || plan instanceof RowFilter
                || plan instanceof RowGate
                || plan instanceof RowLimit) {
            return of(plan.inputs().get(0));
        }
        return plan instanceof RowProjection projection
                ? projected(of(projection.input()), projection.projections())
                : List.of();
    }

    /** The keys by the names they have above a projection, up to the first that is left out. */
    private static List<SortKey> projected(List<SortKey> keys, List<NamedExpression> projections) {
        Map<Expression, ColumnRef> names = new HashMap<>();
        projections.forEach(
                named -> names.putIfAbsent(named.expression(), named.column().ref()));
        List<SortKey> above = new ArrayList<>();
        for (SortKey key : keys) {
            if (!names.containsKey(key.expression())) {
                break;
            }
            above.add(key.withExpression(names.get(key.expression())));
        }
        return above;
    }

    /** By how many of the keys wanted, from the first on, rows are in order already. */
    static int matched(List<SortKey> provided, List<SortKey> wanted) {
        int matched = 0;
        while (matched < Math.min(provided.size(), wanted.size())
                && provided.get(matched).equals(wanted.get(matched))) {
            matched++;
        }
        return matched;
    }

    /**
     * What rows are sorted by so that those of a partition stand together: its keys may come in any order, and so begin as the
     * rows are in order already.
     *
     * @param descending the direction of those that are in no order yet
     */
    static List<SortKey> together(List<Expression> partition, List<SortKey> provided, boolean descending) {
        List<Expression> open = new ArrayList<>(partition);
        List<SortKey> keys = new ArrayList<>();
        for (SortKey key : provided) {
            if (!open.remove(key.expression())) {
                break;
            }
            keys.add(key);
        }
        open.forEach(expression -> keys.add(new SortKey(expression, descending, !descending)));
        return keys;
    }
}
