package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes a projection of a join with one row: {@code a, LATERAL (VALUES (a.x + 1)) v(y) JOIN b ON b.x = v.y} becomes {@code
 * Project(a.x + 1 AS y) over (a JOIN b ON b.x = a.x + 1)}, so that what the row says of other tables is known where they are
 * read. What chance gives, and subqueries, are computed once, as they stand there.
 */
public final class PullUpRows implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "pull-up-rows";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        return PlanWalk.transform(
                plan, node -> node instanceof Join join ? pulledUp(join).orElse(join) : node);
    }

    private static Optional<LogicalPlan> pulledUp(Join join) {
        boolean inner = join.kind() == JoinKind.INNER;
        boolean always = join.kind() == JoinKind.LEFT && join.condition().equals(Constant.TRUE);
        Optional<List<NamedExpression>> right = inner || always ? row(join.right()) : Optional.empty();
        if (right.isPresent()) {
            return Optional.of(joined(join, join.left(), right.get()));
        }
        Optional<List<NamedExpression>> left = inner ? row(join.left()) : Optional.empty();
        return left.map(row -> joined(join, PlanWalk.transformExpressions(join.right(), replacing(row)), row));
    }

    /** The other side, of which the condition is asked, and the row's values beside. */
    private static LogicalPlan joined(Join join, LogicalPlan other, List<NamedExpression> row) {
        Map<Integer, Expression> made = made(row);
        List<NamedExpression> columns = new ArrayList<>();
        join.columns()
                .forEach(column ->
                        columns.add(new NamedExpression(column, made.getOrDefault(column.id(), column.ref()))));
        Expression condition = Substitution.of(made).apply(join.condition());
        return new Project(Predicates.filtered(other, Predicates.terms(condition)), columns);
    }

    private static UnaryOperator<Expression> replacing(List<NamedExpression> row) {
        Map<Integer, Expression> made = made(row);
        return node ->
                node instanceof ColumnRef ref ? made.getOrDefault(ref.column().id(), node) : node;
    }

    private static Map<Integer, Expression> made(List<NamedExpression> row) {
        Map<Integer, Expression> made = new HashMap<>();
        row.forEach(named -> made.put(named.column().id(), named.expression()));
        return made;
    }

    /** The columns of the only row; nothing if there may be more, or fewer. */
    private static Optional<List<NamedExpression>> row(LogicalPlan plan) {
        List<NamedExpression> found = new ArrayList<>();
        if (plan instanceof Values values && values.rows().size() == 1) {
            for (int i = 0; i < values.columns().size(); i++) {
                found.add(new NamedExpression(
                        values.columns().get(i), values.rows().get(0).get(i)));
            }
        } else if (plan instanceof Project project) {
            Optional<List<NamedExpression>> below = row(project.input());
            if (below.isEmpty()) {
                return below;
            }
            for (NamedExpression named : project.projections()) {
                found.add(new NamedExpression(
                        named.column(), Substitution.of(made(below.get())).apply(named.expression())));
            }
        } else {
            return Optional.empty();
        }
        boolean movable = found.stream()
                .map(NamedExpression::expression)
                .noneMatch(each -> Predicates.isVolatile(each) || Predicates.hasSubquery(each));
        return movable ? Optional.of(found) : Optional.empty();
    }
}
