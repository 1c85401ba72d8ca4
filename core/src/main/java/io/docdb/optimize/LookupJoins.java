package io.docdb.optimize;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.IndexScan;
import io.docdb.plan.physical.KeyLookup;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowProjection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Joins that find the partners of each row of one side by a key or an index of the other. */
final class LookupJoins {
    private final InputPlanner planner;
    private final AccessPaths paths;
    private final CostModel costs;
    private final Set<Choice> choices;
    private final RememberedRows remembered;
    private final GroupLookups groups;

    LookupJoins(
            InputPlanner planner, AccessPaths paths, CostModel costs, Set<Choice> choices, RememberedRows remembered) {
        this.planner = planner;
        this.paths = paths;
        this.costs = costs;
        this.choices = choices;
        this.remembered = remembered;
        this.groups = new GroupLookups(planner);
    }

    /** Finds the partners of each outer row by a key or an index that the join condition fixes. */
    Optional<PhysicalPlan> best(
            JoinKind kind, JoinMethods.Side outer, JoinMethods.Side inner, List<Expression> terms, PhysicalPlan other) {
        if (terms.isEmpty() || inner.logical().isEmpty()) {
            return Optional.empty();
        }
        LogicalPlan logical = inner.logical().get();
        List<Expression> all = new ArrayList<>();
        if (logical instanceof Filter filter) {
            all.addAll(Conjunction.terms(filter.predicate()));
            logical = filter.input();
        }
        all.addAll(terms);
        Estimate each = outer.plan().estimate();
        double given = other.estimate().rows(); // how the partners are found does not change how many there are
        if (kind == JoinKind.INNER && choices.contains(Choice.ELEMENT_JOINS) && logical instanceof Join) {
            return ElementLookups.of(inner.logical().get(), inner.plan(), all, planner)
                    .flatMap(elements -> withElementsOf(elements, given / Math.max(1, each.rows())))
                    .map(found -> new NestedLoopJoin(
                            kind,
                            outer.plan(),
                            found,
                            Constant.TRUE,
                            true,
                            costs.lookupJoin(each, found.estimate(), given)));
        }
        if (!(logical instanceof Scan scan)) {
            return forEach(kind, outer, inner, terms, other);
        }
        return access(scan, all)
                .map(access -> new IndexLoopJoin(
                        kind,
                        outer.plan(),
                        access,
                        Optional.empty(),
                        costs.lookupJoin(each, each(outer.plan(), access, scan), given)));
    }

    /** What the inner side is for each outer row, if that is less to read than all it is. */
    private Optional<PhysicalPlan> forEach(
            JoinKind kind, JoinMethods.Side outer, JoinMethods.Side inner, List<Expression> terms, PhysicalPlan other) {
        Estimate each = outer.plan().estimate();
        boolean mayPay = each.rows() < other.estimate().cost();
        if (!choices.contains(Choice.GROUP_LOOKUPS) || !mayPay) {
            return Optional.empty();
        }
        return groups.of(inner.logical().orElseThrow(), inner.columns(), terms)
                .map(found -> new NestedLoopJoin(
                        kind,
                        outer.plan(),
                        found,
                        Conjunction.of(terms).orElse(Constant.TRUE),
                        true,
                        costs.loopJoin(
                                each, found.estimate(), true, other.estimate().rows())))
                .map(loop -> remembered.mayPay(kind) ? remembered.of(loop) : loop);
    }

    private Estimate each(PhysicalPlan outer, PhysicalPlan access, Scan scan) {
        Optional<Expression> key = access instanceof KeyLookup lookup
                        && lookup.keys().size() == 1
                ? Optional.of(lookup.keys().get(0).get(0))
                : access instanceof KeyScan range
                                && !range.ranges().get(0).prefix().isEmpty()
                        ? Optional.of(range.ranges().get(0).prefix().get(0).value())
                        : Optional.empty();
        Optional<DocumentRead> first = inKeyOrder(outer);
        if (key.isEmpty() || first.isEmpty()) {
            return access.estimate();
        }
        OptionalDouble rows = first.get().residual().isPresent()
                ? OptionalDouble.of(outer.estimate().rows())
                : OptionalDouble.empty();
        return costs.lookup(
                access.estimate(),
                scan.collection().id(),
                key.get(),
                first.get().collection().id(),
                rows);
    }

    /** Whose documents come in the order of their primary key, with what was found for them. */
    private static Optional<DocumentRead> inKeyOrder(PhysicalPlan rows) {
        if (rows instanceof FullScan scan) {
            return Optional.of(scan.read());
        }
        if (rows instanceof KeyScan scan) {
            return Optional.of(scan.read());
        }
        return rows instanceof RowFilter || rows instanceof RowProjection || rows instanceof IndexLoopJoin
                ? inKeyOrder(rows.inputs().get(0))
                : Optional.empty();
    }

    /** The cheapest one that does not read everything. */
    private Optional<PhysicalPlan> access(Scan scan, List<Expression> terms) {
        return paths.all(scan, planner.read(scan), terms).stream()
                .filter(candidate -> !readsAll(candidate))
                .min(Comparator.comparingDouble(
                        candidate -> candidate.estimate().cost()));
    }

    /** The documents looked up for one row, each with those of its elements that are joined. */
    private Optional<PhysicalPlan> withElementsOf(ElementLookups lookups, double rows) {
        return access(lookups.scan(), lookups.asked())
                .map(access -> new NestedLoopJoin(
                        JoinKind.INNER,
                        access,
                        lookups.elements(),
                        lookups.condition(),
                        true,
                        costs.loopJoin(access.estimate(), lookups.elements().estimate(), true, Math.max(1, rows))));
    }

    private static boolean readsAll(PhysicalPlan access) {
        return access instanceof FullScan
                || access instanceof IndexScan scan && scan.access().ranges().contains(KeyRange.ALL);
    }
}
