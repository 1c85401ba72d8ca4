package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Asks each side of a join what every alternative of the condition asks of it: {@code a JOIN b ON a.x = 1 AND b.y = 2 OR a.x = 3 AND b.y
 * = 4} reads of {@code a} what has {@code x IN (1, 3)}, of {@code b} what has {@code y IN (2, 4)}. The condition itself stays. Not of a
 * side whose rows are all kept.
 */
public final class NarrowByAlternatives implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN, PlanContents.Part.SUBQUERY);

    @Override
    public String name() {
        return "narrow-by-alternatives";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return mayNarrow(plan) ? narrow(PlanWalk.intoSubqueries(plan, inner -> apply(inner, catalog))) : plan;
    }

    /** False for most statements: they join nothing by a choice. */
    private static boolean mayNarrow(LogicalPlan plan) {
        if (plan instanceof Join join && hasChoice(join)) {
            return true;
        }
        for (Expression expression : plan.expressions()) {
            if (Predicates.hasSubquery(expression)) {
                return true;
            }
        }
        for (LogicalPlan input : plan.inputs()) {
            if (mayNarrow(input)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasChoice(Join join) {
        return join.condition() instanceof Or
                || Predicates.terms(join.condition()).stream().anyMatch(Or.class::isInstance);
    }

    private static LogicalPlan narrow(LogicalPlan plan) {
        if (!(plan instanceof Join join) || !hasChoice(join)) {
            return plan.mapInputs(NarrowByAlternatives::narrow);
        }
        boolean keepsLeft =
                join.kind() == JoinKind.LEFT || join.kind() == JoinKind.ANTI || join.kind() == JoinKind.FULL;
        boolean keepsRight = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
        LogicalPlan left = keepsLeft ? join.left() : narrowed(join.left(), join.condition());
        LogicalPlan right = keepsRight ? join.right() : narrowed(join.right(), join.condition());
        return new Join(join.kind(), narrow(left), narrow(right), join.condition(), join.lateral());
    }

    private static LogicalPlan narrowed(LogicalPlan side, Expression condition) {
        Set<Integer> columns = Predicates.idsOf(side.columns());
        List<Expression> said = new ArrayList<>();
        for (Expression term : Predicates.terms(condition)) {
            Alternatives.of(term, columns).ifPresent(said::add);
        }
        return said.isEmpty() ? side : PushFilters.into(side, said);
    }
}
