package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.TopN;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows in an order, all or the first of them: as they come, sorted, or read in that order, whichever is cheapest. */
final class SortedRows {
    private final InputPlanner planner;
    private final OrderedPaths ordered;
    private final JoinMethods joins;
    private final CostModel costs;
    private final Set<Choice> choices;

    SortedRows(InputPlanner planner, OrderedPaths ordered, JoinMethods joins, CostModel costs, Set<Choice> choices) {
        this.planner = planner;
        this.ordered = ordered;
        this.joins = joins;
        this.costs = costs;
        this.choices = choices;
    }

    /** Rows so that those of a partition stand together, in the order of the window. Partitions may come in either direction. */
    PhysicalPlan together(Window window, double rowsWanted) {
        PhysicalPlan input = planner.plan(window.input());
        PhysicalPlan best = null;
        for (boolean descending : window.partitionBy().isEmpty() ? new boolean[1] : new boolean[] {false, true}) {
            List<SortKey> keys =
                    new ArrayList<>(ProvidedOrder.together(window.partitionBy(), ProvidedOrder.of(input), descending));
            keys.addAll(window.orderBy());
            PhysicalPlan sorted = keys.isEmpty() ? input : sorted(window.input(), input, keys, rowsWanted);
            best = best == null || sorted.estimate().cost() < best.estimate().cost() ? sorted : best;
        }
        return best;
    }

    /** The rows of an input in an order: as they come, or sorted as far as they do not, or read in that order. */
    PhysicalPlan sorted(LogicalPlan logical, PhysicalPlan input, List<SortKey> keys, double rowsWanted) {
        int known = ProvidedOrder.matched(ProvidedOrder.of(input), keys);
        if (known == keys.size()) {
            return input;
        }
        PhysicalPlan sorted = new ExternalSort(input, keys, known, costs.sortedBehind(input.estimate(), keys, known));
        return ordered(new Sort(logical, keys), rowsWanted)
                .filter(found -> found.estimate().cost() < sorted.estimate().cost())
                .<PhysicalPlan>map(found -> found.keys() == keys.size()
                        ? found.plan()
                        : new ExternalSort(found.plan(), keys, found.keys(), found.estimate()))
                .orElse(sorted);
    }

    /** The input read in the order wanted or part of it, if a key or an index has it. */
    private Optional<OrderedPaths.Ordered> ordered(Sort sort, double rowsWanted) {
        return ScanParts.of(planner.planExpressions(sort.input()))
                .flatMap(parts ->
                        ordered.best(parts.scan(), planner.read(parts.scan()), parts.terms(), sort.keys(), rowsWanted));
    }

    /** @param wanted how many rows are read, those that are skipped among them, and not those equal to the last */
    PhysicalPlan first(Limit limit, Sort sort, double wanted, double skipped) {
        Sort planned = (Sort) planner.planExpressions(sort);
        PhysicalPlan input = planner.plan(planned.input());
        double kept = wanted + (limit.ties().isEmpty() ? 0 : ties(planned, input));
        int known = ProvidedOrder.matched(ProvidedOrder.of(input), planned.keys());
        PhysicalPlan best = known == planned.keys().size()
                ? limited(limit, input, behind(StartupCost.first(input, kept), skipped))
                : top(limit, planned, input, known, behind(costs.sorted(input.estimate(), kept), skipped));
        best = cheaper(
                best,
                ordered(planned, kept)
                        .map(found -> found.keys() == planned.keys().size()
                                ? limited(limit, found.plan(), behind(found.estimate(), skipped))
                                : top(limit, planned, found.plan(), found.keys(), behind(found.estimate(), skipped))));
        return cheaper(best, inOrder(limit, planned, kept, skipped));
    }

    /** How many rows are equal to one, besides it. */
    private double ties(Sort sort, PhysicalPlan input) {
        List<Expression> keys = sort.keys().stream().map(SortKey::expression).toList();
        return Math.max(0, costs.groupRows(keys, input.estimate().rows()) - 1);
    }

    private static TopN top(Limit limit, Sort sort, PhysicalPlan rows, int known, Estimate estimate) {
        boolean withTies = !limit.ties().isEmpty();
        return new TopN(rows, sort.keys(), known, limit.count().orElseThrow(), limit.offset(), withTies, estimate);
    }

    /** What is left of the first rows behind those that are skipped. */
    static Estimate behind(Estimate first, double skipped) {
        return skipped == 0 ? first : new Estimate(Math.max(1, first.rows() - skipped), first.cost());
    }

    private static PhysicalPlan cheaper(PhysicalPlan best, Optional<PhysicalPlan> other) {
        return other.filter(plan -> plan.estimate().cost() < best.estimate().cost())
                .orElse(best);
    }

    static PhysicalPlan limited(Limit limit, PhysicalPlan rows, Estimate estimate) {
        return new RowLimit(rows, limit.count(), limit.offset(), limit.ties(), estimate);
    }

    /**
     * Joins and groups in the order of one of their scans, or of as many of the first keys as one has: then reading ends with the
     * last of those that are equal in these, and they are sorted by the others.
     */
    private Optional<PhysicalPlan> inOrder(Limit limit, Sort sort, double kept, double skipped) {
        if (!choices.contains(Choice.ORDERED_JOINS)) {
            return Optional.empty();
        }
        OrderedInputs inputs = new OrderedInputs(planner, ordered, joins, costs);
        for (int keys = sort.keys().size(); keys > 0; keys--) {
            List<SortKey> first = sort.keys().subList(0, keys);
            Optional<PhysicalPlan> found = inputs.find(sort.input(), first);
            if (found.isPresent()) {
                PhysicalPlan rows = found.get();
                return Optional.of(
                        keys == sort.keys().size()
                                ? limited(limit, rows, behind(StartupCost.first(rows, kept), skipped))
                                : top(limit, sort, rows, keys, behind(topEstimate(rows, first, kept), skipped)));
            }
        }
        return Optional.empty();
    }

    private Estimate topEstimate(PhysicalPlan rows, List<SortKey> known, double kept) {
        List<Expression> together = known.stream().map(SortKey::expression).toList();
        double group = costs.groupRows(together, rows.estimate().rows());
        return costs.sorted(StartupCost.first(rows, kept + group), kept);
    }
}
