package io.docdb.expr.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.JsonReader;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.function.Errors;
import io.docdb.value.ArrayValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final String ORDER = "{\"id\":7,\"customer\":{\"city\":\"Oslo\"},\"items\":["
            + "{\"sku\":\"a\",\"price\":5,\"tags\":[\"x\",\"y\"]},{\"sku\":\"b\",\"price\":20},{\"sku\":\"c\"}],"
            + "\"note\":null,\"matrix\":[[1,2],[3]]}";

    /** The items as a JSON array, or the SQLState of the refusal. */
    private static String query(String json, String path, Map<String, Value> variables) {
        try {
            List<Value> items = JsonPath.parse(path).evaluate(JsonReader.parse(json), variables);
            return new ArrayValue(items).toString();
        } catch (DatabaseException error) {
            return error.code().name();
        }
    }

    private static String query(String json, String path) {
        return query(json, path, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "$.id ~ [7]",
                "$.customer.city ~ [\"Oslo\"]",
                "$.customer.\"city\" ~ [\"Oslo\"]",
                "$.nothing ~ []",
                "$.note ~ [null]",
                "$.items[0].sku ~ [\"a\"]",
                "$.items[last].sku ~ [\"c\"]",
                "$.items[last - 1].sku ~ [\"b\"]",
                "$.items[0, 2].sku ~ [\"a\",\"c\"]",
                "$.items[1 to last].sku ~ [\"b\",\"c\"]",
                "$.items[9].sku ~ []",
                "$.items[*].sku ~ [\"a\",\"b\",\"c\"]",
                "$.items.sku ~ [\"a\",\"b\",\"c\"]",
                "$.items[*].tags[*] ~ [\"x\",\"y\"]",
                "$.id[0] ~ [7]",
                "$.id[*] ~ [7]",
                "$.id[1] ~ []",
                "$.matrix[*][0] ~ [1,3]",
                "$.matrix[0 to 1][last] ~ [2,3]",
                "$.customer.* ~ [\"Oslo\"]",
                "$.items[1].* ~ [\"b\",20]",
                "$.**.city ~ [\"Oslo\"]",
                "$.matrix.**{2} ~ [1,2,3]",
                "$.customer.**{1 to last} ~ [\"Oslo\"]",
                "$ ? (@.id == 7).customer.city ~ [\"Oslo\"]",
                "$.items[*] ? (@.price > 10).sku ~ [\"b\"]",
                "$.items ? (@.price > 10).sku ~ [\"b\"]",
                "$.items[*] ? (@.price > 1 && @.price < 10).sku ~ [\"a\"]",
                "$.items[*] ? (@.price < 10 || @.sku == \"c\").sku ~ [\"a\",\"c\"]",
                "$.items[*] ? (!(@.price > 10)).sku ~ [\"a\",\"c\"]",
                "$.items[*] ? (exists(@.tags)).sku ~ [\"a\"]",
                "$.items[*] ? (!exists(@.tags)).sku ~ [\"b\",\"c\"]",
                "$.items[*] ? (@.tags[*] == \"y\").sku ~ [\"a\"]",
                "$.items[*] ? (@.sku like_regex \"^[AB]$\" flag \"i\").sku ~ [\"a\",\"b\"]",
                "$.items[*] ? (@.sku starts with \"b\").price ~ [20]",
                "$.items[*] ? ((@.price > \"text\") is unknown).sku ~ [\"a\",\"b\"]",
                "$.items[*] ? (@.price == $.items[1].price).sku ~ [\"b\"]",
                "$.items[*] ? (@.price > 3 + 2).sku ~ [\"b\"]",
                "$.note ? (@ == null) ~ [null]",
                "$.items.size() ~ [3]",
                "$.id.size() ~ [1]",
                "$.items[*].price.type() ~ [\"number\",\"number\"]",
                "$.note.type() ~ [\"null\"]",
                "$.items.type() ~ [\"array\"]",
                "$.id + 1 ~ [8]",
                "-$.items[*].price ~ [-5,-20]",
                "$.id * 2 - 4 / 2 % 3 ~ [12]",
                "$.id / 2 ~ [3.5]",
                "$.id > 5 ~ [true]",
                "$.customer > 5 ~ [null]",
                "$.items.price > 10 ~ [true]",
                "1.5.ceiling() ~ [2]",
                "(-1.5).floor() ~ [-2]",
                "(-1.5).abs() ~ [1.5]",
                "\"12.50\".double() ~ [12.5]",
                "\"17\".integer() ~ [17]",
                "\"1.257\".decimal(4, 2) ~ [1.26]",
                "\"yes\".boolean() ~ [true]",
                "$.id.string() ~ [\"7\"]",
                "$.customer.keyvalue() ~ [{\"key\":\"city\",\"value\":\"Oslo\",\"id\":0}]",
                "\"2024-02-29\".datetime().type() ~ [\"date\"]",
                "\"2024-02-29 10:00:00\".datetime().type() ~ [\"timestamp without time zone\"]",
                "\"2024-02-29 10:00:00+01\".datetime().type() ~ [\"timestamp with time zone\"]",
                "\"10:00:00\".datetime().type() ~ [\"time without time zone\"]",
                "\"29.02.2024\".datetime(\"DD.MM.YYYY\").date() ~ [\"2024-02-29\"]",
                "\"2024-03-01\".datetime() > \"2024-02-29\".datetime() ~ [true]",
                "lax $.items.sku ~ [\"a\",\"b\",\"c\"]",
                "strict $.items[*].sku ~ [\"a\",\"b\",\"c\"]",
                "strict $.items[*] ? (@.price > 10).sku ~ [\"b\"]",
                "strict $.items.sku ~ JSON_OBJECT_NOT_FOUND",
                "strict $.nothing ~ JSON_ITEM_NOT_FOUND",
                "strict $.items[9] ~ JSON_PATH_ERROR",
                "strict $.id[0] ~ JSON_ARRAY_NOT_FOUND",
                "$.customer + 1 ~ JSON_SINGLETON_REQUIRED",
                "$.items.price / 0 ~ JSON_SINGLETON_REQUIRED",
                "$.id / 0 ~ DIVISION_BY_ZERO",
                "$.customer.double() ~ JSON_NOT_NUMERIC",
                "\"abc\".double() ~ JSON_NOT_NUMERIC",
                "-$.customer ~ JSON_NUMBER_NOT_FOUND",
                "strict $.id.size() ~ JSON_ARRAY_NOT_FOUND",
                "$.id.keyvalue() ~ JSON_OBJECT_NOT_FOUND",
                "\"abc\".date() ~ JSON_INVALID_DATETIME",
                "\"2024-02-29\".time() ~ JSON_INVALID_DATETIME",
                "\"10:00:00\".date() ~ JSON_INVALID_DATETIME",
                "\"10:00:00\".timestamp() ~ JSON_INVALID_DATETIME",
                "\"2024-02-29\".timestamp().string() ~ [\"2024-02-29T00:00:00\"]",
                "\"2024-02-29 02:00:00+05:30\".date() ~ [\"2024-02-28\"]",
                "\"2024-02-29 02:00:00+05:30\".time() ~ [\"20:30:00\"]",
                "\"29.02.2024 12:30 +05:30\".datetime(\"DD.MM.YYYY HH24:MI TZH:TZM\").string() ~ [\"2024-02-29T12:30:00+05:30\"]",
                "\"12:30 +05\".datetime(\"HH24:MI TZH\").string() ~ [\"12:30:00\"]",
                "\"29.02.2024 12:30\".datetime(\"DD.MM.YYYY\") ~ INVALID_DATETIME",
                "\"12:30\".datetime(\"aaa\") ~ INVALID_DATETIME",
                "\"12:30\".datetime(\"HH24:MI:SS\") ~ INVALID_DATETIME",
                "1234.5678.decimal(+6, -2) ~ [1200]",
                "($.id > 1).type() ~ [\"boolean\"]",
                "($.id > 1).string() ~ [\"true\"]",
                "$missing ~ UNKNOWN_OBJECT",
                "/* all */ $.id ~ [7]",
                "0x10 ~ [16]",
                "$.id[\"a\"] ~ JSON_PATH_ERROR",
            })
    void pathsLeadWhereTheStandardSays(String path, String expected) {
        assertThat(query(ORDER, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ 1",
                "$. ~ 3",
                "$.a[ ~ 5",
                "$.a[0 ~ 6",
                "$.a ? (@.b) ~ 11",
                "@.a ~ 1",
                "last ~ 1",
                "$.a.nomethod() ~ 5",
                "$.a == ~ 7",
                "\"open ~ 1",
                "$ $ ~ 3",
                "$.a ? (@ like_regex \"a\" flag \"k\") ~ 30",
            })
    void brokenPathsAreRefusedNamingTheCharacter(String path, int character) {
        String text = path == null ? "" : path;
        Errors.assertRefused(ErrorCode.SYNTAX_ERROR, () -> JsonPath.parse(text));
        try {
            JsonPath.parse(text);
        } catch (DatabaseException error) {
            assertThat(error.getMessage()).contains("at character " + character + " of");
        }
    }

    @Test
    void variablesArePassed() {
        Map<String, Value> variables = Map.of("min", LongValue.of(10), "start", new TextValue("b"));
        assertThat(query(ORDER, "$.items[*] ? (@.price > $min).sku", variables)).isEqualTo("[\"b\"]");
        assertThat(query(ORDER, "$.items[*] ? (@.sku starts with $start).price", variables))
                .isEqualTo("[20]");
    }

    @Test
    void comparisonsOfOtherKindsAreUnknownAndNullEqualsOnlyNull() {
        assertThat(query("[1,\"1\",null,true]", "$[*] ? (@ == 1)")).isEqualTo("[1]");
        assertThat(query("[1,\"1\",null,true]", "$[*] ? (@ == null)")).isEqualTo("[null]");
        assertThat(query("[1,\"1\",null,true]", "$[*] ? (@ <> null)")).isEqualTo("[1,\"1\",true]");
        assertThat(query("[{\"a\":1}]", "$[*] ? (@ == $)")).isEqualTo("[]");
    }

    @Test
    void strictPredicatesAreUnknownIfAnyPairIs() {
        assertThat(query("[1,\"a\"]", "strict $[*] > 0")).isEqualTo("[null]");
        assertThat(query("[1,\"a\"]", "lax $[*] > 0")).isEqualTo("[true]");
    }
}
