package io.docdb.expr.compile;

import io.docdb.error.StatementException;
import io.docdb.expr.BinaryFunction;
import io.docdb.expr.Call;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.TextPlace;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/** Calls of functions and operators. */
final class CallCompiler {
    /** In characters: a function may take milliseconds for a longer text, too many for a few hundred rows between two checks. */
    private static final int LONG_TEXT = 1 << 16;

    private CallCompiler() {}

    private static void checkIfLong(Value value, EvaluationContext context) {
        if (value instanceof TextValue text && text.value().length() > LONG_TEXT) {
            context.checkCancelled();
        }
    }

    static Evaluator compile(Call call, Evaluator[] arguments) {
        ScalarFunction function = specialized(call);
        if (function instanceof BinaryFunction binary && arguments.length == 2) {
            return function.nullOnNull()
                    ? new NullableBinary(binary, arguments[0], arguments[1], call.place())
                    : new PlainBinary(binary, arguments[0], arguments[1], call.place());
        }
        return function.nullOnNull()
                ? new Nullable(function, arguments, call.place())
                : new Plain(function, arguments, call.place());
    }

    /** A constant that no call can take, as a broken path is, is told where the call stands. */
    private static ScalarFunction specialized(Call call) {
        if (!(call.function() instanceof SpecializingFunction general)) {
            return call.function();
        }
        try {
            return general.specialize(call.arguments(), call.type());
        } catch (StatementException error) {
            throw error.at(call.place().offset());
        }
    }

    private record NullableBinary(BinaryFunction function, Evaluator left, Evaluator right, TextPlace place)
            implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value a = left.evaluate(row, context);
            if (a == NullValue.NULL) {
                return a;
            }
            Value b = right.evaluate(row, context);
            if (b == NullValue.NULL) {
                return b;
            }
            checkIfLong(a, context);
            try {
                return function.apply(a, b, context);
            } catch (StatementException error) {
                throw context.located(error, place);
            }
        }
    }

    private record PlainBinary(BinaryFunction function, Evaluator left, Evaluator right, TextPlace place)
            implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value a = left.evaluate(row, context);
            Value b = right.evaluate(row, context);
            checkIfLong(a, context);
            try {
                return function.apply(a, b, context);
            } catch (StatementException error) {
                throw context.located(error, place);
            }
        }
    }

    private record Nullable(ScalarFunction function, Evaluator[] arguments, TextPlace place) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value[] values = new Value[arguments.length];
            for (int i = 0; i < values.length; i++) {
                Value value = arguments[i].evaluate(row, context);
                if (value == NullValue.NULL) {
                    return value;
                }
                checkIfLong(value, context);
                values[i] = value;
            }
            try {
                return function.apply(values, context);
            } catch (StatementException error) {
                throw context.located(error, place);
            }
        }
    }

    private record Plain(ScalarFunction function, Evaluator[] arguments, TextPlace place) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value[] values = new Value[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].evaluate(row, context);
                checkIfLong(values[i], context);
            }
            try {
                return function.apply(values, context);
            } catch (StatementException error) {
                throw context.located(error, place);
            }
        }
    }
}
