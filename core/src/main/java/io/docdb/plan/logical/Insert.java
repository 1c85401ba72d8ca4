package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Inserts one document per input row.
 *
 * @param document makes the document from the input's columns, defaults filled in
 * @param inserted the document as stored (generated key included), for {@code returning}
 * @param returning what is handed back per row; empty for the count only
 */
public record Insert(
        CollectionRef collection,
        LogicalPlan input,
        Expression document,
        Optional<OnConflict> onConflict,
        Column inserted,
        List<NamedExpression> returning)
        implements LogicalPlan {
    public Insert {
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
        return new Insert(collection, inputs.get(0), document, onConflict, inserted, returning);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Expression newDocument = rewrite.apply(document);
        Optional<OnConflict> newConflict = Rewrite.ifPresent(onConflict, conflict -> conflict.map(rewrite));
        List<NamedExpression> newReturning = Rewrite.each(returning, named -> named.map(rewrite));
        return newDocument == document && newConflict == onConflict && newReturning == returning
                ? this
                : new Insert(collection, input, newDocument, newConflict, inserted, newReturning);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
