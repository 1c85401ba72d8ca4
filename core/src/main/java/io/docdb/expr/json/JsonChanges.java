package io.docdb.expr.json;

import static io.docdb.expr.define.Arguments.elements;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.ARRAY;
import static io.docdb.expr.define.Param.BOOLEAN;
import static io.docdb.expr.define.Param.JSON;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions that give JSON with one place changed: PostgreSQL's by arrays of steps, SQLite's and MySQL's by paths as {@code $.a[0]}. */
final class JsonChanges {
    private JsonChanges() {}

    static List<Named> all() {
        return List.of(
                Definition.of("JSON_MERGE_PATCH", "JSON_PATCH", "JSON_MERGEPATCH")
                        .takes(JSON, JSON)
                        .seesNull()
                        .gives(SqlType.ANY)
                        .as(a -> DocumentChange.merge(a[0], a[1])),
                Definition.of("JSON_STRIP_NULLS", "JSONB_STRIP_NULLS")
                        .takes(JSON, BOOLEAN)
                        .optional(1)
                        .gives(SqlType.ANY)
                        .as(a -> DocumentChange.stripNulls(a[0], a.length > 1 && truth(a[1]))),
                Definition.of("JSONB_SET", "JSON_SET_PATH")
                        .takes(JSON, ARRAY, JSON, BOOLEAN)
                        .optional(1)
                        .gives(SqlType.ANY)
                        .as(JsonChanges::set),
                Definition.of("JSONB_SET_LAX")
                        .takes(JSON, ARRAY, JSON, BOOLEAN, TEXT)
                        .optional(2)
                        .seesNull()
                        .gives(SqlType.ANY)
                        .as(JsonChanges::setLax),
                Definition.of("JSONB_INSERT")
                        .takes(JSON, ARRAY, JSON, BOOLEAN)
                        .optional(1)
                        .gives(SqlType.ANY)
                        .as(JsonChanges::insert),
                Definition.of("JSON_REMOVE_PATH", "#-")
                        .takes(JSON, ARRAY)
                        .gives(SqlType.ANY)
                        .as(a -> DocumentChange.remove(container(a[0]), steps(elements(a[1])))),
                byPath("JSON_SET", DocumentChange.Mode.SET),
                byPath("JSON_REPLACE", DocumentChange.Mode.REPLACE),
                byPath("JSON_INSERT", DocumentChange.Mode.INSERT),
                Definition.of("JSON_REMOVE")
                        .takes(JSON, TEXT)
                        .variadic()
                        .gives(SqlType.ANY)
                        .as(a -> {
                            Value json = a[0];
                            for (int i = 1; i < a.length; i++) {
                                json = DocumentChange.remove(json, steps(text(a[i])));
                            }
                            return json;
                        }));
    }

    /** @throws StatementException INVALID_PARAMETER if it is neither an object nor an array: nothing in it has a path */
    private static Value container(Value json) {
        if (json instanceof Document || json instanceof ArrayValue) {
            return json;
        }
        throw new StatementException(
                ErrorCode.INVALID_PARAMETER, "Path into JSON: expected an object or array, found " + json);
    }

    /** The steps of a path given as an array, none of which is NULL. */
    private static List<Value> steps(List<Value> path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).isNull()) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Path into JSON: expected names and places, found NULL as step " + (i + 1));
            }
        }
        return path;
    }

    /** JSONB_SET: an empty path changes nothing. */
    private static Value set(Value[] a) {
        List<Value> path = steps(elements(a[1]));
        container(a[0]);
        boolean mayAdd = a.length < 4 || truth(a[3]);
        return path.isEmpty()
                ? a[0]
                : DocumentChange.put(a[0], path, a[2], mayAdd ? DocumentChange.Mode.SET : DocumentChange.Mode.REPLACE);
    }

    /** JSONB_SET_LAX: as JSONB_SET, and says what NULL does. */
    private static Value setLax(Value[] a) {
        boolean isUnknown = a[0].isNull() || a[1].isNull() || a.length > 3 && a[3].isNull();
        if (isUnknown) {
            return NullValue.NULL;
        }
        if (!a[2].isNull()) {
            return set(Arrays.copyOf(a, Math.min(a.length, 4)));
        }
        String treatment = a.length < 5 ? "use_json_null" : a[4].isNull() ? "null" : TextForm.of(a[4]);
        return switch (treatment) {
            case "use_json_null" -> set(Arrays.copyOf(a, Math.min(a.length, 4)));
            case "delete_key" -> DocumentChange.remove(container(a[0]), steps(elements(a[1])));
            case "return_target" -> a[0];
            case "raise_exception" ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "JSONB_SET_LAX expected a value that is not NULL, found NULL");
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "JSONB_SET_LAX expected raise_exception, use_json_null, delete_key or return_target, found "
                                + treatment);
        };
    }

    /** JSONB_INSERT: a field that is there already is refused, an element makes room. */
    private static Value insert(Value[] a) {
        List<Value> path = steps(elements(a[1]));
        container(a[0]);
        boolean intoObject = !path.isEmpty()
                && DocumentChange.get(a[0], path.subList(0, path.size() - 1)) instanceof Document object
                && object.names().contains(TextForm.of(path.get(path.size() - 1)));
        if (intoObject) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "JSONB_INSERT expected a new field, found " + path.get(path.size() - 1)
                            + " there already: JSONB_SET replaces it");
        }
        boolean after = a.length > 3 && truth(a[3]);
        return DocumentChange.put(
                a[0], path, a[2], after ? DocumentChange.Mode.INSERT_AFTER : DocumentChange.Mode.INSERT);
    }

    /** (json, path, value, path, value …), as SQLite and MySQL have it. */
    private static Named byPath(String name, DocumentChange.Mode mode) {
        return Definition.of(name)
                .takes(JSON, ANY, ANY)
                .variadic()
                .seesNull()
                .gives(SqlType.ANY)
                .as(a -> {
                    Value json = a[0];
                    if (json.isNull() || a.length % 2 == 0) {
                        return NullValue.NULL;
                    }
                    for (int i = 1; i + 1 < a.length; i += 2) {
                        List<Value> path = steps(TextForm.of(a[i]));
                        json = isOfFields(json, path) ? json : DocumentChange.put(json, path, a[i + 1], mode);
                    }
                    return json;
                });
    }

    /** True if a position of the path meets an object, which has no element there. */
    private static boolean isOfFields(Value json, List<Value> path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i) instanceof LongValue && DocumentChange.get(json, path.subList(0, i)) instanceof Document) {
                return true;
            }
        }
        return false;
    }

    /** The steps of a path like {@code $.items[0].sku}. */
    static List<Value> steps(String path) {
        if (!path.startsWith("$")) {
            throw new StatementException(
                    ErrorCode.SYNTAX_ERROR, "Invalid JSON path: expected $ at the start, found " + path);
        }
        if (path.equals("$")) {
            return List.of();
        }
        String rest = path.substring(path.startsWith("$.") ? 2 : 1);
        List<Value> steps = new ArrayList<>();
        for (var step : FieldPath.parse(rest).steps()) {
            if (step instanceof FieldPath.Field field) {
                steps.add(new TextValue(field.name()));
            } else if (step instanceof FieldPath.Element element) {
                steps.add(LongValue.of(element.position()));
            } else {
                throw new StatementException(ErrorCode.SYNTAX_ERROR, "A path to change names one place, found " + path);
            }
        }
        return steps;
    }
}
