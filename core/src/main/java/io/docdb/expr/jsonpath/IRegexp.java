package io.docdb.expr.jsonpath;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Interoperable regular expressions (RFC 9485), run by the JDK's. What is no I-Regexp matches nothing. */
final class IRegexp {
    private static final String ESCAPABLE = "()*+-.?[\\]^{|}nrt";

    private IRegexp() {}

    static boolean matches(String text, String expression, boolean whole) {
        try {
            Pattern pattern = Pattern.compile(translate(expression));
            return whole
                    ? pattern.matcher(text).matches()
                    : pattern.matcher(text).find();
        } catch (PatternSyntaxException unknown) {
            return false;
        }
    }

    /** The dot matches all but line feed and carriage return; in classes only I-Regexp's signs have a meaning. */
    private static String translate(String expression) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\') {
                i = escape(expression, i, out);
            } else if (inClass) {
                if (c == ']') {
                    inClass = false;
                    out.append(c);
                } else {
                    out.append(c == '[' || c == '&' ? "\\" : "").append(c);
                }
            } else if (c == '[') {
                inClass = true;
                out.append(c);
                if (i + 1 < expression.length() && expression.charAt(i + 1) == '^') {
                    out.append('^');
                    i++;
                }
            } else if (c == '.') {
                out.append("[^\\n\\r]");
            } else if (c == '(' && i + 1 < expression.length() && expression.charAt(i + 1) == '?') {
                throw new PatternSyntaxException("groups have no options", expression, i);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int escape(String expression, int at, StringBuilder out) {
        if (at + 1 == expression.length()) {
            throw new PatternSyntaxException("nothing behind the backslash", expression, at);
        }
        char c = expression.charAt(at + 1);
        boolean property = c == 'p' || c == 'P';
        if (!property && ESCAPABLE.indexOf(c) < 0) {
            throw new PatternSyntaxException("unknown escape", expression, at);
        }
        out.append('\\').append(c);
        return at + 1;
    }
}
