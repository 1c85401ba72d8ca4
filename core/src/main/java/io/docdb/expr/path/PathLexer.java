package io.docdb.expr.path;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a path into tokens. Confined to one parse. */
final class PathLexer {
    /** The kinds of tokens. */
    enum Kind {
        NAME,
        /** {@code $name} or {@code $"name"}. */
        VARIABLE,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** @param offset of the first character in the path */
    record Token(Kind kind, String text, int offset) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        boolean isWord(String word) {
            return kind == Kind.NAME && text.equals(word);
        }
    }

    private static final String[] SIGNS = {
        "**", "==", "!=", "<>", "<=", ">=", "&&", "||", "$", "@", ".", "*", "[", "]", "(", ")", "{", "}", "?", ",", "+",
        "-", "/", "%", "<", ">", "=", "!"
    };

    private final String path;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PathLexer(String path) {
        this.path = path;
    }

    static List<Token> tokens(String path) {
        return new PathLexer(path).read();
    }

    private List<Token> read() {
        while (true) {
            skipBlanks();
            if (at == path.length()) {
                tokens.add(new Token(Kind.END, "the end", at));
                return tokens;
            }
            char c = path.charAt(at);
            int start = at;
            if (c == '"') {
                tokens.add(new Token(Kind.TEXT, readText(), start));
            } else if (c == '$' && at + 1 < path.length() && (path.charAt(at + 1) == '"' || isNameStart(at + 1))) {
                at++;
                String name = path.charAt(at) == '"' ? readText() : readName();
                tokens.add(new Token(Kind.VARIABLE, name, start));
            } else if (isDigit(c) || c == '.' && at + 1 < path.length() && isDigit(path.charAt(at + 1))) {
                tokens.add(new Token(Kind.NUMBER, readNumber(), start));
            } else if (isNameStart(at)) {
                tokens.add(new Token(Kind.NAME, readName(), start));
            } else {
                tokens.add(new Token(Kind.SIGN, readSign(), start));
            }
        }
    }

    private void skipBlanks() {
        while (at < path.length()) {
            if (Character.isWhitespace(path.charAt(at))) {
                at++;
            } else if (path.startsWith("/*", at)) {
                int end = path.indexOf("*/", at + 2);
                if (end < 0) {
                    throw error(path, at, "the comment to end");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isNameStart(int place) {
        int c = path.codePointAt(place);
        return c == '_' || c == '\\' || c > 127 || Character.isLetter(c);
    }

    private String readName() {
        StringBuilder name = new StringBuilder();
        while (at < path.length()) {
            int c = path.codePointAt(at);
            if (c == '\\') {
                readEscape(name);
            } else if (c == '$' && isMode(name)) {
                break;
            } else if (c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
                at += Character.charCount(c);
            } else {
                break;
            }
        }
        return name.toString();
    }

    /** {@code lax$.a}: the mode needs no blank behind it. */
    private boolean isMode(CharSequence name) {
        String word = name.toString();
        return (word.equals("lax") || word.equals("strict"))
                && path.substring(0, at - word.length()).isBlank();
    }

    private String readText() {
        StringBuilder text = new StringBuilder();
        int start = at++;
        while (true) {
            if (at >= path.length()) {
                throw error(path, start, "the text to end");
            }
            char c = path.charAt(at);
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c == '\\') {
                readEscape(text);
            } else {
                text.append(c);
                at++;
            }
        }
    }

    /** JSON's escapes, JavaScript's {@code \v \' \xHH \}u{H…}. */
    private void readEscape(StringBuilder out) {
        if (at + 1 >= path.length()) {
            throw error(path, at, "a character behind the backslash");
        }
        char c = path.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> out.append((char) readHex(2));
            case 'u' -> {
                if (at < path.length() && path.charAt(at) == '{') {
                    int end = path.indexOf('}', at);
                    at++;
                    int digits = end < 0 ? 0 : end - at;
                    if (digits < 1 || digits > 6) {
                        throw error(path, at, "one to six hex digits in braces");
                    }
                    out.appendCodePoint(readHex(digits));
                    at++;
                } else {
                    out.append((char) readHex(4));
                }
            }
            default -> out.append(c);
        }
    }

    private int readHex(int digits) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < path.length() ? Character.digit(path.charAt(at), 16) : -1;
            if (digit < 0) {
                throw error(path, at, digits + " hex digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return code;
    }

    private String readNumber() {
        int start = at;
        if (path.charAt(at) == '0' && at + 1 < path.length() && "xXoObB".indexOf(path.charAt(at + 1)) >= 0) {
            at += 2;
            while (at < path.length() && Character.isLetterOrDigit(path.charAt(at))) {
                at++;
            }
            return path.substring(start, at);
        }
        digits();
        if (at < path.length() && path.charAt(at) == '.' && !startsMember(at + 1)) {
            at++;
            digits();
        }
        if (at < path.length() && (path.charAt(at) == 'e' || path.charAt(at) == 'E')) {
            int mark = at++;
            if (at < path.length() && (path.charAt(at) == '+' || path.charAt(at) == '-')) {
                at++;
            }
            int from = at;
            digits();
            if (at == from) {
                at = mark;
            }
        }
        if (at < path.length() && isNameStart(at)) {
            throw error(path, at, "the number to end");
        }
        return path.substring(start, at);
    }

    /** {@code 1.type()}: the point belongs to the method; {@code 1.5} and {@code 1.} to the number. */
    private boolean startsMember(int place) {
        return place < path.length() && (isNameStart(place) || path.charAt(place) == '*' || path.charAt(place) == '"');
    }

    private void digits() {
        while (at < path.length() && (isDigit(path.charAt(at)) || path.charAt(at) == '_')) {
            at++;
        }
    }

    private String readSign() {
        for (String sign : SIGNS) {
            if (path.startsWith(sign, at)) {
                at += sign.length();
                return sign;
            }
        }
        throw error(path, at, "a path");
    }

    static StatementException error(String path, int offset, String expected) {
        String found = offset >= path.length() ? "the end" : "'" + Character.toString(path.codePointAt(offset)) + "'";
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                "Invalid JSON path: expected " + expected + ", found " + found + " at character " + (offset + 1)
                        + " of " + path);
    }
}
