package io.docdb.sql;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions by precedence, loosest first; what they compare is read by {@link OperatorParser}:
 *
 * <pre>
 * OR
 * XOR
 * AND
 * NOT
 * = <> < <= > >=  IS …                       to the left: a = b IS NULL is (a = b) IS NULL
 * BETWEEN IN LIKE ILIKE SIMILAR OVERLAPS ~
 * </pre>
 */
final class ExpressionParser {
    private final Grammar grammar;
    private final TokenReader in;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Expression expression() {
        in.enter();
        int outer = in.openChain();
        Expression left = exclusive();
        if (in.keyword() == Keyword.OR) {
            List<Expression> operands = new ArrayList<>();
            operands.add(left);
            while (in.accept(Keyword.OR)) {
                operands.add(exclusive());
            }
            in.growChain();
            left = new Condition.Or(operands);
        }
        in.closeChain(outer);
        in.leave();
        return left;
    }

    List<Expression> expressions() {
        return in.list(this::expression);
    }

    /** MySQL's XOR, between OR and AND; else the word is an alias. */
    private Expression exclusive() {
        Expression left = conjunction();
        while (in.keyword() == Keyword.XOR && grammar.operators.isOperandAhead()) {
            Position at = in.here();
            in.skip();
            in.growChain();
            left = call("xor", at, left, conjunction());
        }
        return left;
    }

    private static Expression call(String function, Position at, Expression left, Expression right) {
        ObjectName name = new ObjectName(List.of(new Name(function, at)));
        return new Expression.Call(name, List.of(left, right), CallModifiers.NONE);
    }

    private Expression conjunction() {
        Expression left = negation();
        if (in.keyword() != Keyword.AND) {
            return left;
        }
        List<Expression> operands = new ArrayList<>();
        operands.add(left);
        while (in.accept(Keyword.AND)) {
            operands.add(negation());
        }
        in.growChain();
        return new Condition.And(operands);
    }

    /** Also after an operator: {@code 1 + NOT a}. */
    Expression negation() {
        if (in.keyword() != Keyword.NOT) {
            return comparison();
        }
        Position at = in.here();
        in.skip();
        in.enter();
        Expression operand = negation();
        in.leave();
        return new Condition.Not(operand, at);
    }

    private Expression comparison() {
        int outer = in.openChain();
        Expression left = range();
        while (true) {
            Expression longer = comparisonAfter(left);
            if (longer == left) {
                in.closeChain(outer);
                return left;
            }
            in.growChain();
            left = longer;
        }
    }

    /** True at a condition that lacks its left operand: {@code > 5}, {@code IN (1, 2)}, {@code IS NULL}. */
    boolean startsTest() {
        if (comparisonOperator() != null || in.keyword() == Keyword.IS) {
            return true;
        }
        int ahead = in.keyword() == Keyword.NOT ? 1 : 0;
        Keyword word = in.keywordAhead(ahead);
        return word == Keyword.IN
                || word == Keyword.BETWEEN
                || (word == Keyword.LIKE || word == Keyword.ILIKE) && !isQuantified(ahead + 1);
    }

    /** The condition that starts here, with its left operand. */
    Expression testOf(Expression left) {
        Expression range = rangeAfter(left);
        return range == left ? comparisonAfter(left) : range;
    }

    /** The comparison or test whose left operand is {@code left}; {@code left} itself if none follows. */
    private Expression comparisonAfter(Expression left) {
        Position at = in.here();
        ComparisonOperator operator = comparisonOperator();
        if (operator != null) {
            in.skip();
            return comparisonWith(operator, left, at);
        }
        if (in.keyword() == Keyword.IS) {
            in.skip();
            return test(left, at);
        }
        if (in.keyword() == Keyword.ISNULL || in.keyword() == Keyword.NOTNULL) {
            boolean negated = in.keyword() == Keyword.NOTNULL;
            in.skip();
            return new Condition.Is(left, Condition.Is.Test.NULL, negated, at);
        }
        return left;
    }

