package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows written out.
 *
 * @param rows each as wide as {@code columns}; one empty row is a SELECT without FROM
 */
public record Values(List<List<Expression>> rows, List<Column> columns) implements LogicalPlan {
    public Values {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of();
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return this;
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<List<Expression>> newRows = Rewrite.each(rows, row -> Rewrite.each(row, rewrite));
        return newRows == rows ? this : new Values(newRows, columns);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitValues(this);
    }
}
