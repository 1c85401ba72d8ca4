package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The ways to join two inputs, and their choice by cost: lookup by key or index, hash table, every pair. */
final class JoinMethods {
    /** What a condition lets through that is no equality. */
    private static final double FILTERED = 0.3;

    private final AccessPaths paths;
    private final CostModel costs;
    private final UsedColumns used;

    JoinMethods(AccessPaths paths, CostModel costs, UsedColumns used) {
        this.paths = paths;
        this.costs = costs;
        this.used = used;
    }

    /**
     * @param planner plans an input
     * @param planExpressions plans the subqueries in a node's own expressions
     */
    PhysicalPlan best(
            Join join, Function<LogicalPlan, PhysicalPlan> planner, UnaryOperator<LogicalPlan> planExpressions) {
        PhysicalPlan left = planner.apply(join.left());
        PhysicalPlan right = planner.apply(join.right());
        List<Expression> terms = Conjunction.terms(join.condition());
        PhysicalPlan best = wholeInputs(join, left, right, terms);
        if (join.lateral()) {
            return best;
        }
        if (join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL) {
            best = cheaper(best, lookup(join.kind(), left, join.right(), terms, best, planExpressions));
        }
        if (join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.INNER) {
            JoinKind turned = join.kind() == JoinKind.RIGHT ? JoinKind.LEFT : JoinKind.INNER;
            best = cheaper(best, lookup(turned, right, join.left(), terms, best, planExpressions));
        }
        return best;
    }

    private static PhysicalPlan cheaper(PhysicalPlan best, Optional<PhysicalPlan> other) {
        return other.filter(plan -> plan.estimate().cost() < best.estimate().cost())
                .orElse(best);
    }

    private PhysicalPlan wholeInputs(Join join, PhysicalPlan left, PhysicalPlan right, List<Expression> terms) {
        Set<Integer> leftIds = Conjunction.idsOf(join.left().columns());
        Set<Integer> rightIds = Conjunction.idsOf(join.right().columns());
        List<JoinKey> keys = new ArrayList<>();
        List<Expression> residual = new ArrayList<>();
        for (Expression term : terms) {
            joinKey(term, leftIds, rightIds).ifPresentOrElse(keys::add, () -> residual.add(term));
        }
        double rows = rows(join.kind(), left.estimate(), right.estimate(), keys.size(), residual.size());
        if (join.lateral() || keys.isEmpty()) {
            return new NestedLoopJoin(
                    join.kind(),
                    left,
                    right,
                    Conjunction.of(terms).orElse(Constant.TRUE),
                    join.lateral(),
                    costs.loopJoin(left.estimate(), right.estimate(), join.lateral(), rows));
        }
        boolean buildLeft = join.kind() == JoinKind.INNER
                && left.estimate().rows() < right.estimate().rows();
        return new HashJoin(
                join.kind(),
                left,
                right,
                keys,
                Conjunction.of(residual),
                false,
                buildLeft,
                costs.hashJoin(left.estimate(), right.estimate(), rows));
    }

    private static double rows(JoinKind kind, Estimate left, Estimate right, int keys, int residual) {
        double pairs = left.rows() * right.rows();
        double matches = keys > 0 ? pairs / Math.max(1, Math.min(left.rows(), right.rows())) : pairs;
        double rows = Math.max(1, matches * Math.pow(FILTERED, residual));
        return switch (kind) {
            case INNER -> rows;
            case LEFT -> Math.max(rows, left.rows());
            case RIGHT -> Math.max(rows, right.rows());
            case FULL -> Math.max(rows, left.rows() + right.rows());
            case SEMI, ANTI -> Math.max(1, left.rows() / 2);
        };
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

    /** Finds the partners of each outer row by a key or an index that the join condition fixes. */
    private Optional<PhysicalPlan> lookup(
            JoinKind kind,
            PhysicalPlan outer,
            LogicalPlan inner,
            List<Expression> terms,
            PhysicalPlan other,
            UnaryOperator<LogicalPlan> planExpressions) {
        LogicalPlan planned = inner instanceof Filter ? planExpressions.apply(inner) : inner;
        List<Expression> all = new ArrayList<>();
        if (planned instanceof Filter filter) {
            all.addAll(Conjunction.terms(filter.predicate()));
            planned = filter.input();
        }
        if (!(planned instanceof Scan scan) || terms.isEmpty()) {
            return Optional.empty();
        }
        all.addAll(terms);
        List<Column> columns = scan.columns().stream().filter(used::contains).toList();
        PhysicalPlan access = null;
        for (PhysicalPlan candidate : paths.all(scan, columns, all)) {
            if (!(candidate instanceof FullScan)
                    && (access == null
                            || candidate.estimate().cost() < access.estimate().cost())) {
                access = candidate;
            }
        }
        if (access == null) {
            return Optional.empty();
        }
        double rows = Math.max(outer.estimate().rows() * access.estimate().rows(), 1);
        double given = kind == JoinKind.SEMI || kind == JoinKind.ANTI
                ? other.estimate().rows()
                : rows;
        return Optional.of(new IndexLoopJoin(
                kind, outer, access, Optional.empty(), costs.lookupJoin(outer.estimate(), access.estimate(), given)));
    }
}
