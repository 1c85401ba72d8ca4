package io.docdb.optimize.rule;

import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.LogicalPlan;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks a whole plan, the plans inside subquery expressions included. */
public final class PlanWalk {
    private PlanWalk() {}

    /** Visits every expression node of the plan, and of the plans within. */
    public static void forEachExpression(LogicalPlan plan, Consumer<Expression> visitor) {
        for (Expression root : plan.expressions()) {
            root.visit(node -> {
                visitor.accept(node);
                if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
                    forEachExpression(inner, visitor);
                }
            });
        }
        plan.inputs().forEach(input -> forEachExpression(input, visitor));
    }

    /** Visits every plan node, parents first. */
    public static void forEachNode(LogicalPlan plan, Consumer<LogicalPlan> visitor) {
        visitor.accept(plan);
        plan.inputs().forEach(input -> forEachNode(input, visitor));
        for (Expression root : plan.expressions()) {
            root.visit(node -> {
                if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
                    forEachNode(inner, visitor);
                }
            });
        }
    }

    /** A copy with every plan node rewritten, inputs first, the plans of subqueries before the node that holds them. */
    public static LogicalPlan transform(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
        return plan.transform(node -> rewrite.apply(
                node.mapExpressions(root -> root.transform(expression -> intoSubquery(expression, rewrite)))));
    }

    private static Expression intoSubquery(Expression expression, UnaryOperator<LogicalPlan> rewrite) {
        if (expression instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
            LogicalPlan after = transform(inner, rewrite);
            return after == inner ? subquery : subquery.withPlan(after);
        }
        return expression;
    }

    /** A copy in which the plans of the subqueries, of all nodes, are rewritten as wholes. */
    static LogicalPlan intoSubqueries(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
        return plan.transform(node -> node.mapExpressions(root -> root.transform(expression -> {
            if (expression instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
                LogicalPlan after = rewrite.apply(inner);
                return after == inner ? subquery : subquery.withPlan(after);
            }
            return expression;
        })));
    }

    /** A copy with every expression node rewritten, operands first, everywhere. */
    public static LogicalPlan transformExpressions(LogicalPlan plan, UnaryOperator<Expression> rewrite) {
        return transform(plan, node -> node.mapExpressions(root -> root.transform(rewrite)));
    }
}
