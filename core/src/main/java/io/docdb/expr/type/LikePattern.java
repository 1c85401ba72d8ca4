package io.docdb.expr.type;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.Optional;

/**
 * A compiled LIKE pattern: {@code %} stands for any text, {@code _} for one character (code point).
 *
 * <p>Patterns without wildcards, or with {@code %} only at their ends, become plain text searches. The others are matched
 * greedily with one point to fall back to, the last {@code %}: linear in practice, quadratic at worst. Thread-safe.
 */
public final class LikePattern {
    private static final int ANY_ONE = -1;
    private static final int ANY_TEXT = -2;

    private enum Shape {
        EQUAL,
        PREFIX,
        SUFFIX,
        INFIX,
        GENERAL
    }

    private final int[] tokens;
    private final int length;
    private final boolean ignoreCase;
    private final Shape shape;
    private final String literal;

    private LikePattern(int[] tokens, int length, boolean ignoreCase) {
        this.tokens = tokens;
        this.length = length;
        this.ignoreCase = ignoreCase;
        this.shape = ignoreCase ? Shape.GENERAL : shapeOf(tokens, length);
        this.literal = literalOf(tokens, length);
    }

    /**
     * @param escape of one character, or empty for none
     * @throws StatementException INVALID_ESCAPE if the escape is longer, or stands at the end of the pattern
     */
    public static LikePattern compile(String pattern, String escape, boolean ignoreCase) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new StatementException(
                    ErrorCode.INVALID_ESCAPE, "Invalid ESCAPE: expected one character, found '" + escape + "'");
        }
        int escaper = escape.isEmpty() ? Integer.MIN_VALUE : escape.codePointAt(0);
        int[] tokens = new int[pattern.length()];
        int length = 0;
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            if (c == escaper) {
                if (i == pattern.length()) {
                    throw new StatementException(
                            ErrorCode.INVALID_ESCAPE_SEQUENCE,
                            "Invalid LIKE pattern: the escape ends it: '" + pattern + "'");
                }
                c = pattern.codePointAt(i);
                i += Character.charCount(c);
                tokens[length++] = ignoreCase ? fold(c) : c;
            } else if (c == '%') {
                if (length == 0 || tokens[length - 1] != ANY_TEXT) {
                    tokens[length++] = ANY_TEXT;
                }
            } else {
                tokens[length++] = c == '_' ? ANY_ONE : ignoreCase ? fold(c) : c;
            }
        }
        return new LikePattern(tokens, length, ignoreCase);
    }

    private static Shape shapeOf(int[] tokens, int length) {
        boolean open = length > 0 && tokens[0] == ANY_TEXT;
        boolean end = length > 1 && tokens[length - 1] == ANY_TEXT;
        for (int i = open ? 1 : 0; i < (end ? length - 1 : length); i++) {
            if (tokens[i] < 0) {
                return Shape.GENERAL;
            }
        }
        if (open) {
            return end ? Shape.INFIX : Shape.SUFFIX;
        }
        return end ? Shape.PREFIX : Shape.EQUAL;
    }

    private static String literalOf(int[] tokens, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (tokens[i] >= 0) {
                out.appendCodePoint(tokens[i]);
            }
        }
        return out.toString();
    }

    private static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** The text every match starts with; empty text if there is none, nothing if case is ignored. */
    public Optional<String> prefix() {
        if (ignoreCase) {
            return Optional.empty();
        }
        int end = 0;
        while (end < length && tokens[end] >= 0) {
            end++;
        }
        return Optional.of(literalOf(tokens, end));
    }

    /** True if only the text {@link #prefix} itself matches. */
    public boolean isExact() {
        return shape == Shape.EQUAL;
    }

    /** True if all that starts with {@link #prefix} matches. */
    public boolean isPrefixOnly() {
        return shape == Shape.PREFIX;
    }

    public boolean matches(String text) {
        return switch (shape) {
            case EQUAL -> text.equals(literal);
            case PREFIX -> text.startsWith(literal);
            case SUFFIX -> text.endsWith(literal);
            case INFIX -> text.contains(literal);
            case GENERAL -> matchesGeneral(text);
        };
    }

    private boolean matchesGeneral(String text) {
        int at = 0;
        int token = 0;
        int retryToken = -1;
        int retryAt = 0;
        while (at < text.length()) {
            if (token < length && tokens[token] == ANY_TEXT) {
                retryToken = ++token;
                retryAt = at;
                continue;
            }
            int c = text.codePointAt(at);
            if (token < length && (tokens[token] == ANY_ONE || tokens[token] == (ignoreCase ? fold(c) : c))) {
                token++;
                at += Character.charCount(c);
            } else if (retryToken >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                token = retryToken;
            } else {
                return false;
            }
        }
        while (token < length && tokens[token] == ANY_TEXT) {
            token++;
        }
        return token == length;
    }
}
