package io.docdb.sql.ast;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A statement that changes documents: INSERT, UPDATE, DELETE, MERGE, TRUNCATE. */
public sealed interface DataChange extends Statement {

    /** {@code RETURNING}: one row per changed document; empty: only the number of changed documents is given. */
    default List<QueryBody.SelectItem> returning() {
        return List.of();
    }

    /**
     * {@code INSERT INTO target (columns) source ON CONFLICT … RETURNING …}.
     *
     * @param columns columns or paths the source fills, in order; empty: all columns of the target in their order
     */
    record Insert(
            Optional<Query.With> with,
            ObjectName target,
            Optional<Name> alias,
            List<Expression.Reference> columns,
            Overriding overriding,
            InsertSource source,
            Optional<OnConflict> onConflict,
            List<QueryBody.SelectItem> returning,
            Position at)
            implements DataChange {
        /** {@code OVERRIDING SYSTEM VALUE}: what to do with values given for identity columns. */
        public enum Overriding {
            NONE,
            SYSTEM_VALUE,
            USER_VALUE
        }

        public Insert {
            columns = List.copyOf(columns);
            returning = List.copyOf(returning);
        }

        public Insert(ObjectName target, List<Expression.Reference> columns, InsertSource source) {
            this(
                    Optional.empty(),
                    target,
                    Optional.empty(),
                    columns,
                    Overriding.NONE,
                    source,
                    Optional.empty(),
                    List.of(),
                    Position.NONE);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitInsert(this);
        }

        /** The same with another RETURNING clause. */
        public Insert withReturning(List<QueryBody.SelectItem> items) {
            return new Insert(with, target, alias, columns, overriding, source, onConflict, items, at);
        }
    }

    /** Where an INSERT takes its rows from. */
    sealed interface InsertSource {}

    /** A query; {@code VALUES (…), (…)} is the query {@link QueryBody.Values}. */
    record FromQuery(Query query) implements InsertSource {}

    /** {@code DEFAULT VALUES}: one row of defaults. */
    record FromDefaults() implements InsertSource {}

    /** {@code DOCUMENT '{…}', ?}: each expression gives one whole document (an object, or its JSON text). */
    record FromDocuments(List<Expression> documents) implements InsertSource {
        public FromDocuments {
            documents = List.copyOf(documents);
        }
    }

    /**
     * {@code ON CONFLICT (target) WHERE targetWhere DO …}.
     *
     * @param target columns or expressions of a unique index; empty: any unique constraint
     * @param constraint {@code ON CONFLICT ON CONSTRAINT name} in place of a target
     * @param targetWhere the condition of a partial unique index
     */
    record OnConflict(
            List<Expression> target,
            Optional<Name> constraint,
            Optional<Expression> targetWhere,
            ConflictAction action) {
        public OnConflict {
            target = List.copyOf(target);
        }
    }

    /** What an INSERT does with a row whose key is there already. */
    sealed interface ConflictAction {}

    /** {@code DO NOTHING}. */
    record DoNothing() implements ConflictAction {}

    /**
     * {@code DO UPDATE SET … WHERE …}; {@code excluded} names the row that was to be inserted.
     *
     * @param mayRepeat true for MySQL's {@code ON DUPLICATE KEY UPDATE}: a row that the statement itself has inserted or updated
     *     is updated again; else that is refused
     */
    record DoUpdate(List<SetClause> changes, Optional<Expression> where, boolean mayRepeat) implements ConflictAction {
        public DoUpdate {
            changes = List.copyOf(changes);
        }

        public DoUpdate(List<SetClause> changes, Optional<Expression> where) {
            this(changes, where, false);
        }
    }

    /** {@code DO REPLACE}, REPLACE INTO: every column the INSERT names is taken over; a document replaces the whole. */
    record DoReplace() implements ConflictAction {}

    /** One change of an UPDATE. */
    sealed interface SetClause extends Node {
        /** What it writes, as written. */
        List<Expression.Reference> targets();

        /** The same change of other places: as many as {@link #targets}, made of them one by one. */
        SetClause mapTargets(UnaryOperator<Expression.Reference> change);
    }

    /** {@code path = value}; missing objects on the way are made. */
    record Assignment(Expression.Reference target, Expression value) implements SetClause {
        @Override
        public List<Expression.Reference> targets() {
            return List.of(target);
        }

        @Override
        public Assignment mapTargets(UnaryOperator<Expression.Reference> change) {
            return new Assignment(change.apply(target), value);
        }

        @Override
        public Position at() {
            return target.at();
        }
    }

    /** {@code (a, b) = (row value or query)}. */
    record RowAssignment(List<Expression.Reference> targets, Expression value, Position at) implements SetClause {
        public RowAssignment {
            targets = List.copyOf(targets);
        }

        @Override
        public RowAssignment mapTargets(UnaryOperator<Expression.Reference> change) {
            return new RowAssignment(targets.stream().map(change).toList(), value, at);
        }
    }

    /** {@code REMOVE path}: the field or element is no longer there. */
    record Removal(Expression.Reference target) implements SetClause {
        @Override
        public List<Expression.Reference> targets() {
            return List.of(target);
        }

