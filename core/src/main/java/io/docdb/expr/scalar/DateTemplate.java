package io.docdb.expr.scalar;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.util.List;
import java.util.Locale;

/**
 * Template patterns of TO_CHAR, TO_DATE and TO_TIMESTAMP, as PostgreSQL and Oracle have them, and what TO_CHAR writes by them: {@code YYYY MM DD HH24 MI SS
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

    static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

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
    static boolean isUnpadded(String template, int at) {
        return template.regionMatches(true, at, "FM", 0, 2) || template.startsWith("TM", at);
    }

    static String patternAt(String template, int at) {
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

    static int fractionDigits(String pattern) {
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
}
