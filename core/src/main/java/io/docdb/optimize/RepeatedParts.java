package io.docdb.optimize;

import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowMaterialize;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import java.util.HashSet;
import java.util.Set;

/**
 * Of a plan that is run for each row of another one, or for each round of a recursion, the parts that give the same rows each
 * time: they are made once and kept. In {@code LATERAL (SELECT … FROM (SELECT … GROUP BY user) t WHERE t.total > o.least)} these
 * are the groups.
 */
final class RepeatedParts {
    /** What costs less than that is made anew: most of what a lateral query does is one look into an index. */
    static final double LEAST_COST = 20;

    /** How many times as much as reading the kept rows it must cost to make them. */
    private static final double LEAST_GAIN = 3;

    private static final double MOST_ROWS = 200_000;

    private final CostModel costs;

    private RepeatedParts(CostModel costs) {
        this.costs = costs;
    }

    /** The plan with those parts kept; their cost is no longer in its own, but {@link #once}. */
    static PhysicalPlan kept(PhysicalPlan plan, CostModel costs) {
        return plan.estimate().cost() < LEAST_COST ? plan : new RepeatedParts(costs).within(plan);
    }

    /** What the parts of a plan cost that are kept. */
    static double once(PhysicalPlan plan) {
        double cost =
                plan instanceof RowMaterialize kept ? kept.input().estimate().cost() : 0;
        for (PhysicalPlan input : plan.inputs()) {
            cost += once(input);
        }
        return cost;
    }

    private PhysicalPlan within(PhysicalPlan plan) {
        if (plan.estimate().cost() < LEAST_COST || plan instanceof RowMaterialize) {
            return plan;
        }
        Estimate estimate = plan.estimate();
        Estimate again = costs.pass(new Estimate(estimate.rows(), 0), estimate.rows());
        boolean pays = estimate.rows() <= MOST_ROWS && estimate.cost() > LEAST_COST + again.cost() * LEAST_GAIN;
        return pays && isTheSameEachTime(plan) ? new RowMaterialize(plan, again) : withInputs(plan);
    }

    private static boolean isTheSameEachTime(PhysicalPlan plan) {
        Set<Integer> read = new HashSet<>();
        Set<Integer> made = new HashSet<>();
        return OuterColumns.of(plan).isEmpty()
                && !AnyOfArray.isVolatile(plan)
                && onlyReads(plan, read, made)
                && made.containsAll(read);
    }

    /** Gathers the common tables read and made inside; false if anything is locked or changed. */
    private static boolean onlyReads(PhysicalPlan plan, Set<Integer> read, Set<Integer> made) {
        if (plan instanceof CteRead table) {
            read.add(table.tableId());
        } else if (plan instanceof RecursiveLoop loop) {
            made.add(loop.tableId());
        } else if (plan instanceof CteMaterialize tables) {
            tables.tables().stream().map(CommonPlan::id).forEach(made::add);
        }
        boolean[] only = {
            !(plan instanceof RowLock
                    || plan instanceof InsertDocuments
                    || plan instanceof UpdateDocuments
                    || plan instanceof DeleteDocuments
                    || plan instanceof MergeDocuments)
        };
        plan.inputs().forEach(input -> only[0] &= onlyReads(input, read, made));
        PlanExpressions.forEachSubquery(plan, inner -> only[0] &= onlyReads(inner, read, made));
        return only[0];
    }

    /** The same node over inputs of which parts are kept; sides that are opened for each row of their neighbours stay as they are. */
    private PhysicalPlan withInputs(PhysicalPlan plan) {
        if (plan instanceof IndexLoopJoin join) {
            PhysicalPlan left = within(join.left());
            return left == join.left()
                    ? plan
                    : new IndexLoopJoin(
                            join.kind(), left, join.right(), join.residual(), less(plan, join.left(), left));
        }
        if (plan.inputs().size() == 2) {
            return withBoth(plan);
        }
        if (plan.inputs().size() != 1) {
            return plan;
        }
        PhysicalPlan input = plan.inputs().get(0);
        PhysicalPlan kept = within(input);
        return kept == input ? plan : over(plan, kept, less(plan, input, kept));
    }

    private static Estimate less(PhysicalPlan plan, PhysicalPlan before, PhysicalPlan after) {
        double saved = before.estimate().cost() - after.estimate().cost();
        return new Estimate(plan.estimate().rows(), Math.max(0, plan.estimate().cost() - saved));
    }

    private PhysicalPlan withBoth(PhysicalPlan plan) {
        PhysicalPlan first = plan.inputs().get(0);
        PhysicalPlan second = plan.inputs().get(1);
        boolean lateral = plan instanceof NestedLoopJoin loop && loop.lateral();
        PhysicalPlan left = within(first);
        PhysicalPlan right = lateral ? second : within(second);
        if (left == first && right == second) {
            return plan;
        }
        Estimate one = less(plan, first, left);
        double saved = second.estimate().cost() - right.estimate().cost();
        Estimate estimate = new Estimate(one.rows(), Math.max(0, one.cost() - saved));
        if (plan instanceof HashJoin join) {
            return new HashJoin(
                    join.kind(),
                    left,
                    right,
                    join.keys(),
                    join.residual(),
                    join.nullAware(),
                    join.buildLeft(),
                    estimate);
        }
        if (plan instanceof MergeJoin join) {
            return new MergeJoin(join.kind(), left, right, join.keys(), join.residual(), estimate);
        }
        if (plan instanceof NestedLoopJoin join) {
            return new NestedLoopJoin(
                    join.kind(), left, right, join.condition(), join.lateral(), join.remembered(), estimate);
        }
        return plan instanceof HashSetOperation operation
                ? new HashSetOperation(operation.kind(), operation.all(), left, right, operation.columns(), estimate)
                : plan;
    }

    private static PhysicalPlan over(PhysicalPlan plan, PhysicalPlan input, Estimate estimate) {
        if (plan instanceof RowProjection projection) {
            return new RowProjection(input, projection.projections(), estimate);
        }
        if (plan instanceof RowFilter filter) {
            return new RowFilter(input, filter.predicate(), estimate);
        }
        if (plan instanceof RowGate gate) {
            return new RowGate(input, gate.condition(), estimate);
        }
        if (plan instanceof RowLimit limit) {
            return new RowLimit(input, limit.count(), limit.offset(), limit.ties(), estimate);
        }
        if (plan instanceof TopN top) {
            return new TopN(input, top.keys(), top.orderedKeys(), top.count(), top.offset(), estimate);
        }
        if (plan instanceof ExternalSort sort) {
            return new ExternalSort(input, sort.keys(), sort.orderedKeys(), estimate);
        }
        if (plan instanceof HashAggregate aggregate) {
            return new HashAggregate(
                    input,
                    aggregate.keys(),
                    aggregate.groupingSets(),
                    aggregate.aggregates(),
                    aggregate.groupingId(),
                    estimate);
        }
        if (plan instanceof HashDistinct distinct) {
            return new HashDistinct(input, distinct.on(), estimate);
        }
        return plan instanceof WindowEvaluation window
                ? new WindowEvaluation(
                        input, window.partitionBy(), window.orderBy(), window.calls(), window.kept(), estimate)
                : plan;
    }
}
