package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import io.docdb.expr.SortKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Skips {@code offset} rows and gives at most {@code count}.
 *
 * @param ties if not empty, WITH TIES: rows equal to the last one under these keys, which the input is sorted by, follow
 */
public record Limit(LogicalPlan input, Optional<Expression> count, Optional<Expression> offset, List<SortKey> ties)
        implements LogicalPlan {
    public Limit {
        ties = List.copyOf(ties);
    }

    @Override
    public List<Column> columns() {
        return input.columns();
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Limit(inputs.get(0), count, offset, ties);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        Optional<Expression> newCount = Rewrite.ifPresent(count, rewrite);
        Optional<Expression> newOffset = Rewrite.ifPresent(offset, rewrite);
        List<SortKey> newTies = Rewrite.each(ties, key -> key.map(rewrite));
        return newCount == count && newOffset == offset && newTies == ties
                ? this
                : new Limit(input, newCount, newOffset, newTies);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitLimit(this);
    }
}
