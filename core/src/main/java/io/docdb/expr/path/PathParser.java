package io.docdb.expr.path;

import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.path.PathLexer.Kind;
import io.docdb.expr.path.PathLexer.Token;
import io.docdb.expr.path.PathNode.Subscript;
import io.docdb.expr.scalar.Patterns;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recursive descent over the tokens of a path, loosest binding first. Confined to one parse. */
final class PathParser {
    /** Deeper nesting would threaten the stack of the evaluation. */
    private static final int MAX_DEPTH = 500;

    private final String path;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private int filters;
    private int subscripts;

    private PathParser(String path) {
        this.path = path;
        this.tokens = PathLexer.tokens(path);
    }

    static JsonPath parse(String path) {
        return new PathParser(path).parsePath();
    }

    private JsonPath parsePath() {
        boolean strict = false;
        if (peek().isWord("lax") || peek().isWord("strict")) {
            strict = next().text().equals("strict");
        }
        PathNode root = or();
        if (peek().kind() != Kind.END) {
            throw expected("the end of the path");
        }
        return new JsonPath(path, strict, root);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean accept(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw expected("'" + sign + "'");
        }
    }

    private StatementException expected(String what) {
        return PathLexer.error(path, peek().offset(), what);
    }

    private PathNode or() {
        if (++depth > MAX_DEPTH) {
            throw new StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX, "JSON path nested deeper than " + MAX_DEPTH + " levels");
        }
        PathNode left = and();
        while (peek().is("||")) {
            requirePredicate(left);
            at++;
            left = new PathNode.Or(left, requirePredicate(and()));
        }
        depth--;
        return left;
    }

    private PathNode and() {
        PathNode left = not();
        while (peek().is("&&")) {
            requirePredicate(left);
            at++;
            left = new PathNode.And(left, requirePredicate(not()));
        }
        return left;
    }

    private PathNode requirePredicate(PathNode node) {
        if (!node.isPredicate()) {
            throw expected("a condition beside && and ||");
        }
        return node;
    }

    private PathNode not() {
        if (!accept("!")) {
            return comparison();
        }
        int from = at;
        PathNode operand = not();
        boolean delimited = tokens.get(from).is("(") || tokens.get(from).is("!") || operand instanceof PathNode.Exists;
        if (!operand.isPredicate() || !delimited) {
            at = from;
            throw expected("a condition in parentheses behind !");
        }
        return new PathNode.Not(operand);
    }

    private PathNode comparison() {
        PathNode left = additive();
        Token token = peek();
        if (token.kind() == Kind.SIGN) {
            String operator =
                    switch (token.text()) {
                        case "==", "=" -> "==";
                        case "!=", "<>" -> "<>";
                        case "<", "<=", ">", ">=" -> token.text();
                        default -> "";
                    };
            if (!operator.isEmpty()) {
                requireExpression(left);
                at++;
                return new PathNode.Compare(operator, left, requireExpression(additive()));
            }
        }
        if (token.isWord("like_regex")) {
            at++;
            return new PathNode.LikeRegex(requireExpression(left), pattern());
        }
        if (token.isWord("starts") && tokens.get(at + 1).isWord("with")) {
            at += 2;
            return new PathNode.StartsWith(requireExpression(left), prefix());
        }
        return left;
    }

    private PathNode requireExpression(PathNode node) {
        if (node.isPredicate()) {
            throw expected("a path or value beside the operator, not a condition");
        }
        return node;
    }

    private Pattern pattern() {
        if (peek().kind() != Kind.TEXT) {
            throw expected("a regular expression in double quotes");
        }
        String expression = next().text();
        String flags = "";
        if (peek().isWord("flag")) {
            at++;
            if (peek().kind() != Kind.TEXT) {
                throw expected("flags in double quotes");
            }
            flags = next().text();
            if (!flags.matches("[imsxq]*")) {
                at--;
                throw expected("flags out of i, m, s, x, q");
            }
        }
        return Patterns.compile(expression, flags);
    }

    private PathNode prefix() {
        Token token = next();
        if (token.kind() == Kind.TEXT) {
            return new PathNode.Literal(new TextValue(token.text()));
        }
        if (token.kind() == Kind.VARIABLE) {
            return new PathNode.Variable(token.text());
        }
        at--;
        throw expected("a text or variable behind starts with");
    }

    private PathNode additive() {
        PathNode left = multiplicative();
        while (peek().is("+") || peek().is("-")) {
            requireExpression(left);
            char operator = next().text().charAt(0);
            left = new PathNode.Arithmetic(operator, left, requireExpression(multiplicative()));
        }
        return left;
    }

    private PathNode multiplicative() {
        PathNode left = signed();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            requireExpression(left);
            char operator = next().text().charAt(0);
            left = new PathNode.Arithmetic(operator, left, requireExpression(signed()));
        }
        return left;
    }

    private PathNode signed() {
        if (peek().is("+") || peek().is("-")) {
            boolean negative = next().is("-");
            return new PathNode.Signed(negative, requireExpression(signed()));
        }
        return accessors(primary());
    }

    private PathNode primary() {
        Token token = next();
        switch (token.kind()) {
            case VARIABLE -> {
                return new PathNode.Variable(token.text());
            }
            case TEXT -> {
                return new PathNode.Literal(new TextValue(token.text()));
            }
            case NUMBER -> {
                return new PathNode.Literal(number(token));
            }
            case NAME -> {
                return word(token);
            }
            default -> {
                if (token.is("$")) {
                    return new PathNode.Root();
                }
                if (token.is("@") && filters > 0) {
                    return new PathNode.Current();
                }
                if (token.is("(")) {
                    return parenthesized();
                }
            }
        }
        at--;
        throw expected(token.is("@") ? "@ inside a filter only" : "$, a value or a parenthesis");
    }

    private PathNode parenthesized() {
        PathNode inner = or();
        expect(")");
        if (inner.isPredicate() && peek().isWord("is") && tokens.get(at + 1).isWord("unknown")) {
            at += 2;
            return new PathNode.IsUnknown(inner);
        }
        return inner;
    }

    private PathNode word(Token token) {
        switch (token.text()) {
            case "true", "false" -> {
                return new PathNode.Literal(BooleanValue.of(token.text().equals("true")));
            }
            case "null" -> {
                return new PathNode.Literal(NullValue.NULL);
            }
            case "last" -> {
                if (subscripts > 0) {
                    return new PathNode.Last();
                }
                at--;
                throw expected("last inside a subscript only");
            }
            case "exists" -> {
                expect("(");
                PathNode path = requireExpression(or());
                expect(")");
                return new PathNode.Exists(path);
            }
            default -> {
                at--;
                throw expected("$, a value or a parenthesis");
            }
        }
    }

    private Value number(Token token) {
        String digits = token.text().replace("_", "");
        try {
            if (digits.length() > 1 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1))) {
                int radix =
                        switch (Character.toLowerCase(digits.charAt(1))) {
                            case 'x' -> 16;
                            case 'o' -> 8;
                            case 'b' -> 2;
                            default -> 10;
                        };
                if (radix != 10) {
                    BigDecimal number = new BigDecimal(new BigInteger(digits.substring(2), radix));
                    return new DecimalValue(number).isLong()
                            ? LongValue.of(number.longValue())
                            : new DecimalValue(number);
                }
            }
            boolean json = digits.matches("(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
            return json ? JsonReader.parse(digits) : new DecimalValue(new BigDecimal(digits));
        } catch (NumberFormatException broken) {
            throw PathLexer.error(path, token.offset(), "a number");
        }
    }

    private PathNode accessors(PathNode start) {
        PathNode node = start;
        while (true) {
            if (accept(".") || peek().is("**")) { // MySQL's $**.a is $.**.a
                node = member(node);
            } else if (accept("[")) {
                node = elements(requireExpression(node));
            } else if (accept("?")) {
                expect("(");
                filters++;
                int outer = subscripts;
                subscripts = 0;
                PathNode predicate = or();
                subscripts = outer;
                filters--;
                if (!predicate.isPredicate()) {
                    throw expected("a condition in the filter");
                }
                expect(")");
                node = new PathNode.Filter(node, predicate);
            } else {
                return node;
            }
        }
    }

    private PathNode member(PathNode base) {
        if (base.isPredicate() && !tokens.get(at + 1).is("(")) { // only a method can be asked of a condition
            requireExpression(base);
        }
        Token token = next();
        if (token.is("*")) {
            return new PathNode.AnyMember(base);
        }
        if (token.is("**")) {
            return descendants(base);
        }
        if (token.kind() == Kind.TEXT || token.kind() == Kind.VARIABLE) {
            return new PathNode.Member(base, token.kind() == Kind.TEXT ? token.text() : "$" + token.text());
        }
        if (token.kind() != Kind.NAME) {
            at--;
            throw expected("the name of a member, * or a method");
        }
        if (!peek().is("(")) {
            return new PathNode.Member(base, token.text());
        }
        return method(base, token);
    }

    private PathNode method(PathNode base, Token name) {
        Optional<PathMethod> method = PathMethod.find(name.text());
        if (method.isEmpty()) {
            at--;
            throw expected("a method: type, size, double, ceiling, floor, abs, keyvalue, datetime and others");
        }
        expect("(");
        List<Value> arguments = new ArrayList<>();
        while (!peek().is(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(argument());
        }
        if (arguments.size() > method.get().mostArguments()) {
            throw expected("at most " + method.get().mostArguments() + " arguments of ." + name.text() + "()");
        }
        expect(")");
        return new PathNode.Method(base, method.get(), arguments);
    }

    private Value argument() {
        boolean negative = accept("-");
        if (!negative) {
            accept("+");
        }
        Token token = next();
        if (token.kind() == Kind.NUMBER) {
            Value number = number(token);
            return negative && number instanceof LongValue whole ? LongValue.of(-whole.value()) : number;
        }
        if (token.kind() == Kind.TEXT && !negative) {
            return new TextValue(token.text());
        }
        at--;
        throw expected("a constant argument");
    }

    private PathNode descendants(PathNode base) {
        if (!accept("{")) {
            return new PathNode.Descendants(base, 0, Integer.MAX_VALUE);
        }
        int from = level();
        int to = from;
        if (peek().isWord("to")) {
            at++;
            to = level();
        }
        expect("}");
        return new PathNode.Descendants(base, from, to);
    }

    private int level() {
        if (peek().isWord("last")) {
            at++;
            return Integer.MAX_VALUE;
        }
        if (peek().kind() == Kind.NUMBER && peek().text().matches("\\d{1,9}")) {
            return Integer.parseInt(next().text());
        }
        throw expected("a depth");
    }

    private PathNode elements(PathNode base) {
        if (accept("*")) {
            expect("]");
            return new PathNode.Elements(base, List.of());
        }
        List<Subscript> list = new ArrayList<>();
        subscripts++;
        do {
            PathNode from = requireExpression(or());
            Optional<PathNode> to = Optional.empty();
            if (peek().isWord("to")) {
                at++;
                to = Optional.of(requireExpression(or()));
            }
            list.add(new Subscript(from, to));
        } while (accept(","));
        subscripts--;
        expect("]");
        return new PathNode.Elements(base, list);
    }
}
