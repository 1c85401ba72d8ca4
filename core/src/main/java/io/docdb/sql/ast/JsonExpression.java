package io.docdb.sql.ast;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The functions of SQL/JSON that have clauses of their own. */
public sealed interface JsonExpression extends Expression {

    /** {@code PASSING value AS name}: the variable {@code $name} of a path. */
    record Passing(Expression value, Name name) {}

    /** {@code ON EMPTY} and {@code ON ERROR}: what to give when the path finds nothing, or fails. */
    record OnCase(Behavior behavior, Optional<Expression> defaultValue) {
        /** The clause was not written: NULL, or what the function says. */
        public static final OnCase UNSPECIFIED = new OnCase(Behavior.UNSPECIFIED, Optional.empty());

        public OnCase {
            Objects.requireNonNull(behavior);
        }

        public enum Behavior {
            UNSPECIFIED,
            NULL,
            ERROR,
            EMPTY_ARRAY,
            EMPTY_OBJECT,
            TRUE,
            FALSE,
            UNKNOWN,
            /** {@code DEFAULT expression}. */
            DEFAULT
        }
    }

    /** {@code WITH [CONDITIONAL | UNCONDITIONAL] WRAPPER} of JSON_QUERY. */
    enum Wrapper {
        NONE,
        CONDITIONAL,
        UNCONDITIONAL
    }

    /** {@code NULL ON NULL} or {@code ABSENT ON NULL} of a constructor. */
    enum OnNull {
        /** Not written: objects keep nulls, arrays leave them out. */
        DEFAULT,
        NULL,
        ABSENT
    }

    /** {@code JSON_VALUE(context, path PASSING … RETURNING type … ON EMPTY … ON ERROR)}. */
    record JsonValue(
            Expression context,
            Expression path,
            List<Passing> passing,
            Optional<DataType> returning,
            OnCase onEmpty,
            OnCase onError,
            Position at)
            implements JsonExpression {
        public JsonValue {
            passing = List.copyOf(passing);
        }

        public JsonValue(Expression context, Expression path) {
            this(context, path, List.of(), Optional.empty(), OnCase.UNSPECIFIED, OnCase.UNSPECIFIED, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonValue(this);
        }
    }

    /** {@code JSON_QUERY(context, path … WITH WRAPPER OMIT QUOTES … ON EMPTY … ON ERROR)}. */
    record JsonQuery(
            Expression context,
            Expression path,
            List<Passing> passing,
            Optional<DataType> returning,
            Wrapper wrapper,
            boolean omitQuotes,
            OnCase onEmpty,
            OnCase onError,
            Position at)
            implements JsonExpression {
        public JsonQuery {
            passing = List.copyOf(passing);
        }

        public JsonQuery(Expression context, Expression path) {
            this(
                    context,
                    path,
                    List.of(),
                    Optional.empty(),
                    Wrapper.NONE,
                    false,
                    OnCase.UNSPECIFIED,
                    OnCase.UNSPECIFIED,
                    Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonQuery(this);
        }
    }

    /** {@code JSON_EXISTS(context, path PASSING … [TRUE|FALSE|UNKNOWN|ERROR] ON ERROR)}. */
    record JsonExists(Expression context, Expression path, List<Passing> passing, OnCase onError, Position at)
            implements JsonExpression {
        public JsonExists {
            passing = List.copyOf(passing);
        }

        public JsonExists(Expression context, Expression path) {
            this(context, path, List.of(), OnCase.UNSPECIFIED, Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonExists(this);
        }
    }

    /** {@code JSON_SERIALIZE(value RETURNING type)}; without a type it is a plain call. */
    record JsonSerialize(Expression value, DataType returning, Position at) implements JsonExpression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonSerialize(this);
        }
    }

    /** {@code JSON_OBJECT('name' VALUE value, …)}; also {@code KEY k VALUE v} and {@code k: v}. */
    record JsonObject(List<Entry> entries, OnNull onNull, boolean uniqueKeys, Optional<DataType> returning, Position at)
            implements JsonExpression {
        /** @param key gives a text */
        public record Entry(Expression key, Expression value) {}

        public JsonObject {
            entries = List.copyOf(entries);
        }

        public JsonObject(List<Entry> entries) {
            this(entries, OnNull.DEFAULT, false, Optional.empty(), Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonObject(this);
        }
    }

    /** {@code JSON_ARRAY(a, b, c)}. */
    record JsonArray(List<Expression> elements, OnNull onNull, Optional<DataType> returning, Position at)
            implements JsonExpression {
        public JsonArray {
            elements = List.copyOf(elements);
        }

        public JsonArray(List<Expression> elements) {
            this(elements, OnNull.DEFAULT, Optional.empty(), Position.NONE);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonArray(this);
        }
    }

    /** {@code JSON_ARRAY(SELECT …)}: one element per row, in the order of the query. */
    record JsonArrayQuery(Query query, OnNull onNull, Optional<DataType> returning, Position at)
            implements JsonExpression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonArrayQuery(this);
        }
    }

    /** {@code JSON_OBJECTAGG(key VALUE value …)}: an aggregate; of the modifiers only filter and over are used. */
    record JsonObjectAggregate(
            Expression key,
            Expression value,
            OnNull onNull,
            boolean uniqueKeys,
            Optional<DataType> returning,
            CallModifiers modifiers,
            Position at)
            implements JsonExpression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonObjectAggregate(this);
        }
    }

    /** {@code JSON_ARRAYAGG(value ORDER BY … )}: an aggregate; of the modifiers distinct, orderBy, filter, over. */
    record JsonArrayAggregate(
            Expression value, OnNull onNull, Optional<DataType> returning, CallModifiers modifiers, Position at)
            implements JsonExpression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.visitJsonArrayAggregate(this);
        }
    }
}
