package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;

/** Statements about the session, the plans and the database as a whole. */
public sealed interface AdministrationStatement extends Statement {

    /** {@code EXPLAIN [ANALYZE] [FORMAT TEXT | JSON] statement}; analyze: the statement is carried out too. */
    record Explain(boolean analyze, boolean json, Statement statement, Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitExplain(this);
        }
    }

    /** {@code ANALYZE [target [(paths)]]}: gather statistics anew; without a target: of all collections. */
    record Analyze(Optional<ObjectName> target, List<Expression.Reference> paths, Position at)
            implements AdministrationStatement {
        public Analyze {
            paths = List.copyOf(paths);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitAnalyze(this);
        }
    }

    /** {@code SET [SESSION | LOCAL] name = values}; empty: {@code TO DEFAULT} and {@code RESET name}. */
    record SetVariable(ObjectName name, List<Expression> values, boolean local, Position at)
            implements AdministrationStatement {
        public SetVariable {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetVariable(this);
        }
    }

    /** {@code SET a = 1, b = 2}: MySQL's several settings, one after the other. */
    record SetVariables(List<SetVariable> settings, Position at) implements AdministrationStatement {
        public SetVariables {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitSetVariables(this);
        }
    }

    /** {@code DISCARD ALL}: the session is as it was when it was made. */
    record Discard(What what, Position at) implements AdministrationStatement {
        public enum What {
            ALL,
            /** Temporary objects. */
            TEMP,
            /** What sequences gave this session. */
            SEQUENCES,
            /** Plans: nothing a session would notice. */
            PLANS
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDiscard(this);
        }
    }

    /**
     * A statement with nothing to do: an empty text, or what is so already.
     *
     * @param text as it is printed; empty for an empty text
     */
    record Nothing(String text, Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitNothing(this);
        }
    }

    /**
     * What other databases need now and then, and this one does not: {@code VACUUM}, {@code REINDEX}, {@code OPTIMIZE TABLE}.
     *
     * @param what as it is printed, without the names
     * @param targets tables or indexes, which must exist; empty: all
     */
    record Upkeep(String what, List<ObjectName> targets, Position at) implements AdministrationStatement {
        public Upkeep {
            targets = List.copyOf(targets);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitUpkeep(this);
        }
    }

    /** MySQL's {@code KILL [CONNECTION | QUERY] session}. @param statementOnly QUERY: the session stays */
    record Kill(Expression session, boolean statementOnly, Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitKill(this);
        }
    }

    /** {@code SHOW name}: its value as one row; {@code SHOW ALL} has the name {@code all}. */
    record ShowVariable(ObjectName name, Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitShowVariable(this);
        }
    }

    /**
     * {@code LOCK TABLE tables IN mode MODE [NOWAIT]}: until the transaction ends.
     *
     * @param nowait fail at once where another transaction is in the way
     */
    record LockTables(List<ObjectName> tables, TableLock mode, boolean nowait, Position at)
            implements AdministrationStatement {
        public LockTables {
            tables = List.copyOf(tables);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitLockTables(this);
        }
    }

    /** PostgreSQL's modes of locks on tables. Nobody who only reads waits for any of them. */
    enum TableLock {
        ACCESS_SHARE(false),
        ROW_SHARE(false),
        ROW_EXCLUSIVE(false),
        SHARE_UPDATE_EXCLUSIVE(true),
        SHARE(true),
        SHARE_ROW_EXCLUSIVE(true),
        EXCLUSIVE(true),
        ACCESS_EXCLUSIVE(true);

        private final boolean keepsWritersOut;

        TableLock(boolean keepsWritersOut) {
            this.keepsWritersOut = keepsWritersOut;
        }

        /** True if others may not write meanwhile, and not lock so either; else others may not change the definition only. */
        public boolean keepsWritersOut() {
            return keepsWritersOut;
        }

        public String sqlName() {
            return name().replace('_', ' ');
        }
    }

    /** {@code CHECK DATABASE}: reads everything and reports what is damaged, one row each. */
    record CheckDatabase(Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCheckDatabase(this);
        }
    }

    /** {@code BACKUP DATABASE TO 'folder' [WITH (options)]}. */
    record BackupDatabase(Expression target, List<Option> options, Position at) implements AdministrationStatement {
        public BackupDatabase {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitBackupDatabase(this);
        }
    }

    /** {@code CHECKPOINT}: writes what only the log holds into the store, so that the next open is fast. */
    record Checkpoint(Position at) implements AdministrationStatement {
        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitCheckpoint(this);
        }
    }
}
