package io.docdb.expr.json;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Call;
import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.define.Param;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * JSON_VALUE: the scalar a path leads to, as an SQL type. Arguments: context, path, the values of {@code passing}, then
 * the values of DEFAULT … ON EMPTY and DEFAULT … ON ERROR as far as they are written.
 *
 * @param returning VARCHAR unless said otherwise
 * @param passing the names of the variables, as written
 */
public record JsonValue(SqlType returning, List<String> passing, JsonBehavior onEmpty, JsonBehavior onError)
        implements PathFunction {
    /** JSON_VALUE without any clause. */
    public static final JsonValue PLAIN =
            new JsonValue(SqlType.VARCHAR, List.of(), JsonBehavior.UNSPECIFIED, JsonBehavior.UNSPECIFIED);

    public JsonValue {
        passing = List.copyOf(passing);
    }

    /**
     * The names of the members that a call follows from its context item on, one in the other, if that is all it does: where
     * nothing is found, or no scalar, it gives NULL. Nothing for any other call.
     */
    public static Optional<List<String>> members(Call call) {
        boolean isPlain = call.function() instanceof JsonValue asked
                && asked.passing.isEmpty()
                && asked.onEmpty.givesNull()
                && asked.onError.givesNull()
                && !Param.isJsonText(call.arguments().get(0))
                && call.arguments().get(1) instanceof Constant path
                && !path.value().isNull();
        try {
            return isPlain ? path(call).members() : Optional.empty();
        } catch (DatabaseException invalid) {
            return Optional.empty(); // an error of the statement when it runs
        }
    }

    private static JsonPath path(Call call) {
        return JsonPath.parse(TextForm.of(((Constant) call.arguments().get(1)).value()));
    }

    /** A call that follows members alone, from another context item on. */
    public static Call from(Expression context, Call call, List<String> members) {
        StringBuilder path = new StringBuilder(path(call).isStrict() ? "strict $" : "$");
        members.forEach(name -> path.append('.').append(isPlain(name) ? name : JsonText.quote(name)));
        Constant text = new Constant(
                new TextValue(path.toString()), call.arguments().get(1).type());
        return new Call(call.function(), List.of(context, text), call.type(), call.place());
    }

    /** True for a name that needs no quotes. */
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    }

    @Override
    public String name() {
        return "JSON_VALUE";
    }

    @Override
    public Value found(List<Value> items, Value[] arguments, EvaluationContext context) {
        return items.isEmpty() ? empty(arguments, context) : Returned.value(scalar(items), returning, context);
    }

    private static Value scalar(List<Value> items) {
        if (items.size() > 1) {
            throw new StatementException(
                    ErrorCode.JSON_SINGLE_ITEM_REQUIRED, "JSON_VALUE: expected one item, found " + items.size());
        }
        Value item = items.get(0);
        if (item instanceof ArrayValue || item instanceof Document) {
            throw new StatementException(
                    ErrorCode.JSON_SCALAR_REQUIRED,
                    "JSON_VALUE: expected a scalar, found " + (item instanceof Document ? "an object" : "an array"));
        }
        return item;
    }

    private Value empty(Value[] arguments, EvaluationContext context) {
        return switch (onEmpty) {
            case ERROR -> throw PathQuery.nothingFound(name(), arguments[1]);
            case DEFAULT -> Returned.value(arguments[emptyDefault()], returning, context);
            default -> NullValue.NULL;
        };
    }

    @Override
    public Value failed(Value[] arguments, EvaluationContext context) {
        return onError == JsonBehavior.DEFAULT
                ? Returned.value(arguments[errorDefault()], returning, context)
                : NullValue.NULL;
    }
}
