package io.docdb.optimize;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.value.NumberValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Which rows of a scan matter to a node that makes one of many: of all that have the same fields, one. Fields only, for values
 * that are equal may differ in their form, which an expression may tell.
 */
final class SkippedGroups {
    /**
     * A scan of which some rows matter.
     *
     * @param projection what stands between it and the node
     */
    record Found(ScanParts parts, Optional<Project> projection, SkipPaths.Wanted wanted) {}

    private SkippedGroups() {}

    /** Rows that differ in no key and no argument count once, if all aggregates are blind to repetition. */
    static Optional<Found> of(Aggregate aggregate) {
        Optional<ScanParts> parts = ScanParts.of(aggregate.input());
        Set<ColumnRef> group = new LinkedHashSet<>();
        boolean plain = parts.isPresent();
        for (NamedExpression key : aggregate.keys()) {
            plain = plain && isField(key.expression(), parts.get()) && group.add((ColumnRef) key.expression());
        }
        Set<ColumnRef> extremes = new HashSet<>();
        boolean least = false;
        boolean greatest = false;
        for (AggregateColumn column : aggregate.aggregates()) {
            AggregateCall call = column.call();
            plain = plain
                    && call.filter().isEmpty()
                    && call.orderBy().isEmpty()
                    && call.arguments().size() == 1
                    && isField(call.arguments().get(0), parts.get());
            if (!plain) {
                return Optional.empty();
            }
            ColumnRef argument = (ColumnRef) call.arguments().get(0);
            String function = call.function().name();
            if (function.equals("MIN") || function.equals("MAX")) {
                least |= function.equals("MIN");
                greatest |= function.equals("MAX");
                extremes.add(argument);
            } else if (call.distinct()) {
                group.add(argument);
            } else {
                return Optional.empty();
            }
        }
        extremes.removeAll(group);
        if (!plain || group.isEmpty() || extremes.size() > 1) {
            return Optional.empty();
        }
        Optional<ColumnRef> extreme = extremes.stream().findFirst();
        return Optional.of(new Found(
                parts.get(), Optional.empty(), SkipPaths.Wanted.extreme(List.copyOf(group), extreme, least, greatest)));
    }

    /** DISTINCT over fields; DISTINCT ON over sorted rows. */
    static Optional<Found> of(Distinct distinct) {
        return distinct.on().isEmpty() ? ofAll(distinct.input()) : ofFirst(distinct);
    }

    /** The different rows in an order that they are wanted in; nothing if the order is of something else than their fields. */
    static Optional<Found> inOrder(Distinct distinct, List<SortKey> keys) {
        Optional<Found> all = distinct.on().isEmpty() ? ofAll(distinct.input()) : Optional.empty();
        if (all.isEmpty() || keys.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Expression> projected = new HashMap<>();
        all.get().projection().ifPresent(project -> project.projections()
                .forEach(named -> projected.put(named.column().id(), named.expression())));
        List<ColumnRef> group = all.get().wanted().group();
        List<SortKey> order = new ArrayList<>();
        for (SortKey key : keys) {
            SortKey below = key.withExpression(below(key.expression(), projected));
            if (!(below.expression() instanceof ColumnRef ref) || !group.contains(ref)) {
                return Optional.empty();
            }
            order.add(below);
        }
        boolean descending = order.get(order.size() - 1).descending();
        for (ColumnRef field : group) {
            if (order.stream().noneMatch(key -> key.expression().equals(field))) {
                order.add(new SortKey(field, descending, !descending));
            }
        }
        return Optional.of(new Found(
                all.get().parts(), all.get().projection(), SkipPaths.Wanted.first(List.copyOf(group), order)));
    }

    private static Optional<Found> ofAll(LogicalPlan input) {
        if (!(input instanceof Project project)) {
            return Optional.empty();
        }
        Optional<ScanParts> parts = ScanParts.of(project.input());
        List<ColumnRef> group = new ArrayList<>();
        for (NamedExpression named : project.projections()) {
            if (parts.isEmpty() || !isField(named.expression(), parts.get())) {
                return Optional.empty();
            }
            group.add((ColumnRef) named.expression());
        }
        return parts.map(found -> new Found(found, Optional.of(project), SkipPaths.Wanted.any(group)));
    }

    /** DISTINCT ON over sorted rows, where groups may come in any order since they are sorted later. */
    static Optional<Found> ofUnordered(Distinct distinct) {
        return distinct.input() instanceof Sort sort && !distinct.on().isEmpty()
                ? ofFirst(
                        distinct.on(),
                        sort.keys(),
                        sort.input(),
                        (group, order) -> SkipPaths.Wanted.firstOfEach(
                                group, order, Optional.empty(), 1, SkipPaths.Wanted.Ties.NONE))
                : Optional.empty();
    }

    private static Optional<Found> ofFirst(Distinct distinct) {
        return distinct.input() instanceof Sort sort
                ? ofFirst(distinct.on(), sort.keys(), sort.input(), SkipPaths.Wanted::first)
                : Optional.empty();
    }

    /**
     * The first rows of the partitions of a window, which a filter on their number lets through.
     *
     * @param most how many of each, at least
     * @param mostRows how many that is expected to be
     * @param ties which rows are wanted for being equal to others
     */
    static Optional<Found> of(
            Window window, List<Expression> partition, Expression most, double mostRows, SkipPaths.Wanted.Ties ties) {
        Optional<Expression> first =
                most instanceof Constant constant && isOne(constant) ? Optional.empty() : Optional.of(most);
        return window.orderBy().isEmpty() || partition.isEmpty()
                ? Optional.empty()
                : ofFirst(
                        partition,
                        window.orderBy(),
                        window.input(),
                        (group, order) -> SkipPaths.Wanted.firstOfEach(group, order, first, mostRows, ties));
    }

    private static boolean isOne(Constant most) {
        return most.value() instanceof NumberValue number && number.doubleValue() <= 1;
    }

    private static Optional<Found> ofFirst(
            List<Expression> keys,
            List<SortKey> sortKeys,
            LogicalPlan input,
            BiFunction<List<ColumnRef>, List<SortKey>, SkipPaths.Wanted> wanted) {
        Optional<Project> projection = input instanceof Project project ? Optional.of(project) : Optional.empty();
        Optional<ScanParts> parts = ScanParts.of(projection.map(Project::input).orElse(input));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Expression> projected = new HashMap<>();
        projection.ifPresent(project -> project.projections()
                .forEach(named -> projected.put(named.column().id(), named.expression())));
        List<ColumnRef> group = new ArrayList<>();
        for (Expression key : keys) {
            Expression field = below(key, projected);
            if (!isField(field, parts.get())) {
                return Optional.empty();
            }
            group.add((ColumnRef) field);
        }
        List<SortKey> order = new ArrayList<>();
        for (SortKey key : sortKeys) {
            order.add(key.withExpression(below(key.expression(), projected)));
        }
        boolean plain = order.stream().allMatch(key -> isField(key.expression(), parts.get()));
        return plain ? Optional.of(new Found(parts.get(), projection, wanted.apply(group, order))) : Optional.empty();
    }

    private static Expression below(Expression expression, Map<Integer, Expression> projected) {
        return expression instanceof ColumnRef ref
                ? projected.getOrDefault(ref.column().id(), expression)
                : expression;
    }

    private static boolean isField(Expression expression, ScanParts parts) {
        return expression instanceof ColumnRef ref
                && parts.scan().fields().stream()
                        .anyMatch(field -> field.column().id() == ref.column().id());
    }
}
