package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.IndexIntersection;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several indexes for one condition: reading entries costs far less than fetching documents, so that two indexes which find a
 * thousand documents each, and ten in common, are better than one of them.
 */
final class Intersections {
    /** More indexes add less than their entries cost. */
    private static final int MAX_INDEXES = 4;

    /** Where one index finds its few documents in less, nothing is gained. In microseconds, as all costs are. */
    private static final double WORTH_A_LOOK = 15;

    private final CostModel costs;
    private final boolean isOn;

    Intersections(CostModel costs, boolean isOn) {
        this.costs = costs;
        this.isOn = isOn;
    }

    /**
     * The cheapest one that begins with the access which finds least and goes on with those that tell more; nothing if none is
     * cheaper than what is known.
     */
    Optional<PhysicalPlan> best(
            List<Access> single, DocumentRead read, PathRestrictions restrictions, double rows, PhysicalPlan known) {
        if (!isOn || single.size() < 2 || known.estimate().cost() < WORTH_A_LOOK) {
            return Optional.empty();
        }
        List<Access> ascending = single.stream()
                .sorted(Comparator.comparingDouble(Access::visited))
                .toList();
        List<Access> chosen = new ArrayList<>();
        Set<Expression> asked = new LinkedHashSet<>();
        PhysicalPlan best = known;
        for (Access access : ascending) {
            boolean newIndex = chosen.stream()
                    .noneMatch(other -> other.access().index().id()
                            == access.access().index().id());
            if (!newIndex || asked.containsAll(access.asked()) || chosen.size() == MAX_INDEXES) {
                continue;
            }
            chosen.add(access);
            asked.addAll(access.asked());
            if (chosen.size() > 1) {
                PhysicalPlan plan = plan(chosen, List.copyOf(asked), read, restrictions, rows);
                if (plan.estimate().cost() >= best.estimate().cost()) {
                    break;
                }
                best = plan;
            }
        }
        return Optional.of(best).filter(plan -> plan != known);
    }

    private PhysicalPlan plan(
            List<Access> accesses,
            List<Expression> asked,
            DocumentRead read,
            PathRestrictions restrictions,
            double rows) {
        double keys = 0;
        Set<Expression> told = new LinkedHashSet<>();
        for (Access access : accesses) {
            keys += costs.keysInOrder(access.access().ranges().size(), access.visited(), access.fixesParts());
            told.addAll(access.told());
        }
        DocumentRead open = read.withResidual(Access.open(restrictions.terms(), List.copyOf(told)));
        boolean byKeysAlone = open.residual().isEmpty() && List.of(read.rowId()).containsAll(read.columns());
        double documents = costs.visited(read.collection().id(), asked, restrictions.scan(), rows);
        Estimate estimate = costs.fetched(read.collection().id(), keys, byKeysAlone ? 0 : documents, rows);
        return new IndexIntersection(
                byKeysAlone ? open.ofEntries(List.of()) : open,
                accesses.stream().map(Access::access).toList(),
                estimate);
    }
}
