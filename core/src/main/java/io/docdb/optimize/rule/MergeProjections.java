package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Scan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a view or a derived table cost nothing: two projections become one, {@code Project(v.x + 1) over Project(a.b AS x)}
 * is {@code Project(a.b + 1)}; and a projection under an inner join or on the kept side of an outer one, which would hide its
 * tables from the order of joins and from indexes, is computed above.
 *
 * <p>What is computed below and used several times stays below, and so do subqueries and what chance gives.
 */
public final class MergeProjections implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT =
            EnumSet.of(PlanContents.Part.OVER_PROJECTION, PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "merge-projections";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(plan, MergeProjections::merge);
    }

    private static LogicalPlan merge(LogicalPlan node) {
        if (node instanceof Project project && project.input() instanceof Project inner) {
            return mergeTwo(project, inner);
        }
        if (node instanceof Filter filter && filter.input() instanceof Project project && isTransparent(project)) {
            return project.withInputs(List.of(
                    new Filter(project.input(), Substitution.of(made(project)).apply(filter.predicate()))));
        }
        return node instanceof Join join && !join.lateral() ? raise(join) : node;
    }

    private static Map<Integer, Expression> made(Project project) {
        Map<Integer, Expression> made = new HashMap<>();
        project.projections().forEach(p -> made.put(p.column().id(), p.expression()));
        return made;
    }

    private static LogicalPlan mergeTwo(Project outer, Project inner) {
        Map<Integer, Integer> uses = new HashMap<>();
        outer.expressions()
                .forEach(root -> root.visit(each -> {
                    if (each instanceof ColumnRef ref) {
                        uses.merge(ref.column().id(), 1, Integer::sum);
                    }
                }));
        boolean inSubquery = outer.expressions().stream().anyMatch(Predicates::hasSubquery);
        boolean mergeable = inner.projections().stream()
                .allMatch(p -> isCheap(p.expression())
                        || !inSubquery
                                && !Predicates.isVolatile(p.expression())
                                && !Predicates.hasSubquery(p.expression())
                                && uses.getOrDefault(p.column().id(), 0) <= 1);
        if (!mergeable) {
            return outer;
        }
        return new Project(
                inner.input(),
                outer.projections().stream()
                        .map(p -> new NamedExpression(
                                p.column(), Substitution.of(made(inner)).apply(p.expression())))
                        .toList());
    }

    private static boolean isCheap(Expression expression) {
        return expression instanceof Constant || Predicates.isStored(expression);
    }

    private static boolean isTransparent(Project project) {
        return project.projections().stream().allMatch(p -> isCheap(p.expression()));
    }

    /** The projections of the sides that no row is padded on, computed above the join. */
    private static LogicalPlan raise(Join join) {
        boolean left = join.kind() != JoinKind.RIGHT && join.kind() != JoinKind.FULL;
        boolean right = join.kind() == JoinKind.INNER || join.kind() == JoinKind.RIGHT;
        boolean hidden = join.kind() == JoinKind.SEMI || join.kind() == JoinKind.ANTI;
        Map<Integer, Expression> made = new HashMap<>();
        LogicalPlan newLeft = join.left();
        LogicalPlan newRight = join.right();
        if (left && join.left() instanceof Project project && isRaisable(project)) {
            made.putAll(made(project));
            newLeft = project.input();
        }
        if ((right || hidden) && join.right() instanceof Project project && isRaisable(project)) {
            made.putAll(made(project));
            newRight = project.input();
        }
        if (made.isEmpty()) {
            return join;
        }
        Join raised =
                new Join(join.kind(), newLeft, newRight, Substitution.of(made).apply(join.condition()), false);
        List<NamedExpression> columns = new ArrayList<>();
        join.columns()
                .forEach(column ->
                        columns.add(new NamedExpression(column, made.getOrDefault(column.id(), column.ref()))));
        boolean same = newLeft == join.left() && hidden;
        return same ? raised : new Project(raised, columns);
    }

    /** Over a scan or a join, perhaps filtered: there it is in the way. */
    private static boolean isRaisable(Project project) {
        LogicalPlan input = project.input() instanceof Filter filter ? filter.input() : project.input();
        boolean inTheWay = input instanceof Scan || input instanceof Join below && isOrdered(below.kind());
        return inTheWay && isTransparent(project);
    }

    private static boolean isOrdered(JoinKind kind) {
        return kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }
}
