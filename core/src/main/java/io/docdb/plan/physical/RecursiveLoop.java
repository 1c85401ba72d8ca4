package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/** WITH RECURSIVE: the anchor's rows, then the step's over the rows of the last round until a round is empty.
 *
 * @param all false drops rows seen before
 * @param columns new ids
 */
public record RecursiveLoop(
        int tableId, PhysicalPlan anchor, PhysicalPlan step, boolean all, List<Column> columns, Estimate estimate)
        implements PhysicalPlan {
    public RecursiveLoop {
        columns = List.copyOf(columns);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(anchor, step);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitRecursiveLoop(this);
    }
}
