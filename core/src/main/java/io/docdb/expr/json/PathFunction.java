package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.define.Arity;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** JSON_VALUE, JSON_QUERY and JSON_EXISTS: what a path finds in a context item, made into a value of its own kind by each. */
interface PathFunction extends SpecializingFunction {
    /** What it gives. */
    SqlType returning();

    /** The names of the variables of the path, as written. */
    List<String> passing();

    JsonBehavior onEmpty();

    JsonBehavior onError();

    /** What becomes of the items that the path finds. */
    Value found(List<Value> items, Value[] arguments, EvaluationContext context);

    /** What is given where the data do not fit the path, or the path's items not the function, and no error is wanted. */
    Value failed(Value[] arguments, EvaluationContext context);

    @Override
    default boolean nullOnNull() {
        return false;
    }

    @Override
    default SqlType resultType(List<SqlType> arguments) {
        int all = errorDefault() + (onError() == JsonBehavior.DEFAULT ? 1 : 0);
        Arity.require(name(), arguments, all, all);
        return returning();
    }

    /** Where the value of DEFAULT … ON EMPTY stands among the arguments. */
    default int emptyDefault() {
        return 2 + passing().size();
    }

    /** Where the value of DEFAULT … ON ERROR stands among the arguments. */
    default int errorDefault() {
        return emptyDefault() + (onEmpty() == JsonBehavior.DEFAULT ? 1 : 0);
    }

    @Override
    default ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return new Ready(this, PathQuery.of(passing(), arguments));
    }

    @Override
    default Value apply(Value[] arguments, EvaluationContext context) {
        return evaluate(PathQuery.general(passing()), arguments, context);
    }

    /** The answer for these arguments, by a path that is known or found among them. */
    default Value evaluate(PathQuery query, Value[] arguments, EvaluationContext context) {
        return PathQuery.isNull(arguments) ? NullValue.NULL : evaluateItem(query, arguments, context);
    }

    /** As {@link #evaluate}, of a context item that was found in a document: if it is NULL, that is the null of JSON. */
    default Value evaluateItem(PathQuery query, Value[] arguments, EvaluationContext context) {
        try {
            return found(query.items(arguments, context), arguments, context);
        } catch (DatabaseException error) {
            boolean raised = onError() == JsonBehavior.ERROR
                    || onEmpty() == JsonBehavior.ERROR && error.code() == ErrorCode.JSON_NO_ITEM
                    || !error.sqlState().startsWith("22");
            if (raised) {
                throw error;
            }
            return failed(arguments, context);
        }
    }

    /** A function whose path is known. */
    record Ready(PathFunction function, PathQuery query) implements ScalarFunction {
        @Override
        public String name() {
            return function.name();
        }

        @Override
        public boolean nullOnNull() {
            return false;
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return function.returning();
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            return function.evaluate(query, arguments, context);
        }
    }
}
