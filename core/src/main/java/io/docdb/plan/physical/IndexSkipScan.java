package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/**
 * Of the documents found by an index, the first of each group that has the same leading parts, in index order: from one group the
 * scan jumps to the next. Never over an index of array elements.
 *
 * @param indexOnly as in {@link IndexScan}
 */
public record IndexSkipScan(
        DocumentRead read, IndexAccess access, GroupRows groups, boolean indexOnly, Estimate estimate)
        implements PhysicalPlan {
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
        return visitor.visitIndexSkipScan(this);
    }
}
