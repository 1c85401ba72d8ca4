package io.docdb.optimize.rule;

import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.LogicalPlan;
import java.util.List;
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
        List<LogicalPlan> inputs = plan.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            forEachNode(inputs.get(i), visitor);
        }
        List<Expression> roots = plan.expressions();
        for (int i = 0; i < roots.size(); i++) {
            forEachNode(roots.get(i), visitor);
        }
    }

    /** Visits the nodes of the plans inside an expression. */
    private static void forEachNode(Expression expression, Consumer<LogicalPlan> visitor) {
        if (expression instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
            forEachNode(inner, visitor);
        }
        List<Expression> children = expression.children();
        for (int i = 0; i < children.size(); i++) {
            forEachNode(children.get(i), visitor);
        }
    }

    /** A copy with every plan node rewritten, inputs first, the plans of subqueries before the node that holds them. */
    public static LogicalPlan transform(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
        return plan.transform(node -> rewrite.apply(node.mapExpressions(root -> Predicates.hasSubquery(root)
                ? root.transform(expression -> intoSubquery(expression, rewrite))
                : root)));
    }

    private static Expression intoSubquery(Expression expression, UnaryOperator<LogicalPlan> rewrite) {
        return rewritten(expression, inner -> transform(inner, rewrite));
    }

    /** A copy in which the plans of the subqueries, of all nodes, are rewritten as wholes. */
    static LogicalPlan intoSubqueries(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
        return plan.transform(node -> node.mapExpressions(root ->
                Predicates.hasSubquery(root) ? root.transform(expression -> rewritten(expression, rewrite)) : root));
    }

    private static Expression rewritten(Expression expression, UnaryOperator<LogicalPlan> rewrite) {
        if (expression instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
            LogicalPlan after = rewrite.apply(inner);
            return after == inner ? subquery : subquery.withPlan(after);
        }
        return expression;
    }

    /** A copy with every expression node rewritten, operands first, everywhere. */
    public static LogicalPlan transformExpressions(LogicalPlan plan, UnaryOperator<Expression> rewrite) {
        return transform(plan, node -> node.mapExpressions(root -> root.transform(rewrite)));
    }
}
