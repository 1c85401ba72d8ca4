package io.docdb.expr.scalar;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.call;
import static io.docdb.expr.function.Evaluation.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.Comparison;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SortKey;
import io.docdb.expr.function.Evaluation;
import io.docdb.expr.function.Functions;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void nullGivesNullExceptWhereNullIsSkipped() {
        for (String name : List.of("UPPER", "TRIM", "LENGTH", "REVERSE", "INITCAP", "MD5", "ASCII")) {
            assertThat(call(name, (Object) null)).as(name).isEqualTo("NULL");
        }
        assertThat(call("SUBSTRING", "abc", null)).isEqualTo("NULL");
        assertThat(call("CONCAT", "a", null, 1)).isEqualTo("a1");
        assertThat(call("CONCAT_WS", "-", "a", null, 1)).isEqualTo("a-1");
        assertThat(call("CONCAT_WS", null, "a")).isEqualTo("NULL");
    }

    @Test
    void caseAndLength() {
        assertThat(call("UPPER", "straße")).isEqualTo("STRASSE");
        assertThat(call("LOWER", "ÄÖ")).isEqualTo("äö");
        assertThat(call("INITCAP", "hello wORLD-wide")).isEqualTo("Hello World-Wide");
        assertThat(call("LENGTH", "a" + SMILE)).isEqualTo("2");
        assertThat(call("OCTET_LENGTH", "ä" + SMILE)).isEqualTo("6");
        assertThat(call("BIT_LENGTH", "ab")).isEqualTo("16");
        assertThat(call("LENGTH", 12345)).isEqualTo("5");
        assertThat(call("REVERSE", "ab" + SMILE)).isEqualTo(SMILE + "ba");
    }

    @Test
    void substringsCountFromOneAndMayStartBefore() {
        assertThat(call("SUBSTRING", "hello", 2)).isEqualTo("ello");
        assertThat(call("SUBSTRING", "hello", 2, 3)).isEqualTo("ell");
        assertThat(call("SUBSTRING", "hello", 0, 3)).isEqualTo("he");
        assertThat(call("SUBSTRING", "hello", -2, 5)).isEqualTo("he");
        assertThat(call("SUBSTRING", "hello", 10)).isEmpty();
        assertThat(call("SUBSTRING", "hello", 2, Long.MAX_VALUE)).isEqualTo("ello");
        assertThat(call("SUBSTRING", "a" + SMILE + "b", 2, 1)).isEqualTo(SMILE);
        assertThat(call("SUBSTRING", new byte[] {1, 2, 3}, 2)).isEqualTo("\\x0203");
        assertRefused(ErrorCode.SUBSTRING_ERROR, () -> call("SUBSTRING", "a", 1, -1));
        assertThat(call("LEFT", "hello", 2)).isEqualTo("he");
        assertThat(call("LEFT", "hello", -2)).isEqualTo("hel");
        assertThat(call("RIGHT", "hello", 2)).isEqualTo("lo");
        assertThat(call("RIGHT", "hello", -2)).isEqualTo("llo");
        assertThat(call("RIGHT", "hello", 9)).isEqualTo("hello");
    }

    @Test
    void trimmingAndPadding() {
        assertThat(call("TRIM", "  a b  ")).isEqualTo("a b");
        assertThat(call("TRIM", "xxaxx", "x")).isEqualTo("a");
        assertThat(call("LTRIM", "xyabc", "yx")).isEqualTo("abc");
        assertThat(call("RTRIM", "abc  ")).isEqualTo("abc");
        assertThat(call("LPAD", "7", 3, "0")).isEqualTo("007");
        assertThat(call("LPAD", "hello", 2)).isEqualTo("he");
        assertThat(call("RPAD", "hi", 5, "xy")).isEqualTo("hixyx");
        assertThat(call("RPAD", "hi", 5, "")).isEqualTo("hi");
        assertThat(call("REPEAT", "ab", 3)).isEqualTo("ababab");
        assertThat(call("REPEAT", "ab", -1)).isEmpty();
        assertThat(call("SPACE", 2)).isEqualTo("  ");
        assertRefused(ErrorCode.LIMIT_EXCEEDED, () -> call("REPEAT", "abc", Long.MAX_VALUE));
        assertRefused(ErrorCode.LIMIT_EXCEEDED, () -> call("LPAD", "abc", 2_000_000_000));
    }

    @Test
    void searchingGivesPositionsFromOne() {
        assertThat(call("POSITION", "l", "hello")).isEqualTo("3");
        assertThat(call("POSITION", "", "hello")).isEqualTo("1");
        assertThat(call("POSITION", "x", "hello")).isEqualTo("0");
        assertThat(call("LOCATE", "l", "hello", 4)).isEqualTo("4");
        assertThat(call("INSTR", "hello", "l")).isEqualTo("3");
        assertThat(call("STRPOS", SMILE + "b", "b")).isEqualTo("2");
        assertThat(call("STARTS_WITH", "hello", "he")).isEqualTo("true");
    }

    @Test
    void replacing() {
        assertThat(call("REPLACE", "banana", "an", "-")).isEqualTo("b--a");
        assertThat(call("REPLACE", "banana", "an")).isEqualTo("ba");
        assertThat(call("TRANSLATE", "12345", "143", "ax")).isEqualTo("a2x5");
        assertThat(call("OVERLAY", "Txxxxas", "hom", 2, 4)).isEqualTo("Thomas");
        assertThat(call("OVERLAY", "abcdef", "XY", 3)).isEqualTo("abXYef");
        assertThat(call("INSERT", "Quadratic", 3, 4, "What")).isEqualTo("QuWhattic");
        assertThat(call("SPLIT_PART", "a,b,c", ",", 2)).isEqualTo("b");
        assertThat(call("SPLIT_PART", "a,b,c", ",", -1)).isEqualTo("c");
        assertThat(call("SPLIT_PART", "a,b,c", ",", 9)).isEmpty();
        assertThat(call("SUBSTRING_INDEX", "www.my.com", ".", 2)).isEqualTo("www.my");
        assertThat(call("SUBSTRING_INDEX", "www.my.com", ".", -2)).isEqualTo("my.com");
    }

    @Test
    void regularExpressions() {
        assertThat(call("~", "foobar", "o+b")).isEqualTo("true");
        assertThat(call("~*", "FOO", "^f")).isEqualTo("true");
        assertThat(call("REGEXP_LIKE", "FOO", "foo", "i")).isEqualTo("true");
        assertThat(call("REGEXP_REPLACE", "foobarbaz", "b(..)", "X\\1Y")).isEqualTo("fooXarYXazY");
        assertThat(call("REGEXP_REPLACE", "foobarbaz", "b..", "X", "")).isEqualTo("fooXbaz");
        assertThat(call("REGEXP_REPLACE", "price 5$", "5\\$", "$")).isEqualTo("price $");
        assertThat(call("REGEXP_SUBSTR", "2020-YEAR", "\\d{4}")).isEqualTo("2020");
        assertThat(call("REGEXP_SUBSTR", "a1b22", "\\d+", 1, 2)).isEqualTo("22");
        assertThat(call("REGEXP_COUNT", "banana", "an")).isEqualTo("2");
        assertThat(call("REGEXP_INSTR", "banana", "n")).isEqualTo("3");
        assertThat(call("REGEXP_MATCH", "foobar", "(o)(b)")).isEqualTo("[\"o\",\"b\"]");
        assertThat(call("~", "a", null)).isEqualTo("NULL");
        assertRefused(ErrorCode.INVALID_REGULAR_EXPRESSION, () -> call("~", "a", "("));
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("REGEXP_LIKE", "a", "a", "k"));
    }

    @Test
    void similarToMatchesTheWholeText() {
        assertThat(call("SIMILAR TO", "abc", "abc")).isEqualTo("true");
        assertThat(call("SIMILAR TO", "abc", "a")).isEqualTo("false");
        assertThat(call("SIMILAR TO", "abc", "%(b|d)%")).isEqualTo("true");
        assertThat(call("SIMILAR TO", "abc", "(b|c)%")).isEqualTo("false");
        assertThat(call("SIMILAR TO", "a.c", "a.c")).isEqualTo("true");
        assertThat(call("SIMILAR TO", "abc", "a.c")).isEqualTo("false");
        assertThat(call("SIMILAR TO", "ab12", "[a-z]+[[:digit:]]{2}")).isEqualTo("true");
        assertThat(call("SIMILAR TO", "a%", "a#%", "#")).isEqualTo("true");
        assertThat(call("SUBSTRING_SIMILAR", "foobar", "%#\"o_b#\"%", "#")).isEqualTo("oob");
    }

    @Test
    void charactersAndHashes() {
        assertThat(call("ASCII", "A")).isEqualTo("65");
        assertThat(call("CHR", 8364)).isEqualTo("€");
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("CHR", -1));
        assertThat(call("SOUNDEX", "Robert")).isEqualTo("R163");
        assertThat(call("SOUNDEX", "Tymczak")).isEqualTo("T522");
        assertThat(call("LEVENSHTEIN", "kitten", "sitting")).isEqualTo("3");
        assertThat(call("MD5", "abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(call("SHA256", "abc")).startsWith("\\xba7816bf8f01cfea");
        assertThat(call("HASH", "SHA-256", "abc")).startsWith("\\xba7816bf8f01cfea");
        assertThat(call("HEX", "ab")).isEqualTo("6162");
        assertThat(call("TO_HEX", 255)).isEqualTo("ff");
        assertThat(call("ENCODE", "abc", "base64")).isEqualTo("YWJj");
        assertThat(call("DECODE", "616263", "hex")).isEqualTo("\\x616263");
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("DECODE", "zz", "hex"));
    }

    @Test
    void numbersAreRoundedExactly() {
        assertThat(call("ROUND", dec("2.5"))).isEqualTo("3");
        assertThat(call("ROUND", dec("-2.5"))).isEqualTo("-3");
        assertThat(call("ROUND", dec("1.005"), 2)).isEqualTo("1.01");
        assertThat(call("ROUND", 1234, -2)).isEqualTo("1200");
        assertThat(call("ROUND", 2.675, 2)).isEqualTo("2.68");
        assertThat(call("TRUNC", dec("-1.99"), 1)).isEqualTo("-1.9");
        assertThat(call("CEIL", dec("-1.5"))).isEqualTo("-1");
        assertThat(call("FLOOR", dec("-1.5"))).isEqualTo("-2");
        assertThat(call("ABS", -5)).isEqualTo("5");
        assertThat(call("ABS", dec("-0.10"))).isEqualTo("0.10");
        assertThat(call("SIGN", -2.5)).isEqualTo("-1");
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("ABS", Long.MIN_VALUE));
    }

    @Test
    void powersRootsAndLogarithms() {
        assertThat(call("POWER", 2, 0.5)).startsWith("1.414213562373095");
        assertThat(call("SQRT", 16)).isEqualTo("4");
        assertThat(call("EXP", 0)).isEqualTo("1");
        assertThat(call("LN", 1)).isEqualTo("0");
        assertThat(call("LOG", 100)).isEqualTo("2");
        assertThat(call("LOG", 2, 8)).isEqualTo("3");
        assertThat(call("MOD", 7, 3)).isEqualTo("1");
        assertThat(call("DEGREES", Math.PI)).isEqualTo("180");
        assertThat(call("GCD", 12, 18)).isEqualTo("6");
        assertThat(call("LCM", 4, 6)).isEqualTo("12");
        assertThat(call("FACTORIAL", 20)).isEqualTo("2432902008176640000");
        assertThat(call("WIDTH_BUCKET", 5.35, 0.024, 10.06, 5)).isEqualTo("3");
        assertRefused(ErrorCode.INVALID_POWER, () -> call("SQRT", -1));
        assertRefused(ErrorCode.INVALID_LOGARITHM, () -> call("LN", 0));
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> call("ACOS", 2));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("EXP", 1000));
    }

    @Test
    void greatestAndLeastSkipNull() {
        assertThat(call("GREATEST", 1, null, 3, 2)).isEqualTo("3");
        assertThat(call("LEAST", "b", "a")).isEqualTo("a");
        assertThat(call("GREATEST", null, null)).isEqualTo("NULL");
    }

    @Test
    void arraysAreReadAndChanged() {
        assertThat(call("CARDINALITY", List.of(1, 2))).isEqualTo("2");
        assertThat(call("ARRAY_LENGTH", List.of())).isEqualTo("NULL");
        assertThat(call("ARRAY_CONTAINS", List.of(1, 2), 2)).isEqualTo("true");
        assertThat(call("ARRAY_POSITION", List.of("a", "b"), "b")).isEqualTo("2");
        assertThat(call("ARRAY_APPEND", List.of(1), 2)).isEqualTo("[1,2]");
        assertThat(call("ARRAY_PREPEND", 0, List.of(1))).isEqualTo("[0,1]");
        assertThat(call("ARRAY_CAT", List.of(1), List.of(2))).isEqualTo("[1,2]");
        assertThat(call("ARRAY_REMOVE", List.of(1, 2, 1), 1)).isEqualTo("[2]");
        assertThat(call("ARRAY_SLICE", List.of(1, 2, 3), 2, 9)).isEqualTo("[2,3]");
        assertThat(call("TRIM_ARRAY", List.of(1, 2, 3), 1)).isEqualTo("[1,2]");
        assertThat(call("ARRAY_TO_STRING", java.util.Arrays.asList(1, null, 3), ",", "*"))
                .isEqualTo("1,*,3");
        assertThat(call("STRING_TO_ARRAY", "a,b", ",")).isEqualTo("[\"a\",\"b\"]");
        assertThat(call("ARRAY_GET", List.of(7), 1)).isEqualTo("7");
        assertThat(call("ARRAY_DISTINCT", List.of(2, 1, 2))).isEqualTo("[2,1]");
    }

    @Test
    void collationsDecideComparisonsAndSortKeys() {
        Call ann = Evaluation.expression("COLLATE", "ann", "NOCASE");
        assertThat(Evaluation.text(Evaluation.evaluate(Comparison.equal(ann, Evaluation.constant("ANN")))))
                .isEqualTo("true");
        assertThat(Evaluation.text(Evaluation.evaluate(Comparison.equal(Evaluation.constant("ANN"), ann))))
                .isEqualTo("true");
        assertThat(call("COLLATE", "ann", "de")).isEqualTo("ann");
        assertThat(new SortKey(ann, false, false).expression().type()).isEqualTo(SqlType.VARBINARY);
        Value a = Evaluation.value("COLLATION_KEY", "ä", "de");
        assertThat(ValueOrder.INSTANCE.compare(a, Evaluation.value("COLLATION_KEY", "b", "de")))
                .isNegative();
        assertThat(ValueOrder.INSTANCE.compare(a, Evaluation.value("COLLATION_KEY", "A", "de")))
                .isPositive();
        assertRefused(ErrorCode.UNKNOWN_OBJECT, () -> call("COLLATE", "a", "klingon"));
    }

    @Test
    void wrongArgumentsAreNamed() {
        ScalarFunction left = Functions.STANDARD.scalar("left").orElseThrow();
        assertRefused(ErrorCode.UNKNOWN_FUNCTION, () -> left.resultType(List.of()));
        assertRefused(ErrorCode.TYPE_MISMATCH, () -> call("ABS", List.of(1)));
        assertRefused(ErrorCode.INVALID_CAST, () -> call("ABS", "x"));
        assertThat(Functions.STANDARD.scalar("no_such")).isEmpty();
    }
}
