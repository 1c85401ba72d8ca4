package io.docdb.expr.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Accumulator;
import io.docdb.expr.AggregateFunction;
import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.TableFunction;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Laws that hold for all functions, whatever they are given. */
class EveryFunctionTest {
    private static final int TRIES = 150;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static final Object[] VALUES = {
        null,
        true,
        false,
        0,
        1,
        -1,
        2,
        7,
        64,
        1000,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Evaluation.dec("0.5"),
        Evaluation.dec("-12345678901234567890.123"),
        Evaluation.dec("1e30"),
        Evaluation.dec("7e400000000"),
        Evaluation.dec("-7e-400000000"),
        0.0,
        -0.0,
        1.5,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        "",
        " ",
        "a",
        "abc",
        "A_b%c",
        "17",
        "-2.5",
        "2024-02-29",
        "10:11:12",
        "year",
        "day",
        "hex",
        "YYYY-MM-DD",
        "9,999.00",
        "$.a",
        "$[*]",
        "{\"a\":[1,2]}",
        "[1,2,3]",
        "{a,b}",
        "(",
        "[",
        "\\",
        "i",
        "UTC",
        "\uD83D\uDE00x",
        new byte[] {1, -1, 65},
        List.of(),
        List.of(1, 2, 3),
        List.of("a", "b"),
        Arrays.asList(null, 1),
        Evaluation.date("2024-02-29"),
        Evaluation.date("-0044-03-15"),
        Evaluation.time("23:59:59.999999"),
        Evaluation.stamp("2024-02-29 10:11:12.5"),
        Evaluation.stampTz("1969-12-31 23:59:59Z"),
        Evaluation.interval("1 day"),
        Evaluation.interval("-1 year 2 mons 03:04:05.678"),
        Evaluation.json("{\"a\":{\"b\":null},\"c\":[1,{\"d\":2}]}"),
    };

    private Expression argument() {
        Object value = VALUES[random.nextInt(VALUES.length)];
        return random.nextInt(4) == 0 ? Evaluation.dynamic(value) : Evaluation.constant(value);
    }

    private static String at(Throwable unexpected) {
        return Arrays.stream(unexpected.getStackTrace()).limit(2).toList().toString();
    }

    private static Set<String> scalarNames() {
        Set<String> names = new TreeSet<>(Functions.STANDARD.names());
        names.removeIf(name -> Functions.STANDARD.scalar(name).isEmpty());
        return names;
    }

    @Test
    void scalarFunctionsGiveAValueOrAnErrorOfTheFamily() {
        List<String> broken = new ArrayList<>();
        for (String name : scalarNames()) {
            for (int i = 0; i < TRIES; i++) {
                List<Expression> arguments = new ArrayList<>();
                for (int n = random.nextInt(5); n > 0; n--) {
                    arguments.add(argument());
                }
                try {
                    ScalarFunction function = Functions.STANDARD.operator(name);
                    SqlType type = function.resultType(
                            arguments.stream().map(Expression::type).toList());
                    Value result = Evaluation.evaluate(new Call(function, arguments, type));
                    if (result == null || result == NullValue.MISSING) {
                        broken.add(name + arguments + " gave " + result);
                    }
                } catch (DatabaseException expected) {
                    if (expected.code() == ErrorCode.INTERNAL) {
                        broken.add(name + arguments + ": " + expected);
                    }
                } catch (RuntimeException | StackOverflowError unexpected) {
                    broken.add(name + arguments + ": " + unexpected + at(unexpected));
                }
            }
        }
        assertThat(broken).as("seed %d", seed).isEmpty();
    }

    @Test
    void functionsThatSaySoGiveNullForNull() {
        for (String name : scalarNames()) {
            ScalarFunction function = Functions.STANDARD.operator(name);
            for (int count = 1; count < 5 && function.nullOnNull(); count++) {
                List<Expression> nulls = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    nulls.add(Evaluation.constant(null));
                }
                try {
                    SqlType type = function.resultType(
                            nulls.stream().map(Expression::type).toList());
                    assertThat(Evaluation.evaluate(new Call(function, nulls, type)))
                            .as(name)
                            .isSameAs(NullValue.NULL);
                } catch (DatabaseException wrongCount) {
                    assertThat(wrongCount.code()).as(name).isIn(ErrorCode.UNKNOWN_FUNCTION, ErrorCode.TYPE_MISMATCH);
                }
            }
        }
    }

    @Test
    void aggregatesGiveAValueOrAnErrorOfTheFamily() {
        List<String> broken = new ArrayList<>();
        for (String name : Functions.STANDARD.names()) {
            AggregateFunction function = Functions.STANDARD.aggregate(name).orElse(null);
            for (int i = 0; i < TRIES && function != null; i++) {
                List<SqlType> types = new ArrayList<>();
                for (int n = random.nextInt(3); n > 0; n--) {
                    types.add(SqlType.ANY);
                }
                try {
                    Accumulator accumulator = function.accumulator(types, function.resultType(types));
                    for (int row = random.nextInt(6); row > 0; row--) {
                        accumulator.add(types.stream()
                                .map(type -> Evaluation.valueOf(VALUES[random.nextInt(VALUES.length)]))
                                .toArray(Value[]::new));
                    }
                    assertThat(accumulator.result()).as(name).isNotNull();
                    assertThat(accumulator.sizeBytes()).as(name).isPositive();
                } catch (DatabaseException expected) {
                    assertThat(expected.code()).isNotEqualTo(ErrorCode.INTERNAL);
                } catch (RuntimeException unexpected) {
                    broken.add(name + types + ": " + unexpected + at(unexpected));
                }
            }
        }
        assertThat(broken).as("seed %d", seed).isEmpty();
    }

    @Test
    void tableFunctionsGiveRowsOrAnErrorOfTheFamily() {
        List<String> broken = new ArrayList<>();
        for (String name : Functions.STANDARD.names()) {
            TableFunction function = Functions.STANDARD.table(name).orElse(null);
            for (int i = 0; i < TRIES && function != null; i++) {
                List<Expression> arguments = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    arguments.add(argument());
                }
                try {
                    int width = function.columns(
                                    arguments.stream().map(Expression::type).toList())
                            .size();
                    Value[] values =
                            arguments.stream().map(Evaluation::evaluate).toArray(Value[]::new);
                    Iterator<Value[]> rows = function.rows(values, Evaluation.CONTEXT);
                    for (int row = 0; row < 10 && rows.hasNext(); row++) {
                        assertThat(rows.next()).hasSize(width).doesNotContainNull();
                    }
                } catch (DatabaseException expected) {
                    assertThat(expected.code()).isNotEqualTo(ErrorCode.INTERNAL);
                } catch (RuntimeException unexpected) {
                    broken.add(name + arguments + ": " + unexpected + at(unexpected));
                }
            }
        }
        assertThat(broken).as("seed %d", seed).isEmpty();
    }
}
