package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

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
    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final ObjectName target;
    private final Function<Value, T> reader;
    private final Filter<?> filter;
    private final List<Beside> sources;
    private final Sort order;
    private final OptionalLong most;

    Deletion(
            Sessions sessions,
            DocumentMapper mapper,
            ObjectName target,
            Function<Value, T> reader,
            Filter<?> filter,
            List<Beside> sources,
            Sort order,
            OptionalLong most) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.target = target;
        this.reader = reader;
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
        return new Deletion<>(sessions, mapper, target, reader, filter, longer, order, most);
    }

    /** Only the first documents in the order; see {@link #limit}. */
    public Deletion<T> orderBy(Sort sort) {
        return new Deletion<>(sessions, mapper, target, reader, filter, sources, Given.given(sort, "an order"), most);
    }

    /** At most so many documents. */
    public Deletion<T> limit(long documents) {
        return new Deletion<>(sessions, mapper, target, reader, filter, sources, order, OptionalLong.of(documents));
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
        return new Change<>(sessions, mapper, reader, this::build);
    }

    private DataChange build(StatementBuilder builder, Change.Returning returning) {
        String alias = target.last().text();
        StatementBuilder.Scope scope = Beside.scope(alias, sources);
        Optional<Expression> where = filter.isAll() ? Optional.empty() : Optional.of(filter.build(builder, scope));
        return new DataChange.Delete(
                Optional.empty(),
                target,
                Optional.of(Name.of(alias)),
                sources.stream().map(source -> source.build(builder, scope)).toList(),
                where,
                order.build(builder, scope),
                most.isPresent() ? Optional.of(Query.Limit.of(builder.parameter(most.getAsLong()))) : Optional.empty(),
                returning.build(builder, Beside.scope(alias, sources, "old")),
                Position.NONE);
    }
}
