package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One row per group.
 *
 * @param keys the grouping expressions under new column ids
 * @param groupingSets each a list of positions in {@code keys}; a key outside the set is NULL. One set of all keys is plain
 *     GROUP BY; one empty set is the single group, which exists even without rows
 * @param groupingId if present, a column with the bit mask GROUPING() is computed from: bit i is set if key i is not in the set
 */
public record Aggregate(
        LogicalPlan input,
        List<NamedExpression> keys,
        List<List<Integer>> groupingSets,
        List<AggregateColumn> aggregates,
        Optional<Column> groupingId)
        implements LogicalPlan {
    public Aggregate {
        keys = List.copyOf(keys);
        groupingSets = List.copyOf(groupingSets);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<Column> columns() {
        return AggregateColumn.columnsOf(keys, aggregates, groupingId);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Aggregate(inputs.get(0), keys, groupingSets, aggregates, groupingId);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<NamedExpression> newKeys = Rewrite.each(keys, key -> key.map(rewrite));
        List<AggregateColumn> newAggregates = Rewrite.each(aggregates, aggregate -> aggregate.map(rewrite));
        return newKeys == keys && newAggregates == aggregates
                ? this
                : new Aggregate(input, newKeys, groupingSets, newAggregates, groupingId);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitAggregate(this);
    }
}
