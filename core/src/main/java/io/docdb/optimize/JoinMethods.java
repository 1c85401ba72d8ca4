package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Or;
import io.docdb.expr.SortKey;
import io.docdb.optimize.rule.Predicates;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The ways to join two inputs, and their choice by cost: lookup by key or index, merge, hash table, every pair. */
final class JoinMethods {
    private final InputPlanner planner;
    private final AccessPaths paths;
    private final LookupJoins lookups;
    private final RememberedRows remembered;
    private final OrderedPaths ordered;
    private final CostModel costs;
    private final Set<Choice> choices;
    private final JoinRows joined;

    JoinMethods(InputPlanner planner, AccessPaths paths, OrderedPaths ordered, CostModel costs, Set<Choice> choices) {
        this.planner = planner;
        this.paths = paths;
        this.ordered = ordered;
        this.choices = choices;
        this.joined = new JoinRows(costs, paths.catalog());
        this.costs = costs;
        this.remembered = new RememberedRows(costs, choices);
        this.lookups = new LookupJoins(planner, paths, costs, choices, remembered);
    }

    /**
     * One input of a join.
     *
     * @param columns the ids of its columns
     * @param logical what it was planned from, if it may be looked up instead; subqueries in its own expressions planned
     */
    record Side(PhysicalPlan plan, Set<Integer> columns, Optional<LogicalPlan> logical) {}

    PhysicalPlan best(Join join) {
        Optional<PhysicalPlan> ordered = inBestOrder(join);
        return ordered.isPresent() ? ordered.get() : asWritten(join);
    }

    /** A tree of joins, perhaps filtered; nothing if there is no order to choose. */
    Optional<PhysicalPlan> inBestOrder(LogicalPlan plan) {
        joined.gather(plan);
        JoinOrder order = new JoinOrder(planner, this, choices);
        return order.hasChoice(plan) ? Optional.of(order.best(plan)) : Optional.empty();
    }

    private PhysicalPlan asWritten(Join join) {
        Side left = side(join.left());
        Side right = side(join.right());
        List<Expression> terms = Conjunction.terms(join.condition());
        if (join.kind() == JoinKind.INNER && !join.lateral()) {
            return inner(left, right, terms);
        }
        if (join.lateral()) {
            Side each = eachTime(left, right);
            PhysicalPlan any = remembering(join, wholeInputs(join.kind(), true, left, each, terms));
            return cheaper(any, withElements(join, left, each, any));
        }
        if (join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI) {
            return filtering(join.kind(), left, right, terms);
        }
        PhysicalPlan best = wholeInputs(join.kind(), false, left, right, terms);
        best = cheaper(best, merge(join.kind(), left, right, terms, best));
        if (join.kind() == JoinKind.FULL) {
            return best;
        }
        if (join.kind() == JoinKind.RIGHT) {
            return cheaper(best, lookups.best(JoinKind.LEFT, right, left, terms, best));
        }
        return cheaper(best, lookups.best(join.kind(), left, right, terms, best));
    }

    /** The right side of a lateral join: what of it is the same for each row of the left is kept. */
    private Side eachTime(Side left, Side right) {
        boolean pays =
                choices.contains(Choice.KEPT_PARTS) && left.plan().estimate().rows() >= 2;
        return pays ? new Side(RepeatedParts.kept(right.plan(), costs), right.columns(), right.logical()) : right;
    }

    /** A lateral join that keeps what the right side gives for values which the left side has several times, if that pays. */
    private PhysicalPlan remembering(Join join, PhysicalPlan plan) {
        boolean may = remembered.mayPay(join.kind()) && !Predicates.isVolatile(join.right());
        return may && plan instanceof NestedLoopJoin loop ? remembered.of(loop) : plan;
    }

    /** A lateral join of those rows alone that hold the elements asked for, if they are found without reading the others. */
    private Optional<PhysicalPlan> withElements(Join join, Side left, Side right, PhysicalPlan any) {
        Optional<PhysicalPlan> found = choices.contains(Choice.ELEMENT_JOINS)
                ? ElementJoins.left(join, paths.catalog()).map(planner::plan)
                : Optional.empty();
        double all = left.plan().estimate().cost();
        return found.filter(plan -> plan.estimate().cost() < all / 2)
                .map(plan -> new NestedLoopJoin(
                        join.kind(),
                        plan,
                        right.plan(),
                        join.condition(),
                        true,
                        CostModel.with(
                                costs.loopJoin(
                                        plan.estimate(),
                                        right.plan().estimate(),
                                        true,
                                        any.estimate().rows()),
                                RepeatedParts.once(right.plan()))));
    }

    /** Columns that terms make equal to each other, as {@link EqualColumns} has them. */
    List<EqualColumns> equalColumns(List<Expression> terms, Function<Expression, Optional<Integer>> relation) {
        return EqualColumns.of(terms, relation, costs::differentValues);
    }

