package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/**
 * The documents that at least one of several index accesses finds, each once, in primary-key order. For OR over
 * different paths; the predicate of {@code read} tests what the ranges leave open.
 *
 * @param keys ranges of the primary key whose documents belong to them, too; mostly none
 */
public record IndexUnion(DocumentRead read, List<IndexAccess> accesses, List<KeyRange> keys, Estimate estimate)
        implements PhysicalPlan {
    public IndexUnion {
        accesses = List.copyOf(accesses);
        keys = List.copyOf(keys);
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
        return visitor.visitIndexUnion(this);
    }
}
