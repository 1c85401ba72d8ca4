package io.docdb.optimize;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.CountDocuments;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Groups of rows: read from an index or the key as far as that tells them, else made in a hash table. */
final class AggregatedRows {
    private final InputPlanner planner;
    private final Function<Optional<SkippedGroups.Found>, Optional<PhysicalPlan>> skipped;
    private final AccessPaths paths;
    private final OrderedPaths ordered;
    private final ExactRanges exact;
    private final CostModel costs;

    /** @param skipped reads some rows of each group, if that can be */
    AggregatedRows(
            InputPlanner planner,
            Function<Optional<SkippedGroups.Found>, Optional<PhysicalPlan>> skipped,
            AccessPaths paths,
            OrderedPaths ordered,
            ExactRanges exact,
            CostModel costs) {
        this.planner = planner;
        this.skipped = skipped;
        this.paths = paths;
        this.ordered = ordered;
        this.exact = exact;
        this.costs = costs;
    }

    PhysicalPlan plan(Aggregate aggregate) {
        Optional<PhysicalPlan> answered = fromIndex(aggregate);
        if (answered.isPresent()) {
            return answered.get();
        }
        PhysicalPlan input = planner.plan(aggregate.input());
        double groups = groups(aggregate, input.estimate().rows());
        PhysicalPlan all = aggregated(aggregate, input, groups);
        return skipped.apply(SkippedGroups.of(aggregate))
                .<PhysicalPlan>map(some -> aggregated(aggregate, some, groups))
                .filter(plan -> plan.estimate().cost() < all.estimate().cost())
                .orElse(all);
    }

    private double groups(Aggregate aggregate, double inputRows) {
        double rows = 0;
        for (List<Integer> set : aggregate.groupingSets()) {
            List<Expression> keys = withoutFixed(
                    set.stream()
                            .map(position -> aggregate.keys().get(position).expression())
                            .toList(),
                    aggregate.input());
            rows += keys.isEmpty() ? 1 : costs.cardinality().groups(keys, inputRows, aggregate.input());
        }
        return rows;
    }

    /** Keys of groups that may differ from row to row. */
    static List<Expression> withoutFixed(List<Expression> keys, LogicalPlan input) {
        Optional<ScanParts> parts =
                ScanParts.of(input).filter(found -> !found.terms().isEmpty());
        if (parts.isEmpty()) {
            return keys;
        }
        PathRestrictions restrictions =
                PathRestrictions.of(parts.get().terms(), parts.get().scan());
        return keys.stream()
                .filter(key -> !restrictions.isFixed(restrictions.form().of(key)))
                .toList();
    }

    private HashAggregate aggregated(Aggregate aggregate, PhysicalPlan input, double rows) {
        return new HashAggregate(
                input,
                aggregate.keys(),
                aggregate.groupingSets(),
                aggregate.aggregates(),
                aggregate.groupingId(),
                costs.hashed(input.estimate(), rows));
    }

    /** COUNT(*) counted in the tree; MIN and MAX read from the end of an index. */
    private Optional<PhysicalPlan> fromIndex(Aggregate aggregate) {
        Optional<ScanParts> parts = ScanParts.of(planner.planExpressions(aggregate.input()));
        if (parts.isEmpty()
                || aggregate.aggregates().isEmpty()
                || !aggregate.keys().isEmpty()
                || aggregate.groupingSets().size() != 1
                || aggregate.groupingId().isPresent()
                || paths.isSystem(parts.get().scan())) {
            return Optional.empty();
        }
        AggregateColumn first = aggregate.aggregates().get(0);
        return aggregate.aggregates().size() == 1 && countsRows(first.call())
                ? count(parts.get(), first.column())
                : new Extremes(paths, ordered, costs)
                        .of(aggregate, parts.get(), planner.read(parts.get().scan()));
    }

    private static boolean countsRows(AggregateCall call) {
        return call.function().name().equals("COUNT")
                && call.arguments().isEmpty()
                && call.filter().isEmpty()
                && !call.distinct();
    }

    private Optional<PhysicalPlan> count(ScanParts parts, Column column) {
        Scan scan = parts.scan();
        Optional<IndexAccess> access = parts.terms().isEmpty() ? Optional.empty() : exact.find(scan, parts.terms());
        boolean countable = scan.asOf().isEmpty() && (parts.terms().isEmpty() || access.isPresent());
        return countable
                ? Optional.of(new CountDocuments(scan.collection(), access, column, costs.count()))
                : Optional.empty();
    }
}
