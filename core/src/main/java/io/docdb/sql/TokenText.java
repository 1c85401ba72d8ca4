package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.value.BinaryValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads what quoted names, texts and numbers stand for. */
final class TokenText {
    /** As many digits fit into a long whatever they are. */
    private static final int SAFE_LONG_DIGITS = 18;

    private TokenText() {}

    static boolean isText(TokenKind kind) {
        return switch (kind) {
            case TEXT, ESCAPED_TEXT, UNICODE_TEXT, DOLLAR_TEXT -> true;
            default -> false;
        };
    }

    /** The name in a quoted token; an empty one is refused. */
    static String name(Tokens tokens, int token) {
        boolean unicode = tokens.kind(token) == TokenKind.UNICODE_NAME;
        int open = tokens.start(token) + (unicode ? 2 : 0);
        String name = unquote(tokens.text(), open, tokens.end(token));
        if (name.isEmpty()) {
            throw error(tokens, token, "name without characters");
        }
        return unicode ? unescapeUnicode(tokens, token, name) : name;
    }

    /** The text of a token for which {@link #isText} holds. */
    static String text(Tokens tokens, int token) {
        String source = tokens.text();
        int start = tokens.start(token);
        int end = tokens.end(token);
        return switch (tokens.kind(token)) {
            case TEXT -> unquote(source, source.indexOf('\'', start), end);
            case ESCAPED_TEXT -> unescape(tokens, token, unquote(source, start + 1, end));
            case UNICODE_TEXT -> unescapeUnicode(tokens, token, unquote(source, start + 2, end));
            default -> {
                int markLength = source.indexOf('$', start + 1) + 1 - start;
                yield source.substring(start + markLength, end - markLength);
            }
        };
    }

    /** True if a line ends between the token and the one before it: then two texts are one. */
    static boolean continuesOnNewLine(Tokens tokens, int token) {
        int lineEnd = tokens.text().indexOf('\n', tokens.end(token - 1));
        return lineEnd >= 0 && lineEnd < tokens.start(token);
    }

    private static String unquote(String source, int open, int end) {
        String inner = source.substring(open + 1, end - 1);
        char quote = source.charAt(open);
        return inner.indexOf(quote) < 0 ? inner : inner.replace("" + quote + quote, "" + quote);
    }

