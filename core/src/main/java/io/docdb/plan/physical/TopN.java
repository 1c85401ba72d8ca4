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
 */
public record TopN(
        PhysicalPlan input,
        List<SortKey> keys,
        int orderedKeys,
        Expression count,
        Optional<Expression> offset,
        Estimate estimate)
        implements PhysicalPlan {
    public TopN {
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
        return visitor.visitTopN(this);
    }
}
