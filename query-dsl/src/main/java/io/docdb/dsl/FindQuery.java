package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.dsl.mapping.EntityType;
import io.docdb.dsl.mapping.Getter;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A query that is ready to run, and to be narrowed first.
 *
 * <pre>{@code
 * orders.find(where("customer.city").eq("Oslo").and("total").gt(100))
 *       .orderBy("placedAt").desc().limit(20).list()
 * }</pre>
 *
 * <p>Immutable: each method gives another query. It runs when its result is asked for, as often as that happens.
 *
 * @param <T> what a row is read as
 */
public final class FindQuery<T> extends QueryJoins<T> {
    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final QuerySpec spec;
    private final Function<Value, T> reader;

    /** @param reader of the document, or of the row as a document */
    FindQuery(Sessions sessions, DocumentMapper mapper, QuerySpec spec, Function<Value, T> reader) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.spec = spec;
        this.reader = reader;
    }

    private FindQuery<T> with(QuerySpec changed) {
        return new FindQuery<>(sessions, mapper, changed, reader);
    }

    // ---- narrowing

    /** Also this condition. On groups: a condition on their result, as HAVING is in SQL. */
    public FindQuery<T> where(Filter<? super T> filter) {
        return also(filter);
    }

    private FindQuery<T> also(Filter<?> filter) {
        Given.given(filter, "a filter");
        return with(spec.withFilter(
                spec.filter().isAll() ? filter : Filter.<Object>allOf(any(spec.filter()), any(filter))));
    }

    @SuppressWarnings("unchecked") // a filter only makes a tree: what its documents are matters to the compiler alone
    private static Filter<Object> any(Filter<?> filter) {
        return (Filter<Object>) filter;
    }

    /** Adds to the order; {@link #desc}, {@link #nullsLast} and their like are about the item before them. */
    public FindQuery<T> orderBy(String path) {
        return with(spec.withSort(spec.sort().thenBy(path)));
    }

    public <S, V> FindQuery<T> orderBy(Getter<S, V> property) {
        return with(spec.withSort(spec.sort().thenBy(property)));
    }

    public FindQuery<T> orderBy(Operand operand) {
        return with(spec.withSort(spec.sort().thenBy(operand)));
    }

    public FindQuery<T> orderBy(Sort sort) {
        return with(spec.withSort(spec.sort().then(sort)));
    }

    public FindQuery<T> asc() {
        return with(spec.withSort(spec.sort().asc()));
    }

    public FindQuery<T> desc() {
        return with(spec.withSort(spec.sort().desc()));
    }

    public FindQuery<T> nullsFirst() {
        return with(spec.withSort(spec.sort().nullsFirst()));
    }

    public FindQuery<T> nullsLast() {
        return with(spec.withSort(spec.sort().nullsLast()));
    }

    /** At most so many rows. */
    public FindQuery<T> limit(long rows) {
        return with(spec.withExtent(OptionalLong.of(rows), spec.extent().offset(), false));
    }

    /** So many rows, and those that sort equal to the last one of them. */
    public FindQuery<T> limitWithTies(long rows) {
        return with(spec.withExtent(OptionalLong.of(rows), spec.extent().offset(), true));
    }

    /** Without the first rows. */
    public FindQuery<T> offset(long rows) {
        QuerySpec.Extent extent = spec.extent();
        return with(spec.withExtent(extent.limit(), OptionalLong.of(rows), extent.withTies()));
    }

    /** The rows of that page; its order comes after the one of the query. */
    public FindQuery<T> page(Page page) {
        Given.given(page, "a page");
        return with(spec.withSort(spec.sort().then(page.sort()))
                .withExtent(OptionalLong.of(page.size()), OptionalLong.of(page.offset()), false));
    }

    /** Equal rows once. */
    public FindQuery<T> distinct() {
        return with(spec.withDistinct(List.of()));
    }

    /** For each different combination of these fields' values the first row, in the order of the query. */
    public FindQuery<T> distinctOn(String... paths) {
        return with(spec.withDistinct(fields(paths)));
    }

    /**
     * The rows that come after the one with these values in the order of the query: where the next page begins, however deep, at
     * the cost of the first. {@code find().orderBy("total").desc().orderBy("id").after(last.total(), last.id()).limit(20)}. Rows
     * without a value in the order are not found.
     */
    public FindQuery<T> after(Object... values) {
        return also(spec.sort().after(values));
    }

    /** A part of the collection, chosen by chance: {@code sample(Sample.rows(1))} is about one document of a hundred. */
    public FindQuery<T> sample(Sample sample) {
        Given.given(sample, "a sample");
        if (!(spec.source() instanceof QuerySource.Stored stored)) {
            throw Given.refused(
                    "A sample is taken of a collection: expected it before derived(…), union(…) and their like");
        }
        return with(spec.withSource(new QuerySource.Stored(stored.name(), stored.plainRows(), Optional.of(sample))));
    }

    /** Locks the documents until the transaction ends; waits for the locks of others, then LOCK_TIMEOUT (40001). */
    public FindQuery<T> forUpdate() {
        return lock(RowLock.forUpdate());
    }

    /** As {@link #forUpdate}, but leaves out what others have locked: for queues of work. */
    public FindQuery<T> forUpdateSkipLocked() {
        return lock(RowLock.forUpdate().skipLocked());
    }

    /** As {@link #forUpdate}, but fails with LOCK_NOT_AVAILABLE (55P03) where it would wait. */
    public FindQuery<T> forUpdateNoWait() {
        return lock(RowLock.forUpdate().noWait());
    }

    /** Locks the documents against changes until the transaction ends; others may lock them so, too. */
    public FindQuery<T> forShare() {
        return lock(RowLock.forShare());
    }

    /** Locks documents in any way: {@code lock(RowLock.forUpdate().of("orders").skipLocked())}. */
    public FindQuery<T> lock(RowLock lock) {
        return with(spec.withLocking(Given.given(lock, "a lock").build()));
    }

    // ---- projecting

    /** Only these fields, each by the last name of its path. */
    public FindQuery<Document> select(String... paths) {
        return select(fields(paths).toArray(Operand[]::new));
    }

    private static List<Operand> fields(String... paths) {
        return Stream.of(Given.given(paths, "paths")).map(Operand::field).toList();
    }

    /** Only these, each by its name: {@code select(field("customer.city").as("city"), field("total").times(2).as("double"))}. */
    public FindQuery<Document> select(Operand... items) {
        return new FindQuery<>(sessions, mapper, spec.withItems(List.of(items)), row -> (Document) row);
    }

    /** Only the fields that are properties of the class, read as objects of it. */
    public <R> FindQuery<R> select(Class<R> type) {
        Operand[] items = mapper.entity(type).properties().stream()
                .map(EntityType.Property::field)
                .map(name ->
                        Operand.field(new PathSource.Text(FieldPath.of(name))).as(name))
                .toArray(Operand[]::new);
        return items.length == 0 ? as(type) : select(items).as(type);
    }

    /** The rows read as another class: {@code orders.groupBy("city").select(…).as(CityRevenue.class)}. */
    public <R> FindQuery<R> as(Class<R> type) {
        return new FindQuery<>(sessions, mapper, spec, row -> mapper.fromValue(row, type));
    }

    /** One field of each document. */
    public <R> FindQuery<R> values(String path, Class<R> type) {
        return values(Operand.field(path), type);
    }

    public <S, R> FindQuery<R> values(Getter<S, R> property) {
        return new FindQuery<>(
                sessions,
                mapper,
                spec.withItems(List.of(Operand.field(property).as("value"))),
                row -> mapper.fromValue(
                        ((Document) row).value(0), mapper.property(property).type()));
    }

    public <R> FindQuery<R> values(Operand item, Class<R> type) {
        return new FindQuery<>(
                sessions,
                mapper,
                spec.withItems(List.of(item.as("value"))),
                row -> mapper.fromValue(((Document) row).value(0), type));
    }

    // ---- groups and joins

    /** One row for each different combination of the fields' values. */
    public Grouping groupBy(String... paths) {
        return new Grouping(this, fields(paths));
    }

    public <S, V> Grouping groupBy(Getter<S, V> property) {
        return new Grouping(this, List.of(Operand.field(property)));
    }

    public <S, A, V> Grouping groupBy(Getter<S, A> outer, Getter<A, V> inner) {
        return new Grouping(this, List.of(Operand.field(outer, inner)));
    }

    public Grouping groupBy(Operand... keys) {
        return new Grouping(this, List.of(keys));
    }

    /** The aggregates over all documents: always one row. */
    public Document aggregate(Operand... aggregates) {
        return select(aggregates).one();
    }

    FindQuery<Document> groups(QuerySpec.Groups groups, List<Operand> aggregates, Filter<?> having) {
        List<Operand> items = new ArrayList<>(groups.keys());
        items.addAll(aggregates);
        return over(spec.withItems(items).withGroups(groups), "", having);
    }

    private FindQuery<Document> over(QuerySpec inner, String alias, Filter<?> filter) {
        QuerySource rows = new QuerySource.Derived(inner, alias);
        return new FindQuery<>(sessions, mapper, QuerySpec.of(rows, filter), row -> (Document) row);
    }

    /**
     * A query over the rows of this one: what follows is about them, by the names they have here. So a window function, or a
     * limit, can be followed by a condition.
     *
     * @param alias the name of the rows, for joins
     */
    public FindQuery<Document> derived(String alias) {
        return over(spec, Given.given(alias, "a name for the rows"), Filter.all());
    }

    // ---- several queries as one

    /** The different rows of both; what follows is about all of them. Rows must have equally many columns. */
    public FindQuery<T> union(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.UNION, false, other);
    }

    /** All rows of both. */
    public FindQuery<T> unionAll(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.UNION, true, other);
    }

    /** The different rows that are in both. */
    public FindQuery<T> intersect(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.INTERSECT, false, other);
    }

    /** The different rows of this that are not in the other. */
    public FindQuery<T> except(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.EXCEPT, false, other);
    }

    /** The rows that are in both, as often as in the one that has fewer of them. */
    public FindQuery<T> intersectAll(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.INTERSECT, true, other);
    }

    /** The rows of this, less as many equal ones as the other has. */
    public FindQuery<T> exceptAll(FindQuery<? extends T> other) {
        return combined(QueryBody.SetOperation.Operator.EXCEPT, true, other);
    }

    /**
     * These rows, and those that {@code step} finds from them, and from what it found, until it finds no more: trees, graphs,
     * series. In {@code step} the rows found last are a query to start from or to join with:
     *
     * <pre>{@code
     * people.find(where("boss").isNull()).select("id", "name")
     *       .recursive("above", above -> people.find().join(above, "above").on("boss").eq("above.id")
     *               .select("people.id", "people.name"))
     * }</pre>
     *
     * @param name what the rows are called; both queries must select the same number of columns
     */
    public FindQuery<Document> recursive(String name, UnaryOperator<FindQuery<Document>> step) {
        return recursive(name, Recursion.ofAll(), step);
    }

    /** As {@link #recursive}, with equal rows once: it comes to an end where the data go in a circle. */
    public FindQuery<Document> recursiveDistinct(String name, UnaryOperator<FindQuery<Document>> step) {
        return recursive(name, Recursion.ofDistinct(), step);
    }

    /** As {@link #recursive}, going on as is said, which may add columns: the order of a search, the rows on the way. */
    public FindQuery<Document> recursive(String name, Recursion how, UnaryOperator<FindQuery<Document>> step) {
        if (spec.items().isEmpty()) {
            throw Given.refused("Expected select(…) before recursive(…): its rows need names");
        }
        QuerySource found = new QuerySource.Stored(Names.objectName(name), true, Optional.empty());
        FindQuery<Document> last =
                new FindQuery<>(sessions, mapper, QuerySpec.of(found, Filter.all()), row -> (Document) row);
        QuerySpec next = Given.given(step, "a step").apply(last).spec;
        QuerySource rows = new QuerySource.Recursive(
                Names.objectName(name).last().text(), spec, next, Given.given(how, "how it goes on"));
        return new FindQuery<>(sessions, mapper, QuerySpec.of(rows, Filter.all()), row -> (Document) row);
    }

    private FindQuery<T> combined(QueryBody.SetOperation.Operator operator, boolean all, FindQuery<?> other) {
        QuerySource.Part part = new QuerySource.Part(operator, all, Given.given(other, "another query").spec);
        return with(QuerySpec.of(new QuerySource.Combined(spec, List.of(part)), Filter.all()));
    }

    FindQuery<Document> joined(QuerySource.Join join) {
        boolean named = spec.source() instanceof QuerySource.Stored
                || spec.source() instanceof QuerySource.Function
                || spec.source() instanceof QuerySource.JsonRows
                || spec.source() instanceof QuerySource.Derived derived
                        && !derived.alias().isEmpty();
        if (!named || !spec.items().isEmpty() || spec.groups().isPresent()) {
            throw new DatabaseException(
                    ErrorCode.NOT_SUPPORTED,
                    "A join is about documents: expected it before select(…) and groupBy(…), or after derived(name)");
        }
        List<QuerySource.Join> joins = new ArrayList<>(spec.joins());
        joins.add(join);
        return new FindQuery<>(sessions, mapper, spec.withJoins(joins), row -> (Document) row);
    }

    QuerySpec spec() {
        return spec;
    }

    @Override
    FindQuery<T> self() {
        return this;
    }

    // ---- results

    /** All rows. */
    public List<T> list() {
        StatementBuilder builder = new StatementBuilder(mapper);
        Statement tree = new QueryTree(builder, spec).build();
        return sessions.call(session -> Rows.list(prepare(session, tree, builder), builder.parameters(), this::read));
    }

    /** The rows as they come; close the stream, or read it to the end. */
    public Stream<T> stream() {
        StatementBuilder builder = new StatementBuilder(mapper);
        Statement tree = new QueryTree(builder, spec).build();
        return Rows.stream(sessions, session -> prepare(session, tree, builder), builder.parameters(), this::read);
    }

    public void forEach(Consumer<? super T> action) {
        try (Stream<T> rows = stream()) {
            rows.forEach(action);
        }
    }

    /** The first row, if there is one. */
    public Optional<T> first() {
        List<T> rows = limit(Math.min(1, spec.extent().limit().orElse(1))).list();
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** @throws DatabaseException CARDINALITY_VIOLATION (21000) if there is none, or more than one */
    public T one() {
        List<T> rows = limit(Math.min(2, spec.extent().limit().orElse(2))).list();
        if (rows.size() != 1) {
            throw new DatabaseException(
                    ErrorCode.CARDINALITY_VIOLATION,
                    "Expected exactly one document, found " + (rows.isEmpty() ? "none" : "more"));
        }
        return rows.get(0);
    }

    public long count() {
        StatementBuilder builder = new StatementBuilder(mapper);
        Statement tree = new QueryTree(builder, spec).buildCount();
        return sessions.call(
                session -> Rows.list(prepare(session, tree, builder), builder.parameters(), Rows::first).stream()
                        .mapToLong(count -> ((NumberValue) count).longValue())
                        .sum());
    }

    public boolean exists() {
        StatementBuilder builder = new StatementBuilder(mapper);
        Statement tree = new QueryTree(builder, spec).buildExists();
        return sessions.call(session -> !Rows.list(prepare(session, tree, builder), builder.parameters(), Rows::first)
                .isEmpty());
    }

    /** One page and the number of all rows; both in statements of their own unless in a transaction. */
    public Paged<T> fetchPage(Page page) {
        return new Paged<>(page(page).list(), page, count());
    }

    /** One page, and whether another follows. */
    public Slice<T> fetchSlice(Page page) {
        List<T> rows = page(page).limit(page.size() + 1L).list();
        boolean more = rows.size() > page.size();
        return new Slice<>(more ? rows.subList(0, page.size()) : rows, page, more);
    }

    /** How the query will run. */
    public String explain() {
        return explain(false);
    }

    /** Runs the query and tells how it went. */
    public String explainAnalyze() {
        return explain(true);
    }

    private String explain(boolean analyze) {
        StatementBuilder builder = new StatementBuilder(mapper);
        return Rows.explain(sessions, new QueryTree(builder, spec).build(), analyze, builder.parameters());
    }

    /** The SQL text that means the same, for people to read. */
    public String toSql() {
        return SqlPrinter.print(new QueryTree(new StatementBuilder(mapper), spec).build());
    }

    private static PreparedStatement prepare(Session session, Statement tree, StatementBuilder builder) {
        return session.prepare(tree, builder.parameters().size());
    }

    private T read(ResultRows rows) {
        return reader.apply(spec.isSingleColumn() ? Rows.first(rows) : Rows.document(rows));
    }
}
