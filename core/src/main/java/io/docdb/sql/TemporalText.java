package io.docdb.sql;

import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import io.docdb.value.WordyDate;
import io.docdb.value.ZoneNames;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the texts of date, time, timestamp and interval literals: {@code 2024-01-31}, {@code 13:05:09.25},
 * {@code 2024-01-31 13:05:09+02:00} (also with T, also a zone by name), {@code 1-2}, {@code 3 04:05:06.7},
 * {@code 1 year 2 days}, {@code P1Y2DT3H}. Dates may be written as {@link WordyDate} reads them, too.
 *
 * <p>Every method throws {@link DateTimeException} or {@link ArithmeticException} for a text that is none.
 */
final class TemporalText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    private static final long NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int offset;

    private TemporalText(String text) {
        this.text = text.strip();
    }

    static DateValue date(String text) {
        TemporalText reader = new TemporalText(WordyDate.toIso(text).orElse(text));
        LocalDate date = reader.readDate();
        reader.end();
        return new DateValue(date);
    }

    /** With a zone in the text a {@link TimeTzValue}, else a {@link TimeValue}. @throws DateTimeException for a region */
    static Value time(String text) {
        TemporalText reader = new TemporalText(text);
        LocalTime time = reader.readTime();
        reader.skipBlanks();
        if (reader.atEnd()) {
            return new TimeValue(time);
        }
        if (reader.readZone().normalized() instanceof ZoneOffset zone) {
            return TimeTzValue.of(time, zone);
        }
        throw new DateTimeException(
                "an offset such as +02 expected behind a time of day, for that of a region depends on the day");
    }

    /** With a zone in the text a {@link TimestampTzValue}, else a {@link TimestampValue}. */
    static Value timestamp(String text) {
        TemporalText reader = new TemporalText(WordyDate.toIso(text).orElse(text));
        LocalDate date = reader.readDate();
        LocalTime time = LocalTime.MIDNIGHT;
        if (reader.acceptAny("Tt ")) {
            reader.skipBlanks();
            time = reader.readTime();
        }
        LocalDateTime local = LocalDateTime.of(date, time);
        reader.skipBlanks();
        if (reader.atEnd()) {
            return new TimestampValue(local);
        }
        ZoneId zone = reader.readZone();
        return TimestampTzValue.of(local, zone);
    }

    private LocalDate readDate() {
        if (isCompact()) {
            return LocalDate.of(readNumber(4, 4), readNumber(2, 2), readNumber(2, 2));
        }
        boolean negative = accept('-');
        if (!negative) {
            accept('+');
        }
        int year = readNumber(1, 9);
        expect('-');
        int month = readNumber(1, 2);
        expect('-');
        int day = readNumber(1, 2);
        return LocalDate.of(negative ? -year : year, month, day);
    }

    /** {@code 19990108}. */
    private boolean isCompact() {
        int end = offset;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - offset == 8 && (end == text.length() || text.charAt(end) != '-');
    }

    private LocalTime readTime() {
        int hour = readNumber(1, 2);
        expect(':');
        int minute = readNumber(1, 2);
        int second = 0;
        int nanos = 0;
        if (accept(':')) {
            second = readNumber(1, 2);
            if (accept('.')) {
                nanos = readFraction();
            }
        }
        return LocalTime.of(hour, minute, second, nanos);
    }

    private int readFraction() {
        int nanos = 0;
        int digits = 0;
        while (!atEnd() && isDigit(text.charAt(offset))) {
            if (digits < NANO_DIGITS) {
                nanos = nanos * 10 + text.charAt(offset) - '0';
            } else if (text.charAt(offset) != '0') {
                throw new DateTimeException("more than " + NANO_DIGITS + " digits behind the second");
            }
            digits++;
            offset++;
        }
        if (digits == 0) {
            throw new DateTimeException("digits expected behind the point");
        }
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private ZoneId readZone() {
        String zone = text.substring(offset);
        offset = text.length();
        if (zone.equalsIgnoreCase("Z") || zone.equalsIgnoreCase("UTC") || zone.equalsIgnoreCase("GMT")) {
            return ZoneOffset.UTC;
        }
        return ZoneNames.zone(zone);
    }

    private int readNumber(int fewestDigits, int mostDigits) {
        int start = offset;
        int number = 0;
        while (!atEnd() && offset - start < mostDigits && isDigit(text.charAt(offset))) {
            number = number * 10 + text.charAt(offset++) - '0';
        }
        if (offset - start < fewestDigits) {
            throw new DateTimeException("digits expected at character " + (offset + 1));
        }
        return number;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw new DateTimeException("\"" + c + "\" expected at character " + (offset + 1));
        }
    }

    private boolean accept(char c) {
        if (!atEnd() && text.charAt(offset) == c) {
            offset++;
            return true;
        }
        return false;
    }

    private boolean acceptAny(String characters) {
        if (!atEnd() && characters.indexOf(text.charAt(offset)) >= 0) {
            offset++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (accept(' ')) {
            // The blank is passed by accept.
        }
    }

    private boolean atEnd() {
        return offset == text.length();
    }

    private void end() {
        if (!atEnd()) {
            throw new DateTimeException("unexpected \"" + text.substring(offset) + "\"");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Fields of an interval, largest first. */
    enum Field {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND
    }

    /** {@code INTERVAL '1-2' YEAR TO MONTH}: the text holds the fields from first to last. */
    static IntervalValue interval(String text, Field first, Field last) {
        TemporalText reader = new TemporalText(text);
        boolean negative = reader.accept('-');
        if (!negative) {
            reader.accept('+');
        }
        IntervalValue interval = new IntervalValue(0, 0, 0);
        for (int field = first.ordinal(); field <= last.ordinal(); field++) {
            if (field > first.ordinal()) {
                reader.expect(Field.values()[field] == Field.MONTH ? '-' : field == Field.HOUR.ordinal() ? ' ' : ':');
            }
            interval = plus(interval, Field.values()[field], reader.readDecimal());
        }
        reader.end();
        return negative ? negate(interval) : interval;
    }

    /** The interval with {@code amount} of a unit, in any of the unit's everyday spellings, added. */
    static IntervalValue plusUnit(IntervalValue interval, BigDecimal amount, String unit) {
        return switch (unit) {
            case "year", "years", "yr", "yrs", "y" -> plus(interval, Field.YEAR, amount);
            case "month", "months", "mon", "mons" -> plus(interval, Field.MONTH, amount);
            case "quarter", "quarters" -> plus(interval, Field.MONTH, amount.multiply(BigDecimal.valueOf(3)));
            case "decade", "decades" -> plus(interval, Field.YEAR, amount.multiply(BigDecimal.TEN));
            case "century", "centuries" -> plus(interval, Field.YEAR, amount.movePointRight(2));
            case "week", "weeks", "w" -> plus(interval, Field.DAY, amount.multiply(BigDecimal.valueOf(7)));
            case "day", "days", "d" -> plus(interval, Field.DAY, amount);
            case "hour", "hours", "hr", "hrs", "h" -> plus(interval, Field.HOUR, amount);
            case "minute", "minutes", "min", "mins", "m" -> plus(interval, Field.MINUTE, amount);
            case "second", "seconds", "sec", "secs", "s" -> plus(interval, Field.SECOND, amount);
            case "millisecond", "milliseconds", "ms" -> plus(interval, Field.SECOND, amount.movePointLeft(3));
            case "microsecond", "microseconds", "us" -> plus(interval, Field.SECOND, amount.movePointLeft(6));
            default -> throw new DateTimeException("unknown unit \"" + unit + "\"");
        };
    }

    /** Fractions go down to the next smaller fields: 1.5 years are 18 months, 1.5 days are a day and 12 hours. */
    private static IntervalValue plus(IntervalValue interval, Field field, BigDecimal amount) {
        switch (field) {
            case YEAR -> {
                return plusMonths(interval, amount.multiply(BigDecimal.valueOf(12)));
            }
            case MONTH -> {
                return plusMonths(interval, amount);
            }
            case DAY -> {
                BigDecimal whole = new BigDecimal(amount.toBigInteger());
                IntervalValue result = new IntervalValue(
                        interval.months(), Math.addExact(interval.days(), whole.longValueExact()), interval.nanos());
                return plus(result, Field.HOUR, amount.subtract(whole).multiply(BigDecimal.valueOf(24)));
            }
            default -> {
                long unit = field == Field.HOUR
                        ? NANOS_PER_HOUR
                        : field == Field.MINUTE ? NANOS_PER_MINUTE : NANOS_PER_SECOND;
                long nanos =
                        amount.multiply(BigDecimal.valueOf(unit)).toBigInteger().longValueExact();
                return new IntervalValue(interval.months(), interval.days(), Math.addExact(interval.nanos(), nanos));
            }
        }
    }

    private static IntervalValue plusMonths(IntervalValue interval, BigDecimal months) {
        BigDecimal whole = new BigDecimal(months.toBigInteger());
        IntervalValue result = new IntervalValue(
                Math.addExact(interval.months(), whole.longValueExact()), interval.days(), interval.nanos());
        BigDecimal rest = months.subtract(whole);
        return rest.signum() == 0 ? result : plus(result, Field.DAY, rest.multiply(BigDecimal.valueOf(30)));
    }

    static IntervalValue negate(IntervalValue interval) {
        return new IntervalValue(
                Math.negateExact(interval.months()),
                Math.negateExact(interval.days()),
                Math.negateExact(interval.nanos()));
    }

    private BigDecimal readDecimal() {
        int start = offset;
        while (!atEnd() && (isDigit(text.charAt(offset)) || text.charAt(offset) == '.')) {
            offset++;
        }
        try {
            return new BigDecimal(text.substring(start, offset));
        } catch (NumberFormatException invalid) {
            throw new DateTimeException("number expected at character " + (start + 1), invalid);
        }
    }
}
