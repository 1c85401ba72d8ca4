package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.value.FieldPath;
import java.util.List;

/**
 * The first documents of each group that has the same leading parts of the primary key, in its order: from one group the scan
 * jumps to the next. Over readings by (sensor, taken) these are the sensors there are, or the newest readings of each.
 *
 * @param key the primary key
 * @param ranges of it
 */
public record KeySkipScan(
        DocumentRead read, List<FieldPath> key, List<KeyRange> ranges, GroupRows groups, Estimate estimate)
        implements PhysicalPlan {
    public KeySkipScan {
        key = List.copyOf(key);
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
        return visitor.visitKeySkipScan(this);
    }
}
