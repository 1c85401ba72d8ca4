package io.docdb.sql;

import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import java.util.Optional;

/**
 * Finds in a statement what an error in a part of it is about. The part is kept as it is printed, which is not letter by letter
 * as it was written: the token is sought whose neighbours are the same.
 */
public final class PartPlace {
    private PartPlace() {}

    /** Empty if the statement has no such token. */
    public static Optional<SourcePosition> find(String statement, StatementException.Part part) {
        Tokens tokens = Lexer.tokenize(part.text());
        int wanted = 0;
        while (wanted < tokens.count() && tokens.end(wanted) <= part.offset()) {
            wanted++;
        }
        if (wanted == tokens.count()) {
            return Optional.empty();
        }
        Tokens whole = Lexer.tokenize(statement);
        int best = -1;
        int most = -1;
        for (int token = 0; token < whole.count(); token++) {
            if (isSame(whole, token, tokens, wanted)) {
                int same = same(whole, token, tokens, wanted, 1) + same(whole, token, tokens, wanted, -1);
                if (same > most) {
                    most = same;
                    best = token;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(SourcePosition.of(statement, whole.start(best)));
    }

    /** How many neighbours are the same, parentheses aside, which printing adds and leaves out. */
    private static int same(Tokens whole, int token, Tokens part, int wanted, int step) {
        int found = 0;
        int left = next(whole, token, step);
        int right = next(part, wanted, step);
        while (left >= 0 && left < whole.count() && right >= 0 && right < part.count()) {
            if (!isSame(whole, left, part, right)) {
                return found;
            }
            found++;
            left = next(whole, left, step);
            right = next(part, right, step);
        }
        boolean begins = right < 0 && left >= 0 && isBefore(whole.keyword(left));
        return begins ? found + 1 : found;
    }

    /** True for words that parts stand behind. */
    private static boolean isBefore(Keyword keyword) {
        return keyword == Keyword.DEFAULT
                || keyword == Keyword.CHECK
                || keyword == Keyword.AS
                || keyword == Keyword.WHERE
                || keyword == Keyword.UPDATE;
    }

    private static int next(Tokens tokens, int token, int step) {
        int next = token + step;
        while (next >= 0 && next < tokens.count() && isParenthesis(tokens.kind(next))) {
            next += step;
        }
        return next;
    }

    private static boolean isParenthesis(TokenKind kind) {
        return kind == TokenKind.LEFT_PAREN || kind == TokenKind.RIGHT_PAREN;
    }

    private static boolean isSame(Tokens a, int first, Tokens b, int second) {
        return a.kind(first) != TokenKind.END && text(a, first).equalsIgnoreCase(text(b, second));
    }

    private static String text(Tokens tokens, int token) {
        String text = tokens.source(token);
        return tokens.kind(token) == TokenKind.QUOTED_NAME ? TokenText.name(tokens, token) : text;
    }
}
