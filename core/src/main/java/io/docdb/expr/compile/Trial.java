package io.docdb.expr.compile;

import io.docdb.error.DatabaseException;
import io.docdb.expr.Constant;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Tries out expressions on some rows before a statement runs. */
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

    /** What some expressions give for each row. Nothing if only an execution can tell, or one of them fails. */
    public static Optional<List<List<Value>>> results(
            List<Expression> expressions, RowLayout layout, int count, IntFunction<Value[]> rows) {
        try {
            Evaluator[] evaluators = new ExpressionCompiler(layout, (subquery, of) -> {
                        throw new Nowhere.UnknownException();
                    })
                    .compileAll(expressions);
            List<List<Value>> results = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Value[] row = rows.apply(i);
                Value[] result = new Value[evaluators.length];
                for (int j = 0; j < result.length; j++) {
                    result[j] = evaluators[j].evaluate(row, Nowhere.INSTANCE);
                }
                results.add(List.of(result));
            }
            return Optional.of(results);
        } catch (Nowhere.UnknownException | DatabaseException notNow) {
            return Optional.empty();
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
