package io.docdb.exec.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Evaluator;
import io.docdb.value.SqlType;
import java.util.List;

/**
 * One compiled aggregate call.
 *
 * @param filter Java null for none
 * @param orderKeys the keys rows are fed in the order of; empty for as they come
 * @param descending per order key
 * @param nullsFirst per order key
 */
public record AggregateStep(
        AggregateFunction function,
        List<SqlType> argumentTypes,
        SqlType type,
        Evaluator[] arguments,
        Evaluator filter,
        boolean distinct,
        Evaluator[] orderKeys,
        boolean[] descending,
        boolean[] nullsFirst) {

    Accumulator newAccumulator() {
        return function.accumulator(argumentTypes, type);
    }

    /** True if rows may be fed to several accumulators, and these be put together. */
    public boolean canMerge() {
        return !distinct && !isOrdered() && newAccumulator().canMerge();
    }

    boolean isOrdered() {
        return orderKeys.length > 0;
    }
}
