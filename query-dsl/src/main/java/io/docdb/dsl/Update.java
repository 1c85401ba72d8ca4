package io.docdb.dsl;

import io.docdb.dsl.mapping.Getter;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private interface Setting {
        DataChange.SetClause build(StatementBuilder builder, StatementBuilder.Scope scope);
    }

    private final Target<T> target;
    private final Function<io.docdb.session.Session, Filter<?>> filter;
    private final List<Setting> changes;
    private final List<Beside> sources;
    private final Sort order;
    private final OptionalLong most;

    Update(Target<T> target, Function<io.docdb.session.Session, Filter<?>> filter) {
        this(target, filter, List.of(), List.of(), Sort.NONE, OptionalLong.empty());
    }

    private Update(
            Target<T> target,
            Function<io.docdb.session.Session, Filter<?>> filter,
            List<Setting> changes,
            List<Beside> sources,
            Sort order,
            OptionalLong most) {
        this.target = target;
        this.filter = filter;
        this.changes = changes;
        this.sources = sources;
        this.order = order;
        this.most = most;
    }

    private Update<T> with(Setting change) {
        List<Setting> longer = new ArrayList<>(changes);
        longer.add(change);
        return new Update<>(target, filter, longer, sources, order, most);
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

    /** Appends an element to an array, unless it is in it; the array is made if it is not there. */
    public Update<T> addToSet(String path, Object element) {
        Operand value = Operand.of(element);
        return assign(PathSource.of(path), field -> (builder, scope) -> {
            Expression array = Expression.Call.of("coalesce", field, new Expression.ArrayConstructor(List.of()));
            Expression one = value.build(builder, scope);
            Expression.Case.When there = new Expression.Case.When(
                    new Condition.QuantifiedArray(ComparisonOperator.EQUAL, one, false, array), array);
            return new Expression.Case(List.of(there), Expression.Call.of("array_append", array, one));
        });
    }

    /**
     * Gives the field another name, beside which nothing else of that name stays. A document that has no such field, as when it
     * was renamed before, keeps what it has under the new name, and null if it has nothing.
     */
    public Update<T> rename(String path, String newPath) {
        PathSource old = PathSource.of(path);
        return assign(PathSource.of(newPath), field -> (builder, scope) -> {
                    Expression.Reference before = scope.reference(old.path(builder.mapper()));
                    Condition.Is renamed = new Condition.Is(before, Condition.Is.Test.MISSING);
                    return new Expression.Case(List.of(new Expression.Case.When(renamed, field)), before);
                })
                .unset(old);
    }

    /**
     * Takes over the fields of another object, into objects inside, too; null removes a field (JSON merge patch, RFC 7396).
     *
     * @param patch a document, a Map, an object, or JSON text
     */
    public Update<T> merge(Object patch) {
        Document fields = target.mapper().toDocument(patch);
        return assign(
                PathSource.of("_doc"),
                field -> (builder, scope) -> Expression.Call.of("json_merge_patch", field, builder.parameter(fields)));
    }

    /**
     * Reads another collection beside the documents: the filter and the values may be about it, by paths that begin with its
     * name: {@code orders.update(where("customer").eq(field("c.id"))).from("customers", "c").set("city", field("c.city"))}.
     */
    public Update<T> from(String collection, String alias) {
        return from(Beside.collection(collection, alias));
    }

    /** As {@link #from(String, String)}, of the rows of a query. */
    public Update<T> from(FindQuery<?> query, String alias) {
        return from(Beside.query(query, alias));
    }

    /** As {@link #from(String, String)}, of objects or values at hand: many different changes in one statement. */
    public Update<T> from(Collection<?> values, String alias) {
        return from(Beside.values(values, alias));
    }

    private Update<T> from(Beside source) {
        List<Beside> longer = new ArrayList<>(sources);
        longer.add(source);
        return new Update<>(target, filter, changes, longer, order, most);
    }

    /** Only the first documents in the order; see {@link #limit}. */
    public Update<T> orderBy(Sort sort) {
        return new Update<>(target, filter, changes, sources, Given.given(sort, "an order"), most);
    }

    /** At most so many documents. */
    public Update<T> limit(long documents) {
        return new Update<>(target, filter, changes, sources, order, OptionalLong.of(documents));
    }

    /** The changes alone, for an INSERT that meets a document of the same key. */
    List<DataChange.SetClause> clauses(StatementBuilder builder) {
        return clauses(builder, StatementBuilder.Scope.of(target.alias()));
    }

    /** As {@link #clauses(StatementBuilder)}, over a document and what is read beside it. */
    List<DataChange.SetClause> clauses(StatementBuilder builder, StatementBuilder.Scope scope) {
        List<DataChange.SetClause> built = new ArrayList<>();
        changes.forEach(change -> built.add(change.build(builder, scope)));
        target.version().ifPresent(version -> version.count(built, scope));
        return built;
    }

    /** Changes the documents. @return how many the filter has found */
    public long execute() {
        return changes.isEmpty() ? 0 : change().execute();
    }

    /** As {@link #execute}. @return the documents the filter has found, as they are now */
    public List<T> executeReturning() {
        return change().returning();
    }

    /**
     * As {@link #execute}. @return these values of each document the filter has found, as it is now; a path that begins with
     * {@code old} is about what it was: {@code executeReturning(field("id"), field("old.total").as("before"), field("total"))}
     */
    public List<Document> executeReturning(Operand... items) {
        return change().returning(items);
    }

    /** How it will run; nothing is changed. */
    public String explain() {
        return change().explain();
    }

    /**
     * A query over the documents as they are now. They are changed each time its result is asked for, all of them, whatever the
     * query leaves out.
     *
     * @param name what the rows are called
     */
    public FindQuery<T> rows(String name) {
        return change().rows(name);
    }

    private Change<T> change() {
        if (changes.isEmpty()) {
            throw Given.refused("Expected a change such as set(…) before the update runs, found none");
        }
        Filter<?> which = target.sessions().call(filter::apply);
        return target.change((builder, returning) -> build(which, builder, returning));
    }

    private DataChange build(Filter<?> which, StatementBuilder builder, Change.Returning returning) {
        String alias = target.alias();
        StatementBuilder.Scope scope = Beside.scope(alias, sources);
        List<TableReference> from =
                sources.stream().map(source -> source.build(builder, scope)).toList();
        List<DataChange.SetClause> clauses = clauses(builder, scope);
        Optional<Expression> where = which.isAll() ? Optional.empty() : Optional.of(which.build(builder, scope));
        return new DataChange.Update(
                Optional.empty(),
                target.name(),
                target.aliasName(),
                clauses,
                from,
                where,
                order.build(builder, scope),
                most.isPresent() ? Optional.of(Query.Limit.of(builder.parameter(most.getAsLong()))) : Optional.empty(),
                returning.build(builder, Beside.scope(alias, sources, "old", "new")),
                Position.NONE);
    }
}
