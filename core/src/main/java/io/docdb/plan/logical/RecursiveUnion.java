package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** WITH RECURSIVE: the anchor's rows, then the step's over the rows of the last round ({@link CteScan} with the same table
 * id) until a round is empty.
 *
 * @param all false drops rows seen before
 * @param columns new ids
 */
public record RecursiveUnion(int tableId, LogicalPlan anchor, LogicalPlan step, boolean all, List<Column> columns)
        implements LogicalPlan {
    public RecursiveUnion {
        columns = List.copyOf(columns);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(anchor, step);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new RecursiveUnion(tableId, inputs.get(0), inputs.get(1), all, columns);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        return this;
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitRecursiveUnion(this);
    }
}
