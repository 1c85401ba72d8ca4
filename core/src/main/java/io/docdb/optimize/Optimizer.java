package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.optimize.rule.PushFilters;
import io.docdb.optimize.rule.ReadPathsFromBytes;
import io.docdb.optimize.rule.RewriteRule;
import io.docdb.optimize.rule.UnnestExists;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;
import java.util.function.IntFunction;

/** Plans queries: rewrites, then chooses. Stateless and thread-safe. */
public final class Optimizer {
    /** All rewrites, in the order in which each finds most to do. */
    public static final List<RewriteRule> STANDARD_RULES =
            List.of(new PushFilters(), new UnnestExists(), new ReadPathsFromBytes());

    private final List<RewriteRule> rules;
    private final CostModel costs;

    public Optimizer() {
        this(STANDARD_RULES, id -> CollectionStatistics.EMPTY);
    }

    /**
     * @param rules these alone, in this order
     * @param statistics by collection id; {@link CollectionStatistics#EMPTY} where nothing is known
     */
    public Optimizer(List<RewriteRule> rules, IntFunction<CollectionStatistics> statistics) {
        this.rules = List.copyOf(rules);
        this.costs = new CostModel(statistics);
    }

    public PhysicalPlan optimize(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan rewritten = plan;
        for (RewriteRule rule : rules) {
            rewritten = rule.apply(rewritten);
        }
        return new PhysicalPlanner(catalog, new UsedColumns(rewritten), costs).plan(rewritten);
    }
}