    /** The comparison the next token is; null if it is none (hot path). */
    private ComparisonOperator comparisonOperator() {
        return switch (in.kind()) {
            case EQUAL -> ComparisonOperator.EQUAL;
            case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
            case LESS -> ComparisonOperator.LESS;
            case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
            case GREATER -> ComparisonOperator.GREATER;
            case GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            case NULL_SAFE_EQUAL -> ComparisonOperator.NOT_DISTINCT;
            default -> null;
        };
    }

    private Expression comparisonWith(ComparisonOperator operator, Expression left, Position at) {
        if (!isQuantified()) {
            return new Condition.Comparison(operator, left, range(), at);
        }
        boolean all = in.keyword() == Keyword.ALL;
        in.skip();
        in.skip();
        Expression of = grammar.operands.insideParens();
        in.expect(TokenKind.RIGHT_PAREN);
        return of instanceof Expression.ScalarSubquery subquery
                ? new Condition.QuantifiedQuery(operator, left, all, subquery.query(), at)
                : new Condition.QuantifiedArray(operator, left, all, of, at);
    }

    /** What follows IS. */
    private Expression test(Expression operand, Position at) {
        boolean negated = in.accept(Keyword.NOT);
        if (in.accept(Keyword.DISTINCT)) {
            in.expect(Keyword.FROM);
            ComparisonOperator operator = negated ? ComparisonOperator.NOT_DISTINCT : ComparisonOperator.DISTINCT;
            Expression test = comparisonWith(operator, operand, at);
            return test instanceof Condition.Comparison plain ? withCompared(plain) : test;
        }
        Condition.Is.Test test;
        if (in.accept(Keyword.NULL)) {
            test = Condition.Is.Test.NULL;
        } else if (in.accept(Keyword.MISSING)) {
            test = Condition.Is.Test.MISSING;
        } else if (in.accept(Keyword.TRUE)) {
            test = Condition.Is.Test.TRUE;
        } else if (in.accept(Keyword.FALSE)) {
            test = Condition.Is.Test.FALSE;
        } else if (in.accept(Keyword.UNKNOWN)) {
            test = Condition.Is.Test.UNKNOWN;
        } else if (in.accept(Keyword.JSON)) {
            test = jsonTest();
        } else if (startsValue()) { // SQLite's IS [NOT] of any value
            return comparisonWith(negated ? ComparisonOperator.DISTINCT : ComparisonOperator.NOT_DISTINCT, operand, at);
        } else {
            throw in.failure();
        }
        return new Condition.Is(operand, test, negated, at);
    }

    /** True at what can be no slip for NULL, TRUE and the like: a literal, a parameter, a parenthesis, {@code a.b}. */
    private boolean startsValue() {
        return switch (in.kind()) {
            case LEFT_PAREN, MINUS, INTEGER, DECIMAL, EXPONENT, QUESTION, DOLLAR_PARAMETER, COLON -> true;
            case WORD, QUOTED_NAME -> in.isName() && in.kindAhead(1) == TokenKind.DOT;
            default -> in.isText();
        };
    }

    /** IS binds looser than {@code =} and {@code <}: {@code a IS DISTINCT FROM b = c} compares a with what b = c says. */
    private Expression withCompared(Condition.Comparison test) {
        Expression right = test.right();
        for (ComparisonOperator operator = comparisonOperator(); operator != null; operator = comparisonOperator()) {
            Position at = in.here();
            in.skip();
            in.growChain();
            right = comparisonWith(operator, right, at);
        }
        return right == test.right() ? test : new Condition.Comparison(test.operator(), test.left(), right, test.at());
    }

