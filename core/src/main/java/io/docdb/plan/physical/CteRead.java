package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/** Reads a common table, or inside the step of a {@link RecursiveLoop} the rows of its last round.
 *
 * @param columns new ids for the table's columns, in order
 */
public record CteRead(int tableId, String name, List<Column> columns, Estimate estimate) implements PhysicalPlan {
    public CteRead {
        columns = List.copyOf(columns);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitCteRead(this);
    }
}
