package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.And;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks what is the same for all rows above everything it decides about: {@code SELECT … FROM a JOIN b ON … WHERE EXISTS (SELECT 1
 * FROM allowed WHERE name = ?)} need not read a nor b if nothing is allowed. Such conditions pass what gives no row without one
 * row of its input; where something is padded, or counted as a whole, they stay below it. Of a query for each row of another one
 * those are lifted, too, that ask of that row alone.
 */
public final class LiftConditions implements RewriteRule {

    @Override
    public String name() {
        return "lift-conditions";
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return mayLift(plan) ? inPlace(PlanWalk.intoSubqueries(plan, inner -> apply(inner, catalog))) : plan;
    }

    /** False for most statements: all that is asked speaks of columns, and there is no query around any. */
    private static boolean mayLift(LogicalPlan plan) {
        if (plan instanceof Filter filter && mayLift(filter.predicate())
                || plan instanceof Join join && (join.lateral() || mayLift(join.condition()))) {
            return true;
        }
        for (Expression expression : plan.expressions()) {
            if (Predicates.hasSubquery(expression)) {
                return true;
            }
        }
        for (LogicalPlan input : plan.inputs()) {
            if (mayLift(input)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayLift(Expression predicate) {
        if (predicate instanceof And and) {
            return and.terms().stream().anyMatch(LiftConditions::mayLift);
        }
        boolean[] speaks = new boolean[1];
        predicate.visit(node -> speaks[0] |= node instanceof ColumnRef);
        return !speaks[0] && !predicate.equals(Constant.TRUE);
    }

    /** A plan, and conditions without which it gives no row. */
    private record Lifted(LogicalPlan plan, List<Expression> conditions) {}

    /** The plan with the conditions on top of it. */
    private static LogicalPlan inPlace(LogicalPlan plan) {
        Lifted lifted = lift(plan);
        if (lifted.conditions().isEmpty()) {
            return lifted.plan();
        }
        List<Expression> terms = new ArrayList<>(lifted.conditions());
        LogicalPlan input = lifted.plan();
        if (input instanceof Filter filter) {
            Predicates.collect(filter.predicate(), terms);
            input = filter.input();
        }
        return new Filter(input, Predicates.all(terms));
    }

    private static Lifted lift(LogicalPlan plan) {
        if (plan instanceof Filter filter) {
            return liftFilter(filter);
        }
        if (plan instanceof Join join) {
            return liftJoin(join);
        }
        boolean passes = plan instanceof Project
                || plan instanceof Sort
                || plan instanceof Distinct
                || plan instanceof Window
                || plan instanceof Limit
                || plan instanceof Aggregate aggregate
                        && aggregate.groupingSets().stream().noneMatch(List::isEmpty);
        if (passes) {
            LogicalPlan input = plan.inputs().get(0);
            Lifted below = lift(input);
            return below.plan() == input
                    ? new Lifted(plan, List.of())
                    : new Lifted(plan.withInputs(List.of(below.plan())), below.conditions());
        }
        return new Lifted(
                plan instanceof With || !plan.inputs().isEmpty() ? plan.mapInputs(LiftConditions::inPlace) : plan,
                List.of());
    }

    private static Lifted liftFilter(Filter filter) {
        Lifted below = lift(filter.input());
        Set<Integer> columns = Predicates.idsOf(filter.input().columns());
        List<Expression> lifted = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        for (Expression term : Predicates.terms(filter.predicate())) {
            (isTheSameForAll(term, columns) ? lifted : rest).add(term);
        }
        if (lifted.isEmpty() && below.plan() == filter.input()) {
            return new Lifted(filter, List.of());
        }
        lifted.addAll(below.conditions());
        return new Lifted(Predicates.filtered(below.plan(), rest), lifted);
    }

    private static boolean isTheSameForAll(Expression term, Set<Integer> columns) {
        return !Predicates.usesAny(term, columns) && !Predicates.isVolatile(term);
    }

    private static Lifted liftJoin(Join join) {
        boolean leftPasses = join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL;
        boolean rightPasses =
                join.kind() == JoinKind.INNER || join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.SEMI;
        List<Expression> lifted = new ArrayList<>();
        LogicalPlan left = side(join.left(), leftPasses, Set.of(), lifted);
        Set<Integer> ofLeft = Predicates.idsOf(join.left().columns());
        LogicalPlan right = side(join.right(), rightPasses, join.lateral() ? ofLeft : Set.of(), lifted);
        boolean conditionPasses = join.kind() == JoinKind.INNER || join.kind() == JoinKind.SEMI;
        boolean ofPartners = join.kind() == JoinKind.LEFT || join.kind() == JoinKind.ANTI;
        List<Expression> constant = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        Set<Integer> columns = Predicates.idsOf(join.right().columns());
        columns.addAll(ofLeft);
        for (Expression term : Predicates.terms(join.condition())) {
            boolean moves = (conditionPasses || ofPartners) && isTheSameForAll(term, columns);
            (moves ? constant : rest).add(term);
        }
        boolean isSame = left == join.left() && right == join.right() && lifted.isEmpty() && constant.isEmpty();
        if (isSame) {
            return new Lifted(join, List.of());
        }
        if (conditionPasses) {
            lifted.addAll(constant);
        } else if (!constant.isEmpty()) {
            right = inPlace(new Filter(right, Predicates.all(constant)));
        }
        return new Lifted(new Join(join.kind(), left, right, Predicates.all(rest), join.lateral()), lifted);
    }

    /** @param beside columns that a lateral side may use, and nobody above the join can be asked of in its place */
    private static LogicalPlan side(
            LogicalPlan side, boolean passes, Set<Integer> beside, List<Expression> conditions) {
        if (!passes) {
            return inPlace(side);
        }
        Lifted lifted = lift(side);
        List<Expression> own = new ArrayList<>();
        for (Expression term : lifted.conditions()) {
            (Predicates.usesAny(term, beside) ? own : conditions).add(term);
        }
        return Predicates.filtered(lifted.plan(), own);
    }
}
