package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/**
 * Template patterns of TO_CHAR, TO_DATE and TO_TIMESTAMP, as PostgreSQL and Oracle have them: {@code YYYY MM DD HH24 MI SS
 * MS US Mon Month Dy Day AM Q WW IW DDD TZ OF …}, text in double quotes, {@code FM} against padding, {@code TH} for
 * ordinals.
 */
final class DateTemplate {
    /** Longest first where one starts with another. */
    private static final List<String> PATTERNS = List.of(
            "HH24", "HH12", "HH", "MI", "SSSSS", "SSSS", "SS", "MS", "US", "FF9", "FF6", "FF5", "FF4", "FF3", "FF2",
            "FF1", "FF", "A.M.", "P.M.", "AM", "PM", "Y,YYY", "YYYY", "YYY", "YY", "IYYY", "IYY", "IY", "IDDD", "ID",
            "IW", "RRRR", "RR", "MONTH", "MON", "MM", "RM", "BC", "AD", "B.C.", "A.D.", "DAY", "DY", "DDD", "DD", "D",
            "WW", "W", "CC", "J", "Q", "TZH", "TZM", "TZ", "OF", "Y", "I");

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private DateTemplate() {}

    static String format(ZonedDateTime stamp, String template) {
        StringBuilder out = new StringBuilder();
        boolean fill = true;
        for (int at = 0; at < template.length(); ) {
            if (template.startsWith("\\\"", at)) {
                out.append('"');
                at += 2;
            } else if (template.charAt(at) == '"') {
                at = quoted(template, at + 1, out);
            } else if (isUnpadded(template, at)) {
                fill = false;
                at += 2;
            } else {
                String pattern = patternAt(template, at);
                if (pattern.isEmpty()) {
                    out.append(template.charAt(at++));
                    continue;
                }
                String written = template.substring(at, at + pattern.length());
                at += pattern.length();
                String part = part(stamp, pattern, written, fill);
                out.append(part);
                if (template.regionMatches(true, at, "TH", 0, 2)) {
                    out.append(ordinal(part.strip(), template.substring(at, at + 2)));
                    at += 2;
                }
                fill = true;
            }
        }
        return out.toString();
    }

    /** FM, and TM: names by the locale, which are English here. */
    private static boolean isUnpadded(String template, int at) {
        return template.regionMatches(true, at, "FM", 0, 2) || template.startsWith("TM", at);
    }

    private static String patternAt(String template, int at) {
        for (String pattern : PATTERNS) {
            if (template.regionMatches(true, at, pattern, 0, pattern.length())) {
                return pattern;
            }
        }
        return "";
    }

    /** The letters behind an ordinal number, in the case of {@code written}: TH or th. */
    static String ordinal(String number, String written) {
        boolean teen = number.length() > 1 && number.charAt(number.length() - 2) == '1';
        char last = number.isEmpty() ? '0' : number.charAt(number.length() - 1);
        String suffix = teen ? "th" : last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
        return written.charAt(0) == 'T' ? suffix.toUpperCase(Locale.ROOT) : suffix;
    }

    /** Text up to the closing quote; a backslash takes the next letter as it is. @return where what follows it begins */
    private static int quoted(String template, int from, StringBuilder out) {
        int at = from;
        while (at < template.length() && template.charAt(at) != '"') {
            at += template.charAt(at) == '\\' && at + 1 < template.length() ? 1 : 0;
            out.append(template.charAt(at++));
        }
        return at + 1;
    }

