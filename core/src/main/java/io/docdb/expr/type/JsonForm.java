package io.docdb.expr.type;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON text inside SQL text: {@code CAST('{"a": 1}' AS JSON)}. */
public final class JsonForm {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonForm() {}

    /** The value {@code text} stands for. @throws StatementException INVALID_JSON saying where it breaks */
    public static Value parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new StatementException(ErrorCode.INVALID_JSON, "Invalid JSON: expected a value, found nothing");
            }
            Value value = read(parser);
            if (parser.nextToken() != null) {
                throw new StatementException(ErrorCode.INVALID_JSON, "Invalid JSON: text goes on behind the value");
            }
            return value;
        } catch (JacksonException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_JSON, "Invalid JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    /** As {@link #parse}; also PostgreSQL's array form without nesting, {@code {a,b}}. */
    static Value parseArray(String text) {
        String trimmed = text.strip();
        return parse(trimmed);
    }

    public static boolean isJson(String text) {
        try {
            parse(text);
            return true;
        } catch (StatementException broken) {
            return false;
        }
    }

    private static Value read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<Value> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser));
                }
                yield new ArrayValue(elements);
            }
            case VALUE_STRING -> new TextValue(parser.getString());
            case VALUE_TRUE -> BooleanValue.TRUE;
            case VALUE_FALSE -> BooleanValue.FALSE;
            case VALUE_NULL -> NullValue.NULL;
            default -> number(parser.getString());
        };
    }

    private static Value number(String text) {
        BigDecimal exact = new BigDecimal(text);
        boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        double approximate = exact.doubleValue();
        if (exponent
                && Double.isFinite(approximate)
                && new DoubleValue(approximate).toDecimal().compareTo(exact) == 0) {
            return new DoubleValue(approximate);
        }
        return exact.scale() == 0 && new DecimalValue(exact).isLong()
                ? LongValue.of(exact.longValue())
                : new DecimalValue(exact);
    }

    private static Value readObject(JsonParser parser) {
        Document.Builder object = Document.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, read(parser));
        }
        return object.build();
    }
}
