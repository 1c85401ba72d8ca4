package io.docdb.expr.table;

import static io.docdb.expr.function.Evaluation.date;
import static io.docdb.expr.function.Evaluation.dec;
import static io.docdb.expr.function.Evaluation.interval;
import static io.docdb.expr.function.Evaluation.json;
import static io.docdb.expr.function.Evaluation.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.expr.TableFunction;
import io.docdb.expr.function.Errors;
import io.docdb.expr.function.Evaluation;
import io.docdb.expr.function.Functions;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static List<String> rows(String function, Object... arguments) {
        Value[] values = Arrays.stream(arguments).map(Evaluation::valueOf).toArray(Value[]::new);
        TableFunction found = Functions.STANDARD.table(function).orElseThrow();
        int width = found.columns(Arrays.stream(values).map(TypeRules::typeOf).toList())
                .size();
        List<String> rows = new ArrayList<>();
        for (Iterator<Value[]> all = found.rows(values, Evaluation.CONTEXT); all.hasNext(); ) {
            Value[] row = all.next();
            assertThat(row).hasSize(width);
            rows.add(Arrays.stream(row).map(Evaluation::text).collect(Collectors.joining("|")));
        }
        return rows;
    }

    @Test
    void unnestGivesARowPerElement() {
        assertThat(rows("UNNEST", List.of(1, 2))).containsExactly("1", "2");
        assertThat(rows("UNNEST", List.of(1, 2, 3), List.of("a"))).containsExactly("1|a", "2|NULL", "3|NULL");
        assertThat(rows("UNNEST", (Object) null)).isEmpty();
        TableFunction unnest = Functions.STANDARD.table("unnest").orElseThrow();
        assertThat(unnest.columns(List.of(SqlType.arrayOf(SqlType.DATE))).get(0).type())
                .isEqualTo(SqlType.DATE);
        Errors.assertRefused(ErrorCode.TYPE_MISMATCH, () -> unnest.columns(List.of(SqlType.INTEGER)));
    }

    @Test
    void raggedDocumentsUnnestAsArraysOfOne() {
        Iterator<Value[]> rows = Functions.STANDARD
                .table("UNNEST")
                .orElseThrow()
                .rows(new Value[] {json("{\"sku\":1}")}, Evaluation.CONTEXT);
        assertThat(text(rows.next()[0])).isEqualTo("{\"sku\":1}");
        assertThat(rows.hasNext()).isFalse();
    }

    @Test
    void seriesRunUpAndDown() {
        assertThat(rows("GENERATE_SERIES", 1, 3)).containsExactly("1", "2", "3");
        assertThat(rows("GENERATE_SERIES", 5, 1, -2)).containsExactly("5", "3", "1");
        assertThat(rows("GENERATE_SERIES", 3, 1)).isEmpty();
        assertThat(rows("GENERATE_SERIES", 0, 1, dec("0.5"))).containsExactly("0", "0.5", "1.0");
        assertThat(rows("GENERATE_SERIES", 1, null)).isEmpty();
        assertThat(rows("SYSTEM_RANGE", 1, 2)).containsExactly("1", "2");
        assertThat(rows("RANGE", 3)).containsExactly("0", "1", "2");
        assertThat(rows("GENERATE_SERIES", date("2024-01-31"), date("2024-03-31"), interval("1 month")))
                .containsExactly("2024-01-31 00:00:00", "2024-02-29 00:00:00", "2024-03-29 00:00:00");
        assertThat(rows("GENERATE_SERIES", Long.MAX_VALUE - 1, Long.MAX_VALUE)).hasSize(2);
        Errors.assertRefused(ErrorCode.INVALID_PARAMETER, () -> rows("GENERATE_SERIES", 1, 2, 0));
    }

    @Test
    void documentsAreTakenApart() {
        assertThat(rows("JSON_EACH", json("{\"a\":1,\"b\":[2]}"))).containsExactly("a|1", "b|[2]");
        assertThat(rows("JSON_ARRAY_ELEMENTS_TEXT", "[\"x\", 1, null]")).containsExactly("x", "1", "NULL");
        assertThat(rows("JSON_OBJECT_KEYS", "{\"a\":1,\"b\":2}")).containsExactly("a", "b");
        Errors.assertRefused(ErrorCode.INVALID_CAST, () -> rows("JSON_EACH", List.of(1)));
        assertThat(rows("STRING_TO_TABLE", "a.b.c", ".")).containsExactly("a", "b", "c");
    }
}
