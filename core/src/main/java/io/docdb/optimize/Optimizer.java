package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.expr.Expression;
import io.docdb.optimize.rule.AggregateBeforeJoins;
import io.docdb.optimize.rule.DecorrelateLaterals;
import io.docdb.optimize.rule.DecorrelateScalars;
import io.docdb.optimize.rule.ExistsAsIn;
import io.docdb.optimize.rule.InferPredicates;
import io.docdb.optimize.rule.InlineCommonTables;
import io.docdb.optimize.rule.LiftConditions;
import io.docdb.optimize.rule.MergeProjections;
import io.docdb.optimize.rule.NarrowByAlternatives;
import io.docdb.optimize.rule.NarrowOuterJoins;
import io.docdb.optimize.rule.OuterToAntiJoins;
import io.docdb.optimize.rule.PlanContents;
import io.docdb.optimize.rule.PruneColumns;
import io.docdb.optimize.rule.PullUpRows;
import io.docdb.optimize.rule.PushFilters;
import io.docdb.optimize.rule.PushLimits;
import io.docdb.optimize.rule.ReadPathsFromBytes;
import io.docdb.optimize.rule.RemoveDistinct;
import io.docdb.optimize.rule.RemoveEmptyInputs;
import io.docdb.optimize.rule.RemoveOuterJoins;
import io.docdb.optimize.rule.RemoveSorts;
import io.docdb.optimize.rule.RewriteRule;
import io.docdb.optimize.rule.SimplifyExpressions;
import io.docdb.optimize.rule.SinkLaterals;
import io.docdb.optimize.rule.TimeRanges;
import io.docdb.optimize.rule.UnnestSubqueries;
import io.docdb.optimize.rule.UsedColumns;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** Plans queries: rewrites, then chooses. Thread-safe. */
public final class Optimizer {
    /** All rewrites, in the order in which each finds most to do. */
    public static final List<RewriteRule> STANDARD_RULES = List.of(
            new SimplifyExpressions(),
            new TimeRanges(),
            new InlineCommonTables(),
            new PullUpRows(),
            new DecorrelateLaterals(),
            new MergeProjections(),
            new UnnestSubqueries(),
            new DecorrelateScalars(),
            new ExistsAsIn(),
            new NarrowOuterJoins(),
            new SinkLaterals(),
            new InferPredicates(),
            new PushFilters(),
            new NarrowByAlternatives(),
            new SimplifyExpressions(), // what came together at one place may be contradictory
            new RemoveEmptyInputs(),
            new ReadPathsFromBytes(),
            new OuterToAntiJoins(), // which must know what is never null
            new AggregateBeforeJoins(),
            new PruneColumns(),
            new RemoveSorts(),
            new RemoveDistinct(),
            new RemoveOuterJoins(),
            new PushLimits(),
            new LiftConditions());

    private final List<RewriteRule> rules;
    private final IntFunction<CollectionStatistics> statistics;
    private final long cacheBytes;
    private final IndexTerms indexTerms;

    /**
     * With all rules.
     *
     * @param statistics by collection id; {@link CollectionStatistics#EMPTY} where nothing is known
     * @param cacheBytes memory for pages of the file; {@link Long#MAX_VALUE} if all is in memory
     * @param definitions binds the SQL text of an expression over one document of a collection, as indexes hold them
     */
    public Optimizer(
            IntFunction<CollectionStatistics> statistics,
            long cacheBytes,
            BiFunction<CollectionDefinition, String, Expression> definitions) {
        this(STANDARD_RULES, statistics, cacheBytes, definitions);
    }

    /** @param rules these alone, in this order */
    public Optimizer(
            List<RewriteRule> rules,
            IntFunction<CollectionStatistics> statistics,
            long cacheBytes,
            BiFunction<CollectionDefinition, String, Expression> definitions) {
        this.rules = List.copyOf(rules);
        this.statistics = statistics;
        this.cacheBytes = cacheBytes;
        this.indexTerms = new IndexTerms(definitions);
    }

    /** What can be switched off: rules, and choices among plans. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        STANDARD_RULES.forEach(rule -> names.add(rule.name()));
        for (Choice choice : Choice.values()) {
            names.add(choice.label());
        }
        return names;
    }

    public PhysicalPlan optimize(LogicalPlan plan, CatalogSnapshot catalog) {
        return optimize(plan, catalog, Set.of());
    }

    /** @param rulesOff names of rules and choices that are passed over */
    public PhysicalPlan optimize(LogicalPlan plan, CatalogSnapshot catalog, Set<String> rulesOff) {
        return optimize(plan, catalog, rulesOff, List.of());
    }

