package io.docdb.exec.scan;

import io.docdb.expr.type.Comparisons;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.List;

/**
 * Which values of other kinds a value compares with (see {@link Comparisons}): keys sort kinds apart, so that a range has
 * to look at each. Dates and times of every kind, and texts that read as one, as a UUID or as an interval.
 */
public final class EqualKinds {
    /** Texts aside, whose forms are many. */
    static final List<ValueKind> READ_FROM_TEXT = List.of(
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.TIME_TZ,
            ValueKind.INTERVAL,
            ValueKind.UUID);

    private EqualKinds() {}

    /** False if the value compares with values of its own kind alone; that is told without reading a text. */
    public static boolean mayBeSeveral(Value value) {
        return value instanceof TextValue text ? Comparisons.mayReadAsOther(text.value()) : isReadFromText(value);
    }

    /** True if texts may be equal to the value. */
    static boolean isReadFromText(Value value) {
        return switch (value.kind()) {
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIME_TZ, INTERVAL, UUID -> true;
            default -> false;
        };
    }
}
