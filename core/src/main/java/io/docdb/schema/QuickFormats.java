package io.docdb.schema;

import io.docdb.schema.TextRules.TextRule;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * Recognises the usual spellings of the common formats. Whatever looks unusual is left to the validator.
 */
final class QuickFormats {
    private static final int DATE_CHARS = 10;
    private static final int TIME_CHARS = 8;
    private static final int MOST_FRACTION_DIGITS = 9;

    private QuickFormats() {}

    /** The recogniser of a format, if there is one. */
    static Optional<TextRule> find(String format) {
        return switch (format) {
            case "date" -> Optional.of(text -> unlessUnusual(text.length() == DATE_CHARS && isDate(text)));
            case "time" -> Optional.of(text -> unlessUnusual(isTime(text, 0)));
            case "date-time" -> Optional.of(text -> unlessUnusual(isDateTime(text)));
            case "uuid" -> Optional.of(text -> unlessUnusual(isUuid(text)));
            case "email" -> Optional.of(text -> Verdict.of(EmailFormat.isMailbox(text)));
            case "uri" -> Optional.of(text -> unlessUnusual(isWebAddress(text)));
            default -> Optional.empty();
        };
    }

    private static Verdict unlessUnusual(boolean usual) {
        return usual ? Verdict.VALID : Verdict.UNSURE;
    }

    /** True if the text begins with a day of the calendar, YYYY-MM-DD. */
    private static boolean isDate(String text) {
        if (text.length() < DATE_CHARS || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
    }

    private static boolean isDateTime(String text) {
        return isDate(text)
                && text.charAt(text.length() > DATE_CHARS ? DATE_CHARS : 0) == 'T'
                && isTime(text, DATE_CHARS + 1);
    }

    /** True if from {@code start} to the end stands HH:MM:SS, perhaps a fraction, and Z or an offset. */
    private static boolean isTime(String text, int start) {
        int end = start + TIME_CHARS;
        if (text.length() <= end || text.charAt(start + 2) != ':' || text.charAt(start + 5) != ':') {
            return false;
        }
        if (!isBelow(text, start, 24) || !isBelow(text, start + 3, 60) || !isBelow(text, start + 6, 60)) {
            return false;
        }
        if (text.charAt(end) == '.') {
            int fraction = ++end;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == fraction || end - fraction > MOST_FRACTION_DIGITS) {
                return false;
            }
        }
        return isOffset(text, end);
    }

    private static boolean isOffset(String text, int start) {
        if (text.length() == start + 1) {
            return text.charAt(start) == 'Z';
        }
        return text.length() == start + 6
                && (text.charAt(start) == '+' || text.charAt(start) == '-')
                && text.charAt(start + 3) == ':'
                && isBelow(text, start + 1, 18) // java.time knows no offsets beyond 18 hours
                && isBelow(text, start + 4, 60);
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !(isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDottedWords(String text, int from, int to) {
        boolean inWord = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean mark = c == '.' || c == '-';
            if (mark ? !inWord : !(isDigit(c) || isLetter(c))) {
                return false;
            }
            inWord = !mark;
        }
        return inWord;
    }

    private static boolean isWebAddress(String text) {
        int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        if (host < 0 || text.length() == host || !isLetter(text.charAt(host))) {
            return false;
        }
        int slash = text.indexOf('/', host);
        if (!areDottedWords(text, host, slash < 0 ? text.length() : slash)) {
            return false;
        }
        int hashes = 0;
        for (int i = slash < 0 ? text.length() : slash; i < text.length(); i++) {
            char c = text.charAt(i);
            hashes += c == '#' ? 1 : 0;
            if (!(isLetter(c) || isDigit(c) || "/-_.~?=&#:+,;@".indexOf(c) >= 0)) {
                return false;
            }
        }
        return hashes <= 1;
    }

    private static boolean isBelow(String text, int start, int limit) {
        int number = number(text, start, start + 2);
        return number >= 0 && number < limit;
    }

    /** The number the digits stand for, or -1 if something else stands there. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
