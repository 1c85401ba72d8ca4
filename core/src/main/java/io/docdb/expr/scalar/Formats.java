package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.anyNumber;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.TEMPORAL;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.DateValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/** Values to text and back by a pattern: PostgreSQL's TO_CHAR family, H2's FORMATDATETIME, and FORMAT. */
public final class Formats {
    private Formats() {}

    public static List<Named> all() {
        return List.of(
                Definition.of("TO_CHAR")
                        .takes(ANY, TEXT)
                        .optional(1)
                        .gives(SqlType.VARCHAR)
                        .with(Formats::toChar),
                Definition.of("TO_DATE")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.DATE)
                        .as(a -> new DateValue(
                                DateReader.read(text(a[0]), text(a[1])).toLocalDate())),
                Definition.of("TO_TIMESTAMP")
                        .takes(ANY, TEXT)
                        .optional(1)
                        .gives(SqlType.TIMESTAMP_TZ)
                        .with(Formats::toTimestamp),
                Definition.of("TO_NUMBER")
                        .takes(TEXT, TEXT)
                        .optional(1)
                        .gives(SqlType.DECIMAL)
                        .as(a -> Numbers.decimal(NumberTemplate.parse(text(a[0]), a.length > 1 ? text(a[1]) : ""))),
                Definition.of("FORMATDATETIME") // a value, its pattern, then as H2 has it a language and a zone
                        .takes(TEMPORAL, TEXT, TEXT, TEXT)
                        .optional(2)
                        .gives(SqlType.VARCHAR)
                        .with((a, c) -> TemporalArithmetic.isEndless(a[0])
                                ? NullValue.NULL
                                : text(formatter(a)
                                        .format(
                                                a.length > 3
                                                        ? zoned(a[0], c).withZoneSameInstant(Dates.zone(a[3]))
                                                        : zoned(a[0], c)))),
                Definition.of("PARSEDATETIME")
                        .takes(TEXT, TEXT, TEXT)
                        .optional(1)
                        .gives(SqlType.TIMESTAMP)
                        .as(a -> parsed(text(a[0]), text(a[1]), formatter(a))),
                Definition.of("FORMAT")
                        .takes(ANY, ANY)
                        .optional(1)
                        .variadic()
                        .seesNull()
                        .gives(SqlType.VARCHAR)
                        .as(a -> a[0] instanceof NumberValue && a.length > 1 ? GroupedDigits.format(a) : format(a)));
    }

    /**
     * A text as a timestamp by a template pattern, with a zone if the template has one.
     *
     * @throws StatementException INVALID_DATETIME if it has not all that the template says, or more
     */
    public static Value parseExactly(String text, String template) {
        DateReader.Stamp stamp = DateReader.readExactly(text, template);
        return stamp.offset()
                .<Value>map(offset -> new TimestampTzValue(stamp.local().atOffset(offset)))
                .orElseGet(() -> new TimestampValue(stamp.local()));
    }

    private static String toChar(Value value, String template, EvaluationContext context) {
        if (value instanceof DoubleValue number && !Double.isFinite(number.value())) {
            return TextForm.of(value);
        }
        if (value instanceof NumberValue number) {
            return NumberTemplate.format(Numbers.bounded(number), template);
        }
        if (value instanceof IntervalValue span) {
            return IntervalTemplate.format(span, template);
        }
        return DateTemplate.format(zoned(value, context), template);
    }

    private static Value toChar(Value[] a, EvaluationContext context) {
        if (TemporalArithmetic.isEndless(a[0])) {
            return NullValue.NULL; // no part of it can be written
        }
        return text(a.length == 1 ? TextForm.of(a[0]) : toChar(a[0], text(a[1]), context));
    }

    private static ZonedDateTime zoned(Value value, EvaluationContext context) {
        if (value instanceof TimestampTzValue stamp) {
            return stamp.value().atZoneSameInstant(context.zone());
        }
        if (value instanceof TimeValue time) {
            return time.value().atDate(LocalDate.EPOCH).atZone(context.zone());
        }
        if (value instanceof TimeTzValue time) {
            return time.value().atDate(LocalDate.EPOCH).toZonedDateTime();
        }
        return Dates.local(value, context).atZone(context.zone());
    }

    private static Value toTimestamp(Value[] a, EvaluationContext context) {
        if (a.length == 2) {
            DateReader.Stamp stamp = DateReader.readZoned(TextForm.of(a[0]), text(a[1]));
            ZoneId zone = stamp.offset().<ZoneId>map(offset -> offset).orElseGet(context::zone);
            return TimestampTzValue.of(stamp.local(), zone);
        }
        if (a[0] instanceof NumberValue) {
            return MadeDates.made(() -> new TimestampTzValue(
                    MadeDates.fromEpoch(anyNumber(a[0])).atZone(context.zone()).toOffsetDateTime()));
        }
        if (TemporalArithmetic.isEndless(a[0])) {
            return Casts.cast(a[0], SqlType.TIMESTAMP_TZ, context.zone());
        }
        return new TimestampTzValue(
                Dates.instant(a[0], context).atZone(context.zone()).toOffsetDateTime());
    }

    /** By the pattern behind the value, in the language behind that. */
    private static DateTimeFormatter formatter(Value[] a) {
        Locale language = a.length > 2 ? Locale.forLanguageTag(text(a[2])) : Locale.ENGLISH;
        try {
            return DateTimeFormatter.ofPattern(text(a[1]), language);
        } catch (IllegalArgumentException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Invalid date pattern: " + broken.getMessage(), broken);
        }
    }

    private static Value parsed(String text, String pattern, DateTimeFormatter formatter) {
        try {
            TemporalAccessor parts = formatter.parse(text);
            LocalDate date = parts.query(TemporalQueries.localDate());
            LocalTime time = parts.query(TemporalQueries.localTime());
            return new TimestampValue(
                    LocalDateTime.of(date == null ? LocalDate.EPOCH : date, time == null ? LocalTime.MIDNIGHT : time));
        } catch (DateTimeException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_DATETIME, "Invalid date: \"" + text + "\" by the pattern " + pattern, broken);
        }
    }

    /** {@code %s}, {@code %I} (a quoted name), {@code %L} (a literal), {@code %1$s}, {@code %-10s}, {@code %*s}, {@code %%}. */
    private static Value format(Value[] a) {
        return a[0].isNull() ? a[0] : text(new PercentArguments(TextForm.of(a[0]), a).format());
    }
}
