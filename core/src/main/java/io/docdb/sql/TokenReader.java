package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Walks over the tokens of a text for all parsers: looks ahead, accepts, expects, and reads names. Also counts how deep
 * the tree becomes, so that no statement can overflow a stack, here or in a later recursion over the tree.
 *
 * <p>Confined to one parse.
 */
final class TokenReader {
    /** Words that follow the target of a change, though they could be names. */
    private static final Set<Keyword> BEHIND_A_TARGET = EnumSet.of(Keyword.SET, Keyword.REMOVE, Keyword.UNSET);

    /** Nesting of expressions and queries. A level costs the parser up to 4 KB of stack until it is compiled. */
    static final int MAX_NESTING = 200;

    /** Height of the tree, chains like {@code a || b || c …} included: what later recursions walk down. */
    static final int MAX_HEIGHT = 500;

    private final Tokens tokens;
    private final Expectations expectations;
    private int next;
    private int nesting;
    private int height;

    TokenReader(Tokens tokens, Expectations expectations) {
        this.tokens = tokens;
        this.expectations = expectations;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Position of the next token among the tokens. */
    int mark() {
        return next;
    }

    void reset(int mark) {
        next = mark;
    }

    TokenKind kind() {
        return tokens.kind(next);
    }

    TokenKind kindAhead(int ahead) {
        return tokens.kind(Math.min(next + ahead, tokens.count() - 1));
    }

    /** The keyword the next token is; null if it is none (hot path). */
    Keyword keyword() {
        return tokens.keyword(next);
    }

    /** The keyword {@code ahead} of the next token; null if that is none (hot path). */
    Keyword keywordAhead(int ahead) {
        return tokens.keyword(Math.min(next + ahead, tokens.count() - 1));
    }

    /** The text of the token {@code ahead} of the next one if that is a word not in quotes; else empty. */
    String wordAhead(int ahead) {
        int token = Math.min(next + ahead, tokens.count() - 1);
        return tokens.kind(token) == TokenKind.WORD ? tokens.source(token) : "";
    }

    /** Where the next token stands in the text. */
    Position here() {
        return new Position(tokens.start(next));
    }

    /** Position of the next token in its text. */
    int offset() {
        return tokens.start(next);
    }

    boolean is(TokenKind kind) {
        if (tokens.kind(next) == kind) {
            return true;
        }
        if (next == expectations.token()) {
            expectations.add(kind.text());
        }
        return false;
    }

    boolean is(Keyword keyword) {
        if (tokens.keyword(next) == keyword) {
            return true;
        }
        if (next == expectations.token()) {
            expectations.add(keyword.name());
        }
        return false;
    }

    /** True if the next two tokens are these words. */
    boolean is(Keyword first, Keyword second) {
        return is(first) && keywordAhead(1) == second;
    }

    boolean accept(TokenKind kind) {
        if (is(kind)) {
            next++;
            return true;
        }
        return false;
    }

    boolean accept(Keyword keyword) {
        if (is(keyword)) {
            next++;
            return true;
        }
        return false;
    }

    /** Accepts both words, or none of them. */
    boolean accept(Keyword first, Keyword second) {
        if (is(first, second)) {
            next += 2;
            return true;
        }
        return false;
    }

    /** Accepts all three words, or none of them. */
    boolean accept(Keyword first, Keyword second, Keyword third) {
        if (is(first, second) && keywordAhead(2) == third) {
            next += 3;
            return true;
        }
        return false;
    }

    /** Accepts the first word, and then expects the second: for words that mean nothing apart, as GROUP BY. */
    boolean acceptPhrase(Keyword first, Keyword second) {
        if (!accept(first)) {
            return false;
        }
        expect(second);
        return true;
    }

    void expect(TokenKind kind) {
        if (!accept(kind)) {
            throw failure();
        }
    }

    void expect(Keyword keyword) {
        if (!accept(keyword)) {
            throw failure();
        }
    }

    void expect(Keyword first, Keyword second) {
        expect(first);
        expect(second);
    }

    /** Passes the next token, which the caller has looked at. */
    void skip() {
        next++;
    }

    /** The next token does not fit. */
    SyntaxFailure failure() {
        return new SyntaxFailure(next);
    }

    /** The next token does not fit; {@code expected} is in the reader's words: {@code an expression}. */
    SyntaxFailure failure(String expected) {
        expectHere(expected);
        return failure();
    }

    /** Notes for a message what else would fit as next token. */
    void expectHere(String expected) {
        if (next == expectations.token()) {
            expectations.add(expected);
        }
    }

    /** An error other than a token that does not fit. */
    StatementException error(ErrorCode code, String message, int offset) {
        return new StatementException(code, message, SourcePosition.of(tokens.text(), offset));
    }

    /** True if the next token can be a name. */
    boolean isName() {
        return isNameAhead(0);
    }

    boolean isNameAhead(int ahead) {
        return switch (kindAhead(ahead)) {
            case WORD -> {
                Keyword keyword = keywordAhead(ahead);
                yield keyword == null || !keyword.isReserved();
            }
            case QUOTED_NAME, UNICODE_NAME -> true;
            default -> false;
        };
    }

    /** A name: quoted, or a word that is not reserved. */
    Name name() {
        if (!isName()) {
            throw failure("a name");
        }
        return readName();
    }

    /** A name behind AS or a dot, where even reserved words can only be names. */
    /**
     * Passes ONLY over, which says that tables that inherit from the one named are not meant: here none does. It is the name of a
     * table itself unless another name follows it.
     */
    void skipOnly() {
        if (keyword() != Keyword.ONLY) {
            return;
        }
        int first = mark();
        skip();
        if (!isBareAlias() || BEHIND_A_TARGET.contains(keyword())) {
            reset(first);
        }
    }

    Name label() {
        if (kind() != TokenKind.WORD && !isName()) {
            throw failure("a name");
        }
        return readName();
    }

    /** True if the next token can be an alias without AS: a name that does not continue what stands before. */
    boolean isBareAlias() {
        if (kind() == TokenKind.WORD) {
            Keyword keyword = keyword();
            return keyword == null || keyword.isAlias();
        }
        return isName();
    }

    private Name readName() {
        Position at = here();
        String text = kind() == TokenKind.WORD ? tokens.source(next) : TokenText.name(tokens, next);
        next += 1 + TokenText.escapeTokens(tokens, next);
        return new Name(text, at);
    }

    /** {@code name}, {@code schema.name} or {@code catalog.schema.name}. */
    ObjectName objectName() {
        Name first = name();
        if (!is(TokenKind.DOT)) {
            return new ObjectName(List.of(first));
        }
        List<Name> parts = new ArrayList<>(3);
        parts.add(first);
        while (accept(TokenKind.DOT)) {
            parts.add(label());
        }
        return new ObjectName(parts);
    }

    /** Items separated by commas, at least one. */
    <T> List<T> list(Supplier<T> item) {
        T first = item.get();
        if (!accept(TokenKind.COMMA)) {
            return List.of(first);
        }
        List<T> items = new ArrayList<>();
        items.add(first);
        do {
            items.add(item.get());
        } while (accept(TokenKind.COMMA));
        return items;
    }

    /** Items separated by commas, in parentheses. */
    <T> List<T> listInParens(Supplier<T> item) {
        expect(TokenKind.LEFT_PAREN);
        List<T> items = list(item);
        expect(TokenKind.RIGHT_PAREN);
        return items;
    }

    /** {@code (a, b, c)} of names. */
    List<Name> namesInParens() {
        return listInParens(this::name);
    }

    boolean isText() {
        return TokenText.isText(kind());
    }

    /** A text literal; texts that follow on a later line belong to it. */
    String text() {
        if (!isText()) {
            throw failure("a text");
        }
        String text = TokenText.text(tokens, next);
        next += 1 + TokenText.escapeTokens(tokens, next);
        while (isText() && TokenText.continuesOnNewLine(tokens, next)) {
            text += TokenText.text(tokens, next++);
        }
        return text;
    }

    /** One level deeper in expressions or queries; {@link #leave} goes back. */
    void enter() {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw tooDeep("nested deeper than " + MAX_NESTING + " levels");
        }
        height = Math.max(height, nesting);
    }

    void leave() {
        nesting--;
    }

    /** Starts to measure a chain of operators: the tree read from now on; {@link #closeChain} takes the result. */
    int openChain() {
        int outer = height;
        height = nesting;
        return outer;
    }

    /** One more operator puts all of the chain read so far one level down. */
    void growChain() {
        height++;
        if (height > MAX_HEIGHT) {
            throw tooDeep("a chain of more than " + MAX_HEIGHT + " operators");
        }
    }

    void closeChain(int outer) {
        height = Math.max(height, outer);
    }

    private StatementException tooDeep(String finding) {
        return error(ErrorCode.STATEMENT_TOO_COMPLEX, "Statement too complex: " + finding, offset());
    }
}
