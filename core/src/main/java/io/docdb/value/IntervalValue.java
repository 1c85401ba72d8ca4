package io.docdb.value;

import java.math.BigInteger;

/**
 * A span of time in months, days and nanoseconds, as PostgreSQL keeps it: a month has no fixed number of days, a day
 * no fixed number of hours, until spans are compared; then a month counts 30 days and a day 24 hours.
 */
public record IntervalValue(long months, long days, long nanos) implements Value, Comparable<IntervalValue> {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final BigInteger NANOS_PER_DAY = BigInteger.valueOf(DAY_NANOS);
    private static final long MOST_USUAL = 1L << 50;
    private static final long DAYS_PER_MONTH = 30;

    /** The span in nanoseconds with 30-day months and 24-hour days: what comparison goes by. */
    public BigInteger comparableNanos() {
        return BigInteger.valueOf(months)
                .multiply(BigInteger.valueOf(DAYS_PER_MONTH))
                .add(BigInteger.valueOf(days))
                .multiply(NANOS_PER_DAY)
                .add(BigInteger.valueOf(nanos));
    }

    @Override
    public ValueKind kind() {
        return ValueKind.INTERVAL;
    }

    @Override
    public int compareTo(IntervalValue other) {
        if (!isUsual() || !other.isUsual()) {
            return comparableNanos().compareTo(other.comparableNanos());
        }
        int byDays = Long.compare(wholeDays(), other.wholeDays());
        return byDays != 0
                ? byDays
                : Long.compare(Math.floorMod(nanos, DAY_NANOS), Math.floorMod(other.nanos, DAY_NANOS));
    }

    /** So few months and days that a long counts the days. */
    private boolean isUsual() {
        return -MOST_USUAL < months && months < MOST_USUAL && -MOST_USUAL < days && days < MOST_USUAL;
    }

    private long wholeDays() {
        return months * DAYS_PER_MONTH + days + Math.floorDiv(nanos, DAY_NANOS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalValue that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return comparableNanos().hashCode();
    }

    /** ISO 8601 duration text, quoted: {@code "P1Y2M3DT4H5M6.7S"}. */
    @Override
    public String toString() {
        return '"' + toIsoText() + '"';
    }

    /** ISO 8601 duration text: {@code P1Y2M3DT4H5M6.7S}; the empty span is {@code PT0S}. */
    public String toIsoText() {
        String period = java.time.Period.of((int) (months / 12), (int) (months % 12), (int) days)
                .toString();
        if (nanos == 0) {
            return months == 0 && days == 0 ? "PT0S" : period;
        }
        String duration = java.time.Duration.ofNanos(nanos).toString().substring(1);
        return months == 0 && days == 0 ? "P" + duration : period + duration;
    }
}
