package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.value.Document;
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

    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final ObjectName target;
    private final Function<Value, T> reader;
    private final Source source;
    private final Optional<OnConflict> onConflict;

    Insertion(Sessions sessions, DocumentMapper mapper, ObjectName target, Function<Value, T> reader, Source source) {
        this(sessions, mapper, target, reader, source, Optional.empty());
    }

    private Insertion(
            Sessions sessions,
            DocumentMapper mapper,
            ObjectName target,
            Function<Value, T> reader,
            Source source,
            Optional<OnConflict> onConflict) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.target = target;
        this.reader = reader;
        this.source = source;
        this.onConflict = onConflict;
    }

    /** Where a document with the same values at these paths, a unique key, is there; without paths: at any unique key. */
    public Conflict<T> onConflict(String... paths) {
        StatementBuilder.Scope top = StatementBuilder.Scope.of(List.of());
        List<Expression> key = Stream.of(Given.given(paths, "paths"))
                .<Expression>map(path -> top.reference(PathSource.of(path).path(mapper)))
                .toList();
        return new Conflict<>(this, key, Optional.empty());
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
            Update<T> update = Given.given(changes, "changes")
                    .apply(new Update<>(
                            insertion.sessions,
                            insertion.mapper,
                            insertion.target,
                            insertion.reader,
                            session -> Filter.all()));
            return with(builder -> {
                StatementBuilder.Scope scope =
                        Beside.scope(insertion.target.last().text(), List.of(), "excluded");
                Optional<Expression> where =
                        filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, scope));
                return new DataChange.DoUpdate(update.clauses(builder, scope), where);
            });
        }

        private Insertion<T> with(Function<StatementBuilder, DataChange.ConflictAction> action) {
            OnConflict conflict = builder ->
                    new DataChange.OnConflict(key, constraint.map(Name::of), Optional.empty(), action.apply(builder));
            return new Insertion<>(
                    insertion.sessions,
                    insertion.mapper,
                    insertion.target,
                    insertion.reader,
                    insertion.source,
                    Optional.of(conflict));
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
        return new Change<>(sessions, mapper, reader, this::build);
    }

    private DataChange build(StatementBuilder builder, Change.Returning returning) {
        String alias = target.last().text();
        DataChange.Insert plain = source.build(builder, target);
        return new DataChange.Insert(
                Optional.empty(),
                target,
                Optional.of(Name.of(alias)),
                plain.columns(),
                plain.overriding(),
                plain.source(),
                onConflict.map(conflict -> conflict.build(builder)),
                returning.build(builder, Beside.scope(alias, List.of(), "new")),
                Position.NONE);
    }
}
