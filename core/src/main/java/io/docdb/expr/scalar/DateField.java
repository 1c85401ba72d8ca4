package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of EXTRACT, and what each is of a date, time, timestamp or interval. */
enum DateField {
    MILLENNIUM("MILLENNIA"),
    CENTURY("CENTURIES"),
    DECADE("DECADES"),
    YEAR("YEARS", "YYYY", "YY", "SQL_TSI_YEAR", "Y"),
    ISOYEAR("ISO_YEAR", "ISO_WEEK_YEAR", "ISOYEARS"),
    QUARTER("QUARTERS", "QQ", "Q", "SQL_TSI_QUARTER"),
    MONTH("MONTHS", "MON", "MM", "M", "SQL_TSI_MONTH"),
    WEEK("WEEKS", "ISO_WEEK", "WW", "W", "WK", "SQL_TSI_WEEK"),
    DAY("DAYS", "DAY_OF_MONTH", "DAYOFMONTH", "DD", "D", "SQL_TSI_DAY"),
    DOY("DAY_OF_YEAR", "DAYOFYEAR", "DY"),
    DOW("WEEKDAY"),
    DAY_OF_WEEK("DAYOFWEEK", "DW"),
    ISODOW("ISO_DAY_OF_WEEK"),
    HOUR("HOURS", "HH", "H", "SQL_TSI_HOUR"),
    MINUTE("MINUTES", "MIN", "MI", "N", "SQL_TSI_MINUTE"),
    SECOND("SECONDS", "SEC", "SS", "S", "SQL_TSI_SECOND"),
    MILLISECOND("MILLISECONDS", "MS"),
    MICROSECOND("MICROSECONDS", "US", "MCS", "SQL_TSI_MICROSECOND"),
    NANOSECOND("NANOSECONDS", "NS", "SQL_TSI_FRAC_SECOND"),
    EPOCH,
    JULIAN,
    TIMEZONE,
    TIMEZONE_HOUR,
    TIMEZONE_MINUTE;

    private static final BigDecimal NANOS_PER_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    private static final Map<String, DateField> BY_NAME = new HashMap<>();

    static {
        for (DateField field : values()) {
            BY_NAME.put(field.name(), field);
            for (String synonym : field.synonyms) {
                BY_NAME.put(synonym, field);
            }
        }
    }

    private final String[] synonyms;

    DateField(String... synonyms) {
        this.synonyms = synonyms;
    }

