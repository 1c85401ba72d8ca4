package io.docdb.sql.ast;

import java.util.Objects;
import java.util.Optional;

/**
 * A column of CREATE TABLE and ALTER TABLE ADD COLUMN. Constraints written behind a column (PRIMARY KEY, UNIQUE, CHECK,
 * REFERENCES) arrive as {@link Constraint}s of the table; what is left here is the column's own.
 *
 * @param defaultOnNull {@code DEFAULT ON NULL}: the default stands for a NULL that is given, too
 * @param onUpdate {@code ON UPDATE expression}: the value that an update gives the column if it does not name it
 * @param comment MySQL's {@code COMMENT 'text'}
 */
public record ColumnDefinition(
        Name name,
        DataType type,
        boolean notNull,
        Optional<Expression> defaultValue,
        boolean defaultOnNull,
        Optional<Generation> generation,
        Optional<Expression> onUpdate,
        Optional<ObjectName> collation,
        Optional<String> comment)
        implements Node {
    public ColumnDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    public ColumnDefinition(Name name, DataType type) {
        this(
                name,
                type,
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public ColumnDefinition withGeneration(Optional<Generation> newGeneration) {
        return new ColumnDefinition(
                name, type, notNull, defaultValue, defaultOnNull, newGeneration, onUpdate, collation, comment);
    }

    /** Where the values of the column come from, if not from the statement. */
    public sealed interface Generation {}

    /** {@code GENERATED when AS IDENTITY (options)}; also AUTO_INCREMENT, SERIAL, IDENTITY. */
    public record Identity(When when, SequenceOptions options) implements Generation {
        /** Whose value counts: always the sequence's, a given one, or a given one that is not NULL. */
        public enum When {
            ALWAYS,
            BY_DEFAULT,
            BY_DEFAULT_ON_NULL
        }

        public boolean always() {
            return when == When.ALWAYS;
        }

        public boolean onNull() {
            return when == When.BY_DEFAULT_ON_NULL;
        }
    }

    /** {@code GENERATED ALWAYS AS (expression) STORED | VIRTUAL}. */
    public record Computed(Expression expression, boolean stored) implements Generation {}

    @Override
    public Position at() {
        return name.at();
    }
}
