package io.docdb.dsl;

import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Inserts documents, or the rows of a query, and says what happens where a unique key of one is there already.
 *
 * <pre>{@code
 * visits.inserting(List.of(visit)).onConflict("page")
 *       .doUpdate(there -> there.inc("count", 1).set("last", field("excluded.last")), where("count").lt(100))
 *       .executeReturning()
 * }</pre>
 *
 * <p>All of it is one statement. Immutable: each method gives another one.
 *
 * @param <T> what the documents are
 */
public final class Insertion<T> {
    /** What is inserted. */
    @FunctionalInterface
    interface Source {
        DataChange.Insert build(StatementBuilder builder, ObjectName target);
    }

    @FunctionalInterface
    private interface OnConflict {
        DataChange.OnConflict build(StatementBuilder builder);
    }

    private final Target<T> target;
    private final Source source;
    private final Optional<OnConflict> onConflict;

    Insertion(Target<T> target, Source source) {
        this(target, source, Optional.empty());
    }

    private Insertion(Target<T> target, Source source, Optional<OnConflict> onConflict) {
        this.target = target;
        this.source = source;
        this.onConflict = onConflict;
    }

    /** Of documents that are at hand, as {@link Target#document} makes them. */
    static <T> Insertion<T> of(Target<T> target, List<Value> documents) {
        QuerySpec rows = QuerySpec.of(
                new QuerySource.Function(Operand.call("unnest", Operand.value(new ArrayValue(documents))), "_given"),
                Filter.all());
        return new Insertion<>(
                target,
                (builder, name) -> new DataChange.Insert(
                        name,
                        List.of(Expression.Reference.of("_doc")),
                        new DataChange.FromQuery(new QueryTree(builder, rows).build())));
    }

    /** Where a document with the same values at these paths, a unique key, is there; without paths: at any unique key. */
    public Conflict<T> onConflict(String... paths) {
        return onConflict(Stream.of(Given.given(paths, "paths"))
                .map(path -> PathSource.of(path).path(target.mapper()))
                .toList());
    }

    Conflict<T> onConflict(List<FieldPath> paths) {
        StatementBuilder.Scope top = StatementBuilder.Scope.of(List.of());
        return new Conflict<>(
                this, paths.stream().<Expression>map(top::reference).toList(), Optional.empty());
    }

    /** As {@link #onConflict}, by the name of the constraint or unique index. */
    public Conflict<T> onConstraint(String name) {
        return new Conflict<>(this, List.of(), Optional.of(Given.given(name, "the name of a constraint")));
    }

    /** A conflict that waits for what is done about it. */
    public static final class Conflict<T> {
        private final Insertion<T> insertion;
        private final List<Expression> key;
        private final Optional<String> constraint;

        private Conflict(Insertion<T> insertion, List<Expression> key, Optional<String> constraint) {
            this.insertion = insertion;
            this.key = key;
            this.constraint = constraint;
        }

        /** The new document is left out. */
        public Insertion<T> doNothing() {
            return with(builder -> new DataChange.DoNothing());
        }

        /** The new document takes the place of the one that is there. */
        public Insertion<T> doReplace() {
            return with(builder -> new DataChange.DoReplace());
        }

        /**
         * The document that is there is changed; {@code field("excluded.count")} is of the one that was to be inserted. A document
         * is changed once: several that are in conflict with the same one, or with each other, are an error (21000).
         */
        public Insertion<T> doUpdate(UnaryOperator<Update<T>> changes) {
            return doUpdate(changes, Filter.all());
        }

        /** As {@link #doUpdate(UnaryOperator)}, only where the filter holds; else the new document is left out. */
        public Insertion<T> doUpdate(UnaryOperator<Update<T>> changes, Filter<?> filter) {
            Given.given(filter, "a filter (Filter.all() for all)");
            Update<T> update =
                    Given.given(changes, "changes").apply(new Update<>(insertion.target, session -> Filter.all()));
            return with(builder -> {
                StatementBuilder.Scope scope = Beside.scope(insertion.target.alias(), List.of(), "excluded");
                Optional<Expression> where =
                        filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, scope));
                return new DataChange.DoUpdate(update.clauses(builder, scope), where);
            });
        }

        private Insertion<T> with(Function<StatementBuilder, DataChange.ConflictAction> action) {
            OnConflict conflict = builder ->
                    new DataChange.OnConflict(key, constraint.map(Name::of), Optional.empty(), action.apply(builder));
            return new Insertion<>(insertion.target, insertion.source, Optional.of(conflict));
        }
    }

    /** Inserts the documents. @return how many have been inserted or changed */
    public long execute() {
        return change().execute();
    }

    /** As {@link #execute}. @return the documents that have been inserted or changed, as they are stored now */
    public List<T> executeReturning() {
        return change().returning();
    }

    /** As {@link #execute}. @return these values of each of them */
    public List<Document> executeReturning(Operand... items) {
        return change().returning(items);
    }

    /** How it will run; nothing is inserted. */
    public String explain() {
        return change().explain();
    }

    /** A query over the documents as they are stored now; they are inserted each time its result is asked for. */
    public FindQuery<T> rows(String name) {
        return change().rows(name);
    }

    private Change<T> change() {
        return target.change(this::build);
    }

    private DataChange build(StatementBuilder builder, Change.Returning returning) {
        String alias = target.alias();
        DataChange.Insert plain = source.build(builder, target.name());
        return new DataChange.Insert(
                Optional.empty(),
                target.name(),
                target.aliasName(),
                plain.columns(),
                plain.overriding(),
                plain.source(),
                onConflict.map(conflict -> conflict.build(builder)),
                returning.build(builder, Beside.scope(alias, List.of(), "new")),
                Position.NONE);
    }
}
