package io.docdb.expr.json;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.call;
import static io.docdb.expr.function.Evaluation.constant;
import static io.docdb.expr.function.Evaluation.dynamic;
import static io.docdb.expr.function.Evaluation.evaluate;
import static io.docdb.expr.function.Evaluation.json;
import static io.docdb.expr.function.Evaluation.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.function.Evaluation;
import io.docdb.expr.path.JsonPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonFunctionsTest {
    private static final String DOC = "{\"a\":1,\"s\":\"text\",\"o\":{\"x\":[1,2,3]},\"n\":null}";

    private static String apply(ScalarFunction function, Object... arguments) {
        List<Expression> constants =
                Arrays.stream(arguments).map(Evaluation::constant).toList();
        SqlType type =
                function.resultType(constants.stream().map(Expression::type).toList());
        return text(evaluate(new Call(function, constants, type)));
    }

    private static JsonValue value(SqlType type, JsonBehavior onEmpty, JsonBehavior onError) {
        return new JsonValue(type, List.of(), onEmpty, onError);
    }

    @Test
    void jsonValueGivesAScalarAndHandlesEmptyAndError() {
        assertThat(call("JSON_VALUE", DOC, "$.s")).isEqualTo("text");
        assertThat(call("JSON_VALUE", DOC, "$.none")).isEqualTo("NULL");
        assertThat(call("JSON_VALUE", DOC, "$.n")).isEqualTo("NULL");
        assertThat(call("JSON_VALUE", DOC, "$.o")).isEqualTo("NULL");
        assertThat(call("JSON_VALUE", null, "$.o")).isEqualTo("NULL");
        assertThat(call("JSON_VALUE", "broken", "$.o")).isEqualTo("NULL");
        JsonValue number = value(SqlType.INTEGER, JsonBehavior.DEFAULT, JsonBehavior.DEFAULT);
        assertThat(apply(number, DOC, "$.a", -1, -2)).isEqualTo("1");
        assertThat(apply(number, DOC, "$.none", -1, -2)).isEqualTo("-1");
        assertThat(apply(number, DOC, "$.s", -1, -2)).isEqualTo("-2");
        JsonValue strict = value(SqlType.VARCHAR, JsonBehavior.ERROR, JsonBehavior.ERROR);
        assertRefused(ErrorCode.JSON_NO_ITEM, () -> apply(strict, DOC, "$.none"));
        assertRefused(ErrorCode.JSON_SCALAR_REQUIRED, () -> apply(strict, DOC, "$.o"));
        assertRefused(ErrorCode.JSON_SINGLE_ITEM_REQUIRED, () -> apply(strict, DOC, "$.o.x[*]"));
        assertRefused(ErrorCode.INVALID_JSON, () -> apply(strict, "broken", "$"));
        assertRefused(ErrorCode.SYNTAX_ERROR, () -> call("JSON_VALUE", DOC, "$["));
    }

    @Test
    void passingGivesVariables() {
        JsonValue first =
                new JsonValue(SqlType.VARCHAR, List.of("min"), JsonBehavior.UNSPECIFIED, JsonBehavior.UNSPECIFIED);
        assertThat(apply(first, DOC, "$.o.x[*] ? (@ > $min)", 2)).isEqualTo("3");
        JsonExists exists = new JsonExists(List.of("v"), JsonBehavior.UNSPECIFIED);
        assertThat(apply(exists, DOC, "$ ? (@.a == $v)", 1)).isEqualTo("true");
        assertThat(apply(exists, DOC, "$ ? (@.a == $v)", 2)).isEqualTo("false");
    }

    @Test
    void jsonQueryGivesJson() {
        assertThat(call("JSON_QUERY", DOC, "$.o")).isEqualTo("{\"x\":[1,2,3]}");
        assertThat(call("JSON_QUERY", DOC, "$.o.x[*]")).isEqualTo("NULL");
        assertThat(query(JsonWrapper.UNCONDITIONAL, "$.a")).isEqualTo("[1]");
        assertThat(query(JsonWrapper.UNCONDITIONAL, "$.o.x")).isEqualTo("[[1,2,3]]");
        assertThat(query(JsonWrapper.CONDITIONAL, "$.o.x")).isEqualTo("[1,2,3]");
        assertThat(query(JsonWrapper.CONDITIONAL, "$.o.x[*]")).isEqualTo("[1,2,3]");
        assertThat(query(JsonWrapper.CONDITIONAL, "$.a")).isEqualTo("1");
        JsonQuery keep = new JsonQuery(
                SqlType.VARCHAR,
                List.of(),
                JsonWrapper.NONE,
                false,
                JsonBehavior.EMPTY_ARRAY,
                JsonBehavior.EMPTY_OBJECT);
        assertThat(apply(keep, DOC, "$.s")).isEqualTo("\"text\"");
        assertThat(apply(keep, DOC, "$.none")).isEqualTo("[]");
        assertThat(apply(keep, DOC, "$.o.x[*]")).isEqualTo("{}");
        JsonQuery omit =
                new JsonQuery(SqlType.VARCHAR, List.of(), JsonWrapper.NONE, true, JsonBehavior.NULL, JsonBehavior.NULL);
        assertThat(apply(omit, DOC, "$.s")).isEqualTo("text");
    }

    private static String query(JsonWrapper wrapper, String path) {
        return apply(
                new JsonQuery(
                        SqlType.ANY, List.of(), wrapper, false, JsonBehavior.UNSPECIFIED, JsonBehavior.UNSPECIFIED),
                DOC,
                path);
    }

    @Test
    void jsonExistsIsFalseOnErrorUnlessToldOtherwise() {
        assertThat(call("JSON_EXISTS", DOC, "$.n")).isEqualTo("true");
        assertThat(call("JSON_EXISTS", DOC, "$.none")).isEqualTo("false");
        assertThat(call("JSON_EXISTS", DOC, "strict $.none")).isEqualTo("false");
        assertThat(apply(new JsonExists(List.of(), JsonBehavior.TRUE), DOC, "strict $.none"))
                .isEqualTo("true");
        assertThat(apply(new JsonExists(List.of(), JsonBehavior.UNKNOWN), DOC, "strict $.none"))
                .isEqualTo("NULL");
        assertRefused(
                ErrorCode.JSON_ITEM_NOT_FOUND,
                () -> apply(new JsonExists(List.of(), JsonBehavior.ERROR), DOC, "strict $.none"));
    }

    @Test
    void textInsideADocumentIsAStringAndNotParsed() {
        assertThat(call("->", dynamic("{\"a\":1}"), "a")).isEqualTo("NULL");
        assertThat(call("->", "{\"a\":1}", "a")).isEqualTo("1");
        assertThat(call("JSON_TYPEOF", dynamic("[1]"))).isEqualTo("string");
        assertThat(call("JSON_TYPEOF", "[1]")).isEqualTo("array");
        assertThat(call("IS JSON", dynamic("not json text"))).isEqualTo("true");
        assertThat(call("IS JSON", "not json text")).isEqualTo("false");
    }

    @Test
    void operatorsReachIntoDocuments() {
        assertThat(call("->", json(DOC), "o")).isEqualTo("{\"x\":[1,2,3]}");
        assertThat(call("->>", json(DOC), "s")).isEqualTo("text");
        assertThat(call("->", json("[1,2,3]"), -1)).isEqualTo("3");
        assertThat(call("->", json("[1,2,3]"), 5)).isEqualTo("NULL");
        assertThat(call("->", json(DOC), "$.o.x[1]")).isEqualTo("2");
        assertThat(call("#>", json(DOC), List.of("o", "x", "0"))).isEqualTo("1");
        assertThat(call("#>>", json(DOC), "{o,x}")).isEqualTo("[1,2,3]");
        assertThat(call("#-", json(DOC), "{o,x,1}")).contains("\"x\":[1,3]");
    }

    @Test
    void containmentFollowsPostgres() {
        assertThat(call("@>", json("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"), json("{\"b\":{\"c\":2}}")))
                .isEqualTo("true");
        assertThat(call("@>", json("[1,2,[1,3]]"), json("[1,3]"))).isEqualTo("false");
        assertThat(call("@>", json("[1,2,[1,3]]"), json("[[1,3]]"))).isEqualTo("true");
        assertThat(call("@>", json("[\"foo\",\"bar\"]"), dynamic("bar"))).isEqualTo("true");
        assertThat(call("@>", json("{\"foo\":{\"bar\":\"baz\"}}"), json("{\"bar\":\"baz\"}")))
                .isEqualTo("false");
        assertThat(call("<@", json("[1]"), json("[2,1]"))).isEqualTo("true");
        assertThat(call("?", json("{\"a\":null}"), "a")).isEqualTo("true");
        assertThat(call("?", json("[\"x\"]"), "x")).isEqualTo("true");
        assertThat(call("?|", json("{\"a\":1}"), List.of("b", "a"))).isEqualTo("true");
        assertThat(call("?&", json("{\"a\":1}"), List.of("b", "a"))).isEqualTo("false");
    }

    @Test
    void isJsonTellsShapesAndDuplicates() {
        assertThat(call("IS JSON", "{\"a\":1,\"a\":2}")).isEqualTo("true");
        assertThat(call("IS JSON WITH UNIQUE KEYS", "{\"a\":1,\"a\":2}")).isEqualTo("false");
        assertThat(call("IS JSON OBJECT", " {} ")).isEqualTo("true");
        assertThat(call("IS JSON ARRAY", "{}")).isEqualTo("false");
        assertThat(call("IS JSON SCALAR", "17")).isEqualTo("true");
        assertThat(call("IS JSON", "")).isEqualTo("false");
        assertThat(call("IS JSON", "{} {}")).isEqualTo("false");
        assertThat(call("IS JSON", "[1")).isEqualTo("false");
        assertThat(call("IS JSON", (Object) null)).isEqualTo("NULL");
    }

    @Test
    void constructorsKeepOrLeaveOutNulls() {
        assertThat(apply(new JsonObject(false, false, SqlType.OBJECT), "a", 1, "b", null))
                .isEqualTo("{\"a\":1,\"b\":null}");
        assertThat(apply(new JsonObject(true, false, SqlType.VARCHAR), "a", 1, "b", null))
                .isEqualTo("{\"a\":1}");
        assertRefused(
                ErrorCode.DUPLICATE_JSON_KEY, () -> apply(new JsonObject(false, true, SqlType.OBJECT), "a", 1, "a", 2));
        assertRefused(ErrorCode.NULL_JSON_KEY, () -> call("JSON_OBJECT", null, 1));
        assertThat(call("JSON_ARRAY", 1, null, "x")).isEqualTo("[1,\"x\"]");
        assertThat(apply(new JsonArray(false, SqlType.ARRAY), 1, null)).isEqualTo("[1,null]");
    }

    @Test
    void mergePatchFollowsItsRfc() {
        String[][] cases = {
            {"{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
            {"{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}"},
            {"{\"a\":\"b\"}", "{\"a\":null}", "{}"},
            {"{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}"},
            {"{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}"},
            {"{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}"},
            {"{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}"},
            {"[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]"},
            {"{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]"},
            {"{\"e\":null}", "{\"a\":1}", "{\"e\":null,\"a\":1}"},
            {"[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}"},
            {"{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}"},
        };
        for (String[] each : cases) {
            assertThat(call("JSON_MERGE_PATCH", json(each[0]), json(each[1]))).isEqualTo(each[2]);
        }
    }

    @Test
    void placesAreSetInsertedAndRemoved() {
        assertThat(call("JSONB_SET", json("{\"a\":[1,2]}"), "{a,0}", json("9"))).isEqualTo("{\"a\":[9,2]}");
        assertThat(call("JSONB_SET", json("{\"a\":1}"), "{b}", json("9"))).isEqualTo("{\"a\":1,\"b\":9}");
        assertThat(call("JSONB_SET", json("{\"a\":1}"), "{b}", json("9"), false))
                .isEqualTo("{\"a\":1}");
        assertThat(call("JSONB_INSERT", json("{\"a\":[0,1]}"), "{a,1}", json("9")))
                .isEqualTo("{\"a\":[0,9,1]}");
        assertThat(call("JSON_SET", json("{\"a\":1}"), "$.a", 2, "$.b", "x")).isEqualTo("{\"a\":2,\"b\":\"x\"}");
        assertThat(call("JSON_REMOVE", json("{\"a\":1,\"b\":[1,2]}"), "$.a", "$.b[0]"))
                .isEqualTo("{\"b\":[2]}");
        assertThat(call("JSON_STRIP_NULLS", json("{\"a\":null,\"b\":[null]}"))).isEqualTo("{\"b\":[null]}");
    }

    @Test
    void jsonTableGivesRowsColumnsAndNestedRows() {
        JsonTable table = new JsonTable(
                JsonPath.parse("$.orders[*]"),
                List.of(),
                List.of(
                        new JsonTable.Ordinality("n"),
                        new JsonTable.Scalar(
                                "id",
                                "$.id",
                                value(SqlType.INTEGER, JsonBehavior.UNSPECIFIED, JsonBehavior.DEFAULT),
                                -1,
                                1),
                        new JsonTable.Exists("paid", SqlType.BOOLEAN, "$.paid", JsonExists.PLAIN),
                        new JsonTable.Nested(
                                JsonPath.parse("$.lines[*]"),
                                List.of(
                                        new JsonTable.Ordinality("line"),
                                        new JsonTable.Scalar("sku", "$.sku", JsonValue.PLAIN, -1, -1)),
                                JsonNesting.ofAll(0, false, false)),
                        new JsonTable.Query("tags", "$.tags", JsonQuery.PLAIN, -1, -1)),
                JsonNesting.ofAll(1, false, false),
                true,
                false);
        assertThat(table.columns(List.of()).stream().map(c -> c.name() + " " + c.type()))
                .containsExactly(
                        "n BIGINT", "id INTEGER", "paid BOOLEAN", "line BIGINT", "sku CHARACTER VARYING", "tags JSON");
        String json = "{\"orders\":[{\"id\":1,\"paid\":true,\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\"}],\"tags\":[1]},"
                + "{\"id\":\"x\"}]}";
        assertThat(rows(table, json, -9))
                .containsExactly("1|1|true|1|a|[1]", "1|1|true|2|b|[1]", "2|-9|false|NULL|NULL|NULL");
        assertThat(rows(table, "{}", -9)).isEmpty();
        assertThat(rows(table, "broken", -9)).isEmpty();
        assertThat(rows(table, null, -9)).isEmpty();
    }

    private static List<String> rows(JsonTable table, Object... arguments) {
        Value[] values = Arrays.stream(arguments).map(Evaluation::valueOf).toArray(Value[]::new);
        List<String> rows = new ArrayList<>();
        for (Iterator<Value[]> all = table.rows(values, Evaluation.CONTEXT); all.hasNext(); ) {
            rows.add(Arrays.stream(all.next()).map(Evaluation::text).collect(Collectors.joining("|")));
        }
        return rows;
    }

    @Test
    void constantPathsAreFoldedWithConstantDocuments() {
        assertThat(constant(DOC).type()).isEqualTo(SqlType.VARCHAR);
        assertThat(call("JSON_EXTRACT", DOC, "$.o.x[0]")).isEqualTo("1");
        assertThat(call("JSONB_PATH_QUERY_ARRAY", DOC, "$.o.x[*] ? (@ > $m)", json("{\"m\":1}")))
                .isEqualTo("[2,3]");
        assertThat(call("JSONB_PATH_MATCH", DOC, "$.a == 1")).isEqualTo("true");
    }
}
