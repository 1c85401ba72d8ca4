package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.optimize.rule.ReadPathsFromBytes;
import io.docdb.optimize.rule.RewriteRule;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;

/** Plans queries: rewrites, then chooses. Stateless and thread-safe. */
public final class Optimizer {
    private final List<RewriteRule> rules;

    public Optimizer() {
        this(List.of(new ReadPathsFromBytes()));
    }

    /** With these rules alone, in this order. */
    public Optimizer(List<RewriteRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public PhysicalPlan optimize(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan rewritten = plan;
        for (RewriteRule rule : rules) {
            rewritten = rule.apply(rewritten);
        }
        return new PhysicalPlanner(catalog, new UsedColumns(rewritten)).plan(rewritten);
    }
}
