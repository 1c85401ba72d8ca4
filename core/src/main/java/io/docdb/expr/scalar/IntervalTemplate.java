package io.docdb.expr.scalar;

import static io.docdb.expr.scalar.DateTemplate.digits;

import io.docdb.value.IntervalValue;
import java.util.List;
import java.util.Locale;

/**
 * TO_CHAR of an interval: each pattern shows what the interval has of its unit, {@code HH24:MI} of 90 minutes is {@code 01:30}.
 * There is no day of the week in it, nor a week: such patterns show themselves.
 */
final class IntervalTemplate {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Longest first where one starts with another. */
    private static final List<String> PATTERNS = List.of(
            "YYYY", "RM", "MM", "DDD", "DD", "HH24", "HH12", "HH", "MI", "SSSSS", "SSSS", "SS", "MS", "US", "A.M.",
            "P.M.", "AM", "PM");

    private IntervalTemplate() {}

    static String format(IntervalValue span, String template) {
        StringBuilder out = new StringBuilder();
        boolean fill = true;
        for (int at = 0; at < template.length(); ) {
            int from = at;
            String pattern = PATTERNS.stream()
                    .filter(each -> template.regionMatches(true, from, each, 0, each.length()))
                    .findFirst()
                    .orElse("");
            if (template.charAt(at) == '"') {
                int end = template.indexOf('"', at + 1);
                end = end < 0 ? template.length() : end;
                out.append(template, at + 1, end);
                at = end + 1;
            } else if (template.regionMatches(true, at, "FM", 0, 2)) {
                fill = false;
                at += 2;
            } else if (pattern.isEmpty()) {
                out.append(template.charAt(at++));
            } else {
                out.append(
                        isHalf(pattern)
                                ? half(span, template.substring(at, at + pattern.length()))
                                : pattern.equals("RM")
                                        ? roman(span, Character.isUpperCase(template.charAt(at)), fill)
                                        : part(span, pattern, fill));
                fill = true;
                at += pattern.length();
            }
        }
        return out.toString();
    }

    private static String part(IntervalValue span, String pattern, boolean fill) {
        long seconds = span.nanos() / NANOS_PER_SECOND;
        long nanos = span.nanos() % NANOS_PER_SECOND;
        return switch (pattern) {
            case "YYYY" -> digits(span.months() / 12, 4, fill);
            case "MM" -> digits(span.months() % 12, 2, fill);
            case "DDD" -> days(span.months() * 30 + span.days(), 3, fill);
            case "DD" -> days(span.days(), 2, fill);
            case "HH24" -> digits(seconds / 3600, 2, fill);
            case "HH12", "HH" -> digits(onDial(seconds / 3600), 2, fill);
            case "MI" -> digits(seconds / 60 % 60, 2, fill);
            case "SSSSS", "SSSS" -> digits(seconds, 1, fill);
            case "SS" -> digits(seconds % 60, 2, fill);
            case "MS" -> digits(nanos / 1_000_000, 3, true);
            default -> digits(nanos / 1000, 6, true);
        };
    }

    /** The month of the year, counted back from December below zero; of whole years the last one, or the first. */
    private static String roman(IntervalValue span, boolean upper, boolean fill) {
        long months = span.months();
        if (months == 0) {
            return "";
        }
        int month = (int) Math.floorMod(months, 12L);
        String name = DateTemplate.ROMAN.get(month > 0 ? (months > 0 ? month - 1 : month) : months > 0 ? 11 : 0);
        String padded = fill ? name + " ".repeat(4 - name.length()) : name;
        return upper ? padded : padded.toLowerCase(Locale.ROOT);
    }

    private static boolean isHalf(String pattern) {
        return pattern.startsWith("A") || pattern.startsWith("P");
    }

    /** Which half of the day the hours on the dial are, in the case and with the dots it is asked in. */
    private static String half(IntervalValue span, String written) {
        boolean second = span.nanos() / NANOS_PER_SECOND / 3600 % 24 >= 12;
        char letter = second ? 'p' : 'a';
        return (Character.isUpperCase(written.charAt(0)) ? Character.toUpperCase(letter) : letter)
                + written.substring(1);
    }

    /** A sign takes one of the places, unlike before hours. */
    private static String days(long days, int width, boolean fill) {
        return digits(days, days < 0 ? width - 1 : width, fill);
    }

    private static long onDial(long hours) {
        return hours % 12 == 0 ? 12 : hours % 12;
    }
}
