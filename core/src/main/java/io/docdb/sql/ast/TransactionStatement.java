package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;

/** A statement about the transaction it stands in. */
public sealed interface TransactionStatement extends Statement {

    /** Modes of a transaction; empty where the statement does not say. */
    record Modes(Optional<Isolation> isolation, Optional<Boolean> readOnly) {
        public static final Modes NONE = new Modes(Optional.empty(), Optional.empty());
    }

    enum Isolation {
        READ_UNCOMMITTED("READ UNCOMMITTED"),
        READ_COMMITTED("READ COMMITTED"),
        REPEATABLE_READ("REPEATABLE READ"),
        SNAPSHOT("SNAPSHOT"),
        SERIALIZABLE("SERIALIZABLE");

        private final String sqlName;

        Isolation(String sqlName) {
            this.sqlName = sqlName;
        }

        public String sqlName() {
            return sqlName;
        }
    }

    /** {@code BEGIN}, {@code START TRANSACTION}. */
    record Begin(Modes modes, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitBegin(this);
        }
    }

    /** {@code COMMIT [AND CHAIN]}; chain: a new transaction of the same modes follows at once. */
    record Commit(boolean chain, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCommit(this);
        }
    }

    /** {@code ROLLBACK [AND CHAIN]}, {@code ROLLBACK TO savepoint}. */
    record Rollback(Optional<Name> savepoint, boolean chain, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitRollback(this);
        }
    }

    record SetSavepoint(Name name, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetSavepoint(this);
        }
    }

    record ReleaseSavepoint(Name name, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitReleaseSavepoint(this);
        }
    }

    /**
     * {@code SET CONSTRAINTS {ALL | names} {DEFERRED | IMMEDIATE}}.
     *
     * @param names empty for all that are deferrable
     */
    record SetConstraints(List<ObjectName> names, boolean deferred, Position at) implements TransactionStatement {
        public SetConstraints {
            names = List.copyOf(names);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetConstraints(this);
        }
    }

    /**
     * {@code SET TRANSACTION …} for this transaction, {@code SET SESSION CHARACTERISTICS AS TRANSACTION …} for those
     * to come.
     */
    record SetTransaction(Modes modes, boolean session, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetTransaction(this);
        }
    }

    /** {@code SET AUTOCOMMIT {ON | OFF}}; turning it on commits what is open. */
    record SetAutoCommit(boolean on, Position at) implements TransactionStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetAutoCommit(this);
        }
    }
}
