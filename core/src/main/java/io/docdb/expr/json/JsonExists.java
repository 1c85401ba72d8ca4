package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.define.Arity;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** JSON_EXISTS: whether a path leads anywhere. Arguments: context, path, the values of {@code passing}. */
public record JsonExists(List<String> passing, JsonBehavior onError) implements SpecializingFunction {
    /** JSON_EXISTS without any clause. */
    public static final JsonExists PLAIN = new JsonExists(List.of(), JsonBehavior.UNSPECIFIED);

    /** The operator {@code @?}: a document that does not fit the path gives NULL, as in PostgreSQL. */
    static final JsonExists SILENT = new JsonExists(List.of(), JsonBehavior.UNKNOWN);

    public JsonExists {
        passing = List.copyOf(passing);
    }

    @Override
    public String name() {
        return "JSON_EXISTS";
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        Arity.require(name(), arguments, 2 + passing.size(), 2 + passing.size());
        return SqlType.BOOLEAN;
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return new Ready(this, PathQuery.of(passing, arguments));
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return evaluate(PathQuery.general(passing), arguments, context);
    }

    Value evaluate(PathQuery query, Value[] arguments, EvaluationContext context) {
        if (PathQuery.isNull(arguments)) {
            return NullValue.NULL;
        }
        try {
            return BooleanValue.of(!query.items(arguments, context).isEmpty());
        } catch (DatabaseException error) {
            if (onError == JsonBehavior.ERROR || !error.sqlState().startsWith("22")) {
                throw error;
            }
            return switch (onError) {
                case TRUE -> BooleanValue.TRUE;
                case UNKNOWN -> NullValue.NULL;
                default -> BooleanValue.FALSE;
            };
        }
    }

    private record Ready(JsonExists function, PathQuery query) implements ScalarFunction {
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
            return SqlType.BOOLEAN;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            return function.evaluate(query, arguments, context);
        }
    }
}
