package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;

/** A constraint of a table, written behind a column or on its own. */
public sealed interface Constraint extends Node {

    /** {@code CONSTRAINT name}. */
    Optional<Name> name();

    record PrimaryKey(Optional<Name> name, List<Name> columns, Position at) implements Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }

        public PrimaryKey(List<Name> columns) {
            this(Optional.empty(), columns, Position.NONE);
        }
    }

    /** @param nullsDistinct rows with a NULL are never equal (the default) */
    record Unique(Optional<Name> name, List<Name> columns, boolean nullsDistinct, Position at) implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    record Check(Optional<Name> name, Expression condition, Position at) implements Constraint {}

    /**
     * @param referencedColumns empty: the primary key of the referenced table
     * @param setColumns those of {@code ON DELETE SET NULL (a)}; empty for all
     */
    record ForeignKey(
            Optional<Name> name,
            List<Name> columns,
            ObjectName referenced,
            List<Name> referencedColumns,
            boolean matchFull,
            Action onDelete,
            Action onUpdate,
            boolean deferrable,
            boolean initiallyDeferred,
            List<Name> setColumns,
            Position at)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
            setColumns = List.copyOf(setColumns);
        }

        /** What happens to the referencing rows when the referenced one goes or changes. */
        public enum Action {
            NO_ACTION,
            RESTRICT,
            CASCADE,
            SET_NULL,
            SET_DEFAULT
        }
    }
}
