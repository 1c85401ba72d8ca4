package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.optimize.rule.Predicates;
import io.docdb.optimize.rule.PushFilters;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Window;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query with groups, windows or several parts that is joined with few rows: what it is for one of them is made of the documents
 * that row has. {@code orders o JOIN (SELECT order_id, SUM(qty) FROM items GROUP BY order_id) x ON x.order_id = o.id} sums up the
 * items of each order that is there, not all that there are. Confined to one statement; joins in any order ask for the same
 * queries again.
 */
final class GroupLookups {
    private final InputPlanner planner;
    private final Map<LogicalPlan, Map<List<Expression>, PhysicalPlan>> planned = new IdentityHashMap<>();

    GroupLookups(InputPlanner planner) {
        this.planner = planner;
    }

    /**
     * The query with the equalities of the join asked of its input, for each row on the other side anew; nothing if it is of
     * another kind, or nothing is equal.
     *
     * @param columns of the query
     */
    Optional<PhysicalPlan> of(LogicalPlan query, Set<Integer> columns, List<Expression> terms) {
        if (!isMade(query)) {
            return Optional.empty();
        }
        List<Expression> equalities = terms.stream()
                .filter(term -> term instanceof Comparison comparison
                        && comparison.operator() == Comparison.Operator.EQUAL
                        && isOneOf(comparison, columns)
                        && !Restrictions.isVolatile(term)
                        && !Predicates.hasSubquery(term))
                .toList();
        if (equalities.isEmpty() || Predicates.isVolatile(query) || Predicates.hasSubquery(query)) {
            return Optional.empty(); // a query in it that is planned already cannot be moved with its condition
        }
        Map<List<Expression>, PhysicalPlan> ofQuery = planned.computeIfAbsent(query, none -> new HashMap<>());
        PhysicalPlan known = ofQuery.get(equalities);
        if (known == null) {
            known = planner.plan(PushFilters.into(query, equalities));
            ofQuery.put(equalities, known);
        }
        return Optional.of(known);
    }

    /** One side of the query, the other one of something else. */
    private static boolean isOneOf(Comparison comparison, Set<Integer> columns) {
        boolean left = Conjunction.usesAnyId(comparison.left(), columns);
        boolean right = Conjunction.usesAnyId(comparison.right(), columns);
        Expression other = left ? comparison.right() : comparison.left();
        return left != right && !Conjunction.columnsOf(other).isEmpty();
    }

    private static boolean isMade(LogicalPlan query) {
        LogicalPlan inside = query;
        while (inside instanceof Project || inside instanceof Filter) {
            inside = inside.inputs().get(0);
        }
        return inside instanceof Aggregate
                || inside instanceof Distinct
                || inside instanceof Window
                || inside instanceof SetOperation;
    }
}
