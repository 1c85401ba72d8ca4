package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.List;
import java.util.Optional;

/** Documents found by an index, each once: in index order, or over an index of array elements, unless the elements are fixed
 * by one range, in primary-key order.
 *
 * <p>MIN and MAX by index are a {@link RowLimit} of one over this, with the tail {@link KeyRange.NotNull}.
 *
 * @param descending reads from the end
 * @param mergedParts how many leading parts of the index its order leaves out: the ranges, in each of which they are the same,
 *     are merged; 0 if they are read one after the other
 * @param skippedParts how many leading parts of the index the ranges stand behind: they are read for each combination of values
 *     that those have; 0 for ranges of the whole index. Never over array elements
 * @param indexOnly true if {@code read} needs nothing but the index' own parts and the row id: then documents are not
 *     visited. The fields are told by their paths
 * @param entryFilter what of the predicate the entries are asked before their documents are fetched; empty if {@code indexOnly}
 */
public record IndexScan(
        DocumentRead read,
        IndexAccess access,
        boolean descending,
        int mergedParts,
        int skippedParts,
        boolean indexOnly,
        Optional<Expression> entryFilter,
        Estimate estimate)
        implements PhysicalPlan {
    public IndexScan(DocumentRead read, IndexAccess access, boolean descending, boolean indexOnly, Estimate estimate) {
        this(read, access, descending, 0, 0, indexOnly, Optional.empty(), estimate);
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
        return visitor.visitIndexScan(this);
    }
}
