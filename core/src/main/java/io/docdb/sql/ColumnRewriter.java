package io.docdb.sql;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Gives a column, or the table, another name inside the text of an expression over one table: a CHECK condition, a generated column, the
 * expression or the predicate of an index. All else of the text stays as it is.
 */
public final class ColumnRewriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private ColumnRewriter() {}

    /**
     * The expression with {@code from}, alone or behind the name of the table, replaced by {@code to}. Fields inside of other
     * columns, functions and typed texts ({@code DATE '…'}) of that name stay.
     */
    public static String rename(String expression, String table, String from, String to) {
        Tokens tokens = Lexer.tokenize(expression);
        StringBuilder renamed = new StringBuilder();
        int copied = 0;
        for (int token = 0; token < tokens.count(); token++) {
            if (isName(tokens, token, from) && isColumn(tokens, token, table)) {
                renamed.append(expression, copied, tokens.start(token));
                renamed.append(written(to));
                copied = tokens.end(token);
            }
        }
        return renamed.append(expression.substring(copied)).toString();
    }

    /** True if the expression reads the column, as {@link #rename} finds it. */
    public static boolean mentions(String expression, String table, String column) {
        Tokens tokens = Lexer.tokenize(expression);
        return IntStream.range(0, tokens.count())
                .anyMatch(token -> isName(tokens, token, column) && isColumn(tokens, token, table));
    }

    /** The expression with the name of the table in front of its columns, the schema's with it, replaced by {@code to}. */
    public static String renameTable(String expression, String schema, String from, String to) {
        Tokens tokens = Lexer.tokenize(expression);
        StringBuilder renamed = new StringBuilder();
        int copied = 0;
        for (int token = 0; token + 1 < tokens.count(); token++) {
            int first = isDot(tokens, token - 1) && isDot(tokens, token + 1) ? token - 2 : token;
            boolean leads = first >= 0 && !isDot(tokens, first - 1);
            boolean qualifies = first == token || first >= 0 && isName(tokens, first, schema);
            if (leads && qualifies && isName(tokens, token, from) && isDot(tokens, token + 1)) {
                renamed.append(expression, copied, tokens.start(first)).append(written(to));
                copied = tokens.end(token);
            }
        }
        return renamed.append(expression.substring(copied)).toString();
    }

    private static String written(String name) {
        boolean plain =
                PLAIN.matcher(name).matches() && !Parser.reservedWords().contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isName(Tokens tokens, int token, String name) {
        return switch (tokens.kind(token)) {
            case WORD -> tokens.source(token).equalsIgnoreCase(name);
            case QUOTED_NAME, UNICODE_NAME -> TokenText.name(tokens, token).equals(name);
            default -> false;
        };
    }

    private static boolean isColumn(Tokens tokens, int token, String table) {
        TokenKind next = tokens.kind(Math.min(token + 1, tokens.count() - 1));
        if (next == TokenKind.LEFT_PAREN || TokenText.isText(next)) {
            return false;
        }
        boolean behindDot = token > 0 && tokens.kind(token - 1) == TokenKind.DOT;
        return !behindDot || token > 1 && isName(tokens, token - 2, table) && (token == 2 || !isDot(tokens, token - 3));
    }

    private static boolean isDot(Tokens tokens, int token) {
        return token >= 0 && tokens.kind(token) == TokenKind.DOT;
    }
}
