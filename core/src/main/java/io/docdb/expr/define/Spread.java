package io.docdb.expr.define;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.Volatility;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A function whose last argument is an array of its last arguments: {@code CONCAT_WS('-', VARIADIC tags)}. Of NULL in place of
 * the array it is NULL.
 */
public record Spread(ScalarFunction function) implements SpecializingFunction {
    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Volatility volatility() {
        return function.volatility();
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    /** @throws StatementException TYPE_MISMATCH if the last argument is no array */
    @Override
    public SqlType resultType(List<SqlType> arguments) {
        List<SqlType> types = new ArrayList<>(arguments);
        SqlType last = types.remove(types.size() - 1);
        boolean mayBeArray =
                switch (last.family()) {
                    case ARRAY, ANY, NULL -> true;
                    default -> false;
                };
        if (!mayBeArray) {
            throw notAnArray(last.toString());
        }
        SqlType element =
                last.element().isEmpty() ? SqlType.ANY : last.element().get(0);
        types.add(element);
        try {
            return function.resultType(types);
        } catch (StatementException error) {
            if (error.code() != ErrorCode.UNKNOWN_FUNCTION) {
                throw error;
            }
            types.add(element); // how many there will be is not known: some functions take pairs
            return function.resultType(types);
        }
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return function instanceof SpecializingFunction special
                ? new Spread(special.specialize(arguments.subList(0, arguments.size() - 1), result))
                : this;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        int fixed = arguments.length - 1;
        if (arguments[fixed].isNull()) {
            return NullValue.NULL;
        }
        if (!(arguments[fixed] instanceof ArrayValue array)) {
            throw notAnArray("a " + arguments[fixed].kind());
        }
        Value[] spread = new Value[fixed + array.size()];
        System.arraycopy(arguments, 0, spread, 0, fixed);
        for (int i = 0; i < array.size(); i++) {
            spread[fixed + i] = array.elements().get(i);
        }
        if (function.nullOnNull()) {
            for (Value value : spread) {
                if (value.isNull()) {
                    return NullValue.NULL;
                }
            }
        }
        return function.apply(spread, context);
    }

    private StatementException notAnArray(String found) {
        return new StatementException(
                ErrorCode.TYPE_MISMATCH, "VARIADIC of " + name() + " expected an array, found " + found);
    }
}
