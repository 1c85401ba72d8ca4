package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Template patterns of TO_CHAR and TO_NUMBER for numbers: {@code 9 0 . , D G S MI PL PR FM $ L V EEEE TH}. The result is as
 * wide as the pattern, with a place for the sign; a number that does not fit shows as {@code #}. All else, and what stands
 * in double quotes, is text that is shown as it is; see {@link TemplateText}.
 */
final class NumberTemplate {
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN_DIGITS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
    };

    private NumberTemplate() {}

    static String format(BigDecimal number, String template) {
        TemplateText text = TemplateText.of(template);
        return text.restore(formatted(number, text.pattern()) + text.tail());
    }

    private static String formatted(BigDecimal number, String template) {
        int ordinal = template.toUpperCase(Locale.ROOT).indexOf("TH");
        if (ordinal >= 0) {
            String written = template.substring(ordinal, ordinal + 2);
            String cardinal = formatted(number, template.replace(written, ""));
            return number.signum() < 0 || decimals(template) > 0
                    ? cardinal
                    : cardinal + DateTemplate.ordinal(cardinal.strip(), written);
        }
        String pattern = template.toUpperCase(Locale.ROOT);
        boolean fill = !pattern.contains("FM");
        pattern = pattern.replace("FM", "");
        if (pattern.strip().equals("RN")) {
            return roman(number, fill, template.contains("rn"));
        }
        if (pattern.contains("EEEE")) {
            return String.format(
                    Locale.ROOT,
                    "%s%." + decimals(pattern) + "e",
                    number.signum() < 0 ? "" : " ",
                    number.doubleValue());
        }
        int shift = pattern.indexOf('V');
        if (shift >= 0) {
            String rest = pattern.substring(shift + 1);
            return formatted(
                    number.movePointRight(count(rest)), (fill ? "" : "FM") + pattern.substring(0, shift) + rest);
        }
        int decimals = decimals(pattern);
        BigDecimal rounded = number.abs().setScale(decimals, RoundingMode.HALF_UP);
        String[] parts = rounded.toPlainString().split("\\.");
        String whole = parts[0].equals("0") ? "" : parts[0];
        StringBuilder body = new StringBuilder();
        int point = pointOf(pattern);
        int places = count(pattern.substring(0, point));
        boolean tooLong = whole.length() > places;
        boolean mustShow = decimals == 0 || !fill && rounded.signum() == 0 && pattern.indexOf('0') < 0;
        writeWhole(pattern.substring(0, point), whole, places, tooLong, fill, mustShow, body);
        writeFraction(pattern.substring(point), parts.length > 1 ? parts[1] : "", tooLong, fill, body);
        return signed(number.signum() < 0, pattern, body.toString(), fill);
    }

    /** From I to MMMCMXCIX, at the right of the 15 places the longest one takes. */
    private static String roman(BigDecimal number, boolean fill, boolean lower) {
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (whole.signum() <= 0 || whole.compareTo(BigDecimal.valueOf(3999)) > 0) {
            return "#".repeat(15);
        }
        StringBuilder digits = new StringBuilder();
        int left = whole.intValue();
        for (int i = 0; i < ROMAN_VALUES.length; i++) {
            for (; left >= ROMAN_VALUES[i]; left -= ROMAN_VALUES[i]) {
                digits.append(ROMAN_DIGITS[i]);
            }
        }
        String text = lower ? digits.toString().toLowerCase(Locale.ROOT) : digits.toString();
        return fill ? " ".repeat(15 - text.length()) + text : text;
    }

    private static int pointOf(String pattern) {
        int point = Math.max(pattern.indexOf('.'), pattern.indexOf('D'));
        return point < 0 ? pattern.length() : point;
    }

    private static int decimals(String pattern) {
        return count(pattern.substring(pointOf(pattern)));
    }

    private static int count(String pattern) {
        return (int) pattern.chars().filter(c -> c == '9' || c == '0').count();
    }

    private static void writeWhole(
            String pattern,
            String whole,
            int places,
            boolean tooLong,
            boolean fill,
            boolean mustShow,
            StringBuilder out) {
        int zeroFrom = pattern.indexOf('0');
        int place = 0;
        boolean started = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '9' || c == '0') {
                int digit = place - (places - whole.length());
                place++;
                if (tooLong) {
                    out.append('#');
                    started = true;
                } else if (digit >= 0) {
                    out.append(whole.charAt(digit));
                    started = true;
                } else if (zeroFrom >= 0 && i >= zeroFrom) {
                    out.append('0');
                    started = true;
                } else {
                    boolean onlyDigit = mustShow && place == places && !started;
                    out.append(onlyDigit ? "0" : fill ? " " : "");
                }
            } else if (c == ',' || c == 'G') {
                out.append(started ? "," : fill ? " " : "");
            } else if (c == '$' || c == 'L' && (i == 0 || pattern.charAt(i - 1) != 'P')) {
                out.append('$');
            } else if (TemplateText.isText(c)) {
                out.append(c);
            }
        }
    }

    private static void writeFraction(String pattern, String digits, boolean tooLong, boolean fill, StringBuilder out) {
        if (pattern.isEmpty()) {
            return;
        }
        StringBuilder fraction = new StringBuilder(".");
        int place = 0;
        int keep = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '9' || c == '0') {
                fraction.append(tooLong ? '#' : digits.charAt(place));
                place++;
                keep = c == '0' ? fraction.length() : keep;
            } else if (TemplateText.isText(c)) {
                fraction.append(c);
            }
        }
        if (!fill) {
            cutZeros(fraction, Math.max(keep, 1));
        }
        out.append(fraction);
    }

    private static void cutZeros(StringBuilder fraction, int keep) {
        for (int i = fraction.length() - 1; i >= keep; i--) {
            if (fraction.charAt(i) == '0') {
                fraction.deleteCharAt(i);
            } else if (!TemplateText.isText(fraction.charAt(i))) {
                return;
            }
        }
    }

    private static String signed(boolean negative, String pattern, String body, boolean fill) {
        if (pattern.contains("PR")) {
            return negative ? "<" + body.strip() + ">" : fill ? " " + body + " " : body;
        }
        if (pattern.endsWith("MI")) {
            return body + (negative ? "-" : fill ? " " : "");
        }
        if (pattern.endsWith("S")) {
            return body + (negative ? "-" : "+");
        }
        boolean always = pattern.startsWith("S") || pattern.contains("PL") || pattern.startsWith("SG");
        String sign = negative ? "-" : always ? "+" : fill ? " " : "";
        int from = 0;
        while (from < body.length() && TemplateText.isText(body.charAt(from))) {
            from++;
        }
        return body.substring(0, from) + sign + body.substring(from);
    }

    /** Digits, point and sign out of {@code text}; what else the template allows is skipped. */
    static BigDecimal parse(String text, String template) {
        StringBuilder digits = new StringBuilder();
        boolean negative = text.contains("-") || text.strip().startsWith("<");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c) || c == '.') {
                digits.append(c);
            }
        }
        try {
            int shift = template.toUpperCase(Locale.ROOT).indexOf('V');
            BigDecimal number =
                    new BigDecimal(digits.toString()).movePointLeft(shift < 0 ? 0 : count(template.substring(shift)));
            return negative ? number.negate() : number;
        } catch (NumberFormatException none) {
            throw new StatementException(
                    ErrorCode.INVALID_CAST, "Invalid number: \"" + text + "\" by the pattern " + template, none);
        }
    }
}
