package io.docdb.expr.json;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.type.JsonForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;

/**
 * JSON_QUERY: what a path leads to, as JSON. Arguments as those of {@link JsonValue}.
 *
 * @param returning ANY for JSON itself, or a type of texts or bytes for JSON text
 * @param omitQuotes a JSON string is given as its content
 */
public record JsonQuery(
        SqlType returning,
        List<String> passing,
        JsonWrapper wrapper,
        boolean omitQuotes,
        JsonBehavior onEmpty,
        JsonBehavior onError)
        implements PathFunction {
    /** JSON_QUERY without any clause. */
    public static final JsonQuery PLAIN = new JsonQuery(
            SqlType.ANY, List.of(), JsonWrapper.NONE, false, JsonBehavior.UNSPECIFIED, JsonBehavior.UNSPECIFIED);

    public JsonQuery {
        passing = List.copyOf(passing);
    }

    @Override
    public String name() {
        return "JSON_QUERY";
    }

    @Override
    public Value found(List<Value> items, Value[] arguments, EvaluationContext context) {
        if (!items.isEmpty()) {
            return returned(wrapped(items), context);
        }
        if (onEmpty == JsonBehavior.ERROR) {
            throw PathQuery.nothingFound(name(), arguments[1]);
        }
        return instead(onEmpty, arguments, emptyDefault(), context);
    }

    @Override
    public Value failed(Value[] arguments, EvaluationContext context) {
        return instead(onError, arguments, errorDefault(), context);
    }

    private Value wrapped(List<Value> items) {
        Value only = items.get(0);
        if (wrapper == JsonWrapper.UNCONDITIONAL || wrapper == JsonWrapper.CONDITIONAL && items.size() > 1) {
            return new ArrayValue(items);
        }
        if (items.size() > 1) {
            throw new StatementException(
                    ErrorCode.JSON_SINGLE_ITEM_REQUIRED,
                    "JSON_QUERY: expected one item, found " + items.size() + "; WITH WRAPPER makes an array of them");
        }
        return only;
    }

    private Value returned(Value item, EvaluationContext context) {
        if (!omitQuotes || !(item instanceof TextValue text)) {
            return Returned.json(item, returning, context);
        }
        boolean bare = returning.isText() || returning.family() == SqlType.Family.BINARY;
        return Returned.value(bare ? text : JsonForm.parse(text.value()), returning, context);
    }

    private Value instead(JsonBehavior behavior, Value[] arguments, int place, EvaluationContext context) {
        return switch (behavior) {
            case EMPTY_ARRAY -> returned(ArrayValue.EMPTY, context);
            case EMPTY_OBJECT -> returned(Document.EMPTY, context);
            case DEFAULT -> Returned.value(arguments[place], returning, context);
            default -> NullValue.NULL;
        };
    }
}
