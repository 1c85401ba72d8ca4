package io.docdb.jdbc;

import io.docdb.value.DateValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What stands for {@code infinity} and {@code -infinity} in Java, as for PostgreSQL's driver: MAX and MIN of the classes of
 * {@code java.time}, and of the older ones two moments that far away.
 */
final class Infinity {
    /** Milliseconds since 1970, on 17 August of the year 292,278,994. */
    private static final long AFTER_ALL = 9_223_372_036_825_200_000L;

    private static final long BEFORE_ALL = -9_223_372_036_832_400_000L;

    private Infinity() {}

    static LocalDateTime of(TimestampValue stamp) {
        return stamp.isFinite() ? stamp.value() : isAfterAll(stamp) ? LocalDateTime.MAX : LocalDateTime.MIN;
    }

    static OffsetDateTime of(TimestampTzValue stamp) {
        return stamp.isFinite()
                ? stamp.value()
                : stamp.equals(TimestampTzValue.INFINITY) ? OffsetDateTime.MAX : OffsetDateTime.MIN;
    }

    private static boolean isAfterAll(TimestampValue stamp) {
        return stamp.equals(TimestampValue.INFINITY);
    }

    /** The milliseconds for an infinite date; empty for others. */
    static Optional<Long> millis(DateValue date) {
        return date.isFinite() ? Optional.empty() : Optional.of(millis(date.equals(DateValue.INFINITY)));
    }

    static Optional<Long> millis(TimestampValue stamp) {
        return stamp.isFinite() ? Optional.empty() : Optional.of(millis(isAfterAll(stamp)));
    }

    static Optional<Long> millis(TimestampTzValue stamp) {
        return stamp.isFinite() ? Optional.empty() : Optional.of(millis(stamp.equals(TimestampTzValue.INFINITY)));
    }

    private static long millis(boolean afterAll) {
        return afterAll ? AFTER_ALL : BEFORE_ALL;
    }

    /** Infinity, if the milliseconds stand for it. */
    static Optional<TimestampValue> ofMillis(long millis) {
        return millis == AFTER_ALL
                ? Optional.of(TimestampValue.INFINITY)
                : millis == BEFORE_ALL ? Optional.of(TimestampValue.MINUS_INFINITY) : Optional.empty();
    }
}
