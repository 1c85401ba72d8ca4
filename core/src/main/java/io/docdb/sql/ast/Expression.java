package io.docdb.sql.ast;

import io.docdb.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that has a value for each row. The records in here are the general ones; {@link Condition} holds those
 * that answer true, false or unknown, {@link JsonExpression} the functions of SQL/JSON with their clauses.
 */
public sealed interface Expression extends Node permits Condition, JsonExpression, Expression.General {

    <R> R accept(ExpressionVisitor<R> visitor);

    /** The expressions of this file. */
    sealed interface General extends Expression {}

    /** A constant. Unlike values, literals are equal only in the same form: 1, 1.0 and 1e0 give different columns. */
    record Literal(Value value, Position at) implements General {
        public Literal {
            Objects.requireNonNull(value);
        }

        public Literal(Value value) {
            this(value, Position.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Literal that
                    && value.getClass() == that.value.getClass()
                    && value.equals(that.value)
                    && value.toString().equals(that.value.toString());
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitLiteral(this);
        }
    }

    /** {@code ?}, {@code ?3}, {@code $3} or {@code :name}: the parameter of this ordinal, from 0. */
    record Parameter(int ordinal, Position at) implements General {
        public Parameter(int ordinal) {
            this(ordinal, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitParameter(this);
        }
    }

    /**
     * A column, or a path into its value: {@code total}, {@code o.customer.city}, {@code o.items[*].sku}. Which of the
     * leading names are schema, table and column only the binder can tell. The first step is a {@link PathStep.Field}.
     */
    record Reference(List<PathStep> steps) implements General {
        public Reference {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || !(steps.get(0) instanceof PathStep.Field)) {
                throw new IllegalArgumentException("a reference starts with a name");
            }
        }

        /** A reference of names only: {@code of("o", "customer", "city")}. */
        public static Reference of(String... names) {
            return new Reference(Stream.of(names)
                    .map(name -> (PathStep) PathStep.Field.of(name))
                    .toList());
        }

        /** The name it starts with. */
        public Name first() {
            return ((PathStep.Field) steps.get(0)).name();
        }

        /** Without the name of that table, if it starts with it and goes on. */
        public Reference within(Name table) {
            boolean qualified = steps.size() > 1 && first().text().equalsIgnoreCase(table.text());
            return qualified ? new Reference(steps.subList(1, steps.size())) : this;
        }

        @Override
        public Position at() {
            return steps.get(0).at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitReference(this);
        }
    }

    /** A path into a computed value: {@code (expression).city}, {@code f(x)[0]}. */
    record Access(Expression base, List<PathStep> steps) implements General {
        public Access {
            Objects.requireNonNull(base);
            steps = List.copyOf(steps);
        }

        @Override
        public Position at() {
            return base.at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitAccess(this);
        }
    }

    record Unary(UnaryOperator operator, Expression operand, Position at) implements General {
        public Unary(UnaryOperator operator, Expression operand) {
            this(operator, operand, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitUnary(this);
        }
    }

    /** @param at of the operator */
    record Binary(BinaryOperator operator, Expression left, Expression right, Position at) implements General {
        public Binary(BinaryOperator operator, Expression left, Expression right) {
            this(operator, left, right, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitBinary(this);
        }
    }

    /** In the tests of a CASE what stands behind CASE: the left operand that is not written. */
    record CaseOperand(Position at) implements General {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitCaseOperand(this);
        }
    }

