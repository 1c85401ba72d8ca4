package io.docdb.optimize;

import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;

/** What the subqueries inside a plan's expressions cost, which the estimates of its nodes leave out. */
final class SubqueryCosts {
    /** Of a leaf only the rows that passed are known; so many have been looked at, where a subquery is asked. */
    private static final double VISITED_PER_ROW = 4;

    private SubqueryCosts() {}

    /** The cost of the plan with its subqueries: each once, or once for each row if it depends on the row. */
    static double total(PhysicalPlan plan) {
        return plan.estimate().cost() + inside(plan);
    }

    private static double inside(PhysicalPlan plan) {
        double rows = plan.inputs().isEmpty() ? plan.estimate().rows() * VISITED_PER_ROW : 1;
        double[] cost = new double[1];
        for (PhysicalPlan input : plan.inputs()) {
            rows = Math.max(rows, input.estimate().rows());
            cost[0] += inside(input);
        }
        double times = rows;
        PlanExpressions.forEach(
                plan,
                root -> root.visit(node -> {
                    if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof PhysicalPlan inner) {
                        cost[0] += total(inner) * (OuterColumns.of(inner).isEmpty() ? 1 : times);
                    }
                }));
        return cost[0];
    }
}
