package io.docdb.expr.scalar;

import static io.docdb.expr.function.Errors.assertRefused;
import static io.docdb.expr.function.Evaluation.call;
import static io.docdb.expr.function.Evaluation.date;
import static io.docdb.expr.function.Evaluation.dec;
import static io.docdb.expr.function.Evaluation.dynamic;
import static io.docdb.expr.function.Evaluation.expression;
import static io.docdb.expr.function.Evaluation.interval;
import static io.docdb.expr.function.Evaluation.json;
import static io.docdb.expr.function.Evaluation.stamp;
import static io.docdb.expr.function.Evaluation.stampTz;
import static io.docdb.expr.function.Evaluation.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.value.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void wholeNumbersStayWhole() {
        assertThat(call("+", 1, 2)).isEqualTo("3");
        assertThat(call("/", 7, 2)).isEqualTo("3");
        assertThat(call("/", -7, 2)).isEqualTo("-3");
        assertThat(call("%", -7, 2)).isEqualTo("-1");
        assertThat(call("%", 7, -2)).isEqualTo("1");
        assertThat(call("-", 5)).isEqualTo("-5");
        assertThat(expression("+", 1, 2).type()).isEqualTo(SqlType.INTEGER);
        assertThat(expression("*", 1, 3000000000L).type()).isEqualTo(SqlType.BIGINT);
    }

    @Test
    void whatLeavesTheRangeOfTheTypeIsRefused() {
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("+", 2147483647, 1));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("*", 65536, 65536));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("+", Long.MAX_VALUE, 1));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("-", Long.MIN_VALUE, 1));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("*", Long.MIN_VALUE, -1));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("/", Long.MIN_VALUE, -1L));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("-", Long.MIN_VALUE));
        assertRefused(ErrorCode.NUMBER_OUT_OF_RANGE, () -> call("*", 1e300, 1e300));
        assertThat(call("%", Long.MIN_VALUE, -1L)).isEqualTo("0");
    }

    @Test
    void divisionByZeroIsRefusedInEveryForm() {
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("/", 1, 0));
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("%", 1, 0));
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("/", dec("1.0"), dec("0.00")));
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("/", 1.0, 0.0));
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("/", dynamic(1), dynamic(0)));
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("/", interval("1 day"), 0));
    }

    @Test
    void decimalsAreExactAndQuotientsHavePostgresScale() {
        assertThat(call("+", dec("0.1"), dec("0.2"))).isEqualTo("0.3");
        assertThat(call("*", dec("1.10"), dec("2.5"))).isEqualTo("2.750");
        assertThat(call("/", dec("1.0"), 3)).isEqualTo("0.33333333333333333333");
        assertThat(call("/", dec("10.0"), 4)).isEqualTo("2.5000000000000000");
        assertThat(call("/", dec("100000.0"), 3)).isEqualTo("33333.333333333333");
        assertThat(call("%", dec("7.5"), 2)).isEqualTo("1.5");
        assertThat(expression("+", dec("1.25"), dec("10.5")).type()).isEqualTo(SqlType.decimal(5, 2));
        assertThat(expression("*", dec("1.25"), dec("10.5")).type()).isEqualTo(SqlType.decimal(6, 3));
    }

    @Test
    void dynamicNumbersAreExactWhateverTheirForm() {
        assertThat(call("/", dynamic(7), dynamic(2))).isEqualTo("3.5");
        assertThat(call("/", dynamic(8), 2)).isEqualTo("4");
        assertThat(call("+", dynamic(Long.MAX_VALUE), dynamic(1))).isEqualTo("9223372036854775808");
        assertThat(call("*", dynamic(dec("1.5")), dynamic(2))).isEqualTo("3.0");
    }

    @Test
    void textBesideANumberIsReadAsOne() {
        assertThat(call("+", "5", 3)).isEqualTo("8");
        assertRefused(ErrorCode.INVALID_CAST, () -> call("+", "five", 3));
        assertRefused(ErrorCode.TYPE_MISMATCH, () -> call("+", true, date("2024-01-01")));
    }

    @Test
    void datesMoveByDaysAndIntervals() {
        assertThat(call("+", date("2024-02-28"), 2)).isEqualTo("2024-03-01");
        assertThat(call("-", date("2024-03-01"), 1)).isEqualTo("2024-02-29");
        assertThat(call("+", 1, date("2024-02-28"))).isEqualTo("2024-02-29");
        assertThat(call("-", date("2024-03-01"), date("2024-02-01"))).isEqualTo("29");
        assertThat(call("+", date("2024-01-31"), interval("1 month"))).isEqualTo("2024-02-29 00:00:00");
        assertThat(call("-", stamp("2024-03-31 10:00"), interval("1 month 1 hour")))
                .isEqualTo("2024-02-29 09:00:00");
        assertThat(call("+", interval("1 day"), stamp("2024-01-01 00:00"))).isEqualTo("2024-01-02 00:00:00");
        assertThat(call("+", date("2024-01-01"), time("10:30"))).isEqualTo("2024-01-01 10:30:00");
        assertThat(call("+", time("23:30"), interval("1 hour"))).isEqualTo("00:30:00");
        assertThat(call("-", stamp("2024-01-03 12:00"), stamp("2024-01-01 06:00")))
                .isEqualTo("2 days 06:00:00");
        assertThat(call("-", time("12:00"), time("10:30"))).isEqualTo("01:30:00");
        assertThat(call("+", stampTz("2024-03-30 12:00+01"), interval("1 day"))).isEqualTo("2024-03-31 12:00:00+02");
        assertThat(call("+", stampTz("2024-03-30 12:00+01"), interval("24 hours")))
                .isEqualTo("2024-03-31 13:00:00+02");
        assertRefused(
                ErrorCode.DATETIME_OVERFLOW, () -> call("+", date("2024-01-01"), interval("1000000000000 months")));
    }

    @Test
    void intervalsAddAndScale() {
        assertThat(call("+", interval("1 day"), interval("2 hours"))).isEqualTo("1 day 02:00:00");
        assertThat(call("*", interval("1 day 1 hour"), dec("1.5"))).isEqualTo("1 day 13:30:00");
        assertThat(call("*", 3, interval("1 month"))).isEqualTo("3 mons");
        assertThat(call("/", interval("1 hour"), 3)).isEqualTo("00:20:00");
        assertThat(call("-", interval("1 month"))).isEqualTo("-1 mons");
    }

    @Test
    void concatenationJoinsTextArraysAndObjects() {
        assertThat(call("||", "a", 1)).isEqualTo("a1");
        assertThat(call("||", List.of(1, 2), List.of(3))).isEqualTo("[1,2,3]");
        assertThat(call("||", List.of(1, 2), 3)).isEqualTo("[1,2,3]");
        assertThat(call("||", 0, List.of(1))).isEqualTo("[0,1]");
        assertThat(call("||", json("{\"a\":1,\"b\":2}"), json("{\"b\":3}"))).isEqualTo("{\"a\":1,\"b\":3}");
    }

    @Test
    void bitsAndPowers() {
        assertThat(call("&", 6, 3)).isEqualTo("2");
        assertThat(call("|", 6, 3)).isEqualTo("7");
        assertThat(call("#", 6, 3)).isEqualTo("5");
        assertThat(call("<<", 1, 4)).isEqualTo("16");
        assertThat(call(">>", -8, 1)).isEqualTo("-4");
        assertThat(call("<<", 1, 64)).isEqualTo("0");
        assertThat(call("^", 2, 10)).isEqualTo("1024");
        assertRefused(ErrorCode.DIVISION_BY_ZERO, () -> call("^", 0, -1));
        assertRefused(ErrorCode.INVALID_POWER, () -> call("^", -8, dec("0.5")));
    }

    @Test
    void quantifiedComparisonsWithArrays() {
        assertThat(call("= ANY", 2, List.of(1, 2))).isEqualTo("true");
        assertThat(call("= ANY", 3, java.util.Arrays.asList(1, null))).isEqualTo("NULL");
        assertThat(call("> ALL", 3, List.of(1, 2))).isEqualTo("true");
        assertThat(call("<> ALL", 1, List.of(1, 2))).isEqualTo("false");
        assertThat(call("= ALL", 1, List.of())).isEqualTo("true");
        assertThat(call("= ANY", 1, null)).isEqualTo("NULL");
    }
}
