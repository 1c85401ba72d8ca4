package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Text to syntax tree. Stateless and thread-safe.
 *
 * <pre>
 * Parser.parse("SELECT name FROM people WHERE age > ?").parameterCount()   // 1
 * </pre>
 *
 * <p>All methods throw {@link StatementException}: SYNTAX_ERROR (42601) with line and column, the token found, what
 * would have fitted, and a near word; a text without a statement is one with nothing to do; STATEMENT_TOO_COMPLEX (54001) for nesting past any use; the error of the value
 * for a literal that is none ({@code DATE '2023-02-30'}).
 */
public final class Parser {
    private Parser() {}

    /** Parses one statement; semicolons around it are accepted, a second statement is not. */
    public static ParsedStatement parse(String text) {
        Tokens tokens = Lexer.tokenize(text);
        return parse(tokens, Parser::single);
    }

    private static ParsedStatement single(Grammar grammar) {
        TokenReader in = grammar.in;
        skipSemicolons(in);
        Statement statement = in.kind() == TokenKind.END
                ? new AdministrationStatement.Nothing("", in.here())
                : grammar.statements.statement();
        int end = in.tokens().start(in.mark());
        boolean ended = false;
        while (in.accept(TokenKind.SEMICOLON)) {
            ended = true; // more than one semicolon says nothing more
        }
        if (!in.is(TokenKind.END)) {
            throw ended ? secondStatement(in) : in.failure();
        }
        String text = in.tokens().text();
        return new ParsedStatement(
                statement,
                end == text.length() ? text : text.substring(0, end).stripTrailing(),
                grammar.parameters.count(),
                grammar.parameters.names(),
                grammar.parameters.lists());
    }

    private static StatementException secondStatement(TokenReader in) {
        return in.error(
                ErrorCode.SYNTAX_ERROR,
                "Syntax error: expected the end of the text behind \";\", found another statement: run them one by one,"
                        + " or all by executeAll",
                in.offset());
    }

    /**
     * Parses the statements of a text, with semicolons between them. One alone is as {@link #parse} gives it. Of several each
     * has the whole text, so that positions count from its start, and all parameters of the text, so that all of them can be
     * given the same values.
     */
    public static List<ParsedStatement> parseAll(String text) {
        Tokens tokens = Lexer.tokenize(text);
        List<ParsedStatement> statements = parse(tokens, Parser::several);
        return statements.size() == 1 ? List.of(parse(tokens, Parser::single)) : statements;
    }

    private static List<ParsedStatement> several(Grammar grammar) {
        TokenReader in = grammar.in;
        List<Statement> statements = new ArrayList<>();
        skipSemicolons(in);
        if (in.kind() == TokenKind.END) {
            return List.of(single(grammar));
        }
        do {
            statements.add(grammar.statements.statement());
            if (!in.is(TokenKind.END)) {
                in.expect(TokenKind.SEMICOLON);
                skipSemicolons(in);
            }
        } while (!in.is(TokenKind.END));
        return statements.stream()
                .map(statement -> new ParsedStatement(
                        statement,
                        in.tokens().text(),
                        grammar.parameters.count(),
                        grammar.parameters.names(),
                        grammar.parameters.lists()))
                .toList();
    }

    /** Not noted among what was expected: more semicolons than needed say nothing more. */
    private static void skipSemicolons(TokenReader in) {
        while (in.kind() == TokenKind.SEMICOLON) {
            in.skip();
        }
    }

    /** Parses an expression alone: a CHECK condition, a default, the expression of an index. */
    public static Expression parseExpression(String text) {
        return parse(Lexer.tokenize(text), grammar -> {
            Expression expression = grammar.expressions.expression();
            grammar.in.expect(TokenKind.END);
            return expression;
        });
    }

    /** Parses a query alone, as the text of a view holds it. */
    public static Query parseQuery(String text) {
        return parse(Lexer.tokenize(text), grammar -> {
            Query query = grammar.queries.query();
            grammar.in.expect(TokenKind.END);
            return query;
        });
    }

    /**
     * Cuts a script at the semicolons between its statements, without parsing them: those inside texts, names and
     * comments do not count. Empty statements are left out.
     */
    public static List<String> split(String script) {
        Tokens tokens = Lexer.tokenize(script);
        List<String> statements = new ArrayList<>();
        int first = 0;
        for (int token = 0; token < tokens.count(); token++) {
            TokenKind kind = tokens.kind(token);
            if (kind == TokenKind.SEMICOLON || kind == TokenKind.END) {
                if (token > first) {
                    statements.add(script.substring(tokens.start(first), tokens.end(token - 1)));
                }
                first = token + 1;
            }
        }
        return statements;
    }

    /** The words that types begin with, in upper case. */
    public static Set<String> typeNames() {
        return TypeParser.builtIn();
    }

    /** Words that cannot be names without quotes, in upper case: what JDBC's getSQLKeywords asks for. */
    public static List<String> reservedWords() {
        return Arrays.stream(Keyword.values())
                .filter(Keyword::isReserved)
                .map(Keyword::name)
                .toList();
    }

    private static <T> T parse(Tokens tokens, Function<Grammar, T> rule) {
        try {
            return rule.apply(new Grammar(new TokenReader(tokens, new Expectations())));
        } catch (SyntaxFailure failure) {
            throw explain(tokens, rule, failure.token());
        } catch (StackOverflowError overflow) {
            throw new StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "Statement too complex: the stack of this thread is too small for its nesting",
                    overflow);
        }
    }

    private static <T> StatementException explain(Tokens tokens, Function<Grammar, T> rule, int token) {
        Expectations here = expectations(tokens, rule, token);
        Expectations before = expectations(tokens, rule, token - 1);
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                SyntaxMessage.of(tokens, token, here, before),
                SourcePosition.of(tokens.text(), tokens.start(token)));
    }

    /** Parses once more to learn what would have fitted at that token. */
    private static <T> Expectations expectations(Tokens tokens, Function<Grammar, T> rule, int token) {
        Expectations expectations = new Expectations(token);
        try {
            rule.apply(new Grammar(new TokenReader(tokens, expectations)));
        } catch (SyntaxFailure expected) {
            // The failure is known; only the notes on the way to it are wanted.
        }
        return expectations;
    }
}
