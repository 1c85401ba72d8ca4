package io.docdb.exec;

import io.docdb.exec.aggregate.AggregateStep;
import io.docdb.exec.aggregate.ParallelGrouping;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.PartedOperator;
import io.docdb.exec.operator.ReadAhead;
import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;

/** Decides which work may be parted among threads: what depends on stored documents and nothing that changes meanwhile. */
final class ParallelFactory {
    /** What is likely to fit into a query's memory: a table that does not fit is filled for nothing. */
    private static final double MOST_KEPT_ROWS = 200_000;

    private final Parallelism parallelism;

    ParallelFactory(Parallelism parallelism) {
        this.parallelism = parallelism;
    }

    /** How the groups of a whole collection, or of its joins, may be made by parts of it; Java null if not. */
    ParallelGrouping grouping(HashAggregate aggregate, Operator input, AggregateStep[] steps) {
        boolean parts = isPure(aggregate, input) && aggregate.groupingSets().size() == 1;
        for (AggregateStep step : steps) {
            parts &= step.canMerge();
        }
        return parts
                ? new ParallelGrouping(
                        (PartedOperator) input,
                        parallelism.threads(),
                        parallelism.fromDocuments(),
                        aggregate.estimate().rows())
                : null;
    }

    /** How a whole collection may be read while its rows are grouped; Java null if not. */
    ReadAhead readAhead(HashAggregate aggregate, Operator input) {
        return isPure(aggregate, input) ? new ReadAhead((PartedOperator) input, parallelism.fromDocuments()) : null;
    }

    private boolean isPure(HashAggregate aggregate, Operator input) {
        return parallelism.threads() > 1
                && input instanceof PartedOperator parted
                && parted.isWhole()
                && isPure(aggregate)
                && isParted(aggregate.input());
    }

    /** Whether threads may share the work of reading the node's rows: it is a scan, or joins that stream one past tables. */
    private static boolean isParted(PhysicalPlan node) {
        if (!isPure(node)) {
            return false;
        }
        if (!(node instanceof HashJoin join)) {
            return true;
        }
        PhysicalPlan kept = join.buildLeft() ? join.left() : join.right();
        PhysicalPlan streamed = join.buildLeft() ? join.right() : join.left();
        return kept.estimate().rows() <= MOST_KEPT_ROWS && PlanFacts.isRepeatable(kept) && isParted(streamed);
    }

    private static boolean isPure(PhysicalPlan node) {
        boolean[] pure = {true};
        PlanExpressions.forEach(node, expression -> pure[0] &= isPure(expression));
        return pure[0];
    }

    /** Subqueries keep what they have found in the query's run, which belongs to one thread. */
    private static boolean isPure(Expression expression) {
        boolean[] pure = {true};
        expression.visit(node -> pure[0] &= !(node instanceof SubqueryExpression)
                && !(node instanceof Call call && call.function().volatility() == Volatility.VOLATILE));
        return pure[0];
    }
}
