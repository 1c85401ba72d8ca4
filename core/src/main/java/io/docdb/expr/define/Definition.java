package io.docdb.expr.define;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.Volatility;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what makes a scalar function; {@code as} ends it. Confined to one thread, what it makes is immutable. */
public final class Definition {
    private final List<String> names;
    private List<Param> params = List.of();
    private int optional;
    private boolean variadic;
    private Volatility volatility = Volatility.IMMUTABLE;
    private boolean nullOnNull = true;
    private Function<List<SqlType>, SqlType> result = types -> SqlType.ANY;

    private Definition(List<String> names) {
        this.names = names;
    }

    /** A function by its name and its synonyms, in upper case. */
    public static Definition of(String name, String... synonyms) {
        return new Definition(
                Stream.concat(Stream.of(name), Stream.of(synonyms)).toList());
    }

    public Definition takes(Param... places) {
        params = List.of(places);
        return this;
    }

    /** The last {@code count} places may be left out. */
    public Definition optional(int count) {
        optional = count;
        return this;
    }

    /** The last place may be repeated. */
    public Definition variadic() {
        variadic = true;
        return this;
    }

    public Definition gives(SqlType type) {
        result = types -> type;
        return this;
    }

    /** The result type computed from those of the arguments; may throw TYPE_MISMATCH. */
    public Definition gives(Function<List<SqlType>, SqlType> rule) {
        result = rule;
        return this;
    }

    /** The result has the type of the argument at {@code place}. */
    public Definition givesTypeOf(int place) {
        result = types -> types.get(place);
        return this;
    }

    /** The body wants to see NULL arguments itself. */
    public Definition seesNull() {
        nullOnNull = false;
        return this;
    }

    public Definition stable() {
        volatility = Volatility.STABLE;
        return this;
    }

    public Definition isVolatile() {
        volatility = Volatility.VOLATILE;
        return this;
    }

    /** What a function computes of its arguments. */
    @FunctionalInterface
    public interface Body {
        Value apply(Value[] arguments);
    }

    /** What a function computes of its arguments and the session. */
    @FunctionalInterface
    public interface ContextBody {
        Value apply(Value[] arguments, EvaluationContext context);
    }

    public Named as(Body body) {
        return with((arguments, context) -> body.apply(arguments));
    }

    public Named with(ContextBody body) {
        return new Named(names, new Defined(this, () -> body));
    }

    /** A body that keeps something between rows (a parsed path): each statement gets one of its own. */
    public Named perStatement(Supplier<Body> maker) {
        return perStatementWith(() -> {
            Body body = maker.get();
            return (arguments, context) -> body.apply(arguments);
        });
    }

    /** As {@link #perStatement}, of a body that knows the session. */
    public Named perStatementWith(Supplier<ContextBody> maker) {
        return new Named(names, new Defined(this, maker));
    }

    /** A finished function under all its names. */
    public record Named(List<String> names, ScalarFunction function) {
        public static Named of(ScalarFunction function, String... synonyms) {
            return new Named(
                    Stream.concat(Stream.of(function.name()), Stream.of(synonyms))
                            .toList(),
                    function);
        }
    }

    private static final class Defined implements SpecializingFunction {
        private final String name;
        private final Param[] params;
        private final int fewest;
        private final boolean variadic;
        private final Volatility volatility;
        private final boolean nullOnNull;
        private final Function<List<SqlType>, SqlType> result;
        private final Supplier<ContextBody> maker;
        private final ContextBody body;
        /** Places whose text is a JSON string rather than JSON to be parsed: those of dynamic operands. */
        private final boolean[] dynamic;

        /** What constant JSON texts were parsed to, by their places; Java null for others. */
        private final Value[] parsed;

        Defined(Defined general, boolean[] dynamic, Value[] parsed) {
            this.name = general.name;
            this.params = general.params;
            this.fewest = general.fewest;
            this.variadic = general.variadic;
            this.volatility = general.volatility;
            this.nullOnNull = general.nullOnNull;
            this.result = general.result;
            this.maker = general.maker;
            this.body = maker.get();
            this.dynamic = dynamic;
            this.parsed = parsed;
        }

        Defined(Definition definition, Supplier<ContextBody> maker) {
            this.dynamic = new boolean[0];
            this.parsed = new Value[0];
            this.name = definition.names.get(0);
            this.params = definition.params.toArray(new Param[0]);
            this.fewest = params.length - definition.optional;
            this.variadic = definition.variadic;
            this.volatility = definition.volatility;
            this.nullOnNull = definition.nullOnNull;
            this.result = definition.result;
            this.maker = maker;
            this.body = maker.get();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Volatility volatility() {
            return volatility;
        }

        @Override
        public boolean nullOnNull() {
            return nullOnNull;
        }

        @Override
        public boolean isVariadic() {
            return variadic;
        }

        private Param param(int place) {
            return params[Math.min(place, params.length - 1)];
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            int count = arguments.size();
            if (count < fewest || count > params.length && !variadic) {
                throw new StatementException(
                        ErrorCode.UNKNOWN_FUNCTION,
                        "Wrong number of arguments: " + name + " takes " + shape() + ", found " + count);
            }
            for (int i = 0; i < count; i++) {
                if (!param(i).accepts(arguments.get(i))) {
                    throw new StatementException(
                            ErrorCode.TYPE_MISMATCH,
                            "Wrong argument: " + name + " expects " + param(i).description() + " as argument " + (i + 1)
                                    + ", found " + arguments.get(i));
                }
            }
            return result.apply(arguments);
        }

        @Override
        public ScalarFunction specialize(List<Expression> arguments, SqlType type) {
            boolean[] strings = new boolean[arguments.size()];
            Value[] known = new Value[strings.length];
            for (int i = 0; i < strings.length; i++) {
                if (param(i) == Param.JSON) {
                    strings[i] = !Param.isJsonText(arguments.get(i));
                    known[i] = strings[i] ? null : parsed(arguments.get(i));
                }
            }
            return new Defined(this, strings, known);
        }

        /** Java null if it is no constant text, or is no JSON: an error of the statement when it runs. */
        private static Value parsed(Expression argument) {
            try {
                return argument instanceof Constant constant && constant.value() instanceof TextValue text
                        ? JsonForm.parse(text.value())
                        : null;
            } catch (StatementException invalid) {
                return null;
            }
        }

        private String shape() {
            String list = Arrays.stream(params).map(Param::description).collect(Collectors.joining(", ", "(", ")"));
            return list + (variadic ? " and more" : "") + (fewest < params.length ? ", at least " + fewest : "");
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            for (int i = 0; i < arguments.length; i++) {
                Value value = arguments[i];
                if (i < parsed.length && parsed[i] != null) {
                    arguments[i] = parsed[i];
                } else if (!value.isNull() && !(i < dynamic.length && dynamic[i])) {
                    arguments[i] = param(i).coerce(value, context);
                    if (nullOnNull && arguments[i].isNull()) {
                        return NullValue.NULL; // an endless moment has no time of day
                    }
                }
            }
            try {
                return body.apply(arguments, context);
            } catch (DateTimeException beyond) {
                throw new StatementException(
                        ErrorCode.DATETIME_OVERFLOW, "Date out of range: " + name + ": " + beyond.getMessage(), beyond);
            } catch (ArithmeticException beyond) {
                throw new StatementException(
                        ErrorCode.NUMBER_OUT_OF_RANGE,
                        "Number out of range: " + name + ": " + beyond.getMessage(),
                        beyond);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
