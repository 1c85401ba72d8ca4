package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.OnConflict;
import java.util.List;
import java.util.Optional;

/** Inserts one document per input row.
 *
 * @param document makes the document from the input's columns
 * @param inserted the document as stored, for {@code returning}
 * @param returning what is handed back per row; empty for the count only
 */
public record InsertDocuments(
        CollectionRef collection,
        PhysicalPlan input,
        Expression document,
        Optional<OnConflict> onConflict,
        Column inserted,
        List<NamedExpression> returning,
        Estimate estimate)
        implements PhysicalPlan {
    public InsertDocuments {
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
        return visitor.visitInsertDocuments(this);
    }
}
