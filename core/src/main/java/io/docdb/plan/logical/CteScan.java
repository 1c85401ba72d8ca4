package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads a common table: the rows of {@link With}'s definition, or inside a {@link RecursiveUnion} the rows of the last
 * round.
 *
 * @param columns new ids for the definition's columns, in order
 */
public record CteScan(int tableId, String name, List<Column> columns) implements LogicalPlan {
    public CteScan {
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
        return this;
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitCteScan(this);
    }
}
