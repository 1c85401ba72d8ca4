package io.docdb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalValueTest {
    private static final List<Long> PARTS = List.of(
            0L, 1L, -1L, 29L, 30L, 31L, -30L, 1L << 50, -(1L << 50), (1L << 50) - 1, Long.MAX_VALUE, Long.MIN_VALUE);

    private static final List<Long> NANOS =
            List.of(0L, 1L, -1L, 86_400_000_000_000L, -86_400_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);

    /** A month has 30 days, a day 24 hours, however the span is made up of them. */
    @Test
    void spansCompareByTheirLength() {
        List<IntervalValue> spans = PARTS.stream()
                .flatMap(months -> PARTS.stream()
                        .flatMap(days -> NANOS.stream().map(nanos -> new IntervalValue(months, days, nanos))))
                .toList();
        for (IntervalValue one : spans) {
            for (IntervalValue other : spans) {
                int expected = one.comparableNanos().compareTo(other.comparableNanos());
                if (one.compareTo(other) != expected) {
                    throw new AssertionError(one + " and " + other + " expected " + expected);
                }
            }
        }
        assertThat(new IntervalValue(1, 0, 0)).isEqualTo(new IntervalValue(0, 30, 0));
        assertThat(new IntervalValue(0, 1, 0)).isEqualTo(new IntervalValue(0, 0, 86_400_000_000_000L));
    }
}
