package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in the JDK's dialect, and what SIMILAR TO means in it. */
public final class Patterns {
    private static final Pattern WORD_EDGE = Pattern.compile("\\\\[mMyY]");

    private Patterns() {}

    /**
     * @param flags letters: i ignore case, g all matches (the caller's), n or m line by line, s dot matches all, p dot does
     *     not match the end of a line, w dot does, and lines begin and end, x free spacing, q a text, c case-sensitive
     * @throws StatementException INVALID_REGULAR_EXPRESSION, INVALID_PARAMETER for an unknown flag
     */
    public static Pattern compile(String expression, String flags) {
        int options = Pattern.UNICODE_CHARACTER_CLASS; // \w is any letter, as people expect it to be
        for (int i = 0; i < flags.length(); i++) {
            options |= switch (flags.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'n', 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'w' -> Pattern.MULTILINE | Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'q' -> Pattern.LITERAL;
                case 'g', 'c', 'p' -> 0;
                default ->
                    throw new StatementException(
                            ErrorCode.INVALID_PARAMETER,
                            "Unknown flag of a regular expression: expected i, g, m, s, p, w, x, q, found "
                                    + flags.charAt(i));
            };
        }
        try {
            return Pattern.compile((options & Pattern.LITERAL) == 0 ? inJava(expression) : expression, options);
        } catch (PatternSyntaxException broken) {
            throw new StatementException(
                    ErrorCode.INVALID_REGULAR_EXPRESSION,
                    "Invalid regular expression: " + broken.getDescription() + " at character "
                            + (broken.getIndex() + 1) + " of " + expression,
                    broken);
        }
    }

    /** What PostgreSQL and MySQL write otherwise than the JDK: {@code [[:alpha:]]}, and the edges of words by {@code \\m \\M \\y}. */
    private static String inJava(String expression) {
        if (!expression.contains("[:") && !WORD_EDGE.matcher(expression).find()) {
            return expression;
        }
        StringBuilder out = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < expression.length(); ) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char escaped = expression.charAt(i + 1);
                out.append(inSet ? "\\" + escaped : edge(escaped));
                i += 2;
            } else if (expression.startsWith("[[:<:]]", i) || expression.startsWith("[[:>:]]", i)) {
                out.append(edge(expression.charAt(i + 3) == '<' ? 'm' : 'M'));
                i += 7;
            } else if (inSet && expression.startsWith("[:", i) && expression.indexOf(":]", i + 2) > 0) {
                int end = expression.indexOf(":]", i + 2);
                out.append(namedClass(expression.substring(i + 2, end)));
                i = end + 2;
            } else {
                boolean opens = c == '[' && !inSet;
                inSet = opens || inSet && c != ']';
                out.append(c);
                i++;
                if (opens && expression.startsWith("^", i)) {
                    out.append('^');
                    i++;
                }
                if (opens && expression.startsWith("]", i)) {
                    out.append("\\]"); // the first one stands for itself
                    i++;
                }
            }
        }
        return out.toString();
    }

    private static String edge(char escaped) {
        return switch (escaped) {
            case 'm' -> "\\b(?=\\w)";
            case 'M' -> "\\b(?<=\\w)";
            case 'y' -> "\\b";
            case 'Y' -> "\\B";
            default -> "\\" + escaped;
        };
    }

    private static String namedClass(String name) {
        return switch (name) {
            case "alpha" -> "\\p{Alpha}";
            case "digit" -> "\\p{Digit}";
            case "alnum" -> "\\p{Alnum}";
            case "upper" -> "\\p{Upper}";
            case "lower" -> "\\p{Lower}";
            case "space" -> "\\s";
            case "blank" -> "\\p{Blank}";
            case "punct" -> "\\p{Punct}$+<=>\\^`|~";
            case "cntrl" -> "\\p{Cntrl}";
            case "graph" -> "\\p{Graph}";
            case "print" -> "\\p{Print}";
            case "xdigit" -> "\\p{XDigit}";
            case "word" -> "\\w";
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_REGULAR_EXPRESSION,
                        "Unknown character class in a regular expression: expected alpha, digit, alnum, upper, lower, space,"
                                + " blank, punct, cntrl, graph, print, xdigit or word, found " + name);
        };
    }

    /**
     * The standard's SIMILAR TO as a regular expression for the whole text: {@code % _ | * + ? {m,n} ( ) [ ]} have their
     * meaning, everything else stands for itself.
     */
    static Pattern similar(String pattern, String escape) {
        return similar(pattern, escape, false);
    }

    /** @param shortest whether what repeats takes no more than it must */
    static Pattern similar(String pattern, String escape, boolean shortest) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new StatementException(
                    ErrorCode.INVALID_ESCAPE, "Invalid ESCAPE: expected one character, found '" + escape + "'");
        }
        StringBuilder out = new StringBuilder("(?:");
        boolean inSet = false;
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (!escape.isEmpty() && c == escape.codePointAt(0)) {
                if (i == pattern.length()) {
                    throw new StatementException(
                            ErrorCode.INVALID_ESCAPE_SEQUENCE,
                            "Invalid SIMILAR pattern: the escape ends it: '" + pattern + "'");
                }
                int next = pattern.codePointAt(i);
                i += Character.charCount(next);
                literal(next, out);
            } else if (inSet) {
                inSet = c != ']';
                int end = pattern.startsWith("[:", i - 1) ? pattern.indexOf(":]", i) : -1;
                if (end > 0) {
                    out.append(posixClass(pattern.substring(i + 1, end)));
                    i = end + 2;
                } else {
                    out.append(c == '\\' || c == '[' || c == '&' ? "\\" : "").appendCodePoint(c);
                }
            } else {
                inSet = c == '[';
                outsideSet(c, out);
                out.append(shortest && "%*+?}".indexOf(c) >= 0 ? "?" : "");
            }
        }
        return compile(out.append(')').toString(), "s");
    }

    private static void outsideSet(int c, StringBuilder out) {
        switch (c) {
            case '%' -> out.append(".*");
            case '_' -> out.append('.');
            case '(' -> out.append("(?:");
            case '[', ')', '|', '*', '+', '?', '{', '}', ',' -> out.appendCodePoint(c);
            default -> literal(c, out);
        }
    }

    private static void literal(int c, StringBuilder out) {
        boolean plain = Character.isLetterOrDigit(c) || c > 127 || c == ' ' || c == '_';
        out.append(plain ? "" : "\\").appendCodePoint(c);
    }

    private static String posixClass(String name) {
        return switch (name.toUpperCase(java.util.Locale.ROOT)) {
            case "ALPHA" -> "\\p{IsAlphabetic}";
            case "UPPER" -> "\\p{IsUppercase}";
            case "LOWER" -> "\\p{IsLowercase}";
            case "DIGIT" -> "0-9";
            case "ALNUM" -> "\\p{IsAlphabetic}0-9";
            case "SPACE", "WHITESPACE" -> "\\s";
            default ->
                throw new StatementException(
                        ErrorCode.INVALID_REGULAR_EXPRESSION, "Unknown character class in SIMILAR pattern: " + name);
        };
    }
}
