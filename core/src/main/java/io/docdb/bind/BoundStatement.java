package io.docdb.bind;

import io.docdb.expr.Column;
import io.docdb.expr.Volatility;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Set;

/**
 * A statement that is ready to be planned.
 *
 * @param plan what is asked
 * @param output the columns of the result with their labels; empty for a change of data without RETURNING
 * @param parameterTypes what the surroundings of each parameter ask for, by position; ANY where they do not say. A
 *     value of the same family is taken as it is, another one is cast
 * @param reads ids of the collections and views that are read, those under views included
 * @param writes ids of the collections that are changed
 * @param volatility of the least lasting function in the plan: only an IMMUTABLE plan's result may be cached
 */
public record BoundStatement(
        LogicalPlan plan,
        List<Column> output,
        List<SqlType> parameterTypes,
        Set<Integer> reads,
        Set<Integer> writes,
        Volatility volatility) {
    public BoundStatement {
        output = List.copyOf(output);
        parameterTypes = List.copyOf(parameterTypes);
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** True if nothing is changed. Drawing a number from a sequence does not count; locking rows does not either. */
    public boolean isReadOnly() {
        return writes.isEmpty();
    }
}
