package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of a sort, kept in a heap: skips {@code offset} and gives at most {@code count}.
 *
 * @param orderedKeys by how many of the keys, from the first on, the input is in order already: reading stops when no later
 *     row can be among the first ones
 * @param withTies true to give rows equal to the last one, too; then the count, and the offset if there is one, are constants
 */
public record TopN(
        PhysicalPlan input,
        List<SortKey> keys,
        int orderedKeys,
        Expression count,
        Optional<Expression> offset,
        boolean withTies,
        Estimate estimate)
        implements PhysicalPlan {
    /** With ties no more rows than that are asked for, or skipped. */
    public static final int MOST_TIED = 10_000;

    public TopN {
        keys = List.copyOf(keys);
    }

    /** Without ties. */
    public TopN(
            PhysicalPlan input,
            List<SortKey> keys,
            int orderedKeys,
            Expression count,
            Optional<Expression> offset,
            Estimate estimate) {
        this(input, keys, orderedKeys, count, offset, false, estimate);
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
        return visitor.visitTopN(this);
    }
}
