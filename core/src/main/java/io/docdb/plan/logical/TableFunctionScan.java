package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import io.docdb.expr.TableFunction;
import java.util.List;
import java.util.function.UnaryOperator;

/** A function that gives rows: UNNEST, GENERATE_SERIES, JSON_TABLE. Its arguments may use columns of plans to its left in
 * a lateral join.
 *
 * @param columns what the function gives, then the ordinality column if it is asked for
 * @param withOrdinality true if the last column counts the rows from 1
 */
public record TableFunctionScan(
        TableFunction function, List<Expression> arguments, List<Column> columns, boolean withOrdinality)
        implements LogicalPlan {
    public TableFunctionScan {
        arguments = List.copyOf(arguments);
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
        List<Expression> newArguments = Rewrite.each(arguments, rewrite);
        return newArguments == arguments
                ? this
                : new TableFunctionScan(function, newArguments, columns, withOrdinality);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitTableFunctionScan(this);
    }
}
