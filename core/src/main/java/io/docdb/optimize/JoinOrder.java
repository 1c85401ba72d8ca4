package io.docdb.optimize;

import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.optimize.rule.Predicates;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which inner joins are made. All relations of a tree of inner joins and all its conditions are gathered. Up to
 * {@link #MOST_TRIED} relations the best plan of every connected set of them is found from those of its parts (dynamic
 * programming): of any two parts if those are not too many, else of a part and one relation more. Beyond that the best next
 * relation is taken. What no condition connects is joined last, the smallest first.
 *
 * <p>Semi and anti joins among them are tests: they let rows pass by a relation of their own, and can be made as soon as the
 * relations they speak of are there, for what they leave out no join brings back. So are the padded sides of outer joins, which
 * let all rows pass, and add columns to them: {@code (a LEFT JOIN b ON …) JOIN c ON c.id = a.c_id} may be {@code (a JOIN c) LEFT
 * JOIN b}. A condition of an inner join that speaks of a padded side is tested above it.
 */
final class JoinOrder {
    /** Relations of which sets are tried. */
    private static final int MOST_TRIED = 10;

    /** Joins that are costed for one statement; 2,000 are some milliseconds. */
    private static final int MOST_JOINS = 2_000;

    private final Set<Choice> choices;
    private final InputPlanner planner;
    private final JoinMethods methods;
    private final List<Relation> relations = new ArrayList<>();
    private final List<Expression> terms = new ArrayList<>();
    private final List<Set<Integer>> termRelations = new ArrayList<>();
    private List<EqualColumns> equal = List.of();
    private final List<Set<Integer>> needed = new ArrayList<>(); // by each test, the relations it speaks of

    /**
     * An input of the joins.
     *
     * @param logical with the subqueries of its own expressions planned
     * @param kind how it is joined: INNER, or SEMI, ANTI or LEFT by {@code condition}
     */
    private record Relation(
            LogicalPlan logical,
            PhysicalPlan physical,
            Set<Integer> columns,
            JoinKind kind,
            List<Expression> condition) {
        boolean isTest() {
            return kind != JoinKind.INNER;
        }
    }

    /** A plan for some of the relations. */
    private record Part(PhysicalPlan plan, Set<Integer> columns, Set<Integer> relations) {}

    JoinOrder(InputPlanner planner, JoinMethods methods, Set<Choice> choices) {
        this.planner = planner;
        this.methods = methods;
        this.choices = choices;
    }

    private boolean isReorderable(LogicalPlan plan) {
        LogicalPlan inside = plan instanceof Filter filter && mayBeLater(filter) ? filter.input() : plan;
        return inside instanceof Join join && !join.lateral() && (join.kind() == JoinKind.INNER || isTest(join));
    }

    /** What could not be asked below an outer join may be asked above others, too. */
    private static boolean mayBeLater(Filter filter) {
        boolean[] subquery = new boolean[1];
        filter.predicate().visit(node -> subquery[0] |= node instanceof SubqueryExpression);
        return !subquery[0] && !Restrictions.isVolatile(filter.predicate());
    }

    private boolean isTest(Join join) {
        boolean isOuter = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.RIGHT;
        return choices.contains(Choice.ORDERED_SEMI_JOINS)
                        && (join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI)
                || choices.contains(Choice.ORDERED_OUTER_JOINS)
                        && isOuter
                        && !Restrictions.isVolatile(join.condition());
    }

    /** True if there are more than two relations to order. */
    boolean hasChoice(LogicalPlan plan) {
        if (plan instanceof Filter filter) {
            return isReorderable(filter) && hasChoice(filter.input());
        }
        return plan instanceof Join join
                && isReorderable(join)
                && (isReorderable(kept(join)) || !isTest(join) && isReorderable(join.right()));
    }

    private static LogicalPlan kept(Join join) {
        return join.kind() == JoinKind.RIGHT ? join.right() : join.left();
    }