    private static String unescape(Tokens tokens, int token, String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(i++);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> i = appendCodePoint(tokens, token, text, i, 4, out);
                case 'U' -> i = appendCodePoint(tokens, token, text, i, 8, out);
                case 'x' -> i = appendCodePoint(tokens, token, text, i, 2, out);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> i = appendOctal(text, i - 1, out);
                default -> out.append(escaped);
            }
        }
        return out.toString();
    }

    /** The character of one, two or three octal digits behind a backslash. */
    private static int appendOctal(String text, int from, StringBuilder out) {
        int to = from;
        while (to < text.length() && to < from + 3 && Character.digit(text.charAt(to), 8) >= 0) {
            to++;
        }
        out.append((char) (Integer.parseInt(text, from, to, 8) & 0xFF));
        return to;
    }

    /** How many tokens behind a U&'…' or U&"…" say what its escape character is: {@code UESCAPE '!'}. */
    static int escapeTokens(Tokens tokens, int token) {
        boolean unicode = tokens.kind(token) == TokenKind.UNICODE_TEXT || tokens.kind(token) == TokenKind.UNICODE_NAME;
        boolean said = unicode
                && token + 2 < tokens.count()
                && tokens.kind(token + 1) == TokenKind.WORD
                && tokens.source(token + 1).equalsIgnoreCase("UESCAPE")
                && tokens.kind(token + 2) == TokenKind.TEXT;
        return said ? 2 : 0;
    }

    private static char escapeOf(Tokens tokens, int token) {
        if (escapeTokens(tokens, token) == 0) {
            return '\\';
        }
        String escape = text(tokens, token + 2);
        boolean usable = escape.length() == 1
                && Character.digit(escape.charAt(0), 16) < 0
                && "+'\"".indexOf(escape.charAt(0)) < 0
                && !Character.isWhitespace(escape.charAt(0));
        if (!usable) {
            throw error(tokens, token + 2, "UESCAPE expects one character that is no digit, sign, quote or blank");
        }
        return escape.charAt(0);
    }

    /** {@code \0041} and {@code \+01F600}, or with another escape character; doubled it is one. */
    private static String unescapeUnicode(Tokens tokens, int token, String text) {
        char escape = escapeOf(tokens, token);
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != escape) {
                out.append(c);
            } else if (i < text.length() && text.charAt(i) == escape) {
                out.append(escape);
                i++;
            } else if (i < text.length() && text.charAt(i) == '+') {
                i = appendCodePoint(tokens, token, text, i + 1, 6, out);
            } else {
                i = appendCodePoint(tokens, token, text, i, 4, out);
            }
        }
        return out.toString();
    }

    private static int appendCodePoint(Tokens tokens, int token, String text, int from, int digits, StringBuilder out) {
        int to = Math.min(from + digits, text.length());
        try {
            out.appendCodePoint(Integer.parseInt(text, from, to, 16));
        } catch (IllegalArgumentException invalid) {
            throw error(tokens, token, "escape \"" + text.substring(from, to) + "\" is no code point");
        }
        return to;
    }

    /**
     * The number a token stands for: whole numbers and those with a point exactly, those with an exponent as a double
     * if that is the same number.
     */
    static NumberValue number(Tokens tokens, int token, boolean negative) {
        String digits = tokens.source(token);
        if (digits.indexOf('_') >= 0) {
            digits = digits.replace("_", "");
        }
        TokenKind kind = tokens.kind(token);
        if (kind == TokenKind.INTEGER && digits.length() <= SAFE_LONG_DIGITS) {
            long value = Long.parseLong(digits);
            return LongValue.of(negative ? -value : value);
        }
        String text = negative ? "-" + digits : digits;
        return switch (kind) {
            case INTEGER -> whole(new BigInteger(text));
            case RADIX_INTEGER -> whole(radixInteger(tokens, token, digits, negative));
            case DECIMAL -> new DecimalValue(new BigDecimal(text));
            default -> withExponent(tokens, token, text);
        };
    }

    private static NumberValue whole(BigInteger value) {
        return value.bitLength() < Long.SIZE
                ? LongValue.of(value.longValue())
                : new DecimalValue(new BigDecimal(value));
    }

    private static BigInteger radixInteger(Tokens tokens, int token, String digits, boolean negative) {
        int radix =
                switch (digits.charAt(1) | 0x20) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    default -> 2;
                };
        try {
            BigInteger value = new BigInteger(digits.substring(2), radix);
            return negative ? value.negate() : value;
        } catch (NumberFormatException invalid) {
            throw error(tokens, token, "\"" + digits + "\" is no number");
        }
    }

    private static NumberValue withExponent(Tokens tokens, int token, String text) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(text);
        } catch (NumberFormatException invalid) {
            throw new StatementException(
                    ErrorCode.NUMBER_OUT_OF_RANGE,
                    "Number out of range: the exponent of " + text + " is too large",
                    SourcePosition.of(tokens.text(), tokens.start(token)));
        }
        DoubleValue value = new DoubleValue(exact.doubleValue());
        boolean isExact = Double.isFinite(value.value()) && value.toDecimal().compareTo(exact) == 0;
        return isExact ? value : new DecimalValue(exact);
    }

    /** {@code X'CAFE'}: pairs of hexadecimal digits; blanks between them do not count. */
    static BinaryValue hexBytes(Tokens tokens, int token) {
        String digits = unquote(tokens.text(), tokens.start(token) + 1, tokens.end(token))
                .replace(" ", "");
        if (digits.length() % 2 != 0) {
            throw error(tokens, token, "binary text with an odd number of hexadecimal digits");
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(digits.charAt(2 * i), 16);
            int low = Character.digit(digits.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                throw error(tokens, token, "binary text with a character that is no hexadecimal digit");
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return BinaryValue.of(bytes);
    }

    /** {@code B'1010'}: bits, filled up with zeros at the left to whole bytes. */
    static BinaryValue bitBytes(Tokens tokens, int token) {
        String bits = unquote(tokens.text(), tokens.start(token) + 1, tokens.end(token));
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            char bit = bits.charAt(bits.length() - 1 - i);
            if (bit != '0' && bit != '1') {
                throw error(tokens, token, "bit text with a character that is neither 0 nor 1");
            }
            bytes[bytes.length - 1 - i / 8] |= (byte) (bit - '0' << i % 8);
        }
        return BinaryValue.of(bytes);
    }

    private static StatementException error(Tokens tokens, int token, String finding) {
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                "Syntax error: " + finding,
                SourcePosition.of(tokens.text(), tokens.start(token)));
    }
}
