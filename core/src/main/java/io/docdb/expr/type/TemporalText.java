package io.docdb.expr.type;

import io.docdb.value.NullValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.Value;
import io.docdb.value.WordyDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads dates, times and timestamps: {@code 2024-01-31}, {@code 20240131}, {@code 10:30}, {@code 2024-01-31T10:30:00.5Z},
 * {@code 2024-01-31 10:30:00+02}, {@code 2024-01-31 10:30 Europe/Oslo}.
 *
 * <p>Built without exceptions inside, since dynamic text that is no date is compared with dates in every row of a scan.
 * Confined to one call.
 */
final class TemporalText {
    private static final int NANO_DIGITS = 9;
    private static final int MAX_YEAR_DIGITS = 9;

    private final String text;
    private int at;
    private LocalDate date;
    private LocalTime time;
    private ZoneId zone;

    private TemporalText(String text) {
        this.text = text;
    }

    /** The parts that stand in {@code text}, or Java null if it is none of the forms (hot path, package private). */
    static TemporalText read(String text) {
        TemporalText reader = new TemporalText(text.strip());
        return reader.readAll() ? reader : null;
    }

    /** As {@link #read}, also dates with a month's name or an era; for what is meant to be a date, not for what might be one. */
    static TemporalText readWritten(String text) {
        TemporalText parts = read(text);
        return parts == null ? WordyDate.toIso(text).map(TemporalText::read).orElse(null) : parts;
    }

    boolean hasDate() {
        return date != null;
    }

    boolean hasTime() {
        return time != null;
    }

    boolean hasZone() {
        return zone != null;
    }

    LocalDate date() {
        return date;
    }

