package io.docdb.value;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A calendar date without time or zone; in JSON text ISO 8601. The first and the last day a {@link LocalDate} has stand for all
 * time before and after: {@code -infinity} and {@code infinity}.
 */
public record DateValue(LocalDate value) implements Value {
    public static final DateValue INFINITY = new DateValue(LocalDate.MAX);

    public static final DateValue MINUS_INFINITY = new DateValue(LocalDate.MIN);

    static final String AFTER_ALL = "infinity";

    static final String BEFORE_ALL = "-infinity";

    public DateValue {
        Objects.requireNonNull(value);
    }

    /** False for {@code infinity} and {@code -infinity}. */
    public boolean isFinite() {
        return !isEndless(value);
    }

    /** True for the days that stand for all time after or before. */
    static boolean isEndless(LocalDate date) {
        return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN);
    }

    /** What an endless day is called. */
    static String nameOf(LocalDate endless) {
        return endless.getYear() > 0 ? AFTER_ALL : BEFORE_ALL;
    }

    @Override
    public ValueKind kind() {
        return ValueKind.DATE;
    }

    @Override
    public String toString() {
        return '"' + (isFinite() ? value.toString() : nameOf(value)) + '"';
    }
}
