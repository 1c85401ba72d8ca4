package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.SortKey;
import java.util.List;

/**
 * Orders rows; equal rows keep their order. Sorted runs go to disk past the memory budget.
 *
 * @param orderedKeys by how many of the keys, from the first on, the input is in order already: only rows that are equal in
 *     those are sorted together, and the first ones come before the last are read
 */
public record ExternalSort(PhysicalPlan input, List<SortKey> keys, int orderedKeys, Estimate estimate)
        implements PhysicalPlan {
    public ExternalSort {
        keys = List.copyOf(keys);
    }

    /** Of rows in no order. */
    public ExternalSort(PhysicalPlan input, List<SortKey> keys, Estimate estimate) {
        this(input, keys, 0, estimate);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitExternalSort(this);
    }
}
