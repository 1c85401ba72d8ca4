package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;

/** Deletes the documents whose row ids the input gives. {@code returning} uses the input's columns. */
public record DeleteDocuments(
        CollectionRef collection, PhysicalPlan input, Column rowId, List<NamedExpression> returning, Estimate estimate)
        implements PhysicalPlan {
    public DeleteDocuments {
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
        return visitor.visitDeleteDocuments(this);
    }
}
