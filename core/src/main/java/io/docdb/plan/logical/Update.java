package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replaces documents. The input gives row id and old document of each (once; a row that comes twice is changed once).
 *
 * @param document makes the new document from the input's columns
 * @param updated the document as stored, for {@code returning}
 */
public record Update(
        CollectionRef collection,
        LogicalPlan input,
        Column rowId,
        Expression document,
        Column updated,
        List<NamedExpression> returning)
        implements LogicalPlan {
    public Update {
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
        return new Update(collection, inputs.get(0), rowId, document, updated, returning);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Expression newDocument = rewrite.apply(document);
        List<NamedExpression> newReturning = Rewrite.each(returning, named -> named.map(rewrite));
        return newDocument == document && newReturning == returning
                ? this
                : new Update(collection, input, rowId, newDocument, updated, newReturning);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitUpdate(this);
    }
}
