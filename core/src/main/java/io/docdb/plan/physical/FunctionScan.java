package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.TableFunction;
import java.util.List;

/** The rows of a table function; its arguments may use outer columns.
 *
 * @param withOrdinality true if the last column counts the rows from 1
 */
public record FunctionScan(
        TableFunction function,
        List<Expression> arguments,
        List<Column> columns,
        boolean withOrdinality,
        Estimate estimate)
        implements PhysicalPlan {
    public FunctionScan {
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitFunctionScan(this);
    }
}
