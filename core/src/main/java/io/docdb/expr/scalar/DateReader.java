package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a text by a template pattern of {@link DateTemplate}, as TO_DATE and TO_TIMESTAMP of PostgreSQL do. A date is told by
 * month and day, by the day of the year (DDD), the week (WW, W, or IW with ID, of the year IYYY) or by its Julian number (J);
 * what the template does not name is the start of it.
 *
 * <pre>
 * 2024-02-29    YYYY-MM-DD
 * 2020-W05-3    IYYY-"W"IW-ID     29 January 2020, the Wednesday of its week
 * 20 20         CC YY             1920: year 20 of the 20th century
 * </pre>
 */
final class DateReader {
    private static final int LARGEST_FIELD = 9;

    private final String text;
    private final Map<String, Integer> fields = new HashMap<>();
    private int at;
    private boolean beforeChrist;
    private boolean exact;

    private DateReader(String text) {
        this.text = text;
    }

    /**
     * What was read.
     *
     * @param offset if the template has one: TZH and TZM, or OF
     */
    record Stamp(LocalDateTime local, Optional<ZoneOffset> offset) {}

    /** @throws StatementException INVALID_DATETIME */
    static LocalDateTime read(String text, String template) {
        return readZoned(text, template).local();
    }

    /** @throws StatementException INVALID_DATETIME */
    static Stamp readZoned(String text, String template) {
        DateReader reader = new DateReader(text);
        reader.readAll(template);
        return reader.zoned(template);
    }

    /** As {@link #readZoned} a text that has all that the template says, and nothing else. */
    static Stamp readExactly(String text, String template) {
        DateReader reader = new DateReader(text);
        reader.exact = true;
        reader.readAll(template);
        if (!text.substring(reader.at).isBlank()) {
            throw reader.unreadable("the end, as in the template " + template + ",");
        }
        return reader.zoned(template);
    }

    private void readAll(String template) {
        for (int place = 0; place < template.length(); ) {
            if (template.charAt(place) == '"') {
                int end = template.indexOf('"', place + 1);
                end = end < 0 ? template.length() : end;
                if (exact && !text.startsWith(template.substring(place + 1, end), at)) {
                    throw unreadable(template.substring(place, Math.min(end + 1, template.length())));
                }
                skip(end - place - 1);
                place = end + 1;
            } else if (DateTemplate.isUnpadded(template, place) || template.regionMatches(true, place, "FX", 0, 2)) {
                place += 2;
            } else {
                String pattern = DateTemplate.patternAt(template, place);
                if (pattern.isEmpty()) {
                    skipSeparator(template.charAt(place++));
                    continue;
                }
                if (!exact && isReadOut()) {
                    return;
                }
                place += pattern.length();
                boolean adjacent = !DateTemplate.patternAt(template, place).isEmpty();
                readField(pattern, adjacent);
                if (template.regionMatches(true, place, "TH", 0, 2)) {
                    skip(2);
                    place += 2;
                }
            }
        }
    }

    /** True if something was read and nothing is left: what the template says more is as if it were not there. */
    private boolean isReadOut() {
        return at > 0 && text.substring(at).isBlank();
    }

    private void skip(int count) {
        at = Math.min(text.length(), at + count);
    }