    /** The rows that conditions let through. */
    PhysicalPlan filtered(PhysicalPlan plan, List<Expression> conditions) {
        double rows = plan.estimate().rows() * costs.selectivity(conditions);
        return Conjunction.of(conditions)
                .<PhysicalPlan>map(
                        predicate -> new RowFilter(plan, predicate, costs.pass(plan.estimate(), Math.max(1, rows))))
                .orElse(plan);
    }

    /** The cheapest join that keeps all rows of the left side. */
    PhysicalPlan padding(Side left, Side right, List<Expression> terms) {
        PhysicalPlan best = wholeInputs(JoinKind.LEFT, false, left, right, terms);
        best = cheaper(best, merge(JoinKind.LEFT, left, right, terms, best));
        return cheaper(best, lookups.best(JoinKind.LEFT, left, right, terms, best));
    }

    /** The cheapest semi or anti join, which lets rows of the left side pass. */
    PhysicalPlan filtering(JoinKind kind, Side left, Side right, List<Expression> terms) {
        PhysicalPlan best = wholeInputs(kind, false, left, right, terms);
        best = cheaper(best, merge(kind, left, right, terms, best));
        best = cheaper(best, lookups.best(kind, left, right, terms, best));
        return kind == JoinKind.SEMI && choices.contains(Choice.TURNED_SEMI_JOINS)
                ? cheaper(best, turned(left, right, terms, best))
                : best;
    }

    /**
     * A semi join from its right side: each different key there looks its partners up on the left, where each row is then found
     * once, if a hash table tells keys apart as the comparison does.
     */
    private Optional<PhysicalPlan> turned(Side left, Side right, List<Expression> terms, PhysicalPlan other) {
        List<Expression> keys = new ArrayList<>();
        for (Expression term : terms) {
            joinKey(term, left.columns(), right.columns())
                    .filter(key -> Predicates.areHashed(key.left(), key.right()))
                    .map(JoinKey::right)
                    .ifPresent(keys::add);
        }
        if (keys.isEmpty() || keys.size() < terms.size()) {
            return Optional.empty();
        }
        Estimate all = right.plan().estimate();
        double different = costs.cardinality().groups(keys, all.rows());
        boolean isDistinct = joined.areUnique(keys, right);
        PhysicalPlan once =
                isDistinct ? right.plan() : new HashDistinct(right.plan(), keys, costs.hashed(all, different));
        Side outer = new Side(once, right.columns(), Optional.empty());
        Set<Integer> wanted = Conjunction.idsOf(left.plan().columns());
        return lookups.best(JoinKind.INNER, outer, left, terms, other)
                .filter(plan -> Conjunction.idsOf(plan.columns()).containsAll(wanted))
                .map(plan -> only(left.plan().columns(), plan));
    }

    private PhysicalPlan only(List<Column> columns, PhysicalPlan plan) {
        List<NamedExpression> projections = columns.stream()
                .map(column -> new NamedExpression(column, column.ref()))
                .toList();
        return new RowProjection(
                plan, projections, costs.pass(plan.estimate(), plan.estimate().rows()));
    }

    /**
     * The join as its left side comes, each row with its partners: looked up, or made for it. Nothing if they are not found by a
     * key or an index.
     *
     * @param left the left side in some order
     */
    Optional<PhysicalPlan> inOrderOf(PhysicalPlan left, Join join) {
        joined.gather(join);
        Side outer = new Side(left, Conjunction.idsOf(join.left().columns()), Optional.empty());
        Side inner = side(join.right());
        List<Expression> terms = Conjunction.terms(join.condition());
        PhysicalPlan any =
                wholeInputs(join.kind(), join.lateral(), outer, join.lateral() ? eachTime(outer, inner) : inner, terms);
        return join.lateral() ? Optional.of(any) : lookups.best(join.kind(), outer, inner, terms, any);
    }

    private Side side(LogicalPlan logical) {
        LogicalPlan planned = planner.planExpressions(logical);
        return new Side(planner.plan(planned), Conjunction.idsOf(planned.columns()), Optional.of(planned));
    }

    /** The cheapest inner join, with the sides as they are or changed. */
    PhysicalPlan inner(Side left, Side right, List<Expression> terms) {
        PhysicalPlan best = wholeInputs(JoinKind.INNER, false, left, right, terms);
        best = cheaper(best, merge(JoinKind.INNER, left, right, terms, best));
        best = cheaper(best, lookups.best(JoinKind.INNER, left, right, terms, best));
        return cheaper(best, lookups.best(JoinKind.INNER, right, left, terms, best));
    }

    private static PhysicalPlan cheaper(PhysicalPlan best, Optional<PhysicalPlan> other) {
        return other.filter(plan -> plan.estimate().cost() < best.estimate().cost())
                .orElse(best);
    }

