package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;

/**
 * Cuts a text into tokens. Comments ({@code --} to the end of the line, nested {@code /* … *}{@code /}) and white space
 * vanish. Texts and numbers are only delimited here; {@link TokenText} reads them when they are needed.
 *
 * <p>A question mark is one token for the parameter and the operator; the parser knows which. Only {@code ?|},
 * {@code ?&} and {@code ??} need the token before: they are operators behind an operand alone, so that
 * {@code ?||'x'} is a parameter and a concatenation.
 */
final class Lexer {
    private final String text;
    private final int length;
    private final Tokens tokens;
    private int offset;

    private Lexer(String text) {
        this.text = text;
        this.length = text.length();
        this.tokens = new Tokens(text);
    }

    /** @throws StatementException SYNTAX_ERROR at a character no token starts with, or an unfinished text or comment */
    static Tokens tokenize(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlank()) {
            lexer.readToken();
        }
        lexer.tokens.add(TokenKind.END, lexer.length, lexer.length, null);
        lexer.tokens.unqualifyOperators();
        return lexer.tokens;
    }

    /** Skips white space and comments; false at the end of the text. */
    private boolean skipBlank() {
        while (offset < length) {
            char c = text.charAt(offset);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                offset++;
            } else if (c == '-' && at(1) == '-' || c == '#' && isBetweenStatements()) {
                skipLine();
            } else if (c == '/' && at(1) == '*') {
                skipBlockComment();
            } else if (c == '\f' || c == '\u000B' || c == '\uFEFF' || c > ' ' && Character.isSpaceChar(c)) {
                offset++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Where no operator can stand: MySQL's comments are known there, and elsewhere {@code #} is PostgreSQL's operator. */
    private boolean isBetweenStatements() {
        int count = tokens.count();
        return count == 0 || tokens.kind(count - 1) == TokenKind.SEMICOLON;
    }

    private void skipLine() {
        while (offset < length && text.charAt(offset) != '\n') {
            offset++;
        }
    }

    private void skipBlockComment() {
        int start = offset;
        int open = 0;
        do {
            if (offset >= length) {
                throw error("comment without end", start);
            }
            if (text.charAt(offset) == '/' && at(1) == '*') {
                open++;
                offset += 2;
            } else if (text.charAt(offset) == '*' && at(1) == '/') {
                open--;
                offset += 2;
            } else {
                offset++;
            }
        } while (open > 0);
    }

    private void readToken() {
        char c = text.charAt(offset);
        if (isNameStart(c)) {
            readWord(c);
        } else if (isDigit(c) || c == '.' && isDigit(at(1))) {
            readNumber(c);
        } else if (c == '\'') {
            readQuoted(TokenKind.TEXT, offset, offset, '\'');
        } else if (c == '"' || c == '`') {
            readQuoted(TokenKind.QUOTED_NAME, offset, offset, c);
        } else if (c == '$') {
            readDollar();
        } else {
            readSymbol(c);
        }
    }

    private void readWord(char first) {
        char second = at(1);
        if (second == '\'' && readPrefixedText(first)) {
            return;
        }
        if (second == '&' && (first == 'U' || first == 'u') && (at(2) == '\'' || at(2) == '"')) {
            boolean isName = at(2) == '"';
            readQuoted(isName ? TokenKind.UNICODE_NAME : TokenKind.UNICODE_TEXT, offset, offset + 2, at(2));
            return;
        }
        int start = offset;
        int hash = 0;
        while (offset < length) {
            char c = text.charAt(offset);
            if (!isNamePart(c)) {
                break;
            }
            hash = KeywordTable.step(hash, c);
            offset++;
        }
        tokens.add(TokenKind.WORD, start, offset, KeywordTable.find(text, start, offset, hash));
    }

    private boolean readPrefixedText(char prefix) {
        TokenKind kind =
                switch (prefix) {
                    case 'N', 'n' -> TokenKind.TEXT;
                    case 'E', 'e' -> TokenKind.ESCAPED_TEXT;
                    case 'X', 'x' -> TokenKind.HEX_TEXT;
                    case 'B', 'b' -> TokenKind.BIT_TEXT;
                    default -> TokenKind.END;
                };
        if (kind == TokenKind.END) {
            return false;
        }
        readQuoted(kind, offset, offset + 1, '\'');
        return true;
    }

    /** Reads to the closing quote; a doubled quote stands for one. */
    private void readQuoted(TokenKind kind, int start, int openingQuote, char quote) {
        int at = openingQuote + 1;
        while (true) {
            if (at >= length) {
                throw error(quote == '\'' ? "text without closing quote" : "name without closing quote", start);
            }
            char c = text.charAt(at);
            if (c == quote) {
                if (at + 1 >= length || text.charAt(at + 1) != quote) {
                    break;
                }
                at += 2;
            } else if (c == '\\' && kind == TokenKind.ESCAPED_TEXT) {
                at += 2;
            } else {
                at++;
            }
        }
        offset = at + 1;
        tokens.add(kind, start, offset, null);
    }

    private void readNumber(char first) {
        int start = offset;
        if (first == '0' && isRadixMark(at(1))) {
            readRadixInteger(start);
            return;
        }
        TokenKind kind = TokenKind.INTEGER;
        skipDigits();
        if (offset < length && text.charAt(offset) == '.') {
            kind = TokenKind.DECIMAL;
            offset++;
            skipDigits();
        }
        if (offset < length && (text.charAt(offset) | 0x20) == 'e' && exponentFollows()) {
            kind = TokenKind.EXPONENT;
            offset += 2;
            skipDigits();
        }
        addNumber(kind, start);
    }

    private void readRadixInteger(int start) {
        offset += 2;
        while (offset < length && (Character.digit(text.charAt(offset), 16) >= 0 || text.charAt(offset) == '_')) {
            offset++;
        }
        addNumber(TokenKind.RADIX_INTEGER, start);
    }

    /** The M of {@code BLOB(16M)}, a word of its own. */
    private boolean isMultiplier() {
        return "KMGT".indexOf(text.charAt(offset) & ~0x20) >= 0
                && offset + 1 < length
                && text.charAt(offset + 1) == ')';
    }

    private void addNumber(TokenKind kind, int start) {
        if (offset < length && isNamePart(text.charAt(offset)) && !(kind == TokenKind.INTEGER && isMultiplier())) {
            throw error("number followed by \"" + text.charAt(offset) + "\"", start);
        }
        tokens.add(kind, start, offset, null);
    }

    private void skipDigits() {
        while (offset < length && (isDigit(text.charAt(offset)) || text.charAt(offset) == '_' && isDigit(at(1)))) {
            offset++;
        }
    }

    private boolean exponentFollows() {
        char next = at(1);
        return isDigit(next) || (next == '+' || next == '-') && isDigit(at(2));
    }

    private static boolean isRadixMark(char c) {
        int lower = c | 0x20;
        return lower == 'x' || lower == 'o' || lower == 'b';
    }

    /** {@code $3}, or {@code $tag$ … $tag$}. */
    private void readDollar() {
        int start = offset;
        int at = offset + 1;
        if (isDigit(at(1))) {
            while (at < length && isDigit(text.charAt(at))) {
                at++;
            }
            offset = at;
            tokens.add(TokenKind.DOLLAR_PARAMETER, start, offset, null);
            return;
        }
        while (at < length && text.charAt(at) != '$' && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at >= length || text.charAt(at) != '$') {
            throw error("unexpected character \"$\"", start);
        }
        String mark = text.substring(start, at + 1);
        int close = text.indexOf(mark, at + 1);
        if (close < 0) {
            throw error("text without closing " + mark, start);
        }
        offset = close + mark.length();
        tokens.add(TokenKind.DOLLAR_TEXT, start, offset, null);
    }

    private void readSymbol(char c) {
        switch (c) {
            case '(' -> add(TokenKind.LEFT_PAREN, 1);
            case ')' -> add(TokenKind.RIGHT_PAREN, 1);
            case ',' -> add(TokenKind.COMMA, 1);
            case '.' -> add(TokenKind.DOT, 1);
            case ';' -> add(TokenKind.SEMICOLON, 1);
            case '[' -> add(TokenKind.LEFT_BRACKET, 1);
            case ']' -> add(TokenKind.RIGHT_BRACKET, 1);
            case '{' -> add(TokenKind.LEFT_BRACE, 1);
            case '}' -> add(TokenKind.RIGHT_BRACE, 1);
            case '*' -> add(TokenKind.STAR, 1);
            case '+' -> add(TokenKind.PLUS, 1);
            case '/' -> add(TokenKind.SLASH, 1);
            case '%' -> add(TokenKind.PERCENT, 1);
            case '^' -> add(TokenKind.CARET, 1);
            case '?' -> readQuestion();
            default -> readCompoundSymbol(c);
        }
    }

    private void readCompoundSymbol(char c) {
        char second = at(1);
        char third = at(2);
        switch (c) {
            case '=' -> {
                if (second == '>') {
                    add(TokenKind.ARROW_ARGUMENT, 2);
                } else {
                    add(TokenKind.EQUAL, second == '=' ? 2 : 1);
                }
            }
            case '<' -> readLess(second, third);
            case '>' -> {
                if (second == '=') {
                    add(TokenKind.GREATER_OR_EQUAL, 2);
                } else {
                    add(second == '>' ? TokenKind.SHIFT_RIGHT : TokenKind.GREATER, second == '>' ? 2 : 1);
                }
            }
            case '-' -> {
                if (second == '>') {
                    add(third == '>' ? TokenKind.ARROW_TEXT : TokenKind.ARROW, third == '>' ? 3 : 2);
                } else {
                    add(TokenKind.MINUS, 1);
                }
            }
            case '|' -> add(second == '|' ? TokenKind.CONCATENATE : TokenKind.BAR, second == '|' ? 2 : 1);
            case '&' -> add(second == '&' ? TokenKind.DOUBLE_AMPERSAND : TokenKind.AMPERSAND, second == '&' ? 2 : 1);
            case ':' -> readColon(second);
            case '#' -> readHash(second, third);
            case '~' -> readTilde(second, third);
            case '!' -> readNot(second, third);
            case '@' -> {
                switch (second) {
                    case '>' -> add(TokenKind.CONTAINS, 2);
                    case '@' -> add(TokenKind.PATH_MATCH, 2);
                    case '?' ->
                        add(
                                TokenKind.PATH_EXISTS,
                                third == '?' ? 3 : 2); // @?? is how clients escape it from parameters
                    default -> {
                        if (!isNameStart(second)) {
                            throw unexpected(c);
                        }
                        readVariable();
                    }
                }
            }
            default -> throw unexpected(c);
        }
    }

    private void readTilde(char second, char third) {
        if (second == '~') {
            add(third == '*' ? TokenKind.ILIKE_SIGN : TokenKind.LIKE_SIGN, third == '*' ? 3 : 2);
        } else {
            add(second == '*' ? TokenKind.TILDE_STAR : TokenKind.TILDE, second == '*' ? 2 : 1);
        }
    }

    private void readLess(char second, char third) {
        switch (second) {
            case '=' -> add(third == '>' ? TokenKind.NULL_SAFE_EQUAL : TokenKind.LESS_OR_EQUAL, third == '>' ? 3 : 2);
            case '>' -> add(TokenKind.NOT_EQUAL, 2);
            case '<' -> add(TokenKind.SHIFT_LEFT, 2);
            case '@' -> add(TokenKind.CONTAINED, 2);
            default -> add(TokenKind.LESS, 1);
        }
    }

    private void readColon(char second) {
        switch (second) {
            case ':' -> add(TokenKind.DOUBLE_COLON, 2);
            case '=' -> add(TokenKind.ASSIGN, 2);
            default -> add(TokenKind.COLON, 1);
        }
    }

    private void readHash(char second, char third) {
        switch (second) {
            case '>' -> add(third == '>' ? TokenKind.HASH_ARROW_TEXT : TokenKind.HASH_ARROW, third == '>' ? 3 : 2);
            case '-' -> add(TokenKind.HASH_MINUS, 2);
            default -> add(TokenKind.HASH, 1);
        }
    }

    private void readNot(char second, char third) {
        if (second == '=') {
            add(TokenKind.NOT_EQUAL, 2);
        } else if (second == '~') {
            readNotTilde(third);
        } else if (tokens.endsWithOperand()) {
            throw unexpected('!');
        } else {
            add(TokenKind.EXCLAMATION, 1);
        }
    }

    private void readNotTilde(char third) {
        switch (third) {
            case '*' -> add(TokenKind.NOT_TILDE_STAR, 3);
            case '~' -> add(at(3) == '*' ? TokenKind.NOT_ILIKE_SIGN : TokenKind.NOT_LIKE_SIGN, at(3) == '*' ? 4 : 3);
            default -> add(TokenKind.NOT_TILDE, 2);
        }
    }

    private void readQuestion() {
        char second = at(1);
        if (isBehindOperand()) {
            if (second == '?') {
                char third = at(2);
                if (third == '|' || third == '&') {
                    add(third == '|' ? TokenKind.QUESTION_BAR : TokenKind.QUESTION_AMPERSAND, 3);
                } else {
                    add(TokenKind.DOUBLE_QUESTION, 2);
                }
                return;
            }
            if ((second == '|' || second == '&') && at(2) != second) {
                add(second == '|' ? TokenKind.QUESTION_BAR : TokenKind.QUESTION_AMPERSAND, 2);
                return;
            }
        }
        add(TokenKind.QUESTION, 1);
    }

    private boolean isBehindOperand() {
        int last = tokens.count() - 1;
        if (last < 0) {
            return false;
        }
        return switch (tokens.kind(last)) {
            case WORD ->
                tokens.keyword(last) == null
                        || tokens.keyword(last).endsOperand()
                        || last > 0 && tokens.kind(last - 1) == TokenKind.DOT;
            case QUOTED_NAME, UNICODE_NAME, TEXT, ESCAPED_TEXT, UNICODE_TEXT, DOLLAR_TEXT, HEX_TEXT, BIT_TEXT -> true;
            case INTEGER, DECIMAL, EXPONENT, RADIX_INTEGER, QUESTION, DOLLAR_PARAMETER -> true;
            case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> true;
            default -> false;
        };
    }

    private void add(TokenKind kind, int size) {
        tokens.add(kind, offset, offset + size, null);
        offset += size;
    }

    /** The character {@code ahead} of the current one; 0 behind the end. */
    private char at(int ahead) {
        int position = offset + ahead;
        return position < length ? text.charAt(position) : 0;
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127 && isLetter(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$' || c > 127 && Character.isUnicodeIdentifierPart(c);
    }

    private static boolean isLetter(char c) {
        return Character.isUnicodeIdentifierStart(c) || Character.isSurrogate(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private StatementException unexpected(char c) {
        return error("unexpected character \"" + c + "\"", offset);
    }

    /** {@code @name}. */
    private void readVariable() {
        int end = offset + 2;
        while (end < length && isNamePart(text.charAt(end))) {
            end++;
        }
        add(TokenKind.VARIABLE, end - offset);
    }

    private StatementException error(String finding, int at) {
        return new StatementException(ErrorCode.SYNTAX_ERROR, "Syntax error: " + finding, SourcePosition.of(text, at));
    }
}
