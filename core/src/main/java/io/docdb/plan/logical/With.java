package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Common tables, each computed at most once, then the body that reads them by {@link CteScan}. Tables may read those
 * before them. Tables that change data run even if nobody reads them.
 */
public record With(List<CommonTable> tables, LogicalPlan body) implements LogicalPlan {
    public With {
        tables = List.copyOf(tables);
    }

    @Override
    public List<Column> columns() {
        return body.columns();
    }

    @Override
    public List<LogicalPlan> inputs() {
        return CommonTable.plansOf(tables, body);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new With(CommonTable.withPlans(tables, inputs), inputs.get(tables.size()));
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        return this;
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitWith(this);
    }
}
