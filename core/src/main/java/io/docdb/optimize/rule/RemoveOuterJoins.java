package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Constant;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an outer join away that neither adds rows nor columns anybody looks at: {@code a LEFT JOIN b ON b.id = a.b_id}, of which
 * only columns of {@code a} are asked, is {@code a}. So a view may join more tables than its user needs.
 */
public final class RemoveOuterJoins implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "remove-outer-joins";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        LogicalPlan current = plan;
        Optional<Join> needless = find(current, catalog);
        while (needless.isPresent()) {
            Join join = needless.get();
            current = PlanWalk.transform(current, node -> node.equals(join) ? kept(join) : node);
            needless = find(current, catalog);
        }
        return current;
    }

    private static Optional<Join> find(LogicalPlan plan, CatalogSnapshot catalog) {
        List<Join> found = new ArrayList<>();
        PlanWalk.forEachNode(plan, node -> {
            if (found.isEmpty() && node instanceof Join join && isNeedless(join, plan, catalog)) {
                found.add(join);
            }
        });
        return found.stream().findFirst();
    }

    private static LogicalPlan kept(Join join) {
        return join.kind() == JoinKind.LEFT ? join.left() : join.right();
    }

    private static LogicalPlan padded(Join join) {
        return join.kind() == JoinKind.LEFT ? join.right() : join.left();
    }

    private static boolean isNeedless(Join join, LogicalPlan plan, CatalogSnapshot catalog) {
        boolean isOneSided = (join.kind() == JoinKind.LEFT || join.kind() == JoinKind.RIGHT) && !join.lateral();
        return isOneSided
                && !Predicates.isVolatile(padded(join))
                && !Predicates.isVolatile(join.condition())
                && UniqueKeys.findsOne(kept(join), padded(join), join.condition(), catalog)
                && !isLookedAt(padded(join), join, plan);
    }

    /** Whether a column of the side is used outside the join. */
    private static boolean isLookedAt(LogicalPlan side, Join join, LogicalPlan plan) {
        LogicalPlan hollow = new Values(List.of(), side.columns());
        List<LogicalPlan> inputs = side == join.left() ? List.of(hollow, join.right()) : List.of(join.left(), hollow);
        LogicalPlan without = new Join(join.kind(), inputs.get(0), inputs.get(1), Constant.TRUE, false);
        UsedColumns used = new UsedColumns(PlanWalk.transform(plan, node -> node.equals(join) ? without : node));
        return side.columns().stream().anyMatch(used::contains);
    }
}
