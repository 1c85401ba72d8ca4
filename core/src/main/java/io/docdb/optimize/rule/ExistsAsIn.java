package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the query of an EXISTS that is no join, for it stands in an OR or in a select list, once for all rows: {@code EXISTS (SELECT
 * FROM b WHERE b.a_id = a.id AND b.x = 1)} becomes {@code (a.id = ANY (SELECT b.a_id FROM b WHERE b.x = 1)) IS NOT DISTINCT FROM
 * true}, whose values are kept in a hash table. The plan may be the dearer one, where few rows ask.
 */
public final class ExistsAsIn implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.SUBQUERY);

    @Override
    public String name() {
        return "exists-as-in";
    }

    @Override
    public boolean isAlternative() {
        return true;
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachExpression(plan, node -> found[0] |= isExists(node));
        if (!found[0]) {
            return plan;
        }
        ColumnIds ids = ColumnIds.above(plan);
        return PlanWalk.transformExpressions(
                plan,
                node -> isExists(node) ? in((SubqueryExpression) node, ids).orElse(node) : node);
    }

    private static boolean isExists(Expression node) {
        return node instanceof SubqueryExpression subquery && subquery.kind() == SubqueryExpression.Kind.EXISTS;
    }

    private static Optional<Expression> in(SubqueryExpression exists, ColumnIds ids) {
        if (!(exists.plan() instanceof LogicalPlan plan) || Predicates.isVolatile(plan)) {
            return Optional.empty();
        }
        LogicalPlan inner = plan;
        while (inner instanceof Project
                || inner instanceof Sort
                || inner instanceof Distinct
                || inner instanceof Limit limit && UnnestSubqueries.keepsOne(limit)) {
            inner = inner.inputs().get(0);
        }
        if (!(inner instanceof Filter filter)) {
            return Optional.empty();
        }
        Set<Integer> own = Predicates.idsOf(filter.input().columns());
        Set<Integer> outer = new HashSet<>(Predicates.outerColumnsOf(plan));
        List<Expression> inside = new ArrayList<>();
        List<Expression> correlated = new ArrayList<>();
        for (Expression term : Predicates.terms(filter.predicate())) {
            (Predicates.usesAny(term, outer) ? correlated : inside).add(term);
        }
        boolean usable = correlated.size() == 1
                && !Predicates.usesAny(filter.input(), outer)
                && Predicates.isEquality(correlated.get(0), outer, own);
        if (!usable) {
            return Optional.empty();
        }
        Comparison equality = (Comparison) correlated.get(0);
        boolean turned = Predicates.usesAny(equality.left(), own);
        Expression asked = turned ? equality.right() : equality.left();
        Expression value = turned ? equality.left() : equality.right();
        boolean plain =
                Predicates.areHashed(asked, value) && !Predicates.hasSubquery(asked) && !Predicates.hasSubquery(value);
        if (!plain) {
            return Optional.empty();
        }
        LogicalPlan values = new Project(
                Predicates.filtered(filter.input(), inside),
                List.of(new NamedExpression(ids.column("value", value.type()), value)));
        Expression member = new SubqueryExpression(
                SubqueryExpression.Kind.QUANTIFIED_ANY,
                values,
                Optional.of(Comparison.Operator.EQUAL),
                Optional.of(asked),
                exists.type());
        return Optional.of(new Comparison(Comparison.Operator.NOT_DISTINCT, member, Constant.TRUE));
    }
}
