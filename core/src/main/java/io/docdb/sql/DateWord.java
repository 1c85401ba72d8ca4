package io.docdb.sql;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.value.DateValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * The words that stand for a point in time where the text of one is expected, as in PostgreSQL: {@code DATE 'tomorrow'} is
 * {@code CURRENT_DATE + 1}. They are read anew each time the statement runs. Only literals are read so: a text in the data
 * stays what it says.
 */
public final class DateWord {
    private DateWord() {}

    /** What the text means as a value of the type; empty if it is none of the words. */
    public static Optional<Expression> find(String text, SqlType type, Position at) {
        return switch (type.family()) {
            case DATE, TIMESTAMP, TIMESTAMP_TZ, TIME, TIME_TZ ->
                find(text.strip().toLowerCase(Locale.ROOT), type.family(), at);
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> find(String word, SqlType.Family family, Position at) {
        boolean isTime = family == SqlType.Family.TIME || family == SqlType.Family.TIME_TZ;
        return switch (word) {
            case "now" -> Optional.of(now(family, at));
            case "epoch" -> isTime ? Optional.empty() : Optional.of(new Expression.Literal(epoch(family), at));
            case "today" -> isTime ? Optional.empty() : Optional.of(day(0, family, at));
            case "tomorrow" -> isTime ? Optional.empty() : Optional.of(day(1, family, at));
            case "yesterday" -> isTime ? Optional.empty() : Optional.of(day(-1, family, at));
            case "infinity", "+infinity" ->
                isTime ? Optional.empty() : Optional.of(new Expression.Literal(endless(family, true), at));
            case "-infinity" ->
                isTime ? Optional.empty() : Optional.of(new Expression.Literal(endless(family, false), at));
            case "allballs" -> isTime ? Optional.of(new Expression.Literal(midnight(family), at)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Expression now(SqlType.Family family, Position at) {
        return switch (family) {
            case DATE -> Expression.Call.of("current_date");
            case TIME -> Expression.Call.of("localtime");
            case TIMESTAMP -> Expression.Call.of("localtimestamp");
            case TIME_TZ ->
                new Expression.Cast(Expression.Call.of("current_timestamp"), new DataType(SqlType.TIME_TZ), false, at);
            default -> Expression.Call.of("current_timestamp");
        };
    }

    private static Value midnight(SqlType.Family family) {
        return family == SqlType.Family.TIME
                ? new TimeValue(LocalTime.MIDNIGHT)
                : TimeTzValue.of(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    private static Value epoch(SqlType.Family family) {
        return switch (family) {
            case DATE -> new DateValue(LocalDate.EPOCH);
            case TIMESTAMP -> new TimestampValue(LocalDateTime.of(LocalDate.EPOCH, LocalTime.MIDNIGHT));
            default -> new TimestampTzValue(OffsetDateTime.of(LocalDate.EPOCH, LocalTime.MIDNIGHT, ZoneOffset.UTC));
        };
    }

    private static Value endless(SqlType.Family family, boolean after) {
        return switch (family) {
            case DATE -> after ? DateValue.INFINITY : DateValue.MINUS_INFINITY;
            case TIMESTAMP -> after ? TimestampValue.INFINITY : TimestampValue.MINUS_INFINITY;
            default -> after ? TimestampTzValue.INFINITY : TimestampTzValue.MINUS_INFINITY;
        };
    }

    private static Expression day(long after, SqlType.Family family, Position at) {
        Expression today = Expression.Call.of("current_date");
        Expression day = after == 0
                ? today
                : new Expression.Binary(BinaryOperator.ADD, today, new Expression.Literal(LongValue.of(after), at), at);
        if (family == SqlType.Family.DATE) {
            return day;
        }
        SqlType type = family == SqlType.Family.TIMESTAMP ? SqlType.TIMESTAMP : SqlType.TIMESTAMP_TZ;
        return new Expression.Cast(day, new DataType(type), false, at);
    }
}
