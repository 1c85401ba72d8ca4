package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.Getter;
import io.docdb.session.PreparedStatement;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes of the documents a filter finds.
 *
 * <pre>{@code
 * orders.update(where("status").eq("NEW"))
 *       .set("status", "PAID").inc("version", 1).push("log", entry).unset("note").execute()
 * }</pre>
 *
 * <p>All values are computed from the document as it was before. Immutable: each method gives another update.
 */
public final class Update<T> {
    @FunctionalInterface
    private interface Change {
        DataChange.SetClause build(StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final ObjectName target;
    private final Function<Value, T> reader;
    private final Function<io.docdb.session.Session, Filter<?>> filter;
    private final List<Change> changes;

    Update(
            Sessions sessions,
            DocumentMapper mapper,
            ObjectName target,
            Function<Value, T> reader,
            Function<io.docdb.session.Session, Filter<?>> filter) {
        this(sessions, mapper, target, reader, filter, List.of());
    }

    private Update(
            Sessions sessions,
            DocumentMapper mapper,
            ObjectName target,
            Function<Value, T> reader,
            Function<io.docdb.session.Session, Filter<?>> filter,
            List<Change> changes) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.target = target;
        this.reader = reader;
        this.filter = filter;
        this.changes = changes;
    }

    private Update<T> with(Change change) {
        List<Change> longer = new ArrayList<>(changes);
        longer.add(change);
        return new Update<>(sessions, mapper, target, reader, filter, longer);
    }

    private Update<T> assign(PathSource path, Function<Expression, Operand.Build> value) {
        return with((builder, scope) -> {
            Expression.Reference field = scope.reference(path.path(builder.mapper()));
            return new DataChange.Assignment(field, value.apply(field).build(builder, scope));
        });
    }

    /** Sets the field; objects on the way are made. The value may be an {@link Operand} over the document. */
    public Update<T> set(String path, Object value) {
        return set(PathSource.of(path), value);
    }

    public <V> Update<T> set(Getter<T, V> property, V value) {
        return set(PathSource.of(property), value);
    }

    public <A, V> Update<T> set(Getter<T, A> outer, Getter<A, V> inner, V value) {
        return set(PathSource.of(outer, inner), value);
    }

    private Update<T> set(PathSource path, Object value) {
        return assign(path, field -> Operand.of(value)::build);
    }

    /** Adds to a number; a field that is not there counts as 0. */
    public Update<T> inc(String path, Number amount) {
        return inc(PathSource.of(path), amount);
    }

    public <V> Update<T> inc(Getter<T, V> property, Number amount) {
        return inc(PathSource.of(property), amount);
    }

    private Update<T> inc(PathSource path, Number amount) {
        Given.given(amount, "a number to add");
        return assign(
                path,
                field -> (builder, scope) -> new Expression.Binary(
                        BinaryOperator.ADD,
                        Expression.Call.of("coalesce", field, new Expression.Literal(LongValue.ZERO)),
                        builder.parameter(amount)));
    }

    /** Removes the field. */
    public Update<T> unset(String path) {
        return unset(PathSource.of(path));
    }

    public <V> Update<T> unset(Getter<T, V> property) {
        return unset(PathSource.of(property));
    }

    private Update<T> unset(PathSource path) {
        return with((builder, scope) -> new DataChange.Removal(scope.reference(path.path(builder.mapper()))));
    }

    /** Appends an element to an array, which is made if it is not there. */
    public Update<T> push(String path, Object element) {
        return push(PathSource.of(path), element);
    }

    public <V> Update<T> push(Getter<T, V> property, Object element) {
        return push(PathSource.of(property), element);
    }

    private Update<T> push(PathSource path, Object element) {
        return assign(
                path,
                field -> (builder, scope) -> Expression.Call.of(
                        "array_append",
                        Expression.Call.of("coalesce", field, new Expression.ArrayConstructor(List.of())),
                        Operand.of(element).build(builder, scope)));
    }

    /** Removes every element of an array that is equal to the value. */
    public Update<T> pull(String path, Object element) {
        return pull(PathSource.of(path), element);
    }

    public <V> Update<T> pull(Getter<T, V> property, Object element) {
        return pull(PathSource.of(property), element);
    }

    private Update<T> pull(PathSource path, Object element) {
        return assign(
                path,
                field -> (builder, scope) -> Expression.Call.of(
                        "array_remove", field, Operand.of(element).build(builder, scope)));
    }

    /** Changes the documents. @return how many the filter has found */
    public long execute() {
        if (changes.isEmpty()) {
            return 0;
        }
        return sessions.call(session -> {
            StatementBuilder builder = new StatementBuilder(mapper);
            Statement tree = build(session, builder, List.of());
            try (var result = session.prepare(tree, builder.parameters().size()).execute(builder.parameters())) {
                return result.changed();
            }
        });
    }

    /** As {@link #execute}. @return the documents the filter has found, as they are now */
    public List<T> executeReturning() {
        return sessions.call(session -> {
            StatementBuilder builder = new StatementBuilder(mapper);
            Statement tree = build(session, builder, DocumentCollection.WHOLE);
            PreparedStatement prepared =
                    session.prepare(tree, builder.parameters().size());
            return Rows.list(prepared, builder.parameters(), rows -> reader.apply(Rows.first(rows)));
        });
    }

    private Statement build(
            io.docdb.session.Session session, StatementBuilder builder, List<QueryBody.SelectItem> returning) {
        if (changes.isEmpty()) {
            throw Given.refused("Expected a change such as set(…) before executeReturning(), found none");
        }
        String alias = target.last().text();
        StatementBuilder.Scope scope = StatementBuilder.Scope.of(alias);
        List<DataChange.SetClause> clauses =
                changes.stream().map(change -> change.build(builder, scope)).toList();
        Filter<?> which = filter.apply(session);
        Optional<Expression> where = which.isAll() ? Optional.empty() : Optional.of(which.build(builder, scope));
        return new DataChange.Update(
                Optional.empty(),
                target,
                Optional.of(TableReference.Alias.of(alias).name()),
                clauses,
                List.of(),
                where,
                List.of(),
                Optional.empty(),
                returning,
                Position.NONE);
    }
}
