package io.docdb.optimize;

import io.docdb.catalog.CollectionStatistics;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.RowGate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What the subqueries inside a plan's expressions cost, which the estimates of its nodes leave out. */
final class SubqueryCosts {
    /** Values of an IN (query) that are kept in memory: of more, some other plan is to be had if there is one. */
    private static final double MOST_KEPT = 100_000;

    private static final double TOO_MUCH = 1e12;

    private final IntFunction<CollectionStatistics> statistics;
    private final ParameterValues values;

    SubqueryCosts(IntFunction<CollectionStatistics> statistics, ParameterValues values) {
        this.statistics = statistics;
        this.values = values;
    }

    /** The cost of the plan with its subqueries: each once, or once for each row if it depends on the row. */
    double total(PhysicalPlan plan) {
        return plan.estimate().cost() + inside(plan);
    }

    private double inside(PhysicalPlan plan) {
        double[] cost = new double[1];
        double rows = 1;
        for (PhysicalPlan input : plan.inputs()) {
            rows = Math.max(rows, input.estimate().rows());
            cost[0] += inside(input);
        }
        double times = plan instanceof RowGate
                ? 1
                : DocumentRead.of(plan).map(this::asked).orElse(rows);
        PlanExpressions.forEachSubquery(
                plan,
                inner -> cost[0] += RepeatedParts.once(inner)
                        + total(inner) * (OuterColumns.of(inner).isEmpty() ? 1 : times));
        PlanExpressions.forEach(plan, root -> root.visit(node -> cost[0] += keepsTooMany(node) ? TOO_MUCH : 0));
        return cost[0];
    }

    private static boolean keepsTooMany(Expression node) {
        return node instanceof SubqueryExpression subquery
                && subquery.kind() == SubqueryExpression.Kind.QUANTIFIED_ANY
                && subquery.plan() instanceof PhysicalPlan inner
                && inner.estimate().rows() > MOST_KEPT
                && OuterColumns.of(inner).isEmpty();
    }

    /** For how many documents a subquery in the predicate is answered: those that all other terms let through. */
    private double asked(DocumentRead read) {
        List<Expression> others = read.predicate().stream()
                .flatMap(predicate -> Conjunction.terms(predicate).stream())
                .filter(term -> !hasSubquery(term))
                .toList();
        PathKnowledge known = new PathKnowledge(statistics, new ColumnSources(read), values);
        double documents = Math.max(
                CostModel.UNKNOWN_DOCUMENTS,
                statistics.apply(read.collection().id()).documents());
        return Math.max(1, documents * new Selectivity(known, Optional.empty()).of(others));
    }

    private static boolean hasSubquery(Expression term) {
        boolean[] found = new boolean[1];
        term.visit(node -> found[0] |= node instanceof SubqueryExpression);
        return found[0];
    }
}