    /** {@code CASE WHEN condition THEN result … END}, or with an operand {@code CASE operand WHEN value THEN …}. */
    record Case(Optional<Expression> operand, List<When> branches, Optional<Expression> otherwise, Position at)
            implements General {
        /**
         * @param when the condition, or the value the operand is compared with
         * @param isTest true behind an operand: {@code when} is no value but a condition over {@link CaseOperand}, as of
         *     {@code CASE x WHEN > 5} and {@code CASE x WHEN IN (1, 2)} (SQL:2003, F262)
         */
        public record When(Expression when, boolean isTest, Expression then) {
            public When(Expression when, Expression then) {
                this(when, false, then);
            }
        }

        public Case {
            branches = List.copyOf(branches);
        }

        public Case(List<When> branches, Expression otherwise) {
            this(Optional.empty(), branches, Optional.of(otherwise), Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitCase(this);
        }
    }

    /** {@code CAST(value AS type)} and {@code value::type}; {@code TRY_CAST} gives NULL where a cast fails. */
    record Cast(Expression operand, DataType type, boolean orNull, Position at) implements General {
        public Cast(Expression operand, DataType type) {
            this(operand, type, false, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitCast(this);
        }
    }

    /**
     * A scalar, aggregate or window function. A name without qualifier is in lower case, whatever the text said.
     * Special syntaxes arrive as plain calls, as the package description lists them.
     */
    record Call(ObjectName function, List<Expression> arguments, CallModifiers modifiers) implements General {
        public Call {
            Objects.requireNonNull(modifiers);
            arguments = List.copyOf(arguments);
        }

        public static Call of(String function, Expression... arguments) {
            return new Call(ObjectName.of(function), List.of(arguments), CallModifiers.NONE);
        }

        /** {@code COUNT(*)}. */
        public static Call countStar() {
            return new Call(ObjectName.of("count"), List.of(), CallModifiers.NONE.withStar());
        }

        /** The name as text: {@code count}, {@code schema.f}. */
        public String functionName() {
            return function.toString();
        }

        @Override
        public Position at() {
            return function.at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitCall(this);
        }
    }

    /** {@code name => value} among the arguments of a call. */
    record NamedArgument(Name name, Expression value) implements General {
        @Override
        public Position at() {
            return name.at();
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitNamedArgument(this);
        }
    }

    /** {@code (a, b)} or {@code ROW(a, b)}. */
    record RowValue(List<Expression> elements, Position at) implements General {
        public RowValue {
            elements = List.copyOf(elements);
        }

        public RowValue(List<Expression> elements) {
            this(elements, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitRowValue(this);
        }
    }

    /** {@code ARRAY[a, b]}. */
    record ArrayConstructor(List<Expression> elements, Position at) implements General {
        public ArrayConstructor {
            elements = List.copyOf(elements);
        }

        public ArrayConstructor(List<Expression> elements) {
            this(elements, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitArrayConstructor(this);
        }
    }

    /** {@code ARRAY(SELECT …)}: the only column of all rows as an array, in the order of the query. */
    record ArrayQuery(Query query, Position at) implements General {
        public ArrayQuery(Query query) {
            this(query, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitArrayQuery(this);
        }
    }

    /** {@code (SELECT …)} as a value, or as a row value of several columns; NULL without a row, 21000 for several. */
    record ScalarSubquery(Query query, Position at) implements General {
        public ScalarSubquery(Query query) {
            this(query, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitScalarSubquery(this);
        }
    }

    /** {@code value AT TIME ZONE zone}; without a zone {@code AT LOCAL}. */
    record AtTimeZone(Expression operand, Optional<Expression> zone, Position at) implements General {
        public AtTimeZone(Expression operand, Expression zone) {
            this(operand, Optional.of(zone), Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitAtTimeZone(this);
        }
    }

    /** {@code text COLLATE collation}. */
    record Collate(Expression operand, ObjectName collation, Position at) implements General {
        public Collate(Expression operand, ObjectName collation) {
            this(operand, collation, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitCollate(this);
        }
    }

    /** {@code NEXT VALUE FOR sequence}, or {@code CURRENT VALUE FOR} which does not advance it. */
    record SequenceValue(ObjectName sequence, boolean next, Position at) implements General {
        /** What {@code s.NEXTVAL} and {@code s.CURRVAL} are in Oracle; empty for other references. */
        public static Optional<SequenceValue> of(Reference reference) {
            List<PathStep> steps = reference.steps();
            if (steps.size() < 2 || !(steps.get(steps.size() - 1) instanceof PathStep.Field field)) {
                return Optional.empty();
            }
            String last = field.name().text();
            boolean next = last.equalsIgnoreCase("NEXTVAL");
            if (!next && !last.equalsIgnoreCase("CURRVAL")
                    || !steps.stream().allMatch(PathStep.Field.class::isInstance)) {
                return Optional.empty();
            }
            List<Name> names =
                    steps.stream().map(step -> ((PathStep.Field) step).name()).toList();
            return Optional.of(
                    new SequenceValue(new ObjectName(names.subList(0, names.size() - 1)), next, reference.at()));
        }

        public SequenceValue(ObjectName sequence) {
            this(sequence, true, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitSequenceValue(this);
        }
    }

    /** The word DEFAULT as a value in INSERT, UPDATE and MERGE. */
    record DefaultValue(Position at) implements General {
        public DefaultValue() {
            this(Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitDefaultValue(this);
        }
    }
}