        @Override
        public Removal mapTargets(UnaryOperator<Expression.Reference> change) {
            return new Removal(change.apply(target));
        }

        @Override
        public Position at() {
            return target.at();
        }
    }

    /** {@code UPDATE target SET … FROM … WHERE … ORDER BY … LIMIT … RETURNING …}. */
    record Update(
            Optional<Query.With> with,
            ObjectName target,
            Optional<Name> alias,
            List<SetClause> changes,
            List<TableReference> from,
            Optional<Expression> where,
            List<SortItem> orderBy,
            Optional<Query.Limit> limit,
            List<QueryBody.SelectItem> returning,
            Position at)
            implements DataChange {
        public Update {
            changes = List.copyOf(changes);
            from = List.copyOf(from);
            orderBy = List.copyOf(orderBy);
            returning = List.copyOf(returning);
        }

        public Update(ObjectName target, List<SetClause> changes, Optional<Expression> where) {
            this(
                    Optional.empty(),
                    target,
                    Optional.empty(),
                    changes,
                    List.of(),
                    where,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Position.NONE);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitUpdate(this);
        }

        /** The same with another RETURNING clause. */
        public Update withReturning(List<QueryBody.SelectItem> items) {
            return new Update(with, target, alias, changes, from, where, orderBy, limit, items, at);
        }
    }

    /** {@code DELETE FROM target USING … WHERE … ORDER BY … LIMIT … RETURNING …}. */
    record Delete(
            Optional<Query.With> with,
            ObjectName target,
            Optional<Name> alias,
            List<TableReference> using,
            Optional<Expression> where,
            List<SortItem> orderBy,
            Optional<Query.Limit> limit,
            List<QueryBody.SelectItem> returning,
            Position at)
            implements DataChange {
        public Delete {
            using = List.copyOf(using);
            orderBy = List.copyOf(orderBy);
            returning = List.copyOf(returning);
        }

        public Delete(ObjectName target, Optional<Expression> where) {
            this(
                    Optional.empty(),
                    target,
                    Optional.empty(),
                    List.of(),
                    where,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Position.NONE);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitDelete(this);
        }

        /** The same with another RETURNING clause. */
        public Delete withReturning(List<QueryBody.SelectItem> items) {
            return new Delete(with, target, alias, using, where, orderBy, limit, items, at);
        }
    }

    /**
     * MySQL's change of several tables at once, each of which stands in {@code tables}: {@code UPDATE a JOIN b ON … SET a.x = 1,
     * b.y = 2 WHERE …}, and {@code DELETE a, b FROM a JOIN b ON … WHERE …}. The rows are found before the first is changed.
     *
     * @param deleted the names of the tables whose rows are deleted; empty for UPDATE
     * @param changes of the tables that their names begin with; empty for DELETE
     */
    record Joined(
            Optional<Query.With> with,
            List<Name> deleted,
            List<TableReference> tables,
            List<SetClause> changes,
            Optional<Expression> where,
            Position at)
            implements DataChange {
        public Joined {
            deleted = List.copyOf(deleted);
            tables = List.copyOf(tables);
            changes = List.copyOf(changes);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitJoinedChange(this);
        }
    }

    /** {@code MERGE INTO target USING source ON condition WHEN …}: of the clauses that fit a row, the first counts. */
    record Merge(
            Optional<Query.With> with,
            ObjectName target,
            Optional<Name> alias,
            TableReference source,
            Expression on,
            List<MergeClause> clauses,
            List<QueryBody.SelectItem> returning,
            Position at)
            implements DataChange {
        public Merge {
            clauses = List.copyOf(clauses);
            returning = List.copyOf(returning);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitMerge(this);
        }

        /** The same with another RETURNING clause. */
        public Merge withReturning(List<QueryBody.SelectItem> items) {
            return new Merge(with, target, alias, source, on, clauses, items, at);
        }
    }

    /** {@code WHEN [NOT] MATCHED [BY SOURCE] [AND condition] THEN action}. */
    record MergeClause(Match match, Optional<Expression> condition, MergeAction action, Position at) implements Node {
        public enum Match {
            MATCHED,
            /** A row of the source that no row of the target fits. */
            NOT_MATCHED,
            /** A row of the target that no row of the source fits. */
            NOT_MATCHED_BY_SOURCE
        }
    }

    sealed interface MergeAction {}

    record MergeUpdate(List<SetClause> changes) implements MergeAction {
        public MergeUpdate {
            changes = List.copyOf(changes);
        }
    }

    record MergeDelete() implements MergeAction {}

    /** @param values one per column; empty: {@code INSERT DEFAULT VALUES} */
    record MergeInsert(List<Expression.Reference> columns, Insert.Overriding overriding, List<Expression> values)
            implements MergeAction {
        public MergeInsert {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    record MergeNothing() implements MergeAction {}

    /** {@code TRUNCATE TABLE a, b [RESTART IDENTITY] [CASCADE]}. */
    record Truncate(List<ObjectName> targets, boolean restartIdentity, boolean cascade, Position at)
            implements DataChange {
        public Truncate {
            targets = List.copyOf(targets);
        }

        @Override
        public <R> R accept(StatementVisitor<R> visitor) {
            return visitor.visitTruncate(this);
        }
    }
}
