package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression that answers true, false or unknown. Any other expression of boolean type may stand in its place. */
public sealed interface Condition extends Expression {

    /** True if all operands are; an And among them is replaced by its own operands. */
    record And(List<Expression> operands) implements Condition {
        public And {
            operands = operands.stream().anyMatch(And.class::isInstance)
                    ? operands.stream()
                            .flatMap(operand -> operand instanceof And and ? and.operands.stream() : Stream.of(operand))
                            .toList()
                    : List.copyOf(operands);
        }

        public static And of(Expression... operands) {
            return new And(List.of(operands));
        }

        @Override
        public Position at() {
            return operands.get(0).at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitAnd(this);
        }
    }

    /** True if one operand is; an Or among them is replaced by its own operands. */
    record Or(List<Expression> operands) implements Condition {
        public Or {
            operands = operands.stream().anyMatch(Or.class::isInstance)
                    ? operands.stream()
                            .flatMap(operand -> operand instanceof Or or ? or.operands.stream() : Stream.of(operand))
                            .toList()
                    : List.copyOf(operands);
        }

        public static Or of(Expression... operands) {
            return new Or(List.of(operands));
        }

        @Override
        public Position at() {
            return operands.get(0).at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitOr(this);
        }
    }

    record Not(Expression operand, Position at) implements Condition {
        public Not(Expression operand) {
            this(operand, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitNot(this);
        }
    }

    /** @param at of the operator */
    record Comparison(ComparisonOperator operator, Expression left, Expression right, Position at)
            implements Condition {
        public Comparison(ComparisonOperator operator, Expression left, Expression right) {
            this(operator, left, right, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitComparison(this);
        }
    }

    /** {@code value = ANY (query)}: SOME is ANY. */
    record QuantifiedQuery(ComparisonOperator operator, Expression left, boolean all, Query query, Position at)
            implements Condition {
        public QuantifiedQuery(ComparisonOperator operator, Expression left, boolean all, Query query) {
            this(operator, left, all, query, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitQuantifiedQuery(this);
        }
    }

    /** {@code value = ANY (array)}. */
    record QuantifiedArray(ComparisonOperator operator, Expression left, boolean all, Expression array, Position at)
            implements Condition {
        public QuantifiedArray(ComparisonOperator operator, Expression left, boolean all, Expression array) {
            this(operator, left, all, array, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitQuantifiedArray(this);
        }
    }

    /** {@code value [NOT] BETWEEN [SYMMETRIC] low AND high}. */
    record Between(Expression operand, Expression low, Expression high, boolean symmetric, boolean negated, Position at)
            implements Condition {
        public Between(Expression operand, Expression low, Expression high) {
            this(operand, low, high, false, false, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitBetween(this);
        }
    }

    /** {@code value [NOT] IN (a, b, c)}. The list may be empty (a program's query), then the answer is false. */
    record InList(Expression operand, List<Expression> elements, boolean negated, Position at) implements Condition {
        public InList {
            elements = List.copyOf(elements);
        }

        public InList(Expression operand, List<Expression> elements) {
            this(operand, elements, false, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitInList(this);
        }
    }

    record InQuery(Expression operand, Query query, boolean negated, Position at) implements Condition {
        public InQuery(Expression operand, Query query) {
            this(operand, query, false, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitInQuery(this);
        }
    }

    record Exists(Query query, Position at) implements Condition {
        public Exists(Query query) {
            this(query, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitExists(this);
        }
    }

    /** {@code text [NOT] LIKE pattern [ESCAPE escape]} and its relatives. */
    record Like(
            Kind kind,
            Expression operand,
            Expression pattern,
            Optional<Expression> escape,
            boolean negated,
            Position at)
            implements Condition {
        public Like(Kind kind, Expression operand, Expression pattern) {
            this(kind, operand, pattern, Optional.empty(), false, Position.NONE);
        }

        public enum Kind {
            LIKE,
            /** LIKE without regard to case. */
            ILIKE,
            /** {@code SIMILAR TO}: the standard's mixture of LIKE and regular expressions. */
            SIMILAR,
            /** {@code ~} and {@code REGEXP}: a regular expression that matches somewhere in the text. */
            REGEX,
            /** {@code ~*}: the same without regard to case. */
            REGEX_IGNORE_CASE
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitLike(this);
        }
    }

    /** {@code value IS [NOT] NULL} and the other tests that never answer unknown (but IS JSON of NULL). */
    record Is(Expression operand, Test test, boolean negated, Position at) implements Condition {
        public Is {
            Objects.requireNonNull(test);
        }

        public Is(Expression operand, Test test) {
            this(operand, test, false, Position.NONE);
        }

        public enum Test {
            /** NULL or missing; of a row: all its elements. */
            NULL,
            /** The field is not there; a JSON null is not missing. */
            MISSING,
            TRUE,
            FALSE,
            UNKNOWN,
            JSON,
            JSON_OBJECT,
            JSON_ARRAY,
            JSON_SCALAR,
            /** JSON, and no object in it has a name twice. */
            JSON_WITH_UNIQUE_KEYS,
            JSON_OBJECT_WITH_UNIQUE_KEYS
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitIs(this);
        }
    }
}