    /** A separator stands for any one; blanks are free. */
    private void skipSeparator(char separator) {
        if (exact && Character.isLetterOrDigit(separator)) {
            throw new StatementException(
                    ErrorCode.INVALID_DATETIME,
                    "Invalid template: expected patterns, separators and text in quotes, found " + separator);
        }
        if (Character.isWhitespace(separator)) {
            skipBlanks();
        } else if (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        } else if (at < text.length() && Character.isLetter(separator) && text.charAt(at) == separator) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void readField(String pattern, boolean adjacent) {
        skipBlanks();
        switch (pattern) {
            case "YYYY", "RRRR" -> put("year", number(adjacent ? 4 : LARGEST_FIELD));
            case "Y,YYY" -> put("year", thousands());
            case "YYY" -> shortYear("year", 3);
            case "YY", "RR" -> shortYear("year", 2);
            case "Y" -> shortYear("year", 1);
            case "IYYY" -> put("isoYear", number(adjacent ? 4 : LARGEST_FIELD));
            case "IYY" -> shortYear("isoYear", 3);
            case "IY" -> shortYear("isoYear", 2);
            case "I" -> shortYear("isoYear", 1);
            case "CC" -> put("century", number(2));
            case "BC", "AD", "B.C.", "A.D." -> beforeChrist = mark("B.C.", "A.D.", "BC", "AD") == 'B';
            case "Q" -> number(1); // says less than the month beside it
            case "MM" -> put("month", number(2));
            case "MONTH" -> put("month", monthName(true));
            case "MON" -> put("month", monthName(false));
            case "RM" -> put("month", roman());
            case "DD" -> put("day", number(2));
            case "DDD" -> put("dayOfYear", number(3));
            case "IDDD" -> put("isoDayOfYear", number(3));
            case "WW" -> put("dayOfYear", (number(2) - 1) * 7 + 1);
            case "W" -> put("day", (number(1) - 1) * 7 + 1);
            case "IW" -> put("isoWeek", number(2));
            case "ID" -> put("isoDay", number(1));
            case "D" -> number(1);
            case "DAY", "DY" -> skipWord(); // tells nothing that is used
            case "J" -> put("julian", number(LARGEST_FIELD));
            default -> readTime(pattern);
        }
    }

    private void readTime(String pattern) {
        switch (pattern) {
            case "HH24", "HH12", "HH" -> put("hour", number(2));
            case "MI" -> put("minute", number(2));
            case "SS" -> put("second", number(2));
            case "SSSSS", "SSSS" -> put("secondOfDay", number(5));
            case "MS", "US", "FF" -> put("nano", fraction(9));
            case "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "FF9" ->
                put("nano", fraction(DateTemplate.fractionDigits(pattern)));
            case "TZH" -> offsetHours();
            case "TZM" -> put("offsetMinute", number(2));
            case "OF" -> offset();
            case "AM", "PM", "A.M.", "P.M." -> put("half", mark("A.M.", "P.M.", "AM", "PM") == 'P' ? 1 : 0);
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_DATETIME, "Pattern " + pattern + " cannot be read, only written");
        }
    }

    private void put(String field, int value) {
        fields.put(field, value);
    }

    private int get(String field, int otherwise) {
        return fields.getOrDefault(field, otherwise);
    }

