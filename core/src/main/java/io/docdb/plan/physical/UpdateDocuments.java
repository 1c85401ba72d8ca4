package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;

/** Replaces documents. A row that comes twice is changed once.
 *
 * @param rowId the input's column that names the document
 * @param document makes the new document from the input's columns
 * @param updated the document as stored, for {@code returning}
 */
public record UpdateDocuments(
        CollectionRef collection,
        PhysicalPlan input,
        Column rowId,
        Expression document,
        Column updated,
        List<NamedExpression> returning,
        Estimate estimate)
        implements PhysicalPlan {
    public UpdateDocuments {
        returning = List.copyOf(returning);
    }

    @Override
    public List<Column> columns() {
        return Columns.of(returning);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitUpdateDocuments(this);
    }
}
