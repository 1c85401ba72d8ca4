package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.optimize.rule.PushFilters;
import io.docdb.optimize.rule.ReadPathsFromBytes;
import io.docdb.optimize.rule.RewriteRule;
import io.docdb.optimize.rule.UnnestExists;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Plans queries: rewrites, then chooses. Stateless and thread-safe. */
public final class Optimizer {
    /** All rewrites, in the order in which each finds most to do. */
    public static final List<RewriteRule> STANDARD_RULES =
            List.of(new PushFilters(), new UnnestExists(), new ReadPathsFromBytes());

    private final List<RewriteRule> rules;
    private final IntFunction<CollectionStatistics> statistics;

    public Optimizer() {
        this(STANDARD_RULES, id -> CollectionStatistics.EMPTY);
    }

    /** With all rules. @param statistics by collection id; {@link CollectionStatistics#EMPTY} where nothing is known */
    public Optimizer(IntFunction<CollectionStatistics> statistics) {
        this(STANDARD_RULES, statistics);
    }

    /**
     * @param rules these alone, in this order
     * @param statistics by collection id; {@link CollectionStatistics#EMPTY} where nothing is known
     */
    public Optimizer(List<RewriteRule> rules, IntFunction<CollectionStatistics> statistics) {
        this.rules = List.copyOf(rules);
        this.statistics = statistics;
    }

    public PhysicalPlan optimize(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan rewritten = plan;
        for (RewriteRule rule : rules) {
            rewritten = rule.apply(rewritten);
        }
        Map<Integer, CollectionStatistics> known = new HashMap<>(); // the same ones for the whole statement
        CostModel costs =
                new CostModel(id -> known.computeIfAbsent(id, statistics::apply), new ColumnSources(rewritten));
        return new PhysicalPlanner(catalog, new UsedColumns(rewritten), costs).plan(rewritten);
    }
}
