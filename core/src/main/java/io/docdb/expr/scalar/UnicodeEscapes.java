package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;

/**
 * UNISTR: characters by their code points, as {@code \0041}, {@code \+01F600}, the same with u and four or U and
 * eight digits; {@code \\} is a backslash.
 */
final class UnicodeEscapes {
    private UnicodeEscapes() {}

    /** @throws StatementException SYNTAX_ERROR for an escape that is none of these */
    static String read(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
            } else if (text.startsWith("\\", at)) {
                out.append(c);
                at++;
            } else {
                char mark = at < text.length() ? text.charAt(at) : ' ';
                int digits = mark == '+' ? 6 : mark == 'U' ? 8 : 4;
                int from = "+uU".indexOf(mark) >= 0 ? at + 1 : at;
                out.appendCodePoint(codePoint(text, from, digits));
                at = from + digits;
            }
        }
        return checked(out.toString(), text);
    }

    private static int codePoint(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0 || number > Character.MAX_CODE_POINT) {
                throw invalid(text);
            }
            number = number * 16 + digit;
        }
        if (number > Character.MAX_CODE_POINT || number == 0) {
            throw invalid(text);
        }
        return number;
    }

    /** Halves of a pair are characters together only. */
    private static String checked(String result, String text) {
        boolean paired = result.codePoints().noneMatch(each -> each >= 0xD800 && each <= 0xDFFF);
        if (!paired) {
            throw invalid(text);
        }
        return result;
    }

    private static StatementException invalid(String text) {
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                "Invalid Unicode escape: expected \\XXXX, \\+XXXXXX, \\uXXXX or \\UXXXXXXXX, found \"" + text + "\"");
    }
}
