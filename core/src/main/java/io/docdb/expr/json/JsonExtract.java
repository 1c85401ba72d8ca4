package io.docdb.expr.json;

import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.JSON;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.define.Memo;
import io.docdb.expr.path.JsonPath;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON_EXTRACT of MySQL and SQLite: what the path leads to. A path that may lead to several places ({@code $.a[*]},
 * {@code $**.b}) gives an array of all it finds, as do several paths; NULL if there is nothing. Example:
 * {@code JSON_EXTRACT('{"a": [1, 2]}', '$.a[*]')} is {@code [1, 2]}, with {@code '$.a[0]'} it is {@code 1}.
 */
final class JsonExtract {
    private JsonExtract() {}

    static Named function() {
        return Definition.of("JSON_EXTRACT")
                .takes(JSON, TEXT)
                .variadic()
                .gives(SqlType.ANY)
                .perStatement(() -> {
                    Memo<JsonPath> paths = new Memo<>(JsonExtract::path);
                    return a -> a.length == 2 ? at(a[0], paths.get(text(a[1]))) : allOf(a);
                });
    }

    /** Behind {@code **} it is strict: a lax one finds what lies in arrays twice. */
    private static JsonPath path(String text) {
        return JsonPath.parse(text.contains("**") && text.startsWith("$") ? "strict " + text : text);
    }

    /** What one path leads to. */
    static Value at(Value json, String path) {
        return at(json, path(path));
    }

    private static Value at(Value json, JsonPath path) {
        List<Value> items = path.evaluate(json, Map.of());
        if (items.isEmpty()) {
            return NullValue.NULL;
        }
        return path.isSingular() ? items.get(0) : new ArrayValue(items);
    }

    private static Value allOf(Value[] a) {
        List<Value> found = new ArrayList<>();
        for (int i = 1; i < a.length; i++) {
            found.addAll(path(text(a[i])).evaluate(a[0], Map.of()));
        }
        return found.isEmpty() ? NullValue.NULL : new ArrayValue(found);
    }
}
