package io.docdb.sql;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.UnaryOperator;
import java.util.Optional;

/**
 * Operators between and before operands, by precedence, loosest first; all bind tighter than the conditions of
 * {@link ExpressionParser}:
 *
 * <pre>
 * || @> <@ ? ?| ?& && & | # << >>
 * + -
 * * / %
 * ^
 * AT TIME ZONE, COLLATE
 * + - ~ before an operand
 * :: [ ] . -> ->> #> #>> #-                  {@link OperandParser}
 * </pre>
 */
final class OperatorParser {
    private static final int OTHER = 1;
    private static final int ADDITIVE = 2;
    private static final int MULTIPLICATIVE = 3;
    private static final int POWER = 4;

    private final Grammar grammar;
    private final TokenReader in;

    OperatorParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** An expression without comparisons and conditions at its top: operand of BETWEEN, LIMIT, intervals. */
    Expression expression() {
        return binary(OTHER);
    }

    private Expression binary(int loosest) {
        int outer = in.openChain();
        Expression left = zoned();
        while (true) {
            BinaryOperator operator = binaryOperator();
            if (operator == null || precedence(operator) < loosest) {
                in.closeChain(outer);
                return left;
            }
            Position at = in.here();
            in.skip();
            Expression right = binary(precedence(operator) + 1);
            in.growChain();
            left = new Expression.Binary(operator, left, right, at);
        }
    }

    /** The operator the next token is; null if it is none (hot path). */
    private BinaryOperator binaryOperator() {
        return switch (in.kind()) {
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            case CARET -> BinaryOperator.POWER;
            case CONCATENATE -> BinaryOperator.CONCATENATE;
            case AMPERSAND -> BinaryOperator.BIT_AND;
            case BAR -> BinaryOperator.BIT_OR;
            case HASH -> BinaryOperator.BIT_XOR;
            case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
            case CONTAINS -> BinaryOperator.CONTAINS;
            case CONTAINED -> BinaryOperator.CONTAINED;
            case PATH_EXISTS -> BinaryOperator.PATH_EXISTS;
            case PATH_MATCH -> BinaryOperator.PATH_MATCH;
            case QUESTION, DOUBLE_QUESTION -> BinaryOperator.HAS_KEY;
            case QUESTION_BAR -> BinaryOperator.HAS_ANY_KEY;
            case QUESTION_AMPERSAND -> BinaryOperator.HAS_ALL_KEYS;
            case DOUBLE_AMPERSAND -> BinaryOperator.OVERLAPS_ARRAY;
            case WORD -> worded();
            default -> null;
        };
    }

    /** MySQL's DIV and MOD, which are names elsewhere. */
    private BinaryOperator worded() {
        Keyword keyword = in.keyword();
        if (keyword != Keyword.DIV && keyword != Keyword.MOD || !isOperandAhead()) {
            return null;
        }
        return keyword == Keyword.DIV ? BinaryOperator.WHOLE_DIVIDE : BinaryOperator.MODULO;
    }

    /** True if an operand can begin behind the next token, which is the word DIV, MOD or XOR: else that is an alias. */
    boolean isOperandAhead() {
        return switch (in.kindAhead(1)) {
            case END, COMMA, SEMICOLON, RIGHT_PAREN, RIGHT_BRACKET, DOT, EQUAL -> false;
            case WORD -> in.keywordAhead(1) == null || in.keywordAhead(1).beginsOperand();
            default -> true;
        };
    }

    private static int precedence(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> ADDITIVE;
            case MULTIPLY, DIVIDE, MODULO, WHOLE_DIVIDE -> MULTIPLICATIVE;
            case POWER -> POWER;
            default -> OTHER;
        };
    }

    private Expression zoned() {
        Expression operand = unary();
        while (true) {
            Position at = in.here();
            if (in.keyword() == Keyword.COLLATE) {
                in.skip();
                operand = new Expression.Collate(operand, in.objectName(), at);
            } else if (in.keyword() == Keyword.AT && in.keywordAhead(1) == Keyword.TIME) {
                in.skip();
                in.expect(Keyword.TIME, Keyword.ZONE);
                operand = new Expression.AtTimeZone(operand, Optional.of(unary()), at);
            } else if (in.keyword() == Keyword.AT && in.keywordAhead(1) == Keyword.LOCAL) {
                in.skip();
                in.skip();
                operand = new Expression.AtTimeZone(operand, Optional.empty(), at);
            } else {
                return operand;
            }
            in.growChain();
        }
    }

    private Expression unary() {
        Position at = in.here();
        switch (in.kind()) {
            case MINUS -> {
                in.skip();
                return in.tokens().touchesNext(in.mark() - 1) && in.kind().isNumber()
                        ? grammar.operands.negativeNumber(at)
                        : unary(UnaryOperator.NEGATE, at);
            }
            case PLUS -> {
                in.skip();
                return unary(UnaryOperator.PLUS, at);
            }
            case TILDE -> {
                in.skip();
                return unary(UnaryOperator.BIT_NOT, at);
            }
            case EXCLAMATION -> { // MySQL's NOT, as tight as a sign
                in.skip();
                in.enter();
                Expression operand = unary();
                in.leave();
                return new Condition.Not(operand, at);
            }
            default -> {
                return in.keyword() == Keyword.NOT ? grammar.expressions.negation() : grammar.operands.operand();
            }
        }
    }

    private Expression unary(UnaryOperator operator, Position at) {
        in.enter();
        Expression operand = unary();
        in.leave();
        return new Expression.Unary(operator, operand, at);
    }
}
