package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Param.INTEGER;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.value.DateValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The time of the statement, and CLOCK_TIMESTAMP that of the call, in the session's zone; to the microsecond unless a precision
 * is given.
 */
public final class Clock {
    private static final int DEFAULT_PRECISION = 6;
    private static final long[] UNITS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1
    };

    private Clock() {}

    public static List<Named> all() {
        return List.of(
                clock(SqlType.DATE, "CURRENT_DATE", "CURDATE", "TODAY")
                        .with((a, c) -> new DateValue(now(a, c).toLocalDate())),
                clock(SqlType.TIME, "CURRENT_TIME", "LOCALTIME", "CURTIME")
                        .with((a, c) -> new TimeValue(now(a, c).toLocalTime())),
                clock(
                                SqlType.TIMESTAMP_TZ,
                                "CURRENT_TIMESTAMP",
                                "NOW",
                                "STATEMENT_TIMESTAMP",
                                "TRANSACTION_TIMESTAMP",
                                "SYSTIMESTAMP")
                        .with((a, c) -> new TimestampTzValue(now(a, c))),
                clock(SqlType.TIMESTAMP_TZ, "CLOCK_TIMESTAMP")
                        .isVolatile()
                        .with((a, c) -> new TimestampTzValue(at(c.clock(), a, c))),
                clock(SqlType.TIMESTAMP, "LOCALTIMESTAMP", "SYSDATE", "GETDATE")
                        .with((a, c) -> new TimestampValue(now(a, c).toLocalDateTime())));
    }

    private static Definition clock(SqlType type, String name, String... synonyms) {
        return Definition.of(name, synonyms).takes(INTEGER).optional(1).stable().gives(type);
    }

    private static OffsetDateTime now(Value[] arguments, EvaluationContext context) {
        return at(context.now(), arguments, context);
    }

    private static OffsetDateTime at(Instant moment, Value[] arguments, EvaluationContext context) {
        int precision = arguments.length == 0 ? DEFAULT_PRECISION : Math.max(0, Math.min(9, length(arguments[0])));
        long nanos = moment.getNano() / UNITS[precision] * UNITS[precision];
        return moment.with(java.time.temporal.ChronoField.NANO_OF_SECOND, nanos)
                .atZone(context.zone())
                .toOffsetDateTime();
    }
}