    /** @param plan a join, perhaps filtered */
    PhysicalPlan best(LogicalPlan plan) {
        gather(plan);
        for (int i = 0; i < relations.size(); i++) {
            needed.add(neededBy(i));
        }
        for (Expression term : terms) {
            termRelations.add(relationsOf(term));
        }
        if (relations.size() > 2 && choices.contains(Choice.EQUAL_COLUMNS)) {
            equal = methods.equalColumns(terms, this::relationOf);
        }
        Part whole = relations.size() <= MOST_TRIED ? tryAll().orElseGet(this::grow) : grow();
        List<Expression> rest = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (termRelations.get(i).size() < 2) {
                rest.add(terms.get(i));
            }
        }
        return methods.filtered(whole.plan(), rest);
    }

    private void gather(LogicalPlan plan) {
        LogicalPlan planned = planner.planExpressions(plan);
        if (planned instanceof Filter filter && isReorderable(filter)) {
            gather(filter.input());
            terms.addAll(Conjunction.terms(filter.predicate()));
        } else if (isReorderable(planned)) {
            Join join = (Join) planned;
            gather(kept(join));
            if (isTest(join)) {
                boolean turned = join.kind() == JoinKind.RIGHT;
                LogicalPlan tested = planner.planExpressions(turned ? join.left() : join.right());
                relations.add(relation(
                        tested,
                        planner.plan(tested),
                        turned ? JoinKind.LEFT : join.kind(),
                        Conjunction.terms(join.condition())));
                return;
            }
            gather(join.right());
            terms.addAll(Conjunction.terms(join.condition()));
        } else {
            relations.add(relation(planned, planner.plan(planned), JoinKind.INNER, List.of()));
        }
    }

    private static Relation relation(
            LogicalPlan logical, PhysicalPlan physical, JoinKind kind, List<Expression> condition) {
        return new Relation(logical, physical, Conjunction.idsOf(logical.columns()), kind, condition);
    }

    /** The relations without which a test cannot be made: at least one, for it lets rows of something pass. */
    private Set<Integer> neededBy(int relation) {
        Set<Integer> found = new HashSet<>();
        if (!relations.get(relation).isTest()) {
            return found;
        }
        for (Expression term : relations.get(relation).condition()) {
            Set<Integer> columns = Conjunction.columnsOf(term);
            for (int i = 0; i < relations.size(); i++) {
                if (i != relation
                        && !java.util.Collections.disjoint(
                                columns, relations.get(i).columns())) {
                    found.add(i);
                }
            }
        }
        if (found.isEmpty()) {
            found.add(0); // the leftmost input is never a test
        }
        return found;
    }

    private static int bits(Set<Integer> relations) {
        int bits = 0;
        for (int relation : relations) {
            bits |= 1 << relation;
        }
        return bits;
    }

    /** False for a test that lacks a relation it needs, and for two tests with nothing to pass. */
    private boolean mayBeJoined(int one, int other) {
        return mayBeMade(one, other) && mayBeMade(other, one);
    }

    private boolean mayBeMade(int one, int other) {
        if (!isSingle(one)) {
            return true;
        }
        int relation = Integer.numberOfTrailingZeros(one);
        return !relations.get(relation).isTest() || (bits(needed.get(relation)) & ~other) == 0;
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
                found.addAll(needed.get(i)); // of a padded side there is nothing to ask before it is padded
            }
        }
        return found;
    }

    /** The relation that an expression is a column of. */
    private Optional<Integer> relationOf(Expression column) {
        if (!Predicates.isStored(column)) {
            return Optional.empty();
        }
        Set<Integer> ids = Conjunction.columnsOf(column);
        for (int i = 0; i < relations.size(); i++) {
            if (!relations.get(i).isTest() && relations.get(i).columns().containsAll(ids)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Part single(int relation) {
        Relation only = relations.get(relation);
        return new Part(only.physical(), only.columns(), Set.of(relation));
    }

    /** Nothing if there are too many sets. */
    private Optional<Part> tryAll() {
        boolean bushy = choices.contains(Choice.BUSHY_JOINS);
        int[] neighbours = neighbours();
        if (!equal.isEmpty() && joins(neighbours, bushy) > MOST_JOINS) {
            equal = List.of(); // rather those that are written, and of these all
            neighbours = neighbours();
        }
        boolean anyTwo = bushy && joins(neighbours, true) <= MOST_JOINS;
        if (!anyTwo && joins(neighbours, false) > MOST_JOINS) {
            return Optional.empty();
        }
        Part[] best = new Part[1 << relations.size()];
        for (int set = 1; set < best.length; set++) {
            if (Integer.bitCount(set) == 1) {
                best[set] = single(Integer.numberOfTrailingZeros(set));
                continue;
            }
            for (int one = set - 1 & set; one > 0; one = one - 1 & set) {
                int other = set & ~one;
                if (one > other
                        && (anyTwo || isSingle(one) || isSingle(other))
                        && best[one] != null
                        && best[other] != null
                        && mayBeJoined(one, other)
                        && touches(one, other, neighbours)) {
                    Part joined = isSingle(one) ? join(best[other], best[one]) : join(best[one], best[other]);
                    best[set] = best[set] == null || cost(joined) < cost(best[set]) ? joined : best[set];
                }
            }
        }
        return Optional.of(together(best, neighbours));
    }

    private static boolean isSingle(int set) {
        return (set & set - 1) == 0;
    }

    /** For each relation those that some condition connects it with. */
    private int[] neighbours() {
        int[] neighbours = new int[relations.size()];
        termRelations.forEach(ends -> connect(ends, neighbours));
        equal.forEach(columns -> connect(columns.relations(), neighbours));
        for (int i = 0; i < relations.size(); i++) {
            if (relations.get(i).isTest()) {
                Set<Integer> ends = new HashSet<>(needed.get(i));
                ends.add(i);
                connect(ends, neighbours);
            }
        }
        return neighbours;
    }

    private static void connect(Set<Integer> ends, int[] neighbours) {
        int all = bits(ends);
        for (int end : ends) {
            neighbours[end] |= all & ~(1 << end);
        }
    }

    private static boolean touches(int one, int other, int[] neighbours) {
        for (int rest = one; rest != 0; rest &= rest - 1) {
            if ((neighbours[Integer.numberOfTrailingZeros(rest)] & other) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many joins would be costed. */
    private int joins(int[] neighbours, boolean anyTwo) {
        boolean[] connected = new boolean[1 << relations.size()];
        int joins = 0;
        for (int set = 1; set < connected.length; set++) {
            connected[set] = isSingle(set);
            for (int one = set - 1 & set; one > 0; one = one - 1 & set) {
                int other = set & ~one;
                if (one > other
                        && (anyTwo || isSingle(one) || isSingle(other))
                        && connected[one]
                        && connected[other]
                        && mayBeJoined(one, other)
                        && touches(one, other, neighbours)) {
                    connected[set] = true;
                    joins++;
                }
            }
        }
        return joins;
    }

    /** The best plans of the largest connected sets, joined without a condition. */
    private Part together(Part[] best, int[] neighbours) {
        List<Part> parts = new ArrayList<>();
        int rest = best.length - 1;
        while (rest != 0) {
            int set = Integer.lowestOneBit(rest);
            for (int longer = reached(set, neighbours); longer != set; longer = reached(set, neighbours)) {
                set = longer;
            }
            parts.add(best[set]);
            rest &= ~set;
        }
        parts.sort(Comparator.comparingDouble(part -> part.plan().estimate().rows()));
        Part whole = parts.get(0);
        for (Part part : parts.subList(1, parts.size())) {
            whole = join(whole, part);
        }
        return whole;
    }

    private static int reached(int set, int[] neighbours) {
        int reached = set;
        for (int rest = set; rest != 0; rest &= rest - 1) {
            reached |= neighbours[Integer.numberOfTrailingZeros(rest)];
        }
        return reached;
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
            part = better && !relations.get(i).isTest() ? start : part;
        }
        while (part.relations().size() < relations.size()) {
            Part best = null;
            for (int next : candidates(part)) {
                Part longer = join(part, single(next));
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
        List<Set<Integer>> connections = new ArrayList<>(termRelations);
        equal.forEach(columns -> connections.add(columns.relations()));
        for (Set<Integer> ends : connections) {
            if (ends.size() > 1 && !java.util.Collections.disjoint(ends, part.relations())) {
                connected.addAll(ends);
            }
        }
        for (int i = 0; i < relations.size(); i++) {
            if (relations.get(i).isTest()) {
                connected.remove(i);
                if (part.relations().containsAll(needed.get(i))) {
                    connected.add(i);
                }
            }
        }
        connected.removeAll(part.relations());
        if (!connected.isEmpty()) {
            return List.copyOf(connected);
        }
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            if (!part.relations().contains(i) && !relations.get(i).isTest()) {
                rest.add(i);
            }
        }
        return rest;
    }

    private Optional<Relation> test(Part part) {
        return part.relations().size() == 1
                ? Optional.of(relations.get(part.relations().iterator().next())).filter(Relation::isTest)
                : Optional.empty();
    }

    private Part join(Part one, Part other) {
        if (test(one).isPresent()) {
            return join(other, one);
        }
        Set<Integer> together = new HashSet<>(one.relations());
        together.addAll(other.relations());
        Optional<Relation> test = test(other);
        List<Expression> conditions = conditions(one, other, together);
        Set<Integer> columns = new HashSet<>(one.columns());
        columns.addAll(other.columns());
        if (test.isPresent() && test.get().kind() == JoinKind.LEFT) {
            PhysicalPlan padded =
                    methods.padding(side(one), side(other), test.get().condition());
            return new Part(methods.filtered(padded, conditions), columns, together);
        }
        if (test.isPresent()) {
            return new Part(
                    methods.filtering(
                            test.get().kind(),
                            side(one),
                            side(other),
                            test.get().condition()),
                    one.columns(),
                    together);
        }
        return new Part(methods.inner(side(one), side(other), conditions), columns, together);
    }

    /** Of inner joins, those that speak of both parts and of nothing else. */
    private List<Expression> conditions(Part one, Part other, Set<Integer> together) {
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Set<Integer> ends = termRelations.get(i);
            Expression term = terms.get(i);
            if (ends.size() > 1
                    && equal.stream().noneMatch(columns -> columns.says(term))
                    && together.containsAll(ends)
                    && !one.relations().containsAll(ends)
                    && !other.relations().containsAll(ends)) {
                conditions.add(term);
            }
        }
        if (!equal.isEmpty()) {
            Map<List<Integer>, Integer> between = new HashMap<>();
            for (Expression condition : conditions) {
                countBetween(condition, one, other, between);
            }
            equal.forEach(columns -> columns.pairs(one.relations(), other.relations())
                    .forEach(pair -> between.merge(pair, 1, Integer::sum)));
            for (EqualColumns columns : equal) {
                columns.between(one.relations(), other.relations(), between).ifPresent(conditions::add);
            }
        }
        return conditions;
    }

    private void countBetween(Expression condition, Part one, Part other, Map<List<Integer>, Integer> between) {
        Set<Integer> ends = termRelations.get(terms.indexOf(condition));
        for (int left : ends) {
            for (int right : ends) {
                if (one.relations().contains(left) && other.relations().contains(right)) {
                    between.merge(List.of(left, right), 1, Integer::sum);
                }
            }
        }
    }

    /** A single relation may be looked up instead of planned. */
    private JoinMethods.Side side(Part part) {
        Optional<LogicalPlan> logical = part.relations().size() == 1
                ? Optional.of(relations.get(part.relations().iterator().next()).logical())
                : Optional.empty();
        return new JoinMethods.Side(part.plan(), part.columns(), logical);
    }
}
