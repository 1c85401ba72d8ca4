package io.docdb.bind;

import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.Volatility;
import io.docdb.plan.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Looks and rewrites through expressions and the plans of the subqueries inside them. */
final class Plans {
    private Plans() {}

    /** True for what gives another value each time it is computed: it must not stand twice where it was written once. */
    static boolean isVolatile(Expression expression) {
        if (expression instanceof Call call && call.function().volatility() == Volatility.VOLATILE) {
            return true;
        }
        for (Expression child : expression.children()) {
            if (isVolatile(child)) {
                return true;
            }
        }
        return false;
    }

    /** True if the expression, or a plan inside it, reads a column whose id {@code wanted} accepts. */
    static boolean usesColumn(Expression expression, IntPredicate wanted) {
        if (expression instanceof ColumnRef ref) {
            return wanted.test(ref.column().id());
        }
        for (Expression child : expression.children()) {
            if (usesColumn(child, wanted)) {
                return true;
            }
        }
        return expression instanceof SubqueryExpression subquery && usesColumn((LogicalPlan) subquery.plan(), wanted);
    }

    static boolean hasSubquery(Expression expression) {
        return expression instanceof SubqueryExpression
                || expression.children().stream().anyMatch(Plans::hasSubquery);
    }

    static boolean usesColumn(LogicalPlan plan, IntPredicate wanted) {
        for (Expression expression : plan.expressions()) {
            if (usesColumn(expression, wanted)) {
                return true;
            }
        }
        for (LogicalPlan input : plan.inputs()) {
            if (usesColumn(input, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Visits every expression of the plan, of those below it, and of subqueries inside. */
    static void visit(LogicalPlan plan, Consumer<Expression> visitor) {
        plan.expressions().forEach(expression -> visit(expression, visitor));
        plan.inputs().forEach(input -> visit(input, visitor));
    }

    static void visit(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        expression.children().forEach(child -> visit(child, visitor));
        if (expression instanceof SubqueryExpression subquery) {
            visit((LogicalPlan) subquery.plan(), visitor);
        }
    }

    /**
     * A copy with every node for which {@code replacement} gives another one replaced, outermost first; what was
     * replaced is not entered. Enters the plans of subqueries.
     *
     * @param replacement gives its argument itself for a node that stays
     */
    static Expression replace(Expression expression, Function<Expression, Expression> replacement) {
        Expression replaced = replacement.apply(expression);
        if (replaced != expression) {
            return replaced;
        }
        List<Expression> before = expression.children();
        Expression result = expression;
        if (!before.isEmpty()) {
            List<Expression> after = new ArrayList<>(before.size());
            boolean changed = false;
            for (Expression child : before) {
                Expression next = replace(child, replacement);
                changed |= next != child;
                after.add(next);
            }
            result = changed ? expression.withChildren(after) : expression;
        }
        return result instanceof SubqueryExpression subquery
                ? subquery.withPlan(replace((LogicalPlan) subquery.plan(), replacement))
                : result;
    }

    static LogicalPlan replace(LogicalPlan plan, Function<Expression, Expression> replacement) {
        return plan.transform(node -> node.mapExpressions(expression -> replace(expression, replacement)));
    }
}
