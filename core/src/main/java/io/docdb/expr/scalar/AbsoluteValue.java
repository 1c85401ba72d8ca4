package io.docdb.expr.scalar;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** ABS. The least whole number of a type has no counterpart in it: {@code ABS(-2147483648)} of an INTEGER is 22003. */
record AbsoluteValue(ScalarFunction ofAny) implements SpecializingFunction {
    @Override
    public String name() {
        return ofAny.name();
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return ofAny.resultType(arguments);
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return result.isInteger() ? new Whole(ofAny, result) : ofAny;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return ofAny.apply(arguments, context);
    }

    private record Whole(ScalarFunction ofAny, SqlType result) implements ScalarFunction {
        @Override
        public String name() {
            return ofAny.name();
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return result;
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            Value absolute = ofAny.apply(arguments, context);
            if (absolute instanceof LongValue whole && !NumberCasts.inRange(whole.value(), result.name())) {
                throw Numbers.overflow(result);
            }
            return absolute;
        }
    }
}
