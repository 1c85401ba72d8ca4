package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of one statement in one of three styles: {@code ?} counts by itself, {@code ?2} and {@code $2} say
 * their number (from 1), {@code :name} takes the number of its first occurrence. Styles do not mix.
 */
final class Parameters {
    /** More would hardly be meant; it also keeps {@code ?999999999} from asking for as many values. */
    private static final int MAX_NUMBER = 100_000;

    private enum Style {
        NONE,
        COUNTED,
        NUMBERED,
        NAMED
    }

    private final TokenReader in;
    private final List<String> names = new ArrayList<>(0);
    private final List<ParsedStatement.ListParameter> lists = new ArrayList<>(0);
    private final List<Integer> counted = new ArrayList<>(0); // tokens of ?, by their ordinals
    private Style style = Style.NONE;
    private int count;

    Parameters(TokenReader in) {
        this.in = in;
    }

    int count() {
        return count;
    }

    /** Names in the order of their ordinals; empty unless parameters are named. */
    List<String> names() {
        return names;
    }

    /** Those that stand alone in {@code IN (?)}, in the order of the text. */
    List<ParsedStatement.ListParameter> lists() {
        return lists;
    }

    /** Notes that a parameter, the tokens from {@code token} to the next one, is all of an IN list. */
    void noteList(Expression.Parameter parameter, int token) {
        Tokens tokens = in.tokens();
        ParsedStatement.ListParameter list =
                new ParsedStatement.ListParameter(parameter.ordinal(), tokens.start(token), tokens.end(in.mark() - 1));
        if (!lists.contains(list)) {
            lists.add(list);
        }
    }

    /** Reads a parameter, whose first token is {@code ?}, {@code $n} or a colon. */
    Expression.Parameter read() {
        Position at = in.here();
        int token = in.mark();
        TokenKind kind = in.kind();
        in.skip();
        boolean joined = kind != TokenKind.DOLLAR_PARAMETER && in.tokens().touchesNext(token);
        if (kind == TokenKind.COLON) {
            if (!joined || in.kind() != TokenKind.WORD) {
                in.reset(token);
                throw in.failure("an expression");
            }
            use(Style.NAMED, at);
            return new Expression.Parameter(named(in.label().text()), at);
        }
        if (kind == TokenKind.DOLLAR_PARAMETER) {
            use(Style.NUMBERED, at);
            return new Expression.Parameter(numbered(in.tokens().source(token).substring(1), at), at);
        }
        if (joined && in.kind() == TokenKind.INTEGER) {
            use(Style.NUMBERED, at);
            String digits = in.tokens().source(in.mark());
            in.skip();
            return new Expression.Parameter(numbered(digits, at), at);
        }
        use(Style.COUNTED, at);
        return new Expression.Parameter(counted(token), at);
    }

    /** The same for the same token: what was read in vain is read again. */
    private int counted(int token) {
        boolean known = !counted.isEmpty() && token <= counted.get(counted.size() - 1);
        int ordinal = known ? counted.indexOf(token) : -1;
        if (ordinal >= 0) {
            return ordinal;
        }
        counted.add(token);
        return count++;
    }

    private int named(String name) {
        int ordinal = names.indexOf(name);
        if (ordinal < 0) {
            ordinal = count++;
            names.add(name);
        }
        return ordinal;
    }

    private int numbered(String digits, Position at) {
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (number < 1 || number > MAX_NUMBER) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR,
                    "Syntax error: parameter number " + digits + " is not between 1 and " + MAX_NUMBER,
                    at.offset());
        }
        count = Math.max(count, number);
        return number - 1;
    }

    private void use(Style used, Position at) {
        if (style != Style.NONE && style != used) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR,
                    "Syntax error: parameters ?, ?1 and :name cannot be mixed in one statement",
                    at.offset());
        }
        style = used;
    }
}
