package io.docdb.sql.ast;

import java.util.Optional;

/** What ALTER DOMAIN and ALTER TYPE do. */
public sealed interface DomainAction {

    /** {@code SET DEFAULT expression}; empty: DROP DEFAULT. */
    record SetDefault(Optional<Expression> defaultValue) implements DomainAction {}

    /** {@code SET | DROP NOT NULL}. */
    record SetNotNull(boolean notNull) implements DomainAction {}

    /** {@code ADD [CONSTRAINT name] CHECK (VALUE …)}. */
    record AddCheck(Constraint.Check check) implements DomainAction {}

    /** {@code DROP CONSTRAINT [IF EXISTS] name}. */
    record DropConstraint(Name constraint, boolean ifExists) implements DomainAction {}

    /** {@code RENAME CONSTRAINT name TO name}. */
    record RenameConstraint(Name constraint, Name newName) implements DomainAction {}

    /**
     * {@code ADD VALUE [IF NOT EXISTS] 'label' [BEFORE | AFTER 'neighbour']} of an enumeration.
     *
     * @param neighbour empty: behind all
     */
    record AddLabel(String label, boolean ifNotExists, Optional<String> neighbour, boolean before, Position at)
            implements DomainAction {}
}
