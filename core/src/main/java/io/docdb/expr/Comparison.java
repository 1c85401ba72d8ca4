package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Compares two operands that the binder has brought to one type family, or of which one is dynamic. NULL on either side
 * gives unknown, except for the two DISTINCT forms. Dynamic values of different kinds are unequal, and their order is
 * unknown.
 */
public record Comparison(Operator operator, Expression left, Expression right) implements Expression {

    /** The comparison operators. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        DISTINCT("IS DISTINCT FROM"),
        NOT_DISTINCT("IS NOT DISTINCT FROM");

        private final String sqlText;

        Operator(String sqlText) {
            this.sqlText = sqlText;
        }

        public String sqlText() {
            return sqlText;
        }

        /** The operator that says the same with the operands swapped. */
        public Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                default -> this;
            };
        }

        /** The operator that is true where this one is false; both are unknown together. */
        public Operator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
                case DISTINCT -> NOT_DISTINCT;
                case NOT_DISTINCT -> DISTINCT;
            };
        }
    }

    public static Comparison equal(Expression left, Expression right) {
        return new Comparison(Operator.EQUAL, left, right);
    }

    @Override
    public SqlType type() {
        return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
        return List.of(left, right);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Comparison(operator, children.get(0), children.get(1));
    }

    @Override
    public Expression transform(UnaryOperator<Expression> rewrite) {
        Expression newLeft = left.transform(rewrite);
        Expression newRight = right.transform(rewrite);
        return rewrite.apply(newLeft == left && newRight == right ? this : new Comparison(operator, newLeft, newRight));
    }

    @Override
    public void visit(Consumer<Expression> visitor) {
        visitor.accept(this);
        left.visit(visitor);
        right.visit(visitor);
    }
}
