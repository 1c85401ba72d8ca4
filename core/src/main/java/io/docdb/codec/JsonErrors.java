package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/** Says what is wrong with a JSON text, and where. */
final class JsonErrors {
    private JsonErrors() {}

    /** @param problem what was expected and what was found */
    static StatementException at(JsonParser parser, String problem) {
        return at(ErrorCode.INVALID_JSON, parser, problem);
    }

    static StatementException at(ErrorCode code, JsonParser parser, String problem) {
        return new StatementException(
                code, "Invalid JSON: " + problem + pointer(parser), position(parser.currentTokenLocation()));
    }

    static StatementException noObject(String found) {
        return new StatementException(ErrorCode.INVALID_JSON, "Invalid JSON: expected an object, found " + found);
    }

    /** What the parser could not read. */
    static StatementException translate(JacksonException problem, JsonParser parser) {
        ErrorCode code = problem instanceof JacksonIOException ? ErrorCode.IO_ERROR : ErrorCode.INVALID_JSON;
        String message = problem.getOriginalMessage().replaceAll(" \\(code \\d+[^)]*\\)", "");
        return new StatementException(
                code, "Invalid JSON: " + message + pointer(parser), position(problem.getLocation()));
    }

    private static String pointer(JsonParser parser) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : ", at " + pointer;
    }

    private static SourcePosition position(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? null
                : new SourcePosition(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    static String describe(JsonToken token) {
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case END_OBJECT -> "'}'";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "']'";
            case PROPERTY_NAME -> "a field name";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> token.name();
        };
    }
}
