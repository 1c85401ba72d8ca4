package io.docdb.sql;

import java.util.Arrays;

/**
 * The tokens of one statement text, in parallel arrays: a token costs no object. The last one is END, which stands at
 * the end of the text. Filled by the {@link Lexer}, then only read.
 */
final class Tokens {
    private static final String OPERATOR = "OPERATOR";

    private final String text;
    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private Keyword[] keywords;
    private int count;

    Tokens(String text) {
        this.text = text;
        int estimate = text.length() / 4 + 8;
        kinds = new TokenKind[estimate];
        starts = new int[estimate];
        ends = new int[estimate];
        keywords = new Keyword[estimate];
    }

    void add(TokenKind kind, int start, int end, Keyword keyword) {
        if (count == kinds.length) {
            grow();
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        keywords[count] = keyword;
        count++;
    }

    /** PostgreSQL's {@code OPERATOR(pg_catalog.~)} becomes the operator alone, which stands where the word stood. */
    void unqualifyOperators() {
        int first = 0;
        while (first < count && !isQualifiedOperator(first)) {
            first++;
        }
        int kept = first;
        for (int token = first; token < count; token++) {
            boolean qualified = isQualifiedOperator(token);
            int operator = qualified ? token + 4 : token;
            kinds[kept] = kinds[operator];
            starts[kept] = starts[operator];
            ends[kept] = ends[operator];
            keywords[kept] = keywords[operator];
            kept++;
            token = qualified ? token + 5 : token;
        }
        count = kept;
    }

    private boolean isQualifiedOperator(int token) {
        return kinds[token] == TokenKind.WORD
                && ends[token] - starts[token] == OPERATOR.length()
                && token + 6 < count
                && kinds[token + 1] == TokenKind.LEFT_PAREN
                && kinds[token + 2] == TokenKind.WORD
                && kinds[token + 3] == TokenKind.DOT
                && kinds[token + 5] == TokenKind.RIGHT_PAREN
                && text.regionMatches(true, starts[token], OPERATOR, 0, OPERATOR.length())
                && source(token + 2).equalsIgnoreCase("pg_catalog");
    }

    /** True if what was added last can end an operand: a name, a literal, a closing parenthesis or bracket. */
    boolean endsWithOperand() {
        if (count == 0) {
            return false;
        }
        TokenKind last = kinds[count - 1];
        return switch (last) {
            case WORD -> keywords[count - 1] == null;
            case QUOTED_NAME, UNICODE_NAME, RIGHT_PAREN, RIGHT_BRACKET -> true;
            default -> last.isNumber() || TokenText.isText(last);
        };
    }

    private void grow() {
        int capacity = count * 2;
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        keywords = Arrays.copyOf(keywords, capacity);
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    TokenKind kind(int token) {
        return kinds[token];
    }

    /** Offset of the first character. */
    int start(int token) {
        return starts[token];
    }

    /** Offset behind the last character. */
    int end(int token) {
        return ends[token];
    }

    /** The keyword a WORD is; null for all other tokens (hot path). */
    Keyword keyword(int token) {
        return keywords[token];
    }

    /** The token as it was written. */
    String source(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** True if nothing stands between this token and the next one. */
    boolean touchesNext(int token) {
        return ends[token] == starts[token + 1];
    }
}
