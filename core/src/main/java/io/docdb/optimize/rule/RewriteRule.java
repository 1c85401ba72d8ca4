package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.plan.logical.LogicalPlan;
import java.util.Set;

/** One rewrite. Stateless. */
public interface RewriteRule {
    /** As EXPLAIN and tests name it, and {@code SET docdb.rules.off} too. */
    String name();

    /**
     * A plan with the same rows; an equal one if there is nothing to do. Enters the plans of subqueries.
     *
     * @param catalog tells what is unique
     */
    LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog);

    /** It finds nothing to do in plans without any of these; empty if it may in all. */
    default Set<PlanContents.Part> seeks() {
        return Set.of();
    }

    /** True if the plan after it may be the dearer one: both are then costed. */
    default boolean isAlternative() {
        return false;
    }

    /** Of an alternative: how many times as cheap as the plan without it its plan must be to be taken. */
    default double lead() {
        return 1;
    }
}
