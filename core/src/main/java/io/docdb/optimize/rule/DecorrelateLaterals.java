package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an ordinary join of a LATERAL one whose right side speaks of the left in its outermost conditions only (or, for an inner
 * join, in its select list), so that it is not run for each row: {@code a, LATERAL (SELECT b.x FROM b WHERE b.a_id = a.id)}
 * becomes {@code a JOIN b ON b.a_id = a.id}. What limits, groups or unnests for each row stays; but what is only joined with that,
 * and does not depend on the left side itself, is joined behind: {@code a, UNNEST(a.tags) t JOIN c ON c.tag = t} becomes {@code (a,
 * UNNEST(a.tags) t) JOIN c}.
 */
public final class DecorrelateLaterals implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "decorrelate-laterals";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(
                plan,
                node -> node instanceof Join join && join.lateral()
                        ? decorrelated(join).orElse(join)
                        : node);
    }

    private static Optional<LogicalPlan> decorrelated(Join join) {
        if (join.kind() != JoinKind.INNER && join.kind() != JoinKind.LEFT) {
            return Optional.empty();
        }
        Set<Integer> left = Predicates.idsOf(join.left().columns());
        if (join.right() instanceof Join inner && !inner.lateral()) {
            return behind(join, inner, left);
        }
        List<NamedExpression> shown = shown(join.right());
        LogicalPlan filtered = join.right() instanceof Project project ? project.input() : join.right();
        LogicalPlan base = filtered instanceof Filter filter ? filter.input() : filtered;
        List<Expression> inside = new ArrayList<>();
        List<Expression> correlated = new ArrayList<>();
        if (filtered instanceof Filter filter) {
            for (Expression term : Predicates.terms(filter.predicate())) {
                (Predicates.usesAny(term, left) ? correlated : inside).add(term);
            }
        }
        boolean isMovable = !Predicates.usesAny(base, left)
                && !Predicates.isVolatile(join.right())
                && correlated.stream().noneMatch(Predicates::hasSubquery)
                && shown.stream().map(NamedExpression::expression).noneMatch(Predicates::hasSubquery);
        if (!isMovable) {
            return Optional.empty();
        }
        boolean showsLeft = shown.stream().anyMatch(each -> Predicates.usesAny(each.expression(), left));
        if (!showsLeft) {
            return Optional.of(joined(join, Predicates.filtered(base, inside), shown, correlated));
        }
        return join.kind() == JoinKind.INNER
                ? Optional.of(raised(join, Predicates.filtered(base, inside), shown, correlated))
                : Optional.empty();
    }

    /** Of a join on the right, the side that does not depend on the left is joined behind the other one. */
    private static Optional<LogicalPlan> behind(Join join, Join inner, Set<Integer> left) {
        boolean plain = join.kind() == JoinKind.INNER
                && (inner.kind() == JoinKind.INNER
                        || inner.kind() == JoinKind.LEFT && join.condition().equals(Constant.TRUE));
        boolean ofFirst = Predicates.usesAny(inner.left(), left);
        boolean ofSecond = Predicates.usesAny(inner.right(), left);
        if (!plain || ofFirst && ofSecond) {
            return Optional.empty();
        }
        if (!ofSecond) {
            Join nearer = new Join(JoinKind.INNER, join.left(), inner.left(), Constant.TRUE, ofFirst);
            LogicalPlan first = ofFirst ? decorrelated(nearer).orElse(nearer) : nearer;
            return Optional.of(new Join(
                    inner.kind(), first, inner.right(), condition(join, Predicates.terms(inner.condition())), false));
        }
        if (inner.kind() != JoinKind.INNER) {
            return Optional.empty();
        }
        Join nearer = new Join(JoinKind.INNER, join.left(), inner.right(), Constant.TRUE, true);
        return Optional.of(restored(
                new Join(
                        JoinKind.INNER,
                        decorrelated(nearer).orElse(nearer),
                        inner.left(),
                        condition(join, Predicates.terms(inner.condition())),
                        false),
                join));
    }

    private static List<NamedExpression> shown(LogicalPlan right) {
        return right instanceof Project project
                ? project.projections()
                : right.columns().stream()
                        .map(column -> new NamedExpression(column, column.ref()))
                        .toList();
    }

    /** The right side also shows what the conditions look at that are now above it. */
    private static LogicalPlan joined(
            Join join, LogicalPlan base, List<NamedExpression> shown, List<Expression> correlated) {
        Set<Integer> wanted = new HashSet<>();
        correlated.forEach(term -> wanted.addAll(Predicates.columnsOf(term)));
        shown.forEach(each -> wanted.remove(each.column().id()));
        List<NamedExpression> wider = new ArrayList<>(shown);
        base.columns().stream()
                .filter(column -> wanted.contains(column.id()))
                .forEach(column -> wider.add(new NamedExpression(column, column.ref())));
        LogicalPlan right = join.right() instanceof Project ? new Project(base, wider) : base;
        LogicalPlan plain = new Join(join.kind(), join.left(), right, condition(join, correlated), false);
        return wider.size() == shown.size() ? plain : restored(plain, join);
    }

    private static LogicalPlan restored(LogicalPlan wider, Join join) {
        return new Project(
                wider,
                join.columns().stream()
                        .map(column -> new NamedExpression(column, column.ref()))
                        .toList());
    }

    private static Expression condition(Join join, List<Expression> correlated) {
        List<Expression> terms = new ArrayList<>(Predicates.terms(join.condition()));
        terms.addAll(correlated);
        return Predicates.all(terms);
    }

    /** What is shown is computed above the join. */
    private static LogicalPlan raised(
            Join join, LogicalPlan base, List<NamedExpression> shown, List<Expression> correlated) {
        Map<Integer, Expression> made = new HashMap<>();
        shown.forEach(each -> made.put(each.column().id(), each.expression()));
        Expression condition = Substitution.of(made).apply(condition(join, List.of()));
        List<Expression> terms = new ArrayList<>(Predicates.terms(condition));
        terms.addAll(correlated);
        List<NamedExpression> columns = new ArrayList<>();
        join.left().columns().forEach(column -> columns.add(new NamedExpression(column, column.ref())));
        columns.addAll(shown);
        return new Project(new Join(JoinKind.INNER, join.left(), base, Predicates.all(terms), false), columns);
    }
}
