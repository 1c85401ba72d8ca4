package io.docdb.optimize.rule;

import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Values;
import io.docdb.plan.logical.With;
import io.docdb.value.NumberValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a plan, subqueries included, is made of, as far as rules ask: looking once for all of them is cheaper than that each
 * walks through a plan in which there is nothing for it.
 */
public final class PlanContents {
    /** What rules look for. */
    public enum Part {
        JOIN,
        SUBQUERY,
        /** WITH, or a read of what it defines. */
        COMMON_TABLE,
        /** A function or a conversion. */
        COMPUTED,
        /** A projection or a filter over a projection. */
        OVER_PROJECTION,
        /** VALUES, a condition that is a constant, a limit of zero: there may be no rows. */
        NO_ROWS,
        SORT,
        GROUPS,
        DISTINCT,
        LIMIT
    }

    private final Set<Part> parts = EnumSet.noneOf(Part.class);

    private PlanContents() {}

    public static PlanContents of(LogicalPlan plan) {
        PlanContents contents = new PlanContents();
        contents.add(plan);
        return contents;
    }

    /** True if the rule may find something to do. */
    public boolean concern(RewriteRule rule) {
        Set<Part> sought = rule.seeks();
        return sought.isEmpty() || !Collections.disjoint(parts, sought);
    }

    private void add(LogicalPlan node) {
        addNode(node);
        List<Expression> expressions = node.expressions();
        for (int i = 0; i < expressions.size(); i++) {
            add(expressions.get(i));
        }
        List<LogicalPlan> inputs = node.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            add(inputs.get(i));
        }
    }

    private void addNode(LogicalPlan node) {
        if (node instanceof Project project) {
            noteIf(project.input() instanceof Project, Part.OVER_PROJECTION);
        } else if (node instanceof Filter filter) {
            noteIf(filter.input() instanceof Project, Part.OVER_PROJECTION);
            noteIf(filter.predicate() instanceof Constant, Part.NO_ROWS);
        } else if (node instanceof Join join) {
            parts.add(Part.JOIN);
            noteIf(join.condition() instanceof Constant && !join.condition().equals(Constant.TRUE), Part.NO_ROWS);
        } else if (node instanceof Limit limit) {
            parts.add(Part.LIMIT);
            noteIf(limit.count().filter(PlanContents::isZero).isPresent(), Part.NO_ROWS);
        } else {
            noteIf(node instanceof Sort, Part.SORT);
            noteIf(node instanceof Aggregate, Part.GROUPS);
            noteIf(node instanceof Distinct, Part.DISTINCT);
            noteIf(node instanceof Values, Part.NO_ROWS);
            noteIf(node instanceof With || node instanceof CteScan, Part.COMMON_TABLE);
        }
    }

    private void noteIf(boolean found, Part part) {
        if (found) {
            parts.add(part);
        }
    }

    static boolean isZero(Expression count) {
        return count instanceof Constant constant
                && constant.value() instanceof NumberValue number
                && number.doubleValue() == 0;
    }

    private void add(Expression expression) {
        if (expression instanceof Call || expression instanceof Cast) {
            parts.add(Part.COMPUTED);
        } else if (expression instanceof SubqueryExpression subquery) {
            parts.add(Part.SUBQUERY);
            if (subquery.plan() instanceof LogicalPlan inner) {
                add(inner);
            }
        }
        List<Expression> children = expression.children();
        for (int i = 0; i < children.size(); i++) {
            add(children.get(i));
        }
    }
}