    private Condition.Is.Test jsonTest() {
        Condition.Is.Test test = Condition.Is.Test.JSON;
        if (in.accept(Keyword.OBJECT)) {
            test = Condition.Is.Test.JSON_OBJECT;
        } else if (in.accept(Keyword.ARRAY)) {
            test = Condition.Is.Test.JSON_ARRAY;
        } else if (in.accept(Keyword.SCALAR)) {
            test = Condition.Is.Test.JSON_SCALAR;
        } else {
            in.accept(Keyword.VALUE);
        }
        if (in.accept(Keyword.WITH, Keyword.UNIQUE)) {
            in.accept(Keyword.KEYS);
            return switch (test) {
                case JSON -> Condition.Is.Test.JSON_WITH_UNIQUE_KEYS;
                case JSON_OBJECT -> Condition.Is.Test.JSON_OBJECT_WITH_UNIQUE_KEYS;
                default -> test;
            };
        }
        if (in.accept(Keyword.WITHOUT, Keyword.UNIQUE)) {
            in.accept(Keyword.KEYS);
        }
        return test;
    }

    /** Operand of a comparison: BETWEEN, IN, LIKE and their relatives bind tighter. */
    private Expression range() {
        int outer = in.openChain();
        Expression left = grammar.operators.expression();
        while (true) {
            Expression longer = rangeAfter(left);
            if (longer == left) {
                in.closeChain(outer);
                return left;
            }
            in.growChain();
            left = longer;
        }
    }

    private Expression rangeAfter(Expression left) {
        Position at = in.here();
        Condition.Like.Kind sign = patternOperator();
        if (sign != null) {
            boolean negated = isNegatedPattern();
            in.skip();
            return isQuantified()
                    ? quantifiedLike(sign, left, negated, at)
                    : new Condition.Like(sign, left, grammar.operators.expression(), Optional.empty(), negated, at);
        }
        boolean negated = in.keyword() == Keyword.NOT;
        Keyword word = negated ? in.keywordAhead(1) : in.keyword();
        if (word == Keyword.MEMBER && in.keywordAhead(negated ? 2 : 1) == Keyword.OF) {
            return member(left, negated, at);
        }
        if (word == null || !isRangeWord(word)) {
            return left;
        }
        if (negated) {
            in.skip();
        }
        in.skip();
        return switch (word) {
            case BETWEEN -> between(left, negated, at);
            case IN -> in(left, negated, at);
            case LIKE -> like(Condition.Like.Kind.LIKE, left, negated, at);
            case ILIKE -> like(Condition.Like.Kind.ILIKE, left, negated, at);
            case SIMILAR -> {
                in.expect(Keyword.TO);
                yield like(Condition.Like.Kind.SIMILAR, left, negated, at);
            }
            case OVERLAPS -> {
                Expression overlaps =
                        new Expression.Binary(BinaryOperator.OVERLAPS, left, grammar.operators.expression(), at);
                yield negated ? new Condition.Not(overlaps, at) : overlaps;
            }
            default -> like(Condition.Like.Kind.REGEX, left, negated, at);
        };
    }

    /** MySQL's {@code 17 MEMBER OF (array)}. */
    private Expression member(Expression value, boolean negated, Position at) {
        if (negated) {
            in.skip();
        }
        in.skip();
        in.skip();
        Expression member = call("member_of", at, value, grammar.operators.expression());
        return negated ? new Condition.Not(member, at) : member;
    }

    private boolean isNegatedPattern() {
        return switch (in.kind()) {
            case NOT_TILDE, NOT_TILDE_STAR, NOT_LIKE_SIGN, NOT_ILIKE_SIGN -> true;
            default -> false;
        };
    }

    /** The operator with a pattern the next token is; null if it is none (hot path). */
    private Condition.Like.Kind patternOperator() {
        return switch (in.kind()) {
            case LIKE_SIGN, NOT_LIKE_SIGN -> Condition.Like.Kind.LIKE;
            case ILIKE_SIGN, NOT_ILIKE_SIGN -> Condition.Like.Kind.ILIKE;
            case TILDE, NOT_TILDE -> Condition.Like.Kind.REGEX;
            case TILDE_STAR, NOT_TILDE_STAR -> Condition.Like.Kind.REGEX_IGNORE_CASE;
            default -> null;
        };
    }

