package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.RowProjection;
import io.docdb.value.SqlType;
import java.util.Optional;

/**
 * A term that asks for the elements of an array, as drivers and frameworks write lists of any length: {@code operand = ANY
 * (array)}, or {@code operand IN (SELECT e FROM UNNEST (array) AS t (e))}. What any other query gives that is thought to give few
 * rows is an array, too, for whom it is looked up by: {@code operand = ANY (ARRAY (query))}.
 */
record AnyOfArray(Expression operand, Expression array) {
    /** The array is held in memory, and each element is a range to look at. */
    private static final double MOST_ROWS = 1_000;

    static Optional<AnyOfArray> of(Expression term) {
        if (term instanceof Call call && call.function().name().equals("= ANY")) {
            return Optional.of(
                    new AnyOfArray(call.arguments().get(0), call.arguments().get(1)));
        }
        return term instanceof SubqueryExpression subquery
                        && subquery.kind() == SubqueryExpression.Kind.QUANTIFIED_ANY
                        && subquery.operator().equals(Optional.of(Comparison.Operator.EQUAL))
                        && subquery.plan() instanceof PhysicalPlan plan
                ? unnested(plan)
                        .or(() -> collected(plan))
                        .map(array -> new AnyOfArray(subquery.operand().orElseThrow(), array))
                : Optional.empty();
    }

    private static Optional<Expression> collected(PhysicalPlan plan) {
        if (plan.columns().size() != 1 || plan.estimate().rows() > MOST_ROWS || isVolatile(plan)) {
            return Optional.empty();
        }
        SqlType type = SqlType.arrayOf(plan.columns().get(0).type());
        return Optional.of(new SubqueryExpression(
                SubqueryExpression.Kind.LOOKED_UP, plan, Optional.empty(), Optional.empty(), type));
    }

    /** It would give other rows when it is asked again. */
    static boolean isVolatile(PhysicalPlan plan) {
        boolean[] found = new boolean[1];
        PlanExpressions.forEach(plan, expression -> found[0] |= Restrictions.isVolatile(expression));
        PlanExpressions.forEachSubquery(plan, inner -> found[0] |= isVolatile(inner));
        return found[0] || plan.inputs().stream().anyMatch(AnyOfArray::isVolatile);
    }

    /** The array whose elements, and nothing else, the plan gives. */
    private static Optional<Expression> unnested(PhysicalPlan plan) {
        PhysicalPlan node = plan;
        if (plan instanceof RowProjection projection
                && projection.projections().size() == 1
                && !projection.input().columns().isEmpty()
                && projection.projections().get(0).expression() instanceof ColumnRef ref
                && ref.column().id() == projection.input().columns().get(0).id()) {
            node = projection.input();
        }
        return node instanceof FunctionScan scan
                        && scan.function().name().equals("UNNEST")
                        && scan.arguments().size() == 1
                ? Optional.of(scan.arguments().get(0))
                : Optional.empty();
    }
}
