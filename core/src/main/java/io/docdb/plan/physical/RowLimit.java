package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import java.util.List;
import java.util.Optional;

/** Skips {@code offset} rows and gives at most {@code count}.
 *
 * @param ties if not empty, WITH TIES: rows equal to the last one under these keys, which the input is sorted by, follow
 */
public record RowLimit(
        PhysicalPlan input,
        Optional<Expression> count,
        Optional<Expression> offset,
        List<SortKey> ties,
        Estimate estimate)
        implements PhysicalPlan {
    public RowLimit {
        ties = List.copyOf(ties);
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
        return visitor.visitRowLimit(this);
    }
}
