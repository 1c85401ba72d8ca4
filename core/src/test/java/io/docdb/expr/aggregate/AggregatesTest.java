package io.docdb.expr.aggregate;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.dec;
import static io.docdb.expr.function.Evaluation.interval;
import static io.docdb.expr.function.Evaluation.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Accumulator;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.function.Evaluation;
import io.docdb.expr.function.Functions;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AggregatesTest {
    /** Feeds each row's arguments; a row that is no array is a single argument. */
    private static Accumulator feed(String name, List<SqlType> types, Object... rows) {
        AggregateFunction function = Functions.STANDARD.aggregate(name).orElseThrow();
        Accumulator accumulator = function.accumulator(types, function.resultType(types));
        for (Object row : rows) {
            accumulator.add(arguments(row));
        }
        return accumulator;
    }

    private static Value[] arguments(Object row) {
        Object[] cells = row instanceof Object[] several ? several : new Object[] {row};
        return Arrays.stream(cells).map(Evaluation::valueOf).toArray(Value[]::new);
    }

    private static String run(String name, SqlType type, Object... rows) {
        return text(feed(name, List.of(type), rows).result());
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    @Test
    void overNoRowsCountIsZeroAndOthersAreNull() {
        assertThat(text(feed("COUNT", List.of()).result())).isEqualTo("0");
        for (String name : List.of(
                "SUM",
                "AVG",
                "MIN",
                "MAX",
                "ARRAY_AGG",
                "STRING_AGG",
                "BOOL_AND",
                "BIT_OR",
                "STDDEV_SAMP",
                "VAR_POP",
                "MEDIAN",
                "JSON_ARRAYAGG",
                "ANY_VALUE")) {
            assertThat(run(name, SqlType.INTEGER)).as(name).isEqualTo("NULL");
        }
    }

    @Test
    void nullsAreLeftOutExceptByCountStarAndArrays() {
        assertThat(run("COUNT", SqlType.INTEGER, 1, null, 2)).isEqualTo("2");
        assertThat(text(feed("COUNT", List.of(), row(), row()).result())).isEqualTo("2");
        assertThat(run("SUM", SqlType.INTEGER, 1, null, 2)).isEqualTo("3");
        assertThat(run("AVG", SqlType.INTEGER, 1, null, 2)).isEqualTo("1.5000000000000000");
        assertThat(run("MIN", SqlType.INTEGER, null, 2, 1)).isEqualTo("1");
        assertThat(run("MAX", SqlType.VARCHAR, "b", null, "a")).isEqualTo("b");
        assertThat(run("ARRAY_AGG", SqlType.INTEGER, 1, null)).isEqualTo("[1,null]");
        assertThat(run("JSON_ARRAYAGG", SqlType.INTEGER, 1, null)).isEqualTo("[1]");
        assertThat(run("JSON_ARRAYAGG NULL ON NULL", SqlType.INTEGER, 1, null)).isEqualTo("[1,null]");
    }

    @Test
    void sumsAreExactAndGrowBeyondALong() {
        assertThat(run("SUM", SqlType.BIGINT, Long.MAX_VALUE, Long.MAX_VALUE, 2))
                .isEqualTo("18446744073709551616");
        assertThat(run("SUM", SqlType.DECIMAL, dec("0.1"), dec("0.20"))).isEqualTo("0.30");
        assertThat(run("SUM", SqlType.DOUBLE, 0.1, 0.2, 0.3)).isEqualTo("0.6");
        assertThat(run("SUM", SqlType.ANY, 1, dec("0.5"), 0.25)).isEqualTo("1.75");
        assertThat(run("SUM", SqlType.INTERVAL, interval("1 day"), interval("2 hours")))
                .isEqualTo("1 day 02:00:00");
        AggregateFunction sum = Functions.STANDARD.aggregate("sum").orElseThrow();
        assertThat(sum.resultType(List.of(SqlType.INTEGER))).isEqualTo(SqlType.BIGINT);
        assertThat(sum.resultType(List.of(SqlType.BIGINT))).isEqualTo(SqlType.DECIMAL);
        assertThat(sum.resultType(List.of(SqlType.DOUBLE))).isEqualTo(SqlType.DOUBLE);
        assertRefused(ErrorCode.TYPE_MISMATCH, () -> sum.resultType(List.of(SqlType.DATE)));
    }

    @Test
    void removingARowIsTheOppositeOfAddingIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<SqlType> types = List.of(SqlType.DECIMAL);
        Accumulator moving = feed("SUM", types);
        List<BigDecimal> window = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(5));
            window.add(number);
            moving.add(arguments(number));
            if (window.size() > 7) {
                moving.remove(arguments(window.remove(0)));
            }
            assertThat(moving.result())
                    .as("seed %d", seed)
                    .isEqualTo(feed("SUM", types, window.toArray()).result());
        }
    }

    @Test
    void textsAndObjectsAreCollectedInTheOrderOfFeeding() {
        List<SqlType> two = List.of(SqlType.VARCHAR, SqlType.VARCHAR);
        assertThat(text(feed("STRING_AGG", two, row("a", "-"), row(null, "-"), row("b", "+"))
                        .result()))
                .isEqualTo("a+b");
        assertThat(run("LISTAGG", SqlType.INTEGER, 1, 2)).isEqualTo("1,2");
        assertThat(text(feed("JSON_OBJECTAGG", two, row("a", 1), row("b", null)).result()))
                .isEqualTo("{\"a\":1,\"b\":null}");
        assertThat(text(feed("JSON_OBJECTAGG ABSENT ON NULL", two, row("a", 1), row("b", null))
                        .result()))
                .isEqualTo("{\"a\":1}");
        assertRefused(
                ErrorCode.DUPLICATE_JSON_KEY,
                () -> feed("JSON_OBJECTAGG WITH UNIQUE KEYS", two, row("a", 1), row("a", 2)));
        assertRefused(ErrorCode.NULL_JSON_KEY, () -> feed("JSON_OBJECTAGG", two, row(null, 1)));
    }

    @Test
    void truthAndBits() {
        assertThat(run("BOOL_AND", SqlType.BOOLEAN, true, null, false)).isEqualTo("false");
        assertThat(run("EVERY", SqlType.BOOLEAN, true, true)).isEqualTo("true");
        assertThat(run("BOOL_OR", SqlType.BOOLEAN, false, true)).isEqualTo("true");
        assertThat(run("BIT_AND", SqlType.INTEGER, 6, 3)).isEqualTo("2");
        assertThat(run("BIT_OR", SqlType.INTEGER, 6, 3)).isEqualTo("7");
        assertThat(run("BIT_XOR", SqlType.INTEGER, 6, 3)).isEqualTo("5");
    }

    @Test
    void statisticsOfTheUsualExample() {
        Object[] numbers = {2, 4, 4, 4, 5, 5, 7, 9};
        assertThat(run("VAR_POP", SqlType.INTEGER, numbers)).isEqualTo("4");
        assertThat(run("STDDEV_POP", SqlType.INTEGER, numbers)).isEqualTo("2");
        assertThat(run("VAR_SAMP", SqlType.INTEGER, 1, 3)).isEqualTo("2");
        assertThat(run("VARIANCE", SqlType.INTEGER, 1)).isEqualTo("NULL");
        List<SqlType> pair = List.of(SqlType.DOUBLE, SqlType.DOUBLE);
        Object[] line = {row(3, 1), row(5, 2), row(7, 3), row(null, 9)};
        assertThat(text(feed("REGR_SLOPE", pair, line).result())).isEqualTo("2");
        assertThat(text(feed("REGR_INTERCEPT", pair, line).result())).isEqualTo("1");
        assertThat(text(feed("REGR_COUNT", pair, line).result())).isEqualTo("3");
        assertThat(text(feed("CORR", pair, line).result())).isEqualTo("1");
        assertThat(text(feed("COVAR_POP", pair, row(1, 2), row(3, 6)).result())).isEqualTo("2");
    }

    @Test
    void percentilesMedianAndMode() {
        List<SqlType> types = List.of(SqlType.DOUBLE, SqlType.INTEGER);
        assertThat(text(feed("PERCENTILE_CONT", types, row(0.5, 1), row(0.5, 2), row(0.5, 4), row(0.5, 10))
                        .result()))
                .isEqualTo("3");
        assertThat(text(feed("PERCENTILE_DISC", types, row(0.5, 1), row(0.5, 2), row(0.5, 4), row(0.5, 10))
                        .result()))
                .isEqualTo("2");
        assertThat(run("MEDIAN", SqlType.INTEGER, 9, 1, 2, 4)).isEqualTo("3");
        assertThat(run("MEDIAN", SqlType.INTEGER, 2, 1)).isEqualTo("1.5");
        assertThat(run("MODE", SqlType.VARCHAR, "b", "a", "a")).isEqualTo("a");
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> feed("PERCENTILE_CONT", types, (Object) row(1.5, 1))
                .result());
    }
}
