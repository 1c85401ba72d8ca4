package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/**
 * Documents in ranges of the primary key, in its order.
 *
 * @param descending reads from the end
 * @param mergedParts how many leading parts of the key the order leaves out, as in {@link IndexScan}
 */
public record KeyScan(DocumentRead read, List<KeyRange> ranges, boolean descending, int mergedParts, Estimate estimate)
        implements PhysicalPlan {
    public KeyScan(DocumentRead read, List<KeyRange> ranges, boolean descending, Estimate estimate) {
        this(read, ranges, descending, 0, estimate);
    }

    public KeyScan {
        ranges = List.copyOf(ranges);
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
        return visitor.visitKeyScan(this);
    }
}