    private PhysicalPlan wholeInputs(
            JoinKind kind, boolean lateral, Side leftSide, Side rightSide, List<Expression> terms) {
        PhysicalPlan left = leftSide.plan();
        PhysicalPlan right = rightSide.plan();
        List<JoinKey> keys = new ArrayList<>();
        List<Expression> residual = new ArrayList<>();
        for (Expression term : terms) {
            joinKey(term, leftSide.columns(), rightSide.columns()).ifPresentOrElse(keys::add, () -> residual.add(term));
        }
        boolean nullAware =
                kind == JoinKind.ANTI && keys.isEmpty() && !lateral && takeNotIn(residual, leftSide, rightSide, keys);
        double rows = joined.rows(kind, leftSide, rightSide, keys, residual);
        if (lateral || keys.isEmpty()) {
            return new NestedLoopJoin(
                    kind,
                    left,
                    right,
                    Conjunction.of(terms).orElse(Constant.TRUE),
                    lateral,
                    CostModel.with(
                            costs.loopJoin(left.estimate(), right.estimate(), lateral, rows),
                            lateral ? RepeatedParts.once(right) : 0));
        }
        boolean buildLeft = kind == JoinKind.INNER
                && left.estimate().rows() < right.estimate().rows();
        return new HashJoin(
                kind,
                left,
                right,
                keys,
                Conjunction.of(residual),
                nullAware,
                buildLeft,
                costs.hashJoin(left.estimate(), right.estimate(), rows));
    }

    /** Moves the term {@code a = b OR (a = b) IS NULL}, as NOT IN asks it, from the terms to the keys; false if there is none. */
    private static boolean takeNotIn(List<Expression> terms, Side left, Side right, List<JoinKey> keys) {
        for (Expression term : terms) {
            if (term instanceof Or or
                    && or.terms().size() == 2
                    && or.terms().get(1) instanceof IsNull unknown
                    && unknown.operand().equals(or.terms().get(0))) {
                Optional<JoinKey> key = joinKey(or.terms().get(0), left.columns(), right.columns());
                if (key.isPresent() && !key.get().nullsEqual()) {
                    keys.add(key.get());
                    terms.remove(term);
                    return true;
                }
            }
        }
        return false;
    }

    /** An equality between one side and the other. */
    private static Optional<JoinKey> joinKey(Expression term, Set<Integer> leftIds, Set<Integer> rightIds) {
        if (!(term instanceof Comparison comparison)) {
            return Optional.empty();
        }
        boolean nullsEqual = comparison.operator() == Comparison.Operator.NOT_DISTINCT;
        if (comparison.operator() != Comparison.Operator.EQUAL && !nullsEqual) {
            return Optional.empty();
        }
        Expression left = comparison.left();
        Expression right = comparison.right();
        if (isOf(left, leftIds, rightIds) && isOf(right, rightIds, leftIds)) {
            return Optional.of(new JoinKey(left, right, nullsEqual));
        }
        if (isOf(right, leftIds, rightIds) && isOf(left, rightIds, leftIds)) {
            return Optional.of(new JoinKey(right, left, nullsEqual));
        }
        return Optional.empty();
    }

    private static boolean isOf(Expression expression, Set<Integer> ids, Set<Integer> otherIds) {
        return Conjunction.usesAnyId(expression, ids) && !Conjunction.usesAnyId(expression, otherIds);
    }

    /**
     * Walks along both sides, if both can be read in the order of all keys. Keys of which a text may equal a date are not in one
     * order.
     */
    private Optional<PhysicalPlan> merge(
            JoinKind kind, Side left, Side right, List<Expression> terms, PhysicalPlan other) {
        if (!choices.contains(Choice.MERGE_JOIN) || !(other instanceof HashJoin hashed) || hashed.nullAware()) {
            return Optional.empty();
        }
        List<JoinKey> keys = hashed.keys();
        boolean isOneOrder = keys.stream().allMatch(key -> isSimple(key.left()) || isSimple(key.right()));
        Optional<PhysicalPlan> first = isOneOrder ? inOrder(left, keys, JoinKey::left) : Optional.empty();
        Optional<PhysicalPlan> second = first.isEmpty() ? first : inOrder(right, keys, JoinKey::right);
        return second.map(plan -> new MergeJoin(
                kind,
                first.get(),
                plan,
                keys,
                hashed.residual(),
                costs.mergeJoin(
                        first.get().estimate(),
                        plan.estimate(),
                        other.estimate().rows())));
    }

    private static boolean isSimple(Expression key) {
        return key.type().family() == SqlType.Family.NUMBER || key.type().family() == SqlType.Family.BOOLEAN;
    }

    private Optional<PhysicalPlan> inOrder(Side side, List<JoinKey> keys, Function<JoinKey, Expression> expression) {
        List<SortKey> order = keys.stream()
                .map(key -> new SortKey(expression.apply(key), false, true))
                .toList();
        return side.logical()
                .flatMap(ScanParts::of)
                .flatMap(parts ->
                        ordered.best(parts.scan(), planner.read(parts.scan()), parts.terms(), order, Double.MAX_VALUE))
                .filter(found -> found.keys() == order.size())
                .map(OrderedPaths.Ordered::plan);
    }
}
