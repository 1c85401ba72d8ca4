package io.docdb.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.expr.function.Errors;
import io.docdb.expr.function.Evaluation;
import io.docdb.value.ArrayValue;
import io.docdb.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathQueryTest {
    private static final Value STORE = JsonReader.parse("{\"store\":{\"book\":["
            + "{\"category\":\"reference\",\"title\":\"A\",\"price\":8.95},"
            + "{\"category\":\"fiction\",\"title\":\"B\",\"price\":12.99},"
            + "{\"category\":\"fiction\",\"title\":\"C\",\"isbn\":\"0-553\",\"price\":8.99},"
            + "{\"category\":\"fiction\",\"title\":\"D\",\"isbn\":\"0-395\",\"price\":22.99}],"
            + "\"bicycle\":{\"color\":\"red\",\"price\":399}}}");

    private static String query(Value root, String path) {
        return new ArrayValue(JsonPathQuery.parse(path).select(root)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "$.store.book[*].title ~ [\"A\",\"B\",\"C\",\"D\"]",
                "$..title ~ [\"A\",\"B\",\"C\",\"D\"]",
                "$.store..price ~ [8.95,12.99,8.99,22.99,399]",
                "$..book[2].title ~ [\"C\"]",
                "$..book[-1].title ~ [\"D\"]",
                "$..book[0,1].title ~ [\"A\",\"B\"]",
                "$..book[:2].title ~ [\"A\",\"B\"]",
                "$..book[?@.isbn].title ~ [\"C\",\"D\"]",
                "$..book[?@.price<10].title ~ [\"A\",\"C\"]",
                "$.store.book[?@.price > $.store.book[0].price && @.category == 'fiction'].title ~ [\"B\",\"C\",\"D\"]",
                "$.store.book[?!@.isbn].title ~ [\"A\",\"B\"]",
                "$.store.book[?!(@.price < 10 || @.price > 20)].title ~ [\"B\"]",
                "$['store']['bicycle']['color'] ~ [\"red\"]",
                "$[\"store\"].bicycle[ 'color' , 'price' ] ~ [\"red\",399]",
                "$.store.bicycle.* ~ [\"red\",399]",
                "$.store.book[?length(@.title) == 1 && match(@.title, '[A-B]')].title ~ [\"A\",\"B\"]",
                "$.store.book[?search(@.isbn, '39')].title ~ [\"D\"]",
                "$.store[?count(@.*) == 2].color ~ [\"red\"]",
                "$.store.book[?value(@..title) == 'C'].price ~ [8.99]",
                "$.nothing ~ []",
                "$ .store\t.bicycle [ 'color' ] ~ [\"red\"]",
            })
    void theStoreOfTheRfc(String path, String expected) {
        assertThat(query(STORE, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "$[1:3] ~ [\"b\",\"c\"]",
                "$[5:] ~ [\"f\",\"g\"]",
                "$[1:5:2] ~ [\"b\",\"d\"]",
                "$[5:1:-2] ~ [\"f\",\"d\"]",
                "$[::-1] ~ [\"g\",\"f\",\"e\",\"d\",\"c\",\"b\",\"a\"]",
                "$[-2:] ~ [\"f\",\"g\"]",
                "$[:-5] ~ [\"a\",\"b\"]",
                "$[::0] ~ []",
                "$[10:20] ~ []",
                "$[-100:100:3] ~ [\"a\",\"d\",\"g\"]",
                "$[0,0] ~ [\"a\",\"a\"]",
                "$[ 1 : 3 ] ~ [\"b\",\"c\"]",
                "$[?@ == 'b' || @ == 'f'] ~ [\"b\",\"f\"]",
                "$[?@ > 'e'] ~ [\"f\",\"g\"]",
            })
    void slicesAndFiltersOverAnArray(String path, String expected) {
        assertThat(query(JsonReader.parse("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]"), path))
                .isEqualTo(expected);
    }

    @Test
    void comparisonsKnowNothingAndDeepEquality() {
        Value root =
                JsonReader.parse("[{\"a\":1,\"b\":{\"x\":1,\"y\":[2]}},{\"b\":{\"y\":[2],\"x\":1.0}},{\"a\":null}]");
        assertThat(query(root, "$[?@.a == @.none]")).isEqualTo("[{\"b\":{\"y\":[2],\"x\":1.0}}]");
        assertThat(query(root, "$[?@.a == null]")).isEqualTo("[{\"a\":null}]");
        assertThat(query(root, "$[?@.b == $[0].b].a")).isEqualTo("[1]");
        assertThat(query(root, "$[?@.b == $[0].b]")).contains("\"x\":1.0");
        assertThat(query(root, "$[?@.a <= null]")).isEqualTo("[{\"a\":null}]");
        assertThat(query(root, "$[?@.a < true]")).isEqualTo("[]");
        assertThat(query(root, "$[?@.none != 1]")).hasSizeGreaterThan(10);
    }

    @Test
    void descendantsVisitParentsBeforeChildren() {
        Value root = JsonReader.parse("{\"o\":{\"j\":1,\"k\":2},\"a\":[5,3,[{\"j\":4},{\"k\":6}]]}");
        assertThat(query(root, "$..j")).isEqualTo("[1,4]");
        assertThat(query(root, "$..[0]")).isEqualTo("[5,{\"j\":4}]");
        assertThat(query(root, "$.a..[0,1]")).isEqualTo("[5,3,{\"j\":4},{\"k\":6}]");
        assertThat(JsonPathQuery.parse("$.a[2][0].j").locations(root)).containsExactly("$['a'][2][0]['j']");
        assertThat(JsonPathQuery.parse("$..k").locations(root)).containsExactly("$['o']['k']", "$['a'][2][1]['k']");
    }

    @Test
    void regularExpressionsAreInteroperableOnes() {
        Value root = JsonReader.parse("[\"a.b\",\"axb\",\"a\\u2028b\",\"a\\nb\",\"x&y\"]");
        assertThat(query(root, "$[?match(@, 'a.b')]")).isEqualTo("[\"a.b\",\"axb\",\"a\u2028b\"]");
        assertThat(query(root, "$[?match(@, 'a\\\\.b')]")).isEqualTo("[\"a.b\"]");
        assertThat(query(root, "$[?match(@, 'a[.]b')]")).isEqualTo("[\"a.b\"]");
        assertThat(query(root, "$[?search(@, '[&]')]")).isEqualTo("[\"x&y\"]");
        assertThat(query(root, "$[?search(@, '(?=a)')]")).isEqualTo("[]");
        assertThat(query(root, "$[?search(@, '(')]")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " $",
                "$ ",
                "$.",
                "$..",
                "$[",
                "$[]",
                "$.a.",
                "$[01]",
                "$[-0]",
                "$[1.0]",
                "$[9007199254740992]",
                "$.1a",
                "$['a",
                "$['\\x']",
                "$[\"\\'\"]",
                "$['\\uD800']",
                "$['\\uDC00']",
                "$. a",
                "$.. a",
                "$[?]",
                "$[?1]",
                "$[?'a']",
                "$[?@.a = 1]",
                "$[?@.a == 1 == 2]",
                "$[?@.* == 1]",
                "$[?@..a == 1]",
                "$[?@[0:1] == 1]",
                "$[?!@.a == 1]",
                "$[?length(@.a)]",
                "$[?length(@.*) < 3]",
                "$[?count(1) > 2]",
                "$[?match(@.a, 'a') == true]",
                "$[?foo(@.a)]",
                "$[?length (@.a) == 1]",
                "$[?@.a == True]",
                "$[?@.a == 01]",
                "$[?@.a == .5]",
                "$[?@.a == 1.]",
                "$[1,]",
                "$[,1]",
                "$[::1:1]",
                "$[?(@.a) == 1]",
                "$[?@.a && ]",
                "a",
                "$[a]",
                "$[?count(@.a, @.b) > 1]",
                "$[?match(@.a) ]"
            })
    void whatTheRfcForbidsIsRefused(String path) {
        Errors.assertRefused(ErrorCode.SYNTAX_ERROR, () -> JsonPathQuery.parse(path));
    }

    @Test
    void namesAreUnescaped() {
        Value root = JsonReader.parse("{\"a'b\":1,\"\u263a\":2,\"\\n\":3,\"\uD834\uDD1E\":4}");
        assertThat(query(root, "$['a\\'b']")).isEqualTo("[1]");
        assertThat(query(root, "$['\\u263a']")).isEqualTo("[2]");
        assertThat(query(root, "$.\u263a")).isEqualTo("[2]");
        assertThat(query(root, "$[\"\\n\"]")).isEqualTo("[3]");
        assertThat(query(root, "$['\\uD834\\uDD1E']")).isEqualTo("[4]");
        assertThat(JsonPathQuery.parse("$.*").locations(root))
                .containsExactly("$['a\\'b']", "$['\u263a']", "$['\\n']", "$['\uD834\uDD1E']");
    }

    @Test
    void sqlReachesItByOneFunction() {
        assertThat(Evaluation.call("JSONPATH", "{\"x\":[{\"a\":1},{\"a\":2}]}", "$..x[?@.a>1]"))
                .isEqualTo("[{\"a\":2}]");
        assertThat(Evaluation.call("JSONPATH_LOCATIONS", "{\"x\":[1]}", "$.x[0]"))
                .isEqualTo("[\"$['x'][0]\"]");
        assertThat(Evaluation.call("JSONPATH_EXISTS", "{\"x\":[1]}", "$.y")).isEqualTo("false");
    }
}
