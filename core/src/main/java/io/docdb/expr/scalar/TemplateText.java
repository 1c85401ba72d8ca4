package io.docdb.expr.scalar;

import java.util.ArrayList;
import java.util.List;

/**
 * A template of numbers whose text is put aside: each piece of it is a single character of Unicode's private use area in the
 * pattern, so that it is neither taken for a digit nor changed. Example: {@code FM990.00 "EUR"} is the pattern
 * {@code FM990.00} and the tail of a space and one such character.
 *
 * @param pattern up to its last digit or sign
 * @param tail the text behind
 */
record TemplateText(String pattern, String tail, List<String> texts) {
    private static final char FIRST = '\uE000';
    private static final char LAST = '\uF8FF';

    private static final List<String> KEYS = List.of(
            "EEEE", "FM", "MI", "PL", "PR", "SG", "TH", "RN", "S", "V", "G", "D", "L", "B", "C", "9", "0", ".", ",",
            "$");

    static TemplateText of(String template) {
        StringBuilder pattern = new StringBuilder();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < template.length(); ) {
            char c = template.charAt(i);
            int key = c == '"' ? 0 : keyLength(template, i);
            if (c == ' ' || key > 0) {
                int end = i + Math.max(key, 1);
                pattern.append(template, i, end);
                i = end;
            } else if (FIRST + texts.size() > LAST) {
                i++;
            } else {
                StringBuilder text = new StringBuilder();
                i = c == '"' ? quoted(template, i + 1, text) : single(template, i, text);
                pattern.append((char) (FIRST + texts.size()));
                texts.add(text.toString());
            }
        }
        int end = pattern.length();
        while (end > 0 && isText(pattern.charAt(end - 1))) {
            end--;
        }
        return new TemplateText(pattern.substring(0, end), pattern.substring(end), texts);
    }

    /** True for what is shown as it is: a space, or the place of a text. */
    static boolean isText(int c) {
        return c == ' ' || c >= FIRST && c <= LAST;
    }

    /** With the texts in their places. */
    String restore(String formatted) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < formatted.length(); i++) {
            char c = formatted.charAt(i);
            out.append(c >= FIRST && c <= LAST ? texts.get(c - FIRST) : String.valueOf(c));
        }
        return out.toString();
    }

    private static int keyLength(String template, int at) {
        for (String key : KEYS) {
            if (template.regionMatches(true, at, key, 0, key.length())) {
                return key.length();
            }
        }
        return 0;
    }

    /** Inside of quotes a backslash takes the character behind it for text. */
    private static int quoted(String template, int from, StringBuilder text) {
        int i = from;
        while (i < template.length() && template.charAt(i) != '"') {
            if (template.charAt(i) == '\\' && i + 1 < template.length()) {
                i++;
            }
            text.append(template.charAt(i++));
        }
        return Math.min(i + 1, template.length());
    }

    /** Outside of quotes a backslash is one, but for a quote behind it. */
    private static int single(String template, int at, StringBuilder text) {
        boolean escaped = template.startsWith("\\\"", at);
        text.append(template.charAt(escaped ? at + 1 : at));
        return escaped ? at + 2 : at + 1;
    }
}
