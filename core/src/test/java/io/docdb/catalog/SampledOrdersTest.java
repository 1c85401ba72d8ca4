package io.docdb.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampledOrdersTest {
    private static final int ROWS = 800;
    private static final double PER_PAGE = 20;
    private static final FieldPath KEY = FieldPath.parse("_id");
    private static final FieldPath OTHER = FieldPath.parse("a.b");

    @Test
    void theSameOrderStaysInAPage() {
        assertThat(apart(row -> row)).isZero();
        assertThat(apart(row -> -row)).isZero();
        assertThat(apart(row -> row / 7)).isZero();
    }

    @Test
    void anyOrderLeavesThePageEachTime() {
        assertThat(apart(row -> row * 7919 % ROWS)).isGreaterThan(0.9);
    }

    @Test
    void ofFewValuesEachGoesThroughAllPages() {
        assertThat(apart(row -> row % 5)).as("each fifth document").isCloseTo(4 / PER_PAGE, within(0.02));
        assertThat(apart(row -> 1)).isZero();
    }

    @Test
    void whatIsNotHeldMayLieAnywhere() {
        RowSample sample = RowSample.of(2, Map.of(KEY, List.of(LongValue.of(1), LongValue.of(2))));
        assertThat(sample.apart(List.of(OTHER), List.of(KEY), PER_PAGE)).isEqualTo(1);
        assertThat(sample.apart(List.of(), List.of(KEY), PER_PAGE)).isEqualTo(1);
        assertThat(RowSample.NONE.apart(List.of(OTHER), List.of(KEY), PER_PAGE)).isEqualTo(1);
    }

    private static double apart(LongUnaryOperator other) {
        RowSample sample = RowSample.of(
                ROWS,
                Map.of(KEY, column(row -> row * 3 % ROWS), OTHER, column(row -> other.applyAsLong(row * 3 % ROWS))));
        return sample.apart(List.of(OTHER), List.of(KEY), PER_PAGE);
    }

    private static List<Value> column(LongUnaryOperator value) {
        return LongStream.range(0, ROWS)
                .<Value>mapToObj(row -> LongValue.of(value.applyAsLong(row)))
                .toList();
    }
}
