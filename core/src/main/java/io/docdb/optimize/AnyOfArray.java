package io.docdb.optimize;

import io.docdb.expr.Call;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowProjection;
import java.util.Optional;

/**
 * A term that asks for the elements of an array, as drivers and frameworks write lists of any length: {@code operand = ANY
 * (array)}, or {@code operand IN (SELECT e FROM UNNEST (array) AS t (e))}.
 */
record AnyOfArray(Expression operand, Expression array) {
    static Optional<AnyOfArray> of(Expression term) {
        if (term instanceof Call call && call.function().name().equals("= ANY")) {
            return Optional.of(
                    new AnyOfArray(call.arguments().get(0), call.arguments().get(1)));
        }
        return term instanceof SubqueryExpression subquery
                        && subquery.kind() == SubqueryExpression.Kind.QUANTIFIED_ANY
                        && subquery.operator().equals(Optional.of(Comparison.Operator.EQUAL))
                        && subquery.plan() instanceof PhysicalPlan plan
                ? unnested(plan).map(array -> new AnyOfArray(subquery.operand().orElseThrow(), array))
                : Optional.empty();
    }

    /** The array whose elements, and nothing else, the plan gives. */
    private static Optional<Expression> unnested(PhysicalPlan plan) {
        PhysicalPlan node = plan;
        if (plan instanceof RowProjection projection
                && projection.projections().size() == 1
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
