package io.docdb.optimize;

import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.TopN;

/** What a plan costs before its first row comes: a limit saves nothing of that. */
public final class StartupCost {
    private StartupCost() {}

    /** Never more than the plan's whole cost, apart from what a hash join builds. */
    public static double of(PhysicalPlan plan) {
        boolean readsAll = plan instanceof HashAggregate
                || plan instanceof TopN
                || plan instanceof ExternalSort sort && sort.orderedKeys() == 0;
        if (readsAll) {
            return plan.estimate().cost();
        }
        if (plan instanceof HashJoin join) {
            PhysicalPlan built = join.buildLeft() ? join.left() : join.right();
            PhysicalPlan probing = join.buildLeft() ? join.right() : join.left();
            return built.estimate().cost() + of(probing);
        }
        return plan.inputs().isEmpty() ? 0 : of(plan.inputs().get(0));
    }

    /** The first rows of a plan. */
    static Estimate first(PhysicalPlan plan, double rows) {
        Estimate all = plan.estimate();
        double startup = Math.min(all.cost(), of(plan));
        double share = Math.min(1, rows / Math.max(1, all.rows()));
        return new Estimate(Math.min(rows, all.rows()), startup + (all.cost() - startup) * share);
    }
}