    private int number(int most) {
        int from = at;
        boolean signed = at < text.length() && text.charAt(at) == '-' && most == LARGEST_FIELD;
        at += signed ? 1 : 0;
        int digits = at;
        while (at < text.length() && at - digits < most && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == digits) {
            at = from;
            throw unreadable("a number");
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private void offsetHours() {
        boolean signed = at < text.length() && "+-".indexOf(text.charAt(at)) >= 0;
        put("offsetSign", signed && text.charAt(at) == '-' ? -1 : 1);
        at += signed ? 1 : 0;
        put("offsetHour", number(2));
    }

    /** {@code +05}, {@code +05:30}. */
    private void offset() {
        offsetHours();
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            put("offsetMinute", number(2));
        }
    }

    /** {@code 2,024}. */
    private int thousands() {
        int thousands = number(3);
        skipSeparator(',');
        return thousands * 1000 + number(3);
    }

    /** A year told by its last digits is the one next to 2020. */
    private void shortYear(String field, int digits) {
        int year = number(digits);
        put("digits", digits);
        put(field, year < 70 ? year + 2000 : year < 100 ? year + 1900 : year < 520 ? year + 2000 : year + 1000);
    }

    /** In billionths, all of a second included if it rounds to that. */
    private int fraction(int digits) {
        int from = at;
        while (at < text.length() && at - from < 9 && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw unreadable("a fraction of a second");
        }
        return new BigDecimal(BigInteger.valueOf(Long.parseLong(text.substring(from, at))), at - from)
                .setScale(digits, RoundingMode.HALF_UP)
                .movePointRight(9)
                .intValueExact();
    }

    private void skipWord() {
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
    }

    private int monthName(boolean full) {
        for (Month candidate : Month.values()) {
            String name = candidate.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            if (text.regionMatches(true, at, name, 0, 3)) {
                at += full && text.regionMatches(true, at, name, 0, name.length()) ? name.length() : 3;
                return candidate.getValue();
            }
        }
        throw unreadable("the name of a month");
    }

    private int roman() {
        for (int month = 12; month > 0; month--) { // VIII before VII
            String name = DateTemplate.ROMAN.get(month - 1);
            int end = at + name.length();
            boolean whole = end >= text.length() || !Character.isLetter(text.charAt(end));
            if (whole && text.regionMatches(true, at, name, 0, name.length())) {
                at = end;
                return month;
            }
        }
        throw unreadable("a month in Roman digits");
    }

    /** The first letter of the mark that comes next. */
    private char mark(String... marks) {
        for (String mark : marks) {
            if (text.regionMatches(true, at, mark, 0, mark.length())) {
                at += mark.length();
                return mark.charAt(0);
            }
        }
        throw unreadable(marks[2] + " or " + marks[3]);
    }

    private StatementException unreadable(String expected) {
        return new StatementException(
                ErrorCode.INVALID_DATETIME,
                "Invalid date: expected " + expected + " at character " + (at + 1) + " of \"" + text + "\"");
    }

    private Stamp zoned(String template) {
        try {
            return new Stamp(date().atTime(time()).plusNanos(get("nano", 0)), zone());
        } catch (DateTimeException outside) {
            throw new StatementException(
                    ErrorCode.INVALID_DATETIME,
                    "Invalid date: " + outside.getMessage() + " in \"" + text + "\" by " + template,
                    outside);
        }
    }

    private Optional<ZoneOffset> zone() {
        if (!fields.containsKey("offsetHour") && !fields.containsKey("offsetMinute")) {
            return Optional.empty();
        }
        int sign = get("offsetSign", 1);
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * get("offsetHour", 0), sign * get("offsetMinute", 0)));
    }

    private LocalTime time() {
        if (fields.containsKey("secondOfDay")) {
            return LocalTime.ofSecondOfDay(get("secondOfDay", 0));
        }
        int half = get("half", -1);
        int hour = get("hour", 0);
        if (half >= 0 && (hour < 1 || hour > 12)) {
            throw new DateTimeException("hour " + hour + " is none of a clock of 12 hours");
        }
        return LocalTime.of(half < 0 ? hour : hour % 12 + 12 * half, get("minute", 0), get("second", 0));
    }

    private LocalDate date() {
        boolean byWeek = fields.keySet().stream().anyMatch(field -> field.equals("isoYear") || field.equals("isoWeek"));
        if (byWeek && (fields.containsKey("year") || fields.containsKey("month") || fields.containsKey("day"))) {
            throw new DateTimeException("weeks of ISO years do not go with other years, months and days");
        }
        if (fields.containsKey("julian")) {
            return LocalDate.MIN.with(JulianFields.JULIAN_DAY, get("julian", 0));
        }
        if (byWeek) {
            return week();
        }
        LocalDate start = LocalDate.of(year(), 1, 1);
        if (fields.containsKey("dayOfYear") && !(fields.containsKey("month") && fields.containsKey("day"))) {
            return start.withDayOfYear(get("dayOfYear", 1));
        }
        return LocalDate.of(start.getYear(), get("month", 1), get("day", 1));
    }

    private LocalDate week() {
        LocalDate first = LocalDate.of(get("isoYear", 1), 1, 4).with(DayOfWeek.MONDAY);
        if (fields.containsKey("isoDayOfYear")) {
            return first.plusDays(get("isoDayOfYear", 1) - 1L);
        }
        return first.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, get("isoWeek", 1)).with(DayOfWeek.of(get("isoDay", 1)));
    }

    /** As the calendar of {@link LocalDate} counts, which has a year 0. */
    private int year() {
        if (!fields.containsKey("century")) {
            int year = get("year", 1);
            return beforeChrist ? 1 - year : year < 0 ? year + 1 : year;
        }
        int century = beforeChrist ? -get("century", 1) : get("century", 1);
        if (!fields.containsKey("year")) {
            return century >= 0 ? (century - 1) * 100 + 1 : century * 100 + 1;
        }
        if (get("digits", 4) > 2) {
            return get("year", 1);
        }
        int two = get("year", 0) % 100;
        if (two == 0) {
            return century * 100 + (century >= 0 ? 0 : 1);
        }
        return century >= 0 ? (century - 1) * 100 + two : (century + 1) * 100 - two + 1;
    }
}
