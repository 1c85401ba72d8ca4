package io.docdb.expr.json;

import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.JSON;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.define.Memo;
import io.docdb.expr.jsonpath.JsonPathQuery;
import io.docdb.value.ArrayValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.BiFunction;

/**
 * JSONPath queries (RFC 9535): {@code JSONPATH(doc, '$..x[?@.a > 1]')} gives the array of all values found,
 * {@code JSONPATH_LOCATIONS} their normalized paths, {@code JSONPATH_EXISTS} whether there are any.
 */
final class Rfc9535 {
    private Rfc9535() {}

    static List<Named> all() {
        return List.of(
                function(SqlType.ARRAY, "JSONPATH", "JSON_PATH", "JSON_PATH_QUERY")
                        .perStatement(() -> query((path, json) -> new ArrayValue(path.select(json)))),
                function(SqlType.arrayOf(SqlType.VARCHAR), "JSONPATH_LOCATIONS")
                        .perStatement(() -> query((path, json) -> new ArrayValue(path.locations(json).stream()
                                .map(location -> (Value) new TextValue(location))
                                .toList()))),
                function(SqlType.BOOLEAN, "JSONPATH_EXISTS")
                        .perStatement(() ->
                                query((path, json) -> truth(!path.select(json).isEmpty()))));
    }

    private static Definition function(SqlType type, String name, String... synonyms) {
        return Definition.of(name, synonyms).takes(JSON, TEXT).gives(type);
    }

    private static Definition.Body query(BiFunction<JsonPathQuery, Value, Value> answer) {
        Memo<JsonPathQuery> paths = new Memo<>(JsonPathQuery::parse);
        return a -> answer.apply(paths.get(text(a[1])), a[0]);
    }
}
