package io.docdb.expr.json;

import static io.docdb.expr.define.Arguments.elements;
import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.ARRAY;
import static io.docdb.expr.define.Param.BOOLEAN;
import static io.docdb.expr.define.Param.JSON;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.define.Memo;
import io.docdb.expr.path.JsonPath;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.JsonForm;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The list of all functions and operators over JSON that are called by name. */
public final class JsonFunctions {
    private JsonFunctions() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>(operators());
        functions.addAll(inspection());
        functions.addAll(constructors());
        functions.addAll(JsonChanges.all());
        functions.addAll(paths());
        functions.addAll(MysqlJson.all());
        functions.addAll(Rfc9535.all());
        return functions;
    }

    private static List<Named> operators() {
        return List.of(
                Definition.of("->", "JSON_GET")
                        .takes(JSON, ANY)
                        .gives(SqlType.ANY)
                        .as(a -> present(get(a[0], a[1]))),
                Definition.of("->>", "JSON_GET_TEXT")
                        .takes(JSON, ANY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> asText(get(a[0], a[1]))),
                Definition.of("#>", "JSON_EXTRACT_PATH_ARRAY")
                        .takes(JSON, ARRAY)
                        .gives(SqlType.ANY)
                        .as(a -> present(DocumentChange.get(a[0], elements(a[1])))),
                Definition.of("#>>")
                        .takes(JSON, ARRAY)
                        .gives(SqlType.VARCHAR)
                        .as(a -> asText(DocumentChange.get(a[0], elements(a[1])))),
                Definition.of("@>", "JSONB_CONTAINS")
                        .takes(JSON, JSON)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(Containment.contains(a[0], a[1]))),
                Definition.of("<@", "JSONB_CONTAINED")
                        .takes(JSON, JSON)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(Containment.contains(a[1], a[0]))),
                Definition.of("?", "JSON_HAS_KEY", "JSONB_EXISTS")
                        .takes(JSON, TEXT)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(Containment.hasKey(a[0], text(a[1])))),
                Definition.of("?|", "JSONB_EXISTS_ANY")
                        .takes(JSON, ARRAY)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(
                                elements(a[1]).stream().anyMatch(key -> Containment.hasKey(a[0], TextForm.of(key))))),
                Definition.of("?&", "JSONB_EXISTS_ALL")
                        .takes(JSON, ARRAY)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(
                                elements(a[1]).stream().allMatch(key -> Containment.hasKey(a[0], TextForm.of(key))))));
    }

    /** One step; a text that starts with {@code $} is a path, as in SQLite and MySQL. */
    private static Value get(Value json, Value step) {
        if (step instanceof TextValue text && text.value().startsWith("$")) {
            return JsonExtract.at(json, text.value());
        }
        return DocumentChange.get(json, step);
    }

    private static Value present(Value value) {
        return value.isNull() ? NullValue.NULL : value;
    }

    private static Value asText(Value value) {
        return value.isNull() ? NullValue.NULL : new TextValue(TextForm.of(value));
    }

    private static List<Named> inspection() {
        List<Named> functions = new ArrayList<>(IsJson.all());
        functions.add(Definition.of("JSON_TYPEOF", "JSONB_TYPEOF", "JSON_TYPE")
                .takes(JSON)
                .seesNull()
                .gives(SqlType.VARCHAR)
                .as(a -> a[0].isNull() ? NullValue.NULL : text(typeName(a[0]))));
        functions.add(Definition.of("JSON_ARRAY_LENGTH", "JSONB_ARRAY_LENGTH")
                .takes(JSON)
                .gives(SqlType.INTEGER)
                .as(a -> integer(((ArrayValue) Casts.cast(a[0], SqlType.ARRAY, ZoneOffset.UTC)).size())));
        functions.add(
                Definition.of("JSON_DEPTH").takes(JSON).gives(SqlType.INTEGER).as(a -> integer(depth(a[0]))));
        return functions;
    }

    private static String typeName(Value value) {
        return switch (value.kind()) {
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "string";
        };
    }

    private static int depth(Value value) {
        int deepest = 0;
        if (value instanceof ArrayValue array) {
            for (Value element : array.elements()) {
                deepest = Math.max(deepest, depth(element));
            }
        } else if (value instanceof Document object) {
            for (Value field : object.values()) {
                deepest = Math.max(deepest, depth(field));
            }
        }
        return deepest + 1;
    }

    private static List<Named> constructors() {
        return List.of(
                Named.of(new JsonObject(false, false, SqlType.OBJECT), "JSON_BUILD_OBJECT", "JSONB_BUILD_OBJECT"),
                Named.of(new JsonArray(true, SqlType.ARRAY)),
                Definition.of("JSONB_OBJECT")
                        .takes(ARRAY, ARRAY)
                        .optional(1)
                        .gives(SqlType.OBJECT)
                        .as(a -> object(elements(a[0]), a.length > 1 ? elements(a[1]) : null)),
                new Named(List.of("JSON_BUILD_ARRAY", "JSONB_BUILD_ARRAY"), new JsonArray(false, SqlType.ARRAY)),
                Definition.of("JSON", "PARSE_JSON")
                        .takes(JSON)
                        .gives(SqlType.ANY)
                        .as(a -> a[0] instanceof BinaryValue bytes
                                ? JsonForm.parse(new String(bytes.bytes(), StandardCharsets.UTF_8))
                                : a[0]),
                Definition.of("TO_JSON", "TO_JSONB", "JSON_SCALAR")
                        .takes(ANY)
                        .gives(SqlType.ANY)
                        .as(a -> a[0]),
                Definition.of("ROW_TO_JSON", "ARRAY_TO_JSON") // in lines or not: it is no text
                        .takes(ANY, BOOLEAN)
                        .optional(1)
                        .gives(SqlType.ANY)
                        .as(a -> a[0]),
                Definition.of("JSON_SERIALIZE")
                        .takes(JSON)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(JsonText.of(a[0]))),
                Definition.of("JSON_QUOTE").takes(ANY).gives(SqlType.VARCHAR).as(a -> text(JsonText.of(a[0]))),
                Definition.of("JSON_UNQUOTE").takes(ANY).gives(SqlType.VARCHAR).as(a -> unquoted(a[0])),
                Definition.of("JSON_PRETTY", "JSONB_PRETTY")
                        .takes(JSON)
                        .gives(SqlType.VARCHAR)
                        .as(a -> text(pretty(a[0], "", new StringBuilder()).toString())));
    }

    /**
     * Texts in pairs as an object.
     *
     * @param values null if {@code names} holds names and values in turn
     */
    private static Value object(List<Value> names, List<Value> values) {
        boolean pairs = values == null
                && !names.isEmpty()
                && names.stream().allMatch(each -> each instanceof ArrayValue pair && pair.size() == 2);
        if (pairs) {
            return object(
                    names.stream().flatMap(each -> elements(each).stream()).toList(), null);
        }
        int step = values == null ? 2 : 1;
        if (values == null ? names.size() % 2 != 0 : names.size() != values.size()) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "JSONB_OBJECT expects as many names as values, found " + names.size()
                            + (values == null ? " of both" : " and " + values.size()));
        }
        Document.Builder object = Document.builder();
        for (int i = 0; i < names.size(); i += step) {
            Value value = values == null ? names.get(i + 1) : values.get(i);
            if (names.get(i).isNull()) {
                throw new StatementException(ErrorCode.NULL_JSON_KEY, "JSONB_OBJECT: a name is NULL");
            }
            object.set(TextForm.of(names.get(i)), value.isNull() ? value : new TextValue(TextForm.of(value)));
        }
        return object.build();
    }

    private static Value unquoted(Value value) {
        String text = TextForm.of(value);
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? asText(JsonForm.parse(text)) : text(text);
    }

    private static StringBuilder pretty(Value value, String indent, StringBuilder out) {
        String inner = indent + "    ";
        if (value instanceof Document object && object.size() > 0) {
            out.append("{\n");
            for (int i = 0; i < object.size(); i++) {
                out.append(inner).append(JsonText.quote(object.name(i))).append(": ");
                pretty(object.value(i), inner, out).append(i + 1 < object.size() ? ",\n" : "\n");
            }
            return out.append(indent).append('}');
        }
        if (value instanceof ArrayValue array && array.size() > 0) {
            out.append("[\n");
            for (int i = 0; i < array.size(); i++) {
                pretty(array.elements().get(i), inner, out.append(inner)).append(i + 1 < array.size() ? ",\n" : "\n");
            }
            return out.append(indent).append(']');
        }
        return out.append(JsonText.of(value));
    }

    private static List<Named> paths() {
        List<Named> all = new ArrayList<>(
                List.of(Named.of(JsonValue.PLAIN), Named.of(JsonQuery.PLAIN), Named.of(JsonExists.PLAIN)));
        all.add(new Named(List.of("@?"), JsonExists.SILENT));
        all.addAll(byPath(false));
        all.addAll(byPath(true));
        all.addAll(otherPaths());
        return all;
    }

    /** @param zoned for dates and times without a zone, where they meet those that have one: that of the session, else UTC */
    private static List<Named> byPath(boolean zoned) {
        return List.of(
                onPath(
                        SqlType.BOOLEAN,
                        zoned,
                        items -> truth(!items.isEmpty()),
                        NullValue.NULL,
                        "JSONB_PATH_EXISTS",
                        "JSON_PATH_EXISTS"),
                onPath(
                        SqlType.ARRAY,
                        zoned,
                        ArrayValue::new,
                        ArrayValue.of(),
                        "JSONB_PATH_QUERY_ARRAY",
                        "JSON_PATH_QUERY_ARRAY"),
                onPath(
                        SqlType.ANY,
                        zoned,
                        items -> items.isEmpty() ? NullValue.NULL : present(items.get(0)),
                        NullValue.NULL,
                        "JSONB_PATH_QUERY_FIRST",
                        "JSON_PATH_QUERY_FIRST"),
                onPath(
                        SqlType.BOOLEAN,
                        zoned,
                        JsonFunctions::onlyTruth,
                        NullValue.NULL,
                        "JSONB_PATH_MATCH",
                        "JSON_PATH_MATCH"));
    }

    /** Zoned ones have the first name only, with {@code _TZ} behind it. */
    private static Named onPath(
            SqlType type,
            boolean zoned,
            Function<List<Value>, Value> answer,
            Value onError,
            String name,
            String... synonyms) {
        Definition definition = zoned ? Definition.of(name + "_TZ").stable() : Definition.of(name, synonyms);
        return definition
                .takes(JSON, TEXT, JSON, BOOLEAN)
                .optional(2)
                .gives(type)
                .perStatementWith(() -> byPath(answer, onError, zoned));
    }

    private static List<Named> otherPaths() {
        return List.of(
                new Named(
                        List.of("@@"),
                        Definition.of("JSONB_PATH_MATCH")
                                .takes(JSON, TEXT)
                                .gives(SqlType.BOOLEAN)
                                .perStatementWith(() -> {
                                    Definition.ContextBody match =
                                            byPath(JsonFunctions::onlyTruth, NullValue.NULL, false);
                                    return (a, context) -> match.apply(
                                            new Value[] {a[0], a[1], NullValue.NULL, BooleanValue.TRUE}, context);
                                })
                                .function()),
                Definition.of("JSON_EXTRACT_PATH", "JSONB_EXTRACT_PATH")
                        .takes(JSON, TEXT)
                        .variadic()
                        .gives(SqlType.ANY)
                        .as(a -> present(DocumentChange.get(a[0], List.of(a).subList(1, a.length)))),
                Definition.of("JSON_EXTRACT_PATH_TEXT", "JSONB_EXTRACT_PATH_TEXT")
                        .takes(JSON, TEXT)
                        .variadic()
                        .gives(SqlType.VARCHAR)
                        .as(a -> asText(DocumentChange.get(a[0], List.of(a).subList(1, a.length)))));
    }

    /** @throws StatementException SINGLE_ITEM_REQUIRED if the path answers something else than true, false or unknown */
    private static Value onlyTruth(List<Value> items) {
        if (items.size() == 1
                && (items.get(0) instanceof BooleanValue || items.get(0).isNull())) {
            return present(items.get(0));
        }
        throw new StatementException(
                ErrorCode.JSON_SINGLETON_REQUIRED,
                "JSON path: a condition as $.a > 1 is expected, which is true or false; JSONB_PATH_EXISTS asks whether"
                        + " there are items");
    }

    /** (json, path, variables as an object, whether errors of the path are passed over). */
    private static Definition.ContextBody byPath(Function<List<Value>, Value> answer, Value onError, boolean zoned) {
        Memo<JsonPath> paths = new Memo<>(JsonPath::parse);
        return (a, context) -> {
            Map<String, Value> variables = new HashMap<>();
            if (a.length > 2 && a[2] instanceof Document object) {
                object.forEach(variables::put);
            } else if (a.length > 2 && !a[2].isNull()) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "JSON path: expected the variables as an object, such as {\"min\": 5}, found " + a[2]);
            }
            JsonPath path = paths.get(text(a[1]));
            try {
                return answer.apply(path.evaluate(
                        a[0], variables, context::checkCancelled, zoned ? context.zone() : ZoneOffset.UTC));
            } catch (DatabaseException error) {
                if (a.length > 3 && truth(a[3]) && error.sqlState().startsWith("22")) {
                    return onError;
                }
                throw error;
            }
        };
    }
}
