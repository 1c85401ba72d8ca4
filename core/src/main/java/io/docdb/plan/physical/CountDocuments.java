package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.CollectionRef;
import java.util.List;
import java.util.Optional;

/** One row with the number of documents of a collection, or of entries in one range of an index (unique per document: no
 * multi-key index, unless the range is a point), counted in the tree without visiting them.
 *
 * @param access exactly one range if present
 */
public record CountDocuments(CollectionRef collection, Optional<IndexAccess> access, Column column, Estimate estimate)
        implements PhysicalPlan {
    @Override
    public List<Column> columns() {
        return List.of(column);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitCountDocuments(this);
    }
}
