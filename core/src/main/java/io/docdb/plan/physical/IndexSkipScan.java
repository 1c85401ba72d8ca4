package io.docdb.plan.physical;

import io.docdb.expr.Column;
import java.util.List;

/**
 * Of the documents found by an index, the first of each group that has the same leading parts, in index order: from one group the
 * scan jumps to the next. What is left of a group would be dropped by the node above, which compares the groups again, since
 * each range gives its own rows. Never over an index of array elements.
 *
 * <p>Example: over an index (country, population), the leading part of {@code SELECT DISTINCT country} is one; {@code MIN(population)
 * … GROUP BY country} asks for the first that is not NULL as well, MIN and MAX at once for the last, too.
 *
 * @param parts how many leading parts a group has in common
 * @param alsoNotNull where the part behind them is NULL in the first row, the first row where it is not is given as well
 * @param alsoLast the last row of each group is given as well, out of order
 * @param descending reads from the end
 * @param indexOnly as in {@link IndexScan}
 */
public record IndexSkipScan(
        DocumentRead read,
        IndexAccess access,
        int parts,
        boolean alsoNotNull,
        boolean alsoLast,
        boolean descending,
        boolean indexOnly,
        Estimate estimate)
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