    /**
     * The plan that is best for some values of the parameters, and right for all.
     *
     * @param parameters empty if nothing is known of them
     */
    public PhysicalPlan optimize(
            LogicalPlan plan, CatalogSnapshot catalog, Set<String> rulesOff, List<Value> parameters) {
        ParameterValues values = new ParameterValues(parameters);
        Map<Integer, CollectionStatistics> known = new HashMap<>(); // the same ones for the whole statement
        IntFunction<CollectionStatistics> same = id -> known.computeIfAbsent(id, statistics::apply);
        SubqueryCosts subqueries = new SubqueryCosts(same, values);
        LogicalPlan rewritten = plan;
        Map<String, LogicalPlan> done = new HashMap<>(); // of rules that come again, what they have made
        LogicalPlan looked = null; // at which plan, to see what rules it may concern
        PlanContents contents = null;
        PhysicalPlan cheapest = null;
        double lead = 1;
        for (int i = 0; i < rules.size(); i++) {
            RewriteRule rule = rules.get(i);
            if (looked != rewritten && !rule.seeks().isEmpty()) {
                looked = rewritten;
                contents = PlanContents.of(rewritten);
            }
            if (looked == rewritten && !contents.concern(rule)
                    || done.get(rule.name()) == rewritten
                    || rulesOff.contains(rule.name())) {
                continue;
            }
            LogicalPlan before = rewritten;
            rewritten = rule.apply(before, catalog);
            done.put(rule.name(), rewritten);
            if (rule.isAlternative() && !rewritten.equals(before)) {
                PhysicalPlan without = choose(rest(before, i + 1, catalog, rulesOff), catalog, same, rulesOff, values);
                boolean better = cheapest == null || subqueries.total(without) < subqueries.total(cheapest);
                cheapest = better ? without : cheapest;
                lead = Math.max(lead, rule.lead());
            }
        }
        PhysicalPlan all = choose(rewritten, catalog, same, rulesOff, values);
        return cheapest == null || subqueries.total(all) * lead <= subqueries.total(cheapest) ? all : cheapest;
    }

    /**
     * By which values of its parameters a plan, made without knowing them, might better be another one; nothing if by none.
     *
     * @param rulesOff as it was made with
     */
    public Optional<ParameterClasses> parameterClasses(PhysicalPlan plan, Set<String> rulesOff) {
        return rulesOff.contains(Choice.PARAMETER_PLANS.label())
                ? Optional.empty()
                : ParameterClasses.of(plan, statistics);
    }

    /**
     * The parameters whose values decide what can be looked up at all, of a plan made without knowing them; nothing if there are
     * none.
     *
     * @param rulesOff as it was made with
     */
    public Optional<DecidingParameters> decidingParameters(
            PhysicalPlan plan, CatalogSnapshot catalog, Set<String> rulesOff) {
        return rulesOff.contains(Choice.PARAMETER_PLANS.label())
                ? Optional.empty()
                : DecidingParameters.of(plan, catalog, statistics);
    }

    /** A plan for some values of the deciding parameters alone; nothing if it finds nothing better than the general one. */
    public Optional<PhysicalPlan> optimizeFor(
            LogicalPlan plan,
            PhysicalPlan general,
            DecidingParameters deciding,
            CatalogSnapshot catalog,
            Set<String> rulesOff,
            List<Value> parameters) {
        PhysicalPlan made = optimize(deciding.with(plan, parameters), catalog, rulesOff, parameters);
        return DecidingParameters.isBetter(made, general) ? Optional.of(made) : Optional.empty();
    }

    private LogicalPlan rest(LogicalPlan plan, int from, CatalogSnapshot catalog, Set<String> rulesOff) {
        LogicalPlan rewritten = plan;
        for (RewriteRule rule : rules.subList(from, rules.size())) {
            if (!rulesOff.contains(rule.name()) && !rule.isAlternative()) {
                rewritten = rule.apply(rewritten, catalog);
            }
        }
        return rewritten;
    }

    private PhysicalPlan choose(
            LogicalPlan plan,
            CatalogSnapshot catalog,
            IntFunction<CollectionStatistics> statistics,
            Set<String> rulesOff,
            ParameterValues values) {
        CostModel costs = new CostModel(
                statistics, new PageReads(statistics, catalog, cacheBytes), new ColumnSources(plan), values);
        Set<Choice> choices = EnumSet.allOf(Choice.class);
        choices.removeIf(choice -> rulesOff.contains(choice.label()));
        return new PhysicalPlanner(catalog, new UsedColumns(plan), costs, indexTerms, choices).plan(plan);
    }
}
