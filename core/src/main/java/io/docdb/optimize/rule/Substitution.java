package io.docdb.optimize.rule;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.LogicalPlan;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Puts expressions in the place of columns, also inside subqueries. */
final class Substitution {
    private Substitution() {}

    /** @param expressions by column id; other columns stay */
    static UnaryOperator<Expression> of(Map<Integer, Expression> expressions) {
        return root -> root.transform(node -> replace(node, expressions));
    }

    private static Expression replace(Expression node, Map<Integer, Expression> expressions) {
        if (node instanceof ColumnRef ref) {
            return expressions.getOrDefault(ref.column().id(), node);
        }
        if (node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner) {
            return subquery.withPlan(PlanWalk.transformExpressions(
                    inner,
                    deep -> deep instanceof ColumnRef ref
                            ? expressions.getOrDefault(ref.column().id(), deep)
                            : deep));
        }
        return node;
    }
}
