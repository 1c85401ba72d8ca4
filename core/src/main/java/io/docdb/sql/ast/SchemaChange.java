package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A statement that changes definitions: CREATE, ALTER, DROP, COMMENT. */
public sealed interface SchemaChange extends Statement {

    /**
     * {@code CREATE [TEMPORARY] TABLE name (columns, constraints) WITH (options)} or {@code … AS query}.
     *
     * @param columns may be empty if there is a query; then they are its columns
     * @param indexes MySQL's {@code KEY name (columns)} among the columns
     * @param query fills the table; withData: with its rows, else with its columns alone
     */
    record CreateTable(
            ObjectName name,
            boolean ifNotExists,
            boolean temporary,
            OnCommit onCommit,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            List<Like> like,
            List<CreateIndex> indexes,
            List<Option> options,
            Optional<Query> query,
            boolean withData,
            Position at)
            implements SchemaChange {
        /**
         * {@code LIKE table [INCLUDING …]}: columns with their types and NOT NULL, and what else is included.
         *
         * @param table whose columns are taken
         */
        public record Like(ObjectName table, Set<Included> included) {
            public Like {
                included = Set.copyOf(included);
            }
        }

        /** What LIKE takes over if it is told to. */
        public enum Included {
            DEFAULTS,
            IDENTITY,
            GENERATED,
            CONSTRAINTS,
            INDEXES,
            COMMENTS
        }

        /** What happens to the rows of a temporary table when a transaction commits. */
        public enum OnCommit {
            PRESERVE_ROWS,
            DELETE_ROWS,
            DROP
        }

        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            like = List.copyOf(like);
            indexes = List.copyOf(indexes);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateTable(this);
        }
    }

    /**
     * {@code CREATE COLLECTION name [PRIMARY KEY (paths)] [SCHEMA '…'] [WITH (options)]}.
     *
     * @param key empty: the documents have a generated {@code _id}
     * @param schema text of a JSON Schema, as a literal or a parameter
     */
    record CreateCollection(
            ObjectName name,
            boolean ifNotExists,
            boolean temporary,
            List<Expression.Reference> key,
            Optional<Expression> schema,
            List<Option> options,
            Position at)
            implements SchemaChange {
        public CreateCollection {
            key = List.copyOf(key);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateCollection(this);
        }
    }

    /** {@code ALTER TABLE | COLLECTION [IF EXISTS] name action, action}: all of them or none. */
    record AlterTable(ObjectName name, boolean ifExists, List<AlterAction> actions, Position at)
            implements SchemaChange {
        public AlterTable {
            actions = List.copyOf(actions);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAlterTable(this);
        }
    }

    /**
     * {@code CREATE [UNIQUE] INDEX name ON target (parts) INCLUDE (covered) WHERE … WITH (options)}.
     *
     * @param name empty: made from the target and the parts
     * @param method {@code USING method}: lower case, empty for the default; {@code fulltext} for full text
     * @param parts paths (also {@code tags[*]}: one entry per element) or expressions, with their direction
     * @param nullsDistinct of a unique index: keys with a NULL are never equal (the default)
     */
    record CreateIndex(
            boolean unique,
            boolean ifNotExists,
            Optional<ObjectName> name,
            ObjectName target,
            String method,
            List<SortItem> parts,
            List<Expression.Reference> include,
            boolean nullsDistinct,
            Optional<Expression> where,
            List<Option> options,
            Position at)
            implements SchemaChange {
        public CreateIndex {
            parts = List.copyOf(parts);
            include = List.copyOf(include);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateIndex(this);
        }
    }

    /** {@code CREATE [OR REPLACE] [MATERIALIZED] VIEW name (columns) AS query [WITH [LOCAL | CASCADED] CHECK OPTION]}. */
    record CreateView(
            ObjectName name,
            boolean orReplace,
            boolean ifNotExists,
            boolean temporary,
            boolean materialized,
            List<Name> columns,
            Query query,
            Check check,
            Position at)
            implements SchemaChange {
        /** What WITH CHECK OPTION says. */
        public enum Check {
            NONE,
            LOCAL,
            CASCADED
        }

        public CreateView {
            columns = List.copyOf(columns);
        }

        public CreateView asTemporary() {
            return new CreateView(name, orReplace, ifNotExists, true, materialized, columns, query, check, at);
        }

        public CreateView withQuery(Query other) {
            return new CreateView(name, orReplace, ifNotExists, temporary, materialized, columns, other, check, at);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateView(this);
        }
    }

    /** {@code REFRESH MATERIALIZED VIEW name}. */
    record RefreshView(ObjectName name, Position at) implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitRefreshView(this);
        }
    }

    record CreateSequence(ObjectName name, boolean ifNotExists, boolean temporary, SequenceOptions options, Position at)
            implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateSequence(this);
        }
    }

    record AlterSequence(ObjectName name, boolean ifExists, SequenceOptions options, Position at)
            implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAlterSequence(this);
        }
    }

    /**
     * {@code CREATE SCHEMA [IF NOT EXISTS] name [AUTHORIZATION owner] [CREATE TABLE … CREATE VIEW …]}.
     *
     * @param elements what is made in it: sequences first, then tables, views, indexes
     */
    record CreateSchema(
            ObjectName name, boolean ifNotExists, Optional<Name> owner, List<SchemaChange> elements, Position at)
            implements SchemaChange {
        public CreateSchema {
            elements = List.copyOf(elements);
        }

        /** The statement without what is made in it. */
        public CreateSchema alone() {
            return new CreateSchema(name, ifNotExists, owner, List.of(), at);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateSchema(this);
        }
    }

    /** {@code CREATE DOMAIN name AS type DEFAULT … NOT NULL CHECK (VALUE …)}. */
    record CreateDomain(
            ObjectName name,
            boolean ifNotExists,
            DataType type,
            Optional<Expression> defaultValue,
            boolean notNull,
            List<Constraint.Check> checks,
            Position at)
            implements SchemaChange {
        public CreateDomain {
            checks = List.copyOf(checks);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCreateDomain(this);
        }
    }

    record AlterDomain(ObjectName name, boolean ifExists, DomainAction action, Position at) implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAlterDomain(this);
        }
    }

    /** MariaDB's {@code CREATE OR REPLACE TABLE}: what is there under the name is dropped first. */
    record ReplaceTable(CreateTable table) implements SchemaChange {
        @Override
        public Position at() {
            return table.at();
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitReplaceTable(this);
        }
    }

    /** {@code DROP kind [IF EXISTS] names [CASCADE]}; without CASCADE refused if something depends on them. */
    record Drop(ObjectKind kind, List<ObjectName> names, boolean ifExists, boolean cascade, Position at)
            implements SchemaChange {
        public Drop {
            names = List.copyOf(names);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDrop(this);
        }
    }

    /** {@code ALTER kind name RENAME TO newName}; of tables and collections too. */
    record Rename(ObjectKind kind, ObjectName name, boolean ifExists, Name newName, Position at)
            implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitRename(this);
        }
    }

    /** {@code COMMENT ON kind name IS 'text'}; IS NULL removes the comment. */
    record Comment(ObjectKind kind, ObjectName name, Optional<String> text, Position at) implements SchemaChange {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitComment(this);
        }
    }
}
