package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.StreamAggregate;
import io.docdb.plan.physical.WindowEvaluation;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins, groups and windows whose rows come in an order because those of one scan do: where only the first rows are wanted, as in {@code
 * FROM orders o JOIN customers c … ORDER BY o.placed DESC LIMIT 10}, ten orders are read with their customers.
 */
final class OrderedInputs {
    /** Each join is planned once more for each one around it: deeper trees are left alone. */
    private static final int MAX_JOINS = 4;

    private final InputPlanner planner;
    private final OrderedPaths paths;
    private final JoinMethods joins;
    private final CostModel costs;

    OrderedInputs(InputPlanner planner, OrderedPaths paths, JoinMethods joins, CostModel costs) {
        this.planner = planner;
        this.paths = paths;
        this.joins = joins;
        this.costs = costs;
    }

    /** A plan that gives all rows in the order of all keys without sorting them; nothing for a scan alone. */
    Optional<PhysicalPlan> find(LogicalPlan plan, List<SortKey> keys) {
        return ScanParts.of(plan).isPresent() || joinsOf(plan) > MAX_JOINS ? Optional.empty() : ordered(plan, keys);
    }

    private static int joinsOf(LogicalPlan plan) {
        int inside = plan.inputs().stream().mapToInt(OrderedInputs::joinsOf).sum();
        return inside + (plan instanceof Join ? 1 : 0);
    }

    private Optional<PhysicalPlan> ordered(LogicalPlan given, List<SortKey> keys) {
        LogicalPlan plan = planner.planExpressions(given);
        if (plan instanceof Project project) {
            return ordered(project, keys);
        }
        if (plan instanceof Join join) {
            return ordered(join, keys);
        }
        if (plan instanceof Aggregate aggregate) {
            return ordered(aggregate, keys);
        }
        if (plan instanceof Window window) {
            return ordered(window, keys);
        }
        if (plan instanceof Limit limit
                && limit.input() instanceof Sort sort
                && ProvidedOrder.matched(sort.keys(), keys) == keys.size()) {
            return Optional.of(planner.plan(limit));
        }
        if (plan instanceof Filter filter && ScanParts.of(plan).isEmpty()) {
            return ordered(filter.input(), keys)
                    .map(rows -> joins.filtered(rows, Conjunction.terms(filter.predicate())));
        }
        return ScanParts.of(plan).flatMap(parts -> scan(parts, keys));
    }

    private Optional<PhysicalPlan> scan(ScanParts parts, List<SortKey> keys) {
        return paths.best(parts.scan(), planner.read(parts.scan()), parts.terms(), keys, Double.MAX_VALUE)
                .filter(found -> found.keys() == keys.size())
                .map(OrderedPaths.Ordered::plan);
    }

    private Optional<PhysicalPlan> ordered(Project project, List<SortKey> keys) {
        return below(keys, project.projections())
                .flatMap(inside -> ordered(project.input(), inside))
                .map(input -> new RowProjection(
                        input,
                        project.projections(),
                        costs.pass(input.estimate(), input.estimate().rows())));
    }

    /** The keys as they are below a projection or a group; nothing if one is no name of something there. */
    private static Optional<List<SortKey>> below(List<SortKey> keys, List<NamedExpression> made) {
        Map<Integer, Expression> definitions = new HashMap<>();
        made.forEach(named -> definitions.put(named.column().id(), named.expression()));
        List<SortKey> below = new ArrayList<>();
        for (SortKey key : keys) {
            Expression definition = key.expression() instanceof ColumnRef ref
                    ? definitions.get(ref.column().id())
                    : null;
            if (definition == null) {
                return Optional.empty();
            }
            below.add(key.withExpression(definition));
        }
        return Optional.of(below);
    }

    /** The side that has the keys is read in their order, and the partners of each of its rows are looked up. */
    private Optional<PhysicalPlan> ordered(Join join, List<SortKey> keys) {
        boolean keepsLeft = join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL;
        if (keepsLeft && areOf(keys, join.left())) {
            return ordered(join.left(), keys).flatMap(left -> joins.inOrderOf(left, join));
        }
        boolean turns = join.kind() == JoinKind.INNER && !join.lateral() && areOf(keys, join.right());
        return turns
                ? ordered(join.right(), keys)
                        .flatMap(right -> joins.inOrderOf(
                                right, new Join(JoinKind.INNER, join.right(), join.left(), join.condition(), false)))
                : Optional.empty();
    }

    /** Windows need their partitions side by side, in an order of their own, which may be the one wanted or begin with it. */
    private Optional<PhysicalPlan> ordered(Window window, List<SortKey> keys) {
        List<SortKey> own = new ArrayList<>(ProvidedOrder.together(window.partitionBy(), keys, false));
        own.addAll(window.orderBy());
        return ProvidedOrder.matched(own, keys) < keys.size()
                ? Optional.empty()
                : ordered(window.input(), own)
                        .map(input -> new WindowEvaluation(
                                input,
                                window.partitionBy(),
                                window.orderBy(),
                                window.calls(),
                                Optional.empty(),
                                costs.pass(input.estimate(), input.estimate().rows())));
    }

    private static boolean areOf(List<SortKey> keys, LogicalPlan side) {
        Set<Integer> ids = Conjunction.idsOf(side.columns());
        return keys.stream().allMatch(key -> ids.containsAll(Conjunction.columnsOf(key.expression())));
    }

    /** Groups that stand together come one after the other. Dynamic keys may be equal and stand apart. */
    private Optional<PhysicalPlan> ordered(Aggregate aggregate, List<SortKey> keys) {
        boolean single = aggregate.groupingId().isEmpty()
                && aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().get(0).size() == aggregate.keys().size()
                && aggregate.keys().stream()
                        .noneMatch(key -> key.expression().type().family() == SqlType.Family.ANY);
        Optional<List<SortKey>> inside = single ? below(keys, aggregate.keys()) : Optional.empty();
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        List<SortKey> order = new ArrayList<>(inside.get());
        for (NamedExpression key : aggregate.keys()) {
            if (order.stream().noneMatch(known -> known.expression().equals(key.expression()))) {
                order.add(new SortKey(key.expression(), false, true));
            }
        }
        List<Expression> groups =
                aggregate.keys().stream().map(NamedExpression::expression).toList();
        return ordered(aggregate.input(), order)
                .map(input -> new StreamAggregate(
                        input,
                        aggregate.keys(),
                        aggregate.aggregates(),
                        costs.pass(
                                input.estimate(),
                                costs.cardinality()
                                        .groups(groups, input.estimate().rows()))));
    }
}