    private static String part(ZonedDateTime at, String pattern, String written, boolean fill) {
        int weekYear = at.get(IsoFields.WEEK_BASED_YEAR);
        return switch (pattern) {
            case "YYYY", "RRRR" -> digits(at.getYear(), 4, fill);
            case "Y,YYY" -> at.getYear() / 1000 + "," + digits(at.getYear() % 1000, 3, true);
            case "YYY" -> digits(at.getYear() % 1000, 3, fill);
            case "YY", "RR" -> digits(at.getYear() % 100, 2, fill);
            case "Y" -> digits(at.getYear() % 10, 1, fill);
            case "IYYY" -> digits(weekYear, 4, fill);
            case "IYY" -> digits(weekYear % 1000, 3, fill);
            case "IY" -> digits(weekYear % 100, 2, fill);
            case "I" -> digits(weekYear % 10, 1, fill);
            case "CC" -> digits((at.getYear() + 99) / 100, 2, fill);
            case "Q" -> digits((at.getMonthValue() + 2) / 3, 1, fill);
            case "MM" -> digits(at.getMonthValue(), 2, fill);
            case "MONTH" -> name(at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), written, fill ? 9 : 0);
            case "MON" ->
                name(
                        at.getMonth()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .substring(0, 3),
                        written,
                        0);
            case "DAY" -> name(at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), written, fill ? 9 : 0);
            case "DY" -> name(at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), written, 0);
            case "DDD" -> digits(at.getDayOfYear(), 3, fill);
            case "IDDD" ->
                digits(
                        (at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1) * 7
                                + at.getDayOfWeek().getValue(),
                        3,
                        fill);
            case "DD" -> digits(at.getDayOfMonth(), 2, fill);
            case "D" -> digits(at.getDayOfWeek().getValue() % 7 + 1, 1, fill);
            case "ID" -> digits(at.getDayOfWeek().getValue(), 1, fill);
            case "WW" -> digits((at.getDayOfYear() - 1) / 7 + 1, 2, fill);
            case "W" -> digits((at.getDayOfMonth() - 1) / 7 + 1, 1, fill);
            case "IW" -> digits(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, fill);
            case "RM" -> roman(at.getMonthValue(), written, fill);
            case "BC", "AD" -> cased(at.getYear() < 1 ? "BC" : "AD", written);
            case "B.C.", "A.D." -> cased(at.getYear() < 1 ? "B.C." : "A.D.", written);
            case "J" -> Long.toString(at.getLong(JulianFields.JULIAN_DAY));
            default -> timePart(at, pattern, written, fill);
        };
    }

    private static int fractionDigits(String pattern) {
        return switch (pattern) {
            case "MS" -> 3;
            case "US", "FF" -> 6;
            default -> pattern.charAt(2) - '0';
        };
    }

    private static String timePart(ZonedDateTime at, String pattern, String written, boolean fill) {
        int offset = at.getOffset().getTotalSeconds();
        return switch (pattern) {
            case "HH24" -> digits(at.getHour(), 2, fill);
            case "HH12", "HH" -> digits((at.getHour() + 11) % 12 + 1, 2, fill);
            case "MI" -> digits(at.getMinute(), 2, fill);
            case "SS" -> digits(at.getSecond(), 2, fill);
            case "SSSSS", "SSSS" -> digits(at.toLocalTime().toSecondOfDay(), 1, fill);
            case "MS", "US", "FF", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "FF9" ->
                digits(at.getNano(), 9, true).substring(0, fractionDigits(pattern));
            case "AM", "PM" -> cased(at.getHour() < 12 ? "AM" : "PM", written);
            case "A.M.", "P.M." -> cased(at.getHour() < 12 ? "A.M." : "P.M.", written);
            case "TZ" ->
                cased(
                        at.getZone()
                                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                .toUpperCase(Locale.ROOT),
                        written);
            case "TZH" -> (offset < 0 ? "-" : "+") + digits(Math.abs(offset) / 3600, 2, true);
            case "TZM" -> digits(Math.abs(offset) / 60 % 60, 2, true);
            default ->
                (offset < 0 ? "-" : "+")
                        + digits(Math.abs(offset) / 3600, 2, true)
                        + (offset % 3600 == 0 ? "" : ":" + digits(Math.abs(offset) / 60 % 60, 2, true));
        };
    }

    static String digits(long number, int width, boolean fill) {
        String text = Long.toString(Math.abs(number));
        String padded = fill && text.length() < width ? "0".repeat(width - text.length()) + text : text;
        return number < 0 ? "-" + padded : padded;
    }

    /** In the case of the pattern: MONTH, Month or month. */
    private static String name(String name, String written, int width) {
        boolean upper = Character.isUpperCase(written.charAt(0));
        String cased = !upper
                ? name.toLowerCase(Locale.ROOT)
                : Character.isUpperCase(written.charAt(1)) ? name.toUpperCase(Locale.ROOT) : name;
        return cased.length() < width ? cased + " ".repeat(width - cased.length()) : cased;
    }

    private static String roman(int month, String written, boolean fill) {
        String cased = cased(ROMAN.get(month - 1), written);
        return fill ? cased + " ".repeat(4 - cased.length()) : cased;
    }

    private static String cased(String text, String written) {
        return Character.isUpperCase(written.charAt(0)) ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Reads {@code text} by the template; what the template does not name is the start of year 1's units. */
    static LocalDateTime parse(String text, String template) {
        Parts parts = new Parts(text);
        for (int at = 0; at < template.length(); ) {
            if (template.charAt(at) == '"') {
                int end = template.indexOf('"', at + 1);
                end = end < 0 ? template.length() : end;
                parts.skip(end - at - 1);
                at = end + 1;
                continue;
            }
            if (isUnpadded(template, at) || template.regionMatches(true, at, "FX", 0, 2)) {
                at += 2;
                continue;
            }
            String pattern = patternAt(template, at);
            if (pattern.isEmpty()) {
                parts.skipSeparator(template.charAt(at));
                at++;
            } else {
                if (parts.isReadOut()) {
                    break;
                }
                at += pattern.length();
                boolean adjacent =
                        !patternAt(template, Math.min(at, template.length())).isEmpty();
                parts.read(pattern, adjacent);
                if (template.regionMatches(true, at, "TH", 0, 2)) {
                    parts.skip(2);
                    at += 2;
                }
            }
        }
        return parts.stamp(template);
    }

    /** What has been read so far. */
    private static final class Parts {
        private final String text;
        private int at;
        private int year = 1;
        private int month = 1;
        private int day = 1;
        private int dayOfYear;
        private int hour;
        private int minute;
        private int second;
        private int nano;
        private int half = -1;

        Parts(String text) {
            this.text = text;
        }

        /** True if something was read and nothing is left: what the template says more is as if it were not there. */
        boolean isReadOut() {
            return at > 0 && text.substring(at).isBlank();
        }

        void skip(int count) {
            at = Math.min(text.length(), at + count);
        }

        /** A separator stands for any one; blanks are free. */
        void skipSeparator(char separator) {
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

        void read(String pattern, boolean adjacent) {
            skipBlanks();
            switch (pattern) {
                case "YYYY", "RRRR", "IYYY" -> year = number(adjacent ? 4 : 9);
                case "YYY" -> year = 2000 + number(3);
                case "YY", "RR", "IY" -> {
                    int two = number(2);
                    year = two < 70 ? 2000 + two : 1900 + two;
                }
                case "Y" -> year = 2020 + number(1);
                case "MM" -> month = number(2);
                case "MONTH" -> month = monthName(true);
                case "MON" -> month = monthName(false);
                case "DD" -> day = number(2);
                case "DDD" -> dayOfYear = number(3);
                case "DAY", "DY" -> skipWord();
                case "HH24", "HH12", "HH" -> hour = number(2);
                case "MI" -> minute = number(2);
                case "SS" -> second = number(2);
                case "MS", "US", "FF" -> nano = fraction(9);
                case "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "FF9" -> nano = fraction(fractionDigits(pattern));
                case "AM", "PM", "A.M.", "P.M." -> half = halfDay();
                default ->
                    throw new StatementException(
                            ErrorCode.INVALID_DATETIME, "Pattern " + pattern + " cannot be read, only written");
            }
        }

        private int number(int most) {
            int from = at;
            while (at < text.length() && at - from < most && Character.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == from) {
                throw unreadable("a number");
            }
            return Integer.parseInt(text.substring(from, at));
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
                if (text.regionMatches(true, at, name, 0, name.length())) {
                    at += full ? name.length() : 3;
                    return candidate.getValue();
                }
                if (text.regionMatches(true, at, name, 0, 3)) {
                    at += 3;
                    return candidate.getValue();
                }
            }
            throw unreadable("the name of a month");
        }

        private int halfDay() {
            String rest = text.substring(at).toUpperCase(Locale.ROOT);
            for (String mark : List.of("A.M.", "P.M.", "AM", "PM")) {
                if (rest.startsWith(mark)) {
                    at += mark.length();
                    return mark.charAt(0) == 'P' ? 1 : 0;
                }
            }
            throw unreadable("AM or PM");
        }

        private StatementException unreadable(String expected) {
            return new StatementException(
                    ErrorCode.INVALID_DATETIME,
                    "Invalid date: expected " + expected + " at character " + (at + 1) + " of \"" + text + "\"");
        }

        LocalDateTime stamp(String template) {
            try {
                LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
                int hours = half < 0 ? hour : hour % 12 + 12 * half;
                return date.atTime(LocalTime.of(hours, minute, second)).plusNanos(nano);
            } catch (DateTimeException outside) {
                throw new StatementException(
                        ErrorCode.INVALID_DATETIME,
                        "Invalid date: " + outside.getMessage() + " in \"" + text + "\" by " + template,
                        outside);
            }
        }
    }
}
