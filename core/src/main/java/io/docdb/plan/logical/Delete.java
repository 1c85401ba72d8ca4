package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** Deletes the documents whose row ids the input gives. {@code returning} uses the input's columns. */
public record Delete(CollectionRef collection, LogicalPlan input, Column rowId, List<NamedExpression> returning)
        implements LogicalPlan {
    public Delete {
        returning = List.copyOf(returning);
    }

    @Override
    public List<Column> columns() {
        return NamedExpression.columnsOf(returning);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Delete(collection, inputs.get(0), rowId, returning);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<NamedExpression> newReturning = Rewrite.each(returning, named -> named.map(rewrite));
        return newReturning == returning ? this : new Delete(collection, input, rowId, newReturning);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
