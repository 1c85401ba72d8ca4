package io.docdb.sql;

/** Kinds of tokens; those with a fixed text carry it for error messages. */
enum TokenKind {
    END("end of statement"),
    /** An identifier or keyword without quotes. */
    WORD("a name"),
    /** An identifier in double quotes or backticks. */
    QUOTED_NAME("a name"),
    /** {@code U&"…"}. */
    UNICODE_NAME("a name"),
    /** {@code '…'}, {@code N'…'}. */
    TEXT("a text"),
    /** {@code E'…'} with backslash escapes. */
    ESCAPED_TEXT("a text"),
    /** {@code U&'…'} with escapes by code point. */
    UNICODE_TEXT("a text"),
    /** {@code $$…$$}, {@code $tag$…$tag$}. */
    DOLLAR_TEXT("a text"),
    /** {@code X'…'}. */
    HEX_TEXT("a binary text"),
    /** {@code B'…'}. */
    BIT_TEXT("a bit text"),
    INTEGER("a number"),
    /** A number with a decimal point. */
    DECIMAL("a number"),
    /** A number with an exponent. */
    EXPONENT("a number"),
    /** {@code 0x…}, {@code 0o…}, {@code 0b…}. */
    RADIX_INTEGER("a number"),
    QUESTION("?"),
    /** {@code $3}. */
    DOLLAR_PARAMETER("a parameter"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    COMMA(","),
    DOT("."),
    SEMICOLON(";"),
    COLON(":"),
    DOUBLE_COLON("::"),
    ASSIGN(":="),
    ARROW_ARGUMENT("=>"),
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    NULL_SAFE_EQUAL("<=>"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    CARET("^"),
    CONCATENATE("||"),
    AMPERSAND("&"),
    DOUBLE_AMPERSAND("&&"),
    BAR("|"),
    HASH("#"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    TILDE("~"),
    TILDE_STAR("~*"),
    LIKE_SIGN("~~"),
    ILIKE_SIGN("~~*"),
    NOT_LIKE_SIGN("!~~"),
    NOT_ILIKE_SIGN("!~~*"),
    EXCLAMATION("!"),
    NOT_TILDE("!~"),
    NOT_TILDE_STAR("!~*"),
    ARROW("->"),
    ARROW_TEXT("->>"),
    HASH_ARROW("#>"),
    HASH_ARROW_TEXT("#>>"),
    HASH_MINUS("#-"),
    CONTAINS("@>"),
    CONTAINED("<@"),
    PATH_EXISTS("@?"),
    PATH_MATCH("@@"),
    /** MySQL's and SQL Server's {@code @name}. */
    VARIABLE("a variable"),
    /** {@code ??}: the key-exists operator where the client escapes it from parameters. */
    DOUBLE_QUESTION("??"),
    QUESTION_BAR("?|"),
    QUESTION_AMPERSAND("?&");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isNumber() {
        return switch (this) {
            case INTEGER, DECIMAL, EXPONENT, RADIX_INTEGER -> true;
            default -> false;
        };
    }
}
