package io.docdb.codec;

import io.docdb.error.DatabaseException;
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

    /** What the parser could not read, in its words. */
    static DatabaseException translate(JacksonException problem, JsonParser parser) {
        if (problem instanceof JacksonIOException) {
            return new DatabaseException(
                    ErrorCode.IO_ERROR, "JSON not readable: " + problem.getOriginalMessage(), problem);
        }
        return new StatementException(
                ErrorCode.INVALID_JSON,
                "Invalid JSON: " + message(problem) + pointer(parser),
                position(problem.getLocation()));
    }

    /** The parser's words without its own source descriptions, numbers of characters and names of its options. */
    private static String message(JacksonException problem) {
        return problem.getOriginalMessage()
                .replace("Unexpected end-of-input", "Unexpected end of the text")
                .replaceAll(" \\(start marker at .*\\)$", "")
                .replaceAll(" \\(code \\d+[^)]*\\)", "")
                .replaceAll(": enable `[^`]*` to allow", " is no JSON number");
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