    LocalTime time() {
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    LocalDateTime dateTime() {
        return LocalDateTime.of(date, time());
    }

    OffsetDateTime offsetDateTime(ZoneId defaultZone) {
        return TimestampTzValue.of(dateTime(), zone == null ? defaultZone : zone)
                .value();
    }

    /** The time of day with its zone, NULL if that is a region: it has no offset without a day. */
    Value offsetTime(ZoneId defaultZone) {
        if (zone == null) {
            return TimeTzValue.of(time(), defaultZone);
        }
        return zone.normalized() instanceof ZoneOffset offset ? TimeTzValue.of(time(), offset) : NullValue.NULL;
    }

    private boolean readAll() {
        if (text.isEmpty()) {
            return false;
        }
        if (text.endsWith("y") || text.endsWith("Y")) {
            date = endless(text);
            return date != null;
        }
        if (text.equalsIgnoreCase("epoch")) {
            date = LocalDate.EPOCH;
            time = LocalTime.MIDNIGHT;
            return true;
        }
        if (readDate()) {
            if (at == text.length()) {
                return true;
            }
            char separator = text.charAt(at);
            if (separator == 'T' || separator == 't' || separator == ' ') {
                at++;
                skipBlanks();
            } else if (separator != '+' && separator != '-' && separator != 'Z') {
                return false;
            }
        } else {
            at = 0;
            if (text.charAt(0) == 'T' || text.charAt(0) == 't') {
                at++;
            }
        }
        if (at < text.length() && Character.isDigit(text.charAt(at)) && !readTime()) {
            return false;
        }
        if (date == null && time == null) {
            return false;
        }
        return at == text.length() || readZone();
    }

    /** The day that {@code infinity} or {@code -infinity} stands for, Java null if it is neither. */
    private static LocalDate endless(String text) {
        if (text.equalsIgnoreCase("infinity") || text.equalsIgnoreCase("+infinity")) {
            return LocalDate.MAX;
        }
        return text.equalsIgnoreCase("-infinity") ? LocalDate.MIN : null;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** {@code [+-]YYYY-M-D}, or eight digits. */
    private boolean readDate() {
        int start = at;
        boolean negative = text.charAt(at) == '-';
        if (negative || text.charAt(at) == '+') {
            at++;
        }
        int digitsFrom = at;
        long year = readDigits(MAX_YEAR_DIGITS);
        int digits = at - digitsFrom;
        if (digits == 8 && start == digitsFrom && (at == text.length() || text.charAt(at) != '-')) {
            return setDate((int) (year / 10_000), (int) (year / 100 % 100), (int) (year % 100));
        }
        if (digits < 4 || !accept('-') && !accept('/')) {
            return false;
        }
        long month = readDigits(2);
        if (month < 0 || !accept('-') && !accept('/')) {
            return false;
        }
        long day = readDigits(2);
        return day >= 0 && setDate((int) (negative ? -year : year), (int) month, (int) day);
    }

    private boolean setDate(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        LocalDate first = LocalDate.of(year, month, 1);
        if (day > first.lengthOfMonth()) {
            return false;
        }
        date = first.withDayOfMonth(day);
        return true;
    }

    /** {@code H:MM[:SS[.fraction]] [AM|PM]}. */
    private boolean readTime() {
        long hour = readDigits(2);
        if (hour < 0 || hour > 24 || !accept(':')) {
            return false;
        }
        long minute = readDigits(2);
        long second = 0;
        long nano = 0;
        if (minute < 0 || minute > 59) {
            return false;
        }
        if (accept(':')) {
            second = readDigits(2);
            if (second < 0 || second > 59) {
                return false;
            }
            if (accept('.') || accept(',')) {
                nano = readFraction();
            }
        }
        hour = readHalfDay(hour);
        if (hour == 24 && minute == 0 && second == 0 && nano == 0 && date != null) {
            date = date.plusDays(1);
            hour = 0;
        }
        if (nano < 0 || hour < 0 || hour > 23) {
            return false;
        }
        time = LocalTime.of((int) hour, (int) minute, (int) second, (int) nano);
        return true;
    }

    private long readHalfDay(long hour) {
        String rest = text.substring(at).strip().toUpperCase(java.util.Locale.ROOT);
        if (!rest.equals("AM") && !rest.equals("PM")) {
            return hour;
        }
        at = text.length();
        if (hour < 1 || hour > 12) {
            return -1;
        }
        return hour % 12 + (rest.equals("PM") ? 12 : 0);
    }

    /** Digits behind the point as nanoseconds; further ones are dropped. */
    private long readFraction() {
        int from = at;
        long nanos = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - from < NANO_DIGITS) {
                nanos = nanos * 10 + (text.charAt(at) - '0');
            }
            at++;
        }
        for (int i = at - from; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return at == from ? -1 : nanos;
    }

    private boolean readZone() {
        skipBlanks();
        char sign = text.charAt(at);
        if (sign != '+' && sign != '-') {
            return readZoneName();
        }
        at++;
        long hours = readDigits(2);
        long minutes = 0;
        long seconds = 0;
        if (hours < 0 || hours > 18) {
            return false;
        }
        if (at < text.length()) {
            accept(':');
            minutes = readDigits(2);
        }
        if (at < text.length() && accept(':')) {
            seconds = readDigits(2);
        }
        long total = hours * 3600 + minutes * 60 + seconds;
        if (at < text.length() || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || total > 18 * 3600) {
            return false;
        }
        zone = ZoneOffset.ofTotalSeconds((int) (sign == '-' ? -total : total));
        return true;
    }

    private boolean readZoneName() {
        String name = text.substring(at);
        if (name.equalsIgnoreCase("Z") || name.equalsIgnoreCase("UTC")) {
            zone = ZoneOffset.UTC;
            return true;
        }
        if (!Character.isLetter(name.charAt(0))) {
            return false;
        }
        try {
            zone = ZoneId.of(name);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private boolean accept(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** One to {@code most} digits as a number; -1 without a digit. */
    private long readDigits(int most) {
        int from = at;
        long number = 0;
        while (at < text.length() && at - from < most && isDigit(text.charAt(at))) {
            number = number * 10 + (text.charAt(at) - '0');
            at++;
        }
        return at == from ? -1 : number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
