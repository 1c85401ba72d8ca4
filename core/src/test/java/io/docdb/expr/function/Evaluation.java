package io.docdb.expr.function;

import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.compile.ExpressionCompiler;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Evaluates calls as a statement would, with Java objects for constants. */
public final class Evaluation {
    /** 2024-02-29 13:14:15.123456 in Oslo. */
    public static final Instant NOW = Instant.parse("2024-02-29T12:14:15.123456Z");

    public static final EvaluationContext CONTEXT = new FixedContext();

    private Evaluation() {}

    /** The result of the function as text; "NULL" for NULL. */
    public static String call(String function, Object... arguments) {
        return text(value(function, arguments));
    }

    public static Value value(String function, Object... arguments) {
        return evaluate(expression(function, arguments));
    }

    public static Call expression(String function, Object... arguments) {
        ScalarFunction found = Functions.STANDARD.scalar(function).orElseThrow(() -> new AssertionError(function));
        List<Expression> constants = new ArrayList<>();
        for (Object argument : arguments) {
            constants.add(constant(argument));
        }
        return new Call(
                found,
                constants,
                found.resultType(constants.stream().map(Expression::type).toList()));
    }

    public static Value evaluate(Expression expression) {
        return ExpressionCompiler.compile(expression, id -> -1, (subquery, layout) -> {
                    throw new AssertionError("no subqueries here");
                })
                .evaluate(new Value[0], CONTEXT);
    }

    public static String cast(Object value, SqlType type) {
        return text(evaluate(new Cast(constant(value), type, false)));
    }

    public static String text(Value value) {
        return value.isNull() ? "NULL" : TextForm.of(value);
    }

    /** Java objects as constants; an expression is itself. */
    public static Expression constant(Object object) {
        if (object instanceof Expression expression) {
            return expression;
        }
        Value value = valueOf(object);
        return new Constant(value, TypeRules.typeOf(value));
    }

    public static Value valueOf(Object object) {
        if (object == null) {
            return NullValue.NULL;
        }
        if (object instanceof Value value) {
            return value;
        }
        if (object instanceof Integer || object instanceof Long) {
            return LongValue.of(((Number) object).longValue());
        }
        if (object instanceof Double number) {
            return new DoubleValue(number);
        }
        if (object instanceof BigDecimal number) {
            return new DecimalValue(number);
        }
        if (object instanceof Boolean truth) {
            return BooleanValue.of(truth);
        }
        if (object instanceof byte[] bytes) {
            return BinaryValue.of(bytes);
        }
        if (object instanceof List<?> list) {
            return new ArrayValue(list.stream().map(Evaluation::valueOf).toList());
        }
        return new TextValue((String) object);
    }

    public static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    public static Value date(String text) {
        return Casts.cast(new TextValue(text), SqlType.DATE, CONTEXT.zone());
    }

    public static Value time(String text) {
        return Casts.cast(new TextValue(text), SqlType.TIME, CONTEXT.zone());
    }

    public static Value stamp(String text) {
        return Casts.cast(new TextValue(text), SqlType.TIMESTAMP, CONTEXT.zone());
    }

    public static Value stampTz(String text) {
        return Casts.cast(new TextValue(text), SqlType.TIMESTAMP_TZ, CONTEXT.zone());
    }

    public static Value interval(String text) {
        return Casts.cast(new TextValue(text), SqlType.INTERVAL, CONTEXT.zone());
    }

    public static Value json(String text) {
        return JsonForm.parse(text);
    }

    /** A constant of dynamic type. */
    public static Expression dynamic(Object object) {
        return new Constant(valueOf(object), SqlType.ANY);
    }

    private static final class FixedContext implements EvaluationContext {
        private long sequence;

        @Override
        public Value parameter(int position) {
            return LongValue.of(position);
        }

        @Override
        public Value outer(int columnId) {
            return LongValue.of(columnId);
        }

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Oslo");
        }

        @Override
        public Value sessionValue(String name) {
            return new TextValue("<" + name + ">");
        }

        @Override
        public Value nextValue(String name) {
            return LongValue.of(++sequence);
        }

        @Override
        public Value currentValue(String name) {
            return LongValue.of(sequence);
        }

        @Override
        public void checkCancelled() {
            // never cancelled
        }
    }
}
