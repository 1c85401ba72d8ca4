package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;

/** One action of ALTER TABLE or ALTER COLLECTION. */
public sealed interface AlterAction extends Node {

    <R> R accept(Visitor<R> visitor);

    /** One method per kind of action. */
    interface Visitor<R> {
        R visitAddColumn(AddColumn action);

        R visitPlaceColumn(PlaceColumn action);

        R visitDropColumn(DropColumn action);

        R visitRenameColumn(RenameColumn action);

        R visitChangeType(ChangeType action);

        R visitSetDefault(SetDefault action);

        R visitSetOnUpdate(SetOnUpdate action);

        R visitSetComment(SetComment action);

        R visitSetNotNull(SetNotNull action);

        R visitSetGeneration(SetGeneration action);

        R visitAlterIdentity(AlterIdentity action);

        R visitRestartIdentity(RestartIdentity action);

        R visitAddConstraint(AddConstraint action);

        R visitDropConstraint(DropConstraint action);

        R visitDropPrimaryKey(DropPrimaryKey action);

        R visitRenameConstraint(RenameConstraint action);

        R visitAlterConstraint(AlterConstraint action);

        R visitAddIndex(AddIndex action);

        R visitDropIndex(DropIndex action);

        R visitRenameIndex(RenameIndex action);

        R visitMoveToSchema(MoveToSchema action);

        R visitSetDocumentSchema(SetDocumentSchema action);

        R visitSetOptions(SetOptions action);

        R visitWithoutEffect(WithoutEffect action);
    }

    /** {@code ADD [COLUMN] [IF NOT EXISTS] column}; its constraints follow as actions of their own. */
    record AddColumn(ColumnDefinition column, boolean ifNotExists, Optional<Place> place, Position at)
            implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAddColumn(this);
        }
    }

    /**
     * Among which columns one is put: {@code FIRST | BEFORE column | AFTER column}.
     *
     * @param column empty: before all
     */
    record Place(boolean before, Optional<Name> column) {
        public static final Place FIRST = new Place(true, Optional.empty());
    }

    /** {@code MODIFY | CHANGE | ALTER COLUMN c … FIRST | BEFORE d | AFTER d}. */
    record PlaceColumn(Name column, Place place, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPlaceColumn(this);
        }
    }

    record DropColumn(Name column, boolean ifExists, boolean cascade, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropColumn(this);
        }
    }

    record RenameColumn(Name column, Name newName, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRenameColumn(this);
        }
    }

    /**
     * {@code ALTER COLUMN c SET DATA TYPE type [USING expression]}.
     *
     * @param redefined true for MySQL's MODIFY and CHANGE, by which the range of an unsigned type goes with the type
     */
    record ChangeType(Name column, DataType type, Optional<Expression> using, boolean redefined, Position at)
            implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitChangeType(this);
        }
    }

    /** {@code ALTER COLUMN c SET DEFAULT expression}; empty: DROP DEFAULT. */
    record SetDefault(Name column, Optional<Expression> defaultValue, boolean onNull, Position at)
            implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetDefault(this);
        }
    }

    /** {@code ALTER COLUMN c SET ON UPDATE expression}; empty: DROP ON UPDATE. */
    record SetOnUpdate(Name column, Optional<Expression> value, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetOnUpdate(this);
        }
    }

    /**
     * {@code ALTER COLUMN c SET COMMENT 'text'}, and behind a type {@code COMMENT 'text'}.
     *
     * @param column empty: of the table, MySQL's {@code COMMENT 'text'}
     */
    record SetComment(Optional<Name> column, String comment, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetComment(this);
        }
    }

    /** {@code ALTER COLUMN c SET | DROP NOT NULL}. */
    record SetNotNull(Name column, boolean notNull, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetNotNull(this);
        }
    }

    /**
     * {@code ALTER COLUMN c ADD GENERATED … AS …}; empty: DROP IDENTITY or DROP EXPRESSION.
     *
     * @param unlessSo an identity column goes on counting, as where the whole column is said again (MySQL's MODIFY)
     */
    record SetGeneration(Name column, Optional<ColumnDefinition.Generation> generation, boolean unlessSo, Position at)
            implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetGeneration(this);
        }
    }

    /** {@code ALTER COLUMN c [SET GENERATED ALWAYS | BY DEFAULT] [RESTART WITH n] [SET INCREMENT BY n]}. */
    record AlterIdentity(Name column, Optional<Boolean> always, SequenceOptions options, Position at)
            implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlterIdentity(this);
        }
    }

    /** MySQL's {@code AUTO_INCREMENT = n}, of the identity column, whichever it is. */
    record RestartIdentity(SequenceOptions options, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRestartIdentity(this);
        }
    }

    record AddConstraint(Constraint constraint, boolean ifNotExists) implements AlterAction {
        @Override
        public Position at() {
            return constraint.at();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAddConstraint(this);
        }
    }

    record DropConstraint(Name constraint, boolean ifExists, boolean cascade, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropConstraint(this);
        }
    }

    record DropPrimaryKey(Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropPrimaryKey(this);
        }
    }

    record RenameConstraint(Name constraint, Name newName, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRenameConstraint(this);
        }
    }

    /**
     * {@code ALTER CONSTRAINT name DEFERRABLE INITIALLY DEFERRED}, and {@code VALIDATE CONSTRAINT name}.
     *
     * @param timing when it is looked at; empty to see whether the documents that are there keep to it
     */
    record AlterConstraint(Name constraint, Optional<Timing> timing, Position at) implements AlterAction {
        public record Timing(boolean deferrable, boolean initiallyDeferred) {}

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlterConstraint(this);
        }
    }

    /** {@code ADD INDEX | KEY name (columns)}; a UNIQUE one is a constraint. */
    record AddIndex(SchemaChange.CreateIndex index) implements AlterAction {
        @Override
        public Position at() {
            return index.at();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAddIndex(this);
        }
    }

    /** {@code DROP INDEX | KEY name}: of a constraint, too. */
    record DropIndex(Name index, boolean ifExists, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropIndex(this);
        }
    }

    record RenameIndex(Name index, Name newName, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRenameIndex(this);
        }
    }

    /** {@code SET SCHEMA name} of a table: moves it into that schema. */
    record MoveToSchema(Name schema, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMoveToSchema(this);
        }
    }

    /**
     * {@code SCHEMA '…' [DRY RUN] [MIGRATE SET …]} of a collection: its JSON Schema from now on; empty: DROP SCHEMA.
     *
     * @param dryRun only list the documents that would not fit
     * @param migration changes applied to every document first
     */
    record SetDocumentSchema(
            Optional<Expression> schema, boolean dryRun, List<DataChange.SetClause> migration, Position at)
            implements AlterAction {
        public SetDocumentSchema {
            migration = List.copyOf(migration);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetDocumentSchema(this);
        }
    }

    /** {@code SET (option = value, …)}. */
    record SetOptions(List<Option> options, Position at) implements AlterAction {
        public SetOptions {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetOptions(this);
        }
    }

    /**
     * What dumps of PostgreSQL say of how a table is stored or kept, which is another matter here.
     *
     * @param column it is said of: {@code ALTER c SET STATISTICS 100}; empty for the table, {@code CLUSTER ON i}
     * @param words as they are written, from SET or CLUSTER on
     */
    record WithoutEffect(Optional<Name> column, String words, Position at) implements AlterAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitWithoutEffect(this);
        }
    }
}
