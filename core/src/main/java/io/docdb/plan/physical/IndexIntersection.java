package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/** The documents that each of several index accesses finds, in primary-key order. For AND over paths with an index each; the
 * predicate of {@code read} tests what the ranges leave open.
 */
public record IndexIntersection(DocumentRead read, List<IndexAccess> accesses, Estimate estimate)
        implements PhysicalPlan {
    public IndexIntersection {
        accesses = List.copyOf(accesses);
    }

    @Override
    public List<Column> columns() {
        return read.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitIndexIntersection(this);
    }
}
