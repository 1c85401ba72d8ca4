package io.docdb.codec;

import io.docdb.error.ErrorCode;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Drives a JSON parser and hands what it finds to a sink. Used once, by one thread. */
final class JsonPump {
    /** How often the size is looked at: a check per token costs nothing, yet one per string is enough. */
    private final JsonParser parser;

    private final DocumentSink sink;

    JsonPump(JsonParser parser, DocumentSink sink) {
        this.parser = parser;
        this.sink = sink;
    }

    /** Refuses anything but an object at the root. */
    void requireObject() {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw JsonErrors.at(parser, "expected an object, found " + JsonErrors.describe(first));
        }
    }

    /** Reads one value to its end, and refuses what follows it. */
    void readAll() {
        JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
        if (token == null) {
            throw JsonErrors.at(parser, "expected a value, found the end");
        }
        int depth = 0;
        do {
            depth += accept(token);
            if (depth == 0) {
                break;
            }
            token = parser.nextToken();
            if (token == null) {
                throw JsonErrors.at(parser, "expected the end of an object or array, found the end of the text");
            }
        } while (true);
        DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
        JsonToken behind = parser.nextToken();
        if (behind != null) {
            throw JsonErrors.at(parser, "expected the end of the text, found " + JsonErrors.describe(behind));
        }
    }

    /** @return by how much the nesting grew */
    private int accept(JsonToken token) {
        switch (token) {
            case START_OBJECT -> {
                sink.startObject();
                return 1;
            }
            case START_ARRAY -> {
                sink.startArray();
                return 1;
            }
            case END_OBJECT -> {
                sink.endObject();
                return -1;
            }
            case END_ARRAY -> {
                sink.endArray();
                return -1;
            }
            case PROPERTY_NAME -> name();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> sink.booleanValue(true);
            case VALUE_FALSE -> sink.booleanValue(false);
            case VALUE_NULL -> sink.nullValue();
            default -> throw JsonErrors.at(parser, "expected a value, found " + JsonErrors.describe(token));
        }
        return 0;
    }

    private void name() {
        if (!sink.name(parser.currentName())) {
            throw JsonErrors.at(parser, "expected every field once, found \"" + parser.currentName() + "\" again");
        }
    }

    private void text() {
        sink.textValue(parser.getString());
        DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
    }

    private void integer() {
        switch (parser.getNumberType()) {
            case INT, LONG -> sink.longValue(parser.getLongValue());
            default -> sink.decimalValue(new BigDecimal(parser.getString()));
        }
        DocumentLimits.DEFAULT.checkSize(sink.sizeBytes());
    }

    private void decimal() {
        JsonNumber number = JsonNumber.read(parser);
        if (number.isSmall()) {
            sink.decimalValue(number.unscaled(), number.scale());
        } else if (!number.isInRange()) {
            throw JsonErrors.at(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    parser,
                    "expected an exponent of at most " + JsonNumber.MAX_EXPONENT + ", found " + parser.getString());
        } else if (number.isDouble()) {
            sink.doubleValue(number.value().doubleValue());
        } else {
            sink.decimalValue(number.value());
        }
    }
}
