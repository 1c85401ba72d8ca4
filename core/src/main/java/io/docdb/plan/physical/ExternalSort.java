package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.SortKey;
import java.util.List;

/** Orders rows; equal rows keep their order. Sorted runs go to disk past the memory budget. */
public record ExternalSort(PhysicalPlan input, List<SortKey> keys, Estimate estimate) implements PhysicalPlan {
    public ExternalSort {
        keys = List.copyOf(keys);
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
