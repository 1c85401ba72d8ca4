package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes what is constant and drops what cannot matter: {@code NOT (a > 1 + 1 OR FALSE)} becomes {@code a <= 2}. In a
 * predicate, where unknown counts as false, also what is contradictory ({@code a > 5 AND a < 3}) or implied by its
 * neighbours ({@code a > 5 AND a > 3}), and what all choices of an OR have in common is drawn out.
 *
 * <p>Never makes an error of a statement that had none: what fails when it is computed stays where it is, and terms keep
 * their order. Calls that give another answer each time are not touched.
 */
public final class SimplifyExpressions implements RewriteRule {

    @Override
    public String name() {
        return "simplify-expressions";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, SimplifyExpressions::simplify);
    }

    private static LogicalPlan simplify(LogicalPlan node) {
        LogicalPlan simple = node.mapExpressions(ExpressionSimplifier::simplify);
        if (simple instanceof Filter filter) {
            Expression predicate = predicate(filter.predicate());
            if (predicate.equals(Constant.TRUE)) {
                return filter.input();
            }
            return predicate.equals(filter.predicate()) ? filter : new Filter(filter.input(), predicate);
        }
        if (simple instanceof Join join) {
            return new Join(join.kind(), join.left(), join.right(), predicate(join.condition()), join.lateral());
        }
        if (simple instanceof Aggregate aggregate) {
            return withFilters(aggregate);
        }
        return simple.equals(node) ? node : simple;
    }

    private static Expression predicate(Expression expression) {
        return PredicateSimplifier.simplify(expression);
    }

    private static Aggregate withFilters(Aggregate aggregate) {
        List<AggregateColumn> calls = new ArrayList<>();
        for (AggregateColumn column : aggregate.aggregates()) {
            AggregateCall call = column.call();
            Optional<Expression> filter =
                    call.filter().map(SimplifyExpressions::predicate).filter(kept -> !kept.equals(Constant.TRUE));
            calls.add(new AggregateColumn(
                    column.column(),
                    new AggregateCall(
                            call.function(), call.arguments(), call.distinct(), filter, call.orderBy(), call.type())));
        }
        return new Aggregate(
                aggregate.input(), aggregate.keys(), aggregate.groupingSets(), calls, aggregate.groupingId());
    }
}
