package io.docdb.dsl;

import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.value.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Removes the documents a filter finds.
 *
 * <pre>{@code
 * List<Job> next = jobs.deleting(where("state").eq("READY")).orderBy(Sort.by("at")).limit(10).executeReturning();
 * archive.insertFrom(orders.deleting(where("closed").eq(true)).rows("gone"));
 * }</pre>
 *
 * <p>Immutable: each method gives another one.
 *
 * @param <T> what the documents are
 */
public final class Deletion<T> {
    private final Target<T> target;
    private final Filter<?> filter;
    private final List<Beside> sources;
    private final Sort order;
    private final OptionalLong most;

    Deletion(Target<T> target, Filter<?> filter) {
        this(target, filter, List.of(), Sort.NONE, OptionalLong.empty());
    }

    private Deletion(Target<T> target, Filter<?> filter, List<Beside> sources, Sort order, OptionalLong most) {
        this.target = target;
        this.filter = filter;
        this.sources = List.copyOf(sources);
        this.order = order;
        this.most = most;
    }

    /** Beside the documents another collection, whose fields the filter names by {@code alias}; see DELETE … USING. */
    public Deletion<T> using(String collection, String alias) {
        return using(Beside.collection(collection, alias));
    }

    /** As {@link #using(String, String)}, the rows of a query. */
    public Deletion<T> using(FindQuery<?> query, String alias) {
        return using(Beside.query(query, alias));
    }

    Deletion<T> using(Beside source) {
        List<Beside> longer = new ArrayList<>(sources);
        longer.add(source);
        return new Deletion<>(target, filter, longer, order, most);
    }

    /** Only the first documents in the order; see {@link #limit}. */
    public Deletion<T> orderBy(Sort sort) {
        return new Deletion<>(target, filter, sources, Given.given(sort, "an order"), most);
    }

    /** At most so many documents. */
    public Deletion<T> limit(long documents) {
        return new Deletion<>(target, filter, sources, order, OptionalLong.of(documents));
    }

    /** Removes the documents. @return how many */
    public long execute() {
        return change().execute();
    }

    /** As {@link #execute}. @return the documents that are gone, as they were */
    public List<T> executeReturning() {
        return change().returning();
    }

    /** As {@link #execute}. @return these values of each document that is gone */
    public List<Document> executeReturning(Operand... items) {
        return change().returning(items);
    }

    /** How it will run; nothing is removed. */
    public String explain() {
        return change().explain();
    }

    /**
     * A query over the documents that are gone, to be inserted elsewhere, joined, counted. They are removed each time its result
     * is asked for, all of them, whatever the query leaves out.
     *
     * @param name what the rows are called
     */
    public FindQuery<T> rows(String name) {
        return change().rows(name);
    }

    private Change<T> change() {
        return target.change(this::build);
    }

    private DataChange build(StatementBuilder builder, Change.Returning returning) {
        String alias = target.alias();
        StatementBuilder.Scope scope = Beside.scope(alias, sources);
        Optional<Expression> where = filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, scope));
        return new DataChange.Delete(
                Optional.empty(),
                target.name(),
                target.aliasName(),
                sources.stream().map(source -> source.build(builder, scope)).toList(),
                where,
                order.build(builder, scope),
                most.isPresent() ? Optional.of(Query.Limit.of(builder.parameter(most.getAsLong()))) : Optional.empty(),
                returning.build(builder, Beside.scope(alias, sources, "old")),
                Position.NONE);
    }
}
