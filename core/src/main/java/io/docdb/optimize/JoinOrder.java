package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The order in which inner joins are made. All relations of a tree of inner joins and all its conditions are gathered; up
 * to {@link #MOST_TRIED} relations every order that adds one relation at a time is costed (dynamic programming over the sets
 * of relations), beyond that the cheapest next relation is taken. A relation that no condition connects comes last.
 */
final class JoinOrder {
    /** Each relation more doubles the sets; 7 are some 450 joins, about a millisecond. */
    private static final int MOST_TRIED = 7;

    private final JoinMethods methods;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Expression> terms = new ArrayList<>();
    private final List<Set<Integer>> termRelations = new ArrayList<>();

    /**
     * An input of the joins.
     *
     * @param logical with the subqueries of its own expressions planned
     */
    private record Relation(LogicalPlan logical, PhysicalPlan physical, Set<Integer> columns) {}

    /** A plan for some of the relations. */
    private record Part(PhysicalPlan plan, Set<Integer> columns, Set<Integer> relations) {}

    JoinOrder(JoinMethods methods) {
        this.methods = methods;
    }

    static boolean isReorderable(LogicalPlan plan) {
        return plan instanceof Join join && join.kind() == JoinKind.INNER && !join.lateral();
    }

    /** True if there are more than two relations to order. */
    static boolean hasChoice(Join join) {
        return isReorderable(join) && (isReorderable(join.left()) || isReorderable(join.right()));
    }

    PhysicalPlan best(
            Join join, Function<LogicalPlan, PhysicalPlan> planner, UnaryOperator<LogicalPlan> planExpressions) {
        gather(join, planner, planExpressions);
        for (Expression term : terms) {
            termRelations.add(relationsOf(term));
        }
        Part whole = relations.size() <= MOST_TRIED ? tryAll() : grow();
        List<Expression> rest = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (termRelations.get(i).size() < 2) {
                rest.add(terms.get(i));
            }
        }
        return Conjunction.of(rest)
                .<PhysicalPlan>map(predicate ->
                        new RowFilter(whole.plan(), predicate, whole.plan().estimate()))
                .orElse(whole.plan());
    }

    private void gather(
            LogicalPlan plan, Function<LogicalPlan, PhysicalPlan> planner, UnaryOperator<LogicalPlan> planExpressions) {
        LogicalPlan planned = planExpressions.apply(plan);
        if (isReorderable(planned)) {
            Join join = (Join) planned;
            gather(join.left(), planner, planExpressions);
            gather(join.right(), planner, planExpressions);
            terms.addAll(Conjunction.terms(join.condition()));
        } else {
            relations.add(new Relation(planned, planner.apply(planned), Conjunction.idsOf(planned.columns())));
        }
    }

    private Set<Integer> relationsOf(Expression term) {
        Set<Integer> columns = Conjunction.columnsOf(term);
        Set<Integer> found = new HashSet<>();
        if (Restrictions.isVolatile(term)) {
            return found;
        }
        for (int i = 0; i < relations.size(); i++) {
            if (!java.util.Collections.disjoint(columns, relations.get(i).columns())) {
                found.add(i);
            }
        }
        return found;
    }

    private Part single(int relation) {
        Relation only = relations.get(relation);
        return new Part(only.physical(), only.columns(), Set.of(relation));
    }

    private Part tryAll() {
        Part[] best = new Part[1 << relations.size()];
        for (int i = 0; i < relations.size(); i++) {
            best[1 << i] = single(i);
        }
        for (int set = 1; set < best.length; set++) {
            if (best[set] == null) {
                continue;
            }
            for (int next : candidates(best[set])) {
                Part longer = join(best[set], next);
                int with = set | 1 << next;
                if (best[with] == null || cost(longer) < cost(best[with])) {
                    best[with] = longer;
                }
            }
        }
        return best[best.length - 1];
    }

    private static double cost(Part part) {
        return part.plan().estimate().cost();
    }

    private Part grow() {
        Part part = null;
        for (int i = 0; i < relations.size(); i++) {
            Part start = single(i);
            boolean better = part == null
                    || start.plan().estimate().rows() < part.plan().estimate().rows();
            part = better ? start : part;
        }
        while (part.relations().size() < relations.size()) {
            Part best = null;
            for (int next : candidates(part)) {
                Part longer = join(part, next);
                best = best == null || isBetter(longer, best) ? longer : best;
            }
            part = best;
        }
        return part;
    }

    private static boolean isBetter(Part one, Part other) {
        double rows = one.plan().estimate().rows();
        double otherRows = other.plan().estimate().rows();
        return rows < otherRows || rows == otherRows && cost(one) < cost(other);
    }

    /** The relations that some condition connects with the part; all others if there is none. */
    private List<Integer> candidates(Part part) {
        Set<Integer> connected = new HashSet<>();
        for (Set<Integer> ends : termRelations) {
            if (ends.size() > 1 && !java.util.Collections.disjoint(ends, part.relations())) {
                connected.addAll(ends);
            }
        }
        connected.removeAll(part.relations());
        if (!connected.isEmpty()) {
            return List.copyOf(connected);
        }
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            if (!part.relations().contains(i)) {
                rest.add(i);
            }
        }
        return rest;
    }

    private Part join(Part part, int next) {
        Relation relation = relations.get(next);
        Set<Integer> together = new HashSet<>(part.relations());
        together.add(next);
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Set<Integer> ends = termRelations.get(i);
            if (ends.size() > 1 && ends.contains(next) && together.containsAll(ends)) {
                conditions.add(terms.get(i));
            }
        }
        Set<Integer> columns = new HashSet<>(part.columns());
        columns.addAll(relation.columns());
        JoinMethods.Side left = new JoinMethods.Side(part.plan(), part.columns(), Optional.empty());
        JoinMethods.Side right =
                new JoinMethods.Side(relation.physical(), relation.columns(), Optional.of(relation.logical()));
        return new Part(methods.inner(left, right, conditions), columns, together);
    }
}
