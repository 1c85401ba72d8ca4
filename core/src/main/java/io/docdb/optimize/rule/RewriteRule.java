package io.docdb.optimize.rule;

import io.docdb.plan.logical.LogicalPlan;

/** One rewrite. Stateless. */
public interface RewriteRule {
    /** As EXPLAIN and tests name it. */
    String name();

    /** A plan with the same rows; the same object if there is nothing to do. Enters the plans of subqueries. */
    LogicalPlan apply(LogicalPlan plan);
}
