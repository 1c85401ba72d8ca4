package io.docdb.sql;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Gives a column, or the table, another name inside the text of an expression over one table: a CHECK condition, a generated
 * column, the expression or the predicate of an index. All else of the text stays as it is.
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
        return replace(expression, tokens, to, token -> isColumn(tokens, token, table, from) ? token : -1);
    }

    /**
     * The expression with some of its tokens replaced by a name.
     *
     * @param first for a token, where what ends with it and is to be replaced begins; -1 if nothing is
     */
    private static String replace(String expression, Tokens tokens, String to, IntUnaryOperator first) {
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        for (int token = 0; token < tokens.count(); token++) {
            int begin = first.applyAsInt(token);
            if (begin >= 0) {
                replaced.append(expression, copied, tokens.start(begin)).append(written(to));
                copied = tokens.end(token);
            }
        }
        return replaced.append(expression.substring(copied)).toString();
    }

    /** True if the expression reads the column, as {@link #rename} finds it. */
    public static boolean mentions(String expression, String table, String column) {
        Tokens tokens = Lexer.tokenize(expression);
        return IntStream.range(0, tokens.count()).anyMatch(token -> isColumn(tokens, token, table, column));
    }

    /** The expression with the name of the table in front of its columns, the schema's with it, replaced by {@code to}. */
    public static String renameTable(String expression, String schema, String from, String to) {
        Tokens tokens = Lexer.tokenize(expression);
        return replace(expression, tokens, to, token -> beginOfTable(tokens, token, schema, from));
    }

    /** Where the name of the table that ends with the token begins; -1 if none does. */
    private static int beginOfTable(Tokens tokens, int token, String schema, String table) {
        if (!isName(tokens, token, table) || !isDot(tokens, token + 1)) {
            return -1;
        }
        if (!isDot(tokens, token - 1)) {
            return token;
        }
        boolean qualified = token > 1 && isName(tokens, token - 2, schema) && !isDot(tokens, token - 3);
        return qualified ? token - 2 : -1;
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

    private static boolean isColumn(Tokens tokens, int token, String table, String column) {
        if (!isName(tokens, token, column)) {
            return false;
        }
        TokenKind next = tokens.kind(Math.min(token + 1, tokens.count() - 1));
        if (next == TokenKind.LEFT_PAREN || TokenText.isText(next)) {
            return false;
        }
        boolean behindDot = token > 0 && tokens.kind(token - 1) == TokenKind.DOT;
        return !behindDot || token > 1 && isName(tokens, token - 2, table) && (token == 2 || !isDot(tokens, token - 3));
    }

    private static boolean isDot(Tokens tokens, int token) {
        return token >= 0 && token < tokens.count() && tokens.kind(token) == TokenKind.DOT;
    }
}
