package io.docdb.expr.type;

import io.docdb.codec.JsonReader;
import io.docdb.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON text inside SQL text: {@code CAST('{"a": 1}' AS JSON)}. */
public final class JsonForm {
    private static final JsonFactory LENIENT = new JsonFactory();
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonForm() {}

    /** The value {@code text} stands for. @throws StatementException INVALID_JSON saying where it breaks */
    public static Value parse(String text) {
        return JsonReader.parse(text);
    }

    /** True for an array in PostgreSQL's form that is not JSON, too; {@code {}} may be both and counts as one. */
    public static boolean isArrayInBraces(String text) {
        String trimmed = text.strip();
        return trimmed.startsWith("{")
                && trimmed.endsWith("}")
                && (trimmed.substring(1, trimmed.length() - 1).isBlank() || !isJson(trimmed, false));
    }

    /** An array as JSON, or in PostgreSQL's form: {@code {a,b,NULL}}. */
    static Value parseArray(String text) {
        String trimmed = text.strip();
        return trimmed.startsWith("{") && trimmed.endsWith("}")
                ? ArrayText.read(trimmed.substring(1, trimmed.length() - 1))
                : parse(trimmed);
    }

    /** True if {@link #parse} would read {@code text}; an object may name a field twice, unless {@code uniqueKeys}. */
    public static boolean isJson(String text, boolean uniqueKeys) {
        try (JsonParser parser = (uniqueKeys ? STRICT : LENIENT).createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException broken) {
            return false;
        }
    }
}