    /** @throws StatementException INVALID_PARAMETER with a "did you mean" */
    static DateField of(String name) {
        DateField field = BY_NAME.get(name.strip().toUpperCase(Locale.ROOT));
        if (field == null) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "Unknown field of a date or time: " + name + NearNames.didYouMean(name, BY_NAME.keySet()));
        }
        return field;
    }

    /** This field of {@code value}, a date, time, timestamp or interval. */
    Value of(Value value, EvaluationContext context) {
        if (value instanceof IntervalValue span) {
            return ofInterval(span);
        }
        if (TemporalArithmetic.isEndless(value)) {
            return ofEndless(value);
        }
        if (value instanceof TimeValue time) {
            return ofTime(time.value());
        }
        if (value instanceof TimeTzValue time) {
            int offset = time.value().getOffset().getTotalSeconds();
            return this == EPOCH
                    ? fraction(BigDecimal.valueOf(time.utcNanos(), 9))
                    : ofZone(offset).orElseGet(() -> ofTime(time.value().toLocalTime()));
        }
        if (value instanceof DateValue date) {
            return ofDate(date.value(), LocalTime.MIDNIGHT);
        }
        if (value instanceof TimestampTzValue stamp) {
            LocalDateTime local =
                    stamp.value().atZoneSameInstant(context.zone()).toLocalDateTime();
            int offset =
                    stamp.value().atZoneSameInstant(context.zone()).getOffset().getTotalSeconds();
            return this == EPOCH
                    ? epoch(stamp.value().toEpochSecond(), stamp.value().getNano())
                    : ofZone(offset).orElseGet(() -> ofDate(local.toLocalDate(), local.toLocalTime()));
        }
        LocalDateTime stamp = ((TimestampValue) value).value();
        return this == EPOCH
                ? epoch(stamp.toEpochSecond(ZoneOffset.UTC), stamp.getNano())
                : ofDate(stamp.toLocalDate(), stamp.toLocalTime());
    }

    /** What is told by the offset from UTC, in seconds; empty for all other fields. */
    private Optional<Value> ofZone(int offset) {
        return switch (this) {
            case TIMEZONE -> Optional.of(LongValue.of(offset));
            case TIMEZONE_HOUR -> Optional.of(LongValue.of(offset / 3600));
            case TIMEZONE_MINUTE -> Optional.of(LongValue.of(offset / 60 % 60));
            default -> Optional.empty();
        };
    }

    /** What only grows is infinite, too; what comes round again is unknown. */
    private static Value grown(Value endless) {
        return new DoubleValue(
                endless.toString().startsWith("\"-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    private Value ofEndless(Value value) {
        return switch (this) {
            case MILLENNIUM, CENTURY, DECADE, YEAR, ISOYEAR, EPOCH, JULIAN -> grown(value);
            default -> NullValue.NULL;
        };
    }

    /** Seconds with their fraction, six digits at least, as PostgreSQL prints them. */
    private static Value epoch(long seconds, int nanos) {
        return fraction(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9)));
    }

    private static Value fraction(BigDecimal number) {
        BigDecimal shortest = number.setScale(9);
        return new DecimalValue(
                shortest.remainder(new BigDecimal("0.000001")).signum() == 0 ? shortest.setScale(6) : shortest);
    }

    private Value ofDate(LocalDate date, LocalTime time) {
        int year = date.getYear();
        return switch (this) {
            case MILLENNIUM -> LongValue.of(year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000));
            case CENTURY -> LongValue.of(year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100));
            case DECADE -> LongValue.of(Math.floorDiv(year, 10));
            case YEAR -> LongValue.of(year > 0 ? year : year - 1);
            case ISOYEAR -> LongValue.of(date.get(IsoFields.WEEK_BASED_YEAR));
            case QUARTER -> LongValue.of((date.getMonthValue() + 2) / 3);
            case MONTH -> LongValue.of(date.getMonthValue());
            case WEEK -> LongValue.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case DAY -> LongValue.of(date.getDayOfMonth());
            case DOY -> LongValue.of(date.getDayOfYear());
            case DOW -> LongValue.of(date.getDayOfWeek().getValue() % 7);
            case DAY_OF_WEEK -> LongValue.of(date.getDayOfWeek().getValue() % 7 + 1);
            case ISODOW -> LongValue.of(date.getDayOfWeek().getValue());
            case EPOCH -> epoch(date.toEpochSecond(time, ZoneOffset.UTC), time.getNano());
            case JULIAN -> julian(date.getLong(JulianFields.JULIAN_DAY), time);
            default -> ofTime(time);
        };
    }

    /** The days as a number, and the time of day as their fraction. */
    private static Value julian(long days, LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT)
                ? LongValue.of(days)
                : new DecimalValue(BigDecimal.valueOf(days)
                        .add(BigDecimal.valueOf(time.toNanoOfDay()).divide(NANOS_PER_DAY, 20, RoundingMode.HALF_UP))
                        .stripTrailingZeros());
    }

    private Value ofTime(LocalTime time) {
        long nanos = time.getSecond() * 1_000_000_000L + time.getNano();
        return switch (this) {
            case HOUR -> LongValue.of(time.getHour());
            case MINUTE -> LongValue.of(time.getMinute());
            case SECOND -> fraction(BigDecimal.valueOf(nanos, 9));
            case MILLISECOND -> new DecimalValue(BigDecimal.valueOf(nanos / 1000, 3));
            case MICROSECOND -> LongValue.of(nanos / 1000);
            case NANOSECOND -> LongValue.of(nanos);
            case EPOCH -> fraction(BigDecimal.valueOf(time.toNanoOfDay(), 9));
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "Wrong field: " + name() + " is no part of a time of day");
        };
    }

    private Value ofInterval(IntervalValue span) {
        long nanos = span.nanos();
        return switch (this) {
            case YEAR -> LongValue.of(span.months() / 12);
            case QUARTER -> LongValue.of(span.months() % 12 / 3 + 1);
            case MONTH -> LongValue.of(span.months() % 12);
            case DECADE -> LongValue.of(span.months() / 120);
            case CENTURY -> LongValue.of(span.months() / 1200);
            case MILLENNIUM -> LongValue.of(span.months() / 12_000);
            case WEEK -> LongValue.of(span.days() / 7);
            case DAY -> LongValue.of(span.days());
            case HOUR -> LongValue.of(nanos / 3_600_000_000_000L);
            case MINUTE -> LongValue.of(nanos / 60_000_000_000L % 60);
            case SECOND -> fraction(BigDecimal.valueOf(nanos % 60_000_000_000L, 9));
            case MILLISECOND -> new DecimalValue(BigDecimal.valueOf(nanos % 60_000_000_000L / 1000, 3));
            case MICROSECOND -> LongValue.of(nanos % 60_000_000_000L / 1000);
            case NANOSECOND -> LongValue.of(nanos % 60_000_000_000L);
            case EPOCH -> {
                // PostgreSQL: a year counts 365.25 days, a month beyond whole years 30
                BigDecimal days = BigDecimal.valueOf(span.months() / 12)
                        .multiply(new BigDecimal("365.25"))
                        .add(BigDecimal.valueOf(span.months() % 12 * 30 + span.days()));
                yield fraction(
                        days.multiply(BigDecimal.valueOf(86_400)).add(new BigDecimal(BigInteger.valueOf(nanos), 9)));
            }
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "Wrong field: " + name() + " is no part of an interval");
        };
    }

    /** {@code count} of this unit. */
    IntervalValue times(long count) {
        return switch (this) {
            case MILLENNIUM -> new IntervalValue(Math.multiplyExact(count, 12_000), 0, 0);
            case CENTURY -> new IntervalValue(Math.multiplyExact(count, 1200), 0, 0);
            case DECADE -> new IntervalValue(Math.multiplyExact(count, 120), 0, 0);
            case YEAR, ISOYEAR -> new IntervalValue(Math.multiplyExact(count, 12), 0, 0);
            case QUARTER -> new IntervalValue(Math.multiplyExact(count, 3), 0, 0);
            case MONTH -> new IntervalValue(count, 0, 0);
            case WEEK -> new IntervalValue(0, Math.multiplyExact(count, 7), 0);
            case DAY, DOY, DOW, DAY_OF_WEEK, ISODOW, JULIAN -> new IntervalValue(0, count, 0);
            default -> new IntervalValue(0, 0, Math.multiplyExact(count, nanos()));
        };
    }

    /** Nanoseconds of a unit of time, 0 for units of days and more. */
    long nanos() {
        return switch (this) {
            case HOUR -> 3_600_000_000_000L;
            case MINUTE -> 60_000_000_000L;
            case SECOND, EPOCH -> 1_000_000_000L;
            case MILLISECOND -> 1_000_000L;
            case MICROSECOND -> 1000L;
            case NANOSECOND -> 1L;
            default -> 0;
        };
    }

    /** @throws StatementException INVALID_PARAMETER for what is no length of time, as the offset of a zone */
    DateField unit() {
        if (this == TIMEZONE || this == TIMEZONE_HOUR || this == TIMEZONE_MINUTE) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong unit: " + name() + " is a field, but no length of time");
        }
        return this;
    }

    /** {@code stamp} with everything below this unit set to its start. */
    LocalDateTime truncate(LocalDateTime stamp) {
        LocalDate date = stamp.toLocalDate();
        int year = date.getYear();
        return switch (this) {
            case MILLENNIUM ->
                LocalDate.of(Math.floorDiv(year - 1, 1000) * 1000 + 1, 1, 1).atStartOfDay();
            case CENTURY ->
                LocalDate.of(Math.floorDiv(year - 1, 100) * 100 + 1, 1, 1).atStartOfDay();
            case DECADE -> LocalDate.of(Math.floorDiv(year, 10) * 10, 1, 1).atStartOfDay();
            case YEAR -> date.withDayOfYear(1).atStartOfDay();
            case ISOYEAR ->
                date.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
                        .with(DayOfWeek.MONDAY)
                        .atStartOfDay();
            case QUARTER ->
                date.withDayOfMonth(1)
                        .withMonth((date.getMonthValue() - 1) / 3 * 3 + 1)
                        .atStartOfDay();
            case MONTH -> date.withDayOfMonth(1).atStartOfDay();
            case WEEK -> date.with(DayOfWeek.MONDAY).atStartOfDay();
            case DAY, DOY, DOW, DAY_OF_WEEK, ISODOW, JULIAN -> date.atStartOfDay();
            default -> date.atTime(LocalTime.ofNanoOfDay(stamp.toLocalTime().toNanoOfDay() / nanos() * nanos()));
        };
    }

    /** How many boundaries of this unit lie between two stamps: 23:59 and 00:01 are one day apart. */
    long boundaries(LocalDateTime from, LocalDateTime to) {
        long years = (long) to.getYear() - from.getYear();
        long days = to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
        return switch (this) {
            case MILLENNIUM -> Math.floorDiv(to.getYear() - 1, 1000) - (long) Math.floorDiv(from.getYear() - 1, 1000);
            case CENTURY -> Math.floorDiv(to.getYear() - 1, 100) - (long) Math.floorDiv(from.getYear() - 1, 100);
            case DECADE -> Math.floorDiv(to.getYear(), 10) - (long) Math.floorDiv(from.getYear(), 10);
            case YEAR, ISOYEAR -> years;
            case QUARTER -> years * 4 + (to.getMonthValue() - 1) / 3 - (from.getMonthValue() - 1) / 3;
            case MONTH -> years * 12 + to.getMonthValue() - from.getMonthValue();
            case WEEK ->
                Math.floorDiv(to.toLocalDate().toEpochDay() + 3, 7)
                        - Math.floorDiv(from.toLocalDate().toEpochDay() + 3, 7);
            case DAY, DOY, DOW, DAY_OF_WEEK, ISODOW, JULIAN -> days;
            default -> Math.subtractExact(units(to), units(from));
        };
    }

    /** Whole units of time since 1970, exact also where nanoseconds would overflow. */
    private long units(LocalDateTime stamp) {
        long unit = nanos();
        long day = stamp.toLocalDate().toEpochDay();
        return Math.addExact(
                Math.multiplyExact(day, 86_400_000_000_000L / unit),
                stamp.toLocalTime().toNanoOfDay() / unit);
    }

    /** How many whole units fit between two stamps, cut towards zero. */
    long whole(LocalDateTime from, LocalDateTime to) {
        return switch (this) {
            case MILLENNIUM -> ChronoUnit.MILLENNIA.between(from, to);
            case CENTURY -> ChronoUnit.CENTURIES.between(from, to);
            case DECADE -> ChronoUnit.DECADES.between(from, to);
            case YEAR, ISOYEAR -> ChronoUnit.YEARS.between(from, to);
            case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case DAY, DOY, DOW, DAY_OF_WEEK, ISODOW, JULIAN -> ChronoUnit.DAYS.between(from, to);
            case HOUR -> ChronoUnit.HOURS.between(from, to);
            case MINUTE -> ChronoUnit.MINUTES.between(from, to);
            case SECOND, EPOCH -> ChronoUnit.SECONDS.between(from, to);
            case MILLISECOND -> ChronoUnit.MILLIS.between(from, to);
            case MICROSECOND -> ChronoUnit.MICROS.between(from, to);
            default -> ChronoUnit.NANOS.between(from, to);
        };
    }
}
