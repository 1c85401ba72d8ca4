package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEMPORAL;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.List;

/** What only MySQL has: weeks counted in eight ways, addresses of the Internet as numbers, how many rows were changed. */
public final class MysqlCalls {
    private static final int OCTETS = 4;

    private MysqlCalls() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("WEEK IN MODE")
                        .takes(TEMPORAL, INTEGER)
                        .gives(SqlType.INTEGER)
                        .with((a, context) ->
                                integer(week(Dates.onClock(a[0], context).toLocalDate(), integer(a[1])))),
                Definition.of("INET_ATON").takes(TEXT).gives(SqlType.BIGINT).as(a -> address(text(a[0]))),
                Definition.of("INET_NTOA").takes(INTEGER).gives(SqlType.VARCHAR).as(a -> dotted(integer(a[0]))),
                Definition.of("ROW_COUNT")
                        .isVolatile()
                        .gives(SqlType.BIGINT)
                        .with((a, context) -> context.sessionCall("ROW_COUNT", List.of())));
    }

    /** In modes 2, 3, 6 and 7 days before the first week are of the last one of the year before, in others of week 0. */
    private static int week(LocalDate date, long mode) {
        WeekFields weeks = Everyday.weeks(mode);
        boolean ofYearBefore = Math.floorMod(mode, 4L) >= 2;
        return date.get(ofYearBefore ? weeks.weekOfWeekBasedYear() : weeks.weekOfYear());
    }

    /** {@code 10.0.5.9} is 167773449; what is no such address is NULL. */
    private static Value address(String dotted) {
        String[] octets = dotted.split("\\.", -1);
        long address = 0;
        for (String octet : octets) {
            if (octets.length != OCTETS || !octet.matches("\\d{1,3}") || Integer.parseInt(octet) > 0xFF) {
                return NullValue.NULL;
            }
            address = address << Byte.SIZE | Integer.parseInt(octet);
        }
        return LongValue.of(address);
    }

    private static Value dotted(long address) {
        if (address < 0 || address > 0xFFFF_FFFFL) {
            return NullValue.NULL;
        }
        return new TextValue(
                (address >> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "." + (address & 0xFF));
    }
}
