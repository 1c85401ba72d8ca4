package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.TableFunctionScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the elements of an array beside the table that has it: {@code (part p, orders o), LATERAL UNNEST (o.lines) l} is {@code part p,
 * (orders o, LATERAL UNNEST (o.lines) l)}, and may be joined by what is in the elements. Another way to write it, for where much is
 * joined away first it is better to take few elements.
 */
public final class SinkLaterals implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.JOIN);

    @Override
    public String name() {
        return "sink-laterals";
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
        return PlanWalk.transform(plan, node -> node instanceof Join join ? sunk(join) : node);
    }

    private static LogicalPlan sunk(Join lateral) {
        boolean may = lateral.lateral()
                && lateral.kind() == JoinKind.INNER
                && isFunction(lateral.right())
                && lateral.left() instanceof Join below
                && below.kind() == JoinKind.INNER
                && !below.lateral();
        if (!may || Predicates.isVolatile(lateral.right()) || Predicates.isVolatile(lateral.condition())) {
            return lateral;
        }
        Join below = (Join) lateral.left();
        Set<Integer> used = Predicates.outerColumnsOf(lateral.right());
        boolean ofLeft =
                !Collections.disjoint(used, Predicates.idsOf(below.left().columns()));
        boolean ofRight =
                !Collections.disjoint(used, Predicates.idsOf(below.right().columns()));
        if (ofLeft == ofRight) {
            return lateral;
        }
        LogicalPlan owner = ofLeft ? below.left() : below.right();
        LogicalPlan beside = ofLeft ? below.right() : below.left();
        List<Expression> condition = new ArrayList<>(Predicates.terms(below.condition()));
        condition.addAll(Predicates.terms(lateral.condition()));
        LogicalPlan elements = sunk(new Join(JoinKind.INNER, owner, lateral.right(), Constant.TRUE, true));
        return new Join(JoinKind.INNER, beside, elements, Predicates.all(condition), false);
    }

    private static boolean isFunction(LogicalPlan plan) {
        return plan instanceof TableFunctionScan || plan instanceof Filter filter && isFunction(filter.input());
    }
}