    private static boolean isRangeWord(Keyword word) {
        return switch (word) {
            case BETWEEN, IN, LIKE, ILIKE, SIMILAR, REGEXP, RLIKE, OVERLAPS -> true;
            default -> false;
        };
    }

    private Expression between(Expression operand, boolean negated, Position at) {
        boolean symmetric = in.accept(Keyword.SYMMETRIC);
        if (!symmetric) {
            in.accept(Keyword.ASYMMETRIC);
        }
        Expression low = grammar.operators.expression();
        in.expect(Keyword.AND);
        Expression high = grammar.operators.expression();
        return new Condition.Between(operand, low, high, symmetric, negated, at);
    }

    private Expression in(Expression operand, boolean negated, Position at) {
        if (in.kind() != TokenKind.LEFT_PAREN) {
            // H2: IN ? and IN UNNEST(array), like = ANY (array).
            Expression array = grammar.operators.expression();
            Expression any = new Condition.QuantifiedArray(ComparisonOperator.EQUAL, operand, false, array, at);
            return negated ? new Condition.Not(any, at) : any;
        }
        in.skip();
        if (in.accept(TokenKind.RIGHT_PAREN)) {
            return new Condition.InList(operand, List.of(), negated, at);
        }
        int token = in.mark();
        Expression first = grammar.operands.insideParens();
        if (first instanceof Expression.Parameter parameter && in.kind() == TokenKind.RIGHT_PAREN) {
            grammar.parameters.noteList(parameter, token);
        }
        if (first instanceof Expression.ScalarSubquery subquery && in.kind() == TokenKind.RIGHT_PAREN) {
            in.skip();
            return new Condition.InQuery(operand, subquery.query(), negated, at);
        }
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        while (in.accept(TokenKind.COMMA)) {
            elements.add(expression());
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return new Condition.InList(operand, elements, negated, at);
    }

    private Expression like(Condition.Like.Kind kind, Expression operand, boolean negated, Position at) {
        if (isQuantified()) {
            return quantifiedLike(kind, operand, negated, at);
        }
        Expression pattern = grammar.operators.expression();
        Optional<Expression> escape = kind == Condition.Like.Kind.REGEX ? Optional.empty() : escape();
        return new Condition.Like(kind, operand, pattern, escape, negated, at);
    }

    /** True before {@code ANY (}, {@code SOME (} and {@code ALL (}. */
    private boolean isQuantified() {
        return isQuantified(0);
    }

    private boolean isQuantified(int ahead) {
        Keyword keyword = in.keywordAhead(ahead);
        boolean quantifier = keyword == Keyword.ALL || keyword == Keyword.ANY || keyword == Keyword.SOME;
        return quantifier && in.kindAhead(ahead + 1) == TokenKind.LEFT_PAREN;
    }

    private Expression quantifiedLike(Condition.Like.Kind kind, Expression operand, boolean negated, Position at) {
        boolean all = in.keyword() == Keyword.ALL;
        in.skip();
        List<Expression> patterns = in.listInParens(grammar.operands::insideParens);
        return new QuantifiedPattern(kind, operand, all, negated, at).of(patterns);
    }

    private Optional<Expression> escape() {
        if (in.accept(Keyword.ESCAPE)) {
            return Optional.of(grammar.operators.expression());
        }
        if (in.kind() == TokenKind.LEFT_BRACE && in.keywordAhead(1) == Keyword.ESCAPE) {
            in.skip();
            in.skip();
            Expression escape = grammar.operators.expression();
            in.expect(TokenKind.RIGHT_BRACE);
            return Optional.of(escape);
        }
        return Optional.empty();
    }
}
