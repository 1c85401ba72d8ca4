package io.docdb.expr.compile;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.value.Value;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntFunction;

/** Tries out a condition on some rows before a statement runs. */
public final class Trial {
    private Trial() {}

    /**
     * The rows for which a condition is true, by their numbers; it is not for one that fails. Nothing if only an execution can tell.
     *
     * @param count of the rows
     */
    public static Optional<BitSet> matching(
            Expression condition, RowLayout layout, int count, IntFunction<Value[]> rows) {
        BitSet matching = new BitSet(count);
        try {
            Evaluator evaluator = ExpressionCompiler.compile(condition, layout, (subquery, of) -> {
                throw new Nowhere.UnknownException();
            });
            for (int row = 0; row < count; row++) {
                if (isTrue(evaluator, rows.apply(row))) {
                    matching.set(row);
                }
            }
            return Optional.of(matching);
        } catch (Nowhere.UnknownException notNow) {
            return Optional.empty();
        } catch (DatabaseException wrong) {
            return Optional.empty(); // an error of the statement when it runs
        }
    }

    private static boolean isTrue(Evaluator evaluator, Value[] row) {
        try {
            return evaluator.evaluate(row, Nowhere.INSTANCE).equals(Constant.TRUE.value());
        } catch (DatabaseException fails) {
            return false;
        }
    }
}
