package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.interval;
import static io.docdb.expr.define.Param.INTERVAL;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.value.IntervalValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** Intervals in the units people would say them in: {@code 35 days} as {@code 1 mon 5 days}. */
final class Intervals {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private Intervals() {}

    static List<Named> all() {
        return List.of(
                Definition.of("JUSTIFY_DAYS")
                        .takes(INTERVAL)
                        .gives(SqlType.INTERVAL)
                        .as(a -> justified(interval(a[0]), true, false)),
                Definition.of("JUSTIFY_HOURS")
                        .takes(INTERVAL)
                        .gives(SqlType.INTERVAL)
                        .as(a -> justified(interval(a[0]), false, true)),
                Definition.of("JUSTIFY_INTERVAL")
                        .takes(INTERVAL)
                        .gives(SqlType.INTERVAL)
                        .as(a -> justified(interval(a[0]), true, true)));
    }

    /** 30 days become a month, 24 hours a day; what is left has the sign of what is larger. */
    private static Value justified(IntervalValue span, boolean toMonths, boolean toDays) {
        long months = span.months();
        long days = span.days();
        long nanos = span.nanos();
        if (toDays) {
            days += nanos / NANOS_PER_DAY;
            nanos %= NANOS_PER_DAY;
        }
        if (toMonths) {
            months += days / 30;
            days %= 30;
            int borrowed = borrowed(months, days != 0 || !toDays ? days : nanos);
            months -= borrowed;
            days += 30L * borrowed;
        }
        if (toDays) {
            int borrowed = borrowed(days, nanos);
            days -= borrowed;
            nanos += NANOS_PER_DAY * borrowed;
        }
        return new IntervalValue(months, days, nanos);
    }

    /** 1 if a negative rest takes from something positive, -1 the other way round. */
    private static int borrowed(long whole, long rest) {
        return whole > 0 && rest < 0 ? 1 : whole < 0 && rest > 0 ? -1 : 0;
    }
}
