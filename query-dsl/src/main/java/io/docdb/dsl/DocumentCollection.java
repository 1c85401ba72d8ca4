package io.docdb.dsl;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The documents of one collection, read and written as objects of one class. Thread-safe, but as a part of a transaction
 * as confined as that.
 *
 * <p>A view is read as a collection of its rows: objects of its columns, in their order; a column {@code _doc} is the whole
 * object instead. A view of one table can be written, too, as far as its columns are those of the table: what is written goes
 * there, computed columns follow, and what the view does not show stays. What names a document's key works where the view shows
 * the key of its table, and is refused elsewhere (WRONG_OBJECT_TYPE, 42809): say {@code find(where(…))} there.
 *
 * <p>Every method may throw {@link DatabaseException}: COLLECTION_NOT_FOUND (42S02); those that write also
 * {@code SchemaViolatedException} (23514), which lists all violations, and UNIQUE_VIOLATED (23505).
 *
 * @param <T> the class: {@link Document}, a record or bean, a Map, or String for JSON text
 */
public final class DocumentCollection<T> {
    private final Target<T> target;
    private final Class<T> type;
    private final DocumentWrites<T> writes;
    private final PreparedOnce<List<FieldPath>> finding = new PreparedOnce<>();

    DocumentCollection(Target<T> target, Class<T> type) {
        this.target = target;
        this.type = type;
        this.writes = new DocumentWrites<>(target);
    }

    public String name() {
        return target.name().toString();
    }

    /**
     * This collection, of documents that carry their version at the field, as objects do by {@link io.docdb.dsl.mapping.Version}:
     * {@code orders.withVersion("version").save(document)}.
     *
     * @throws DatabaseException INVALID_PARAMETER (22023) if it is a path into something
     */
    public DocumentCollection<T> withVersion(String field) {
        VersionField version = new VersionField(PathSource.of(field).path(target.mapper()));
        return new DocumentCollection<>(
                new Target<>(target.sessions(), target.mapper(), target.name(), target.reader(), Optional.of(version)),
                type);
    }

    public Class<T> type() {
        return type;
    }

    // ---- reading

    /** All documents. */
    public FindQuery<T> find() {
        return find(Filter.all());
    }

    /** The documents that fulfil the filter; nothing is read before the query is asked for its rows. */
    public FindQuery<T> find(Filter<? super T> filter) {
        return new FindQuery<>(
                target.sessions(),
                target.mapper(),
                QuerySpec.of(target.name(), Given.given(filter, "a filter")),
                target.reader());
    }

    /**
     * The document of this key.
     *
     * @param id the key; a list of values, or an object with the key's fields, for a key of several fields
     */
    public Optional<T> findById(Object id) {
        return target.sessions().call(session -> {
            List<FieldPath> key = KeyPaths.of(session, target.name());
            List<Value> values = KeyPaths.values(key, id, target.mapper());
            List<T> found = Rows.list(finding.in(session, key, () -> byKey(session, key)), values, this::whole);
            return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
        });
    }

    /** The query for the document of a key; its parameters are the values of the key. */
    private PreparedStatement byKey(Session session, List<FieldPath> key) {
        StatementBuilder builder = new StatementBuilder(target.mapper());
        Filter<Object> filter = KeyPaths.filter(key, Collections.nCopies(key.size(), NullValue.NULL));
        Statement tree = new QueryTree(builder, QuerySpec.of(target.name(), filter)).build();
        return session.prepare(tree, key.size());
    }

    private T whole(ResultRows rows) {
        return target.reader().apply(Rows.first(rows));
    }

    /** As {@link #findById}. @throws DatabaseException CARDINALITY_VIOLATION (21000) if there is none */
    public T get(Object id) {
        return findById(id)
                .orElseThrow(() -> new DatabaseException(
                        ErrorCode.CARDINALITY_VIOLATION,
                        "Document not found: " + target.name() + " has none with the key "
                                + target.mapper().toValue(id)));
    }

    /**
     * The documents of many keys, by their keys: in one query, unless the key has several fields. Keys without a document are
     * not in the result.
     */
    public <I> Map<I, T> findAllById(Collection<I> ids) {
        Given.given(ids, "keys");
        return target.sessions().call(session -> {
            List<FieldPath> key = KeyPaths.of(session, target.name());
            Map<I, T> found = new LinkedHashMap<>();
            if (key.size() > 1) {
                ids.forEach(id -> onThis(session).findById(id).ifPresent(document -> found.put(id, document)));
                return found;
            }
            AskedKeys<I> asked =
                    new AskedKeys<>(ids, target.mapper(), session.options().zone());
            Filter<Object> filter =
                    Filter.where(Operand.field(new PathSource.Text(key.get(0)))).in(asked.values());
            QuerySpec spec = QuerySpec.of(target.name(), filter);
            new FindQuery<>(Sessions.of(session), target.mapper(), spec, value -> value)
                    .list()
                    .forEach(document -> found.put(
                            asked.idOf(key.get(0).get(document)),
                            target.reader().apply(document)));
            return found;
        });
    }

    public boolean existsById(Object id) {
        return target.sessions().call(session -> onThis(session).exists(idFilter(session, id)));
    }

    public long count() {
        return find().count();
    }

    public long count(Filter<? super T> filter) {
        return find(filter).count();
    }

    public boolean exists(Filter<? super T> filter) {
        return find(filter).exists();
    }

    // ---- writing

    /** Inserts a document. @return it as it is stored, with the key that was made for it */
    public T insert(T document) {
        return writes.insert(document);
    }

    /** Inserts JSON text. */
    public T insertJson(String json) {
        return writes.insert(json);
    }

    /**
     * Inserts the document, or replaces the one that has its key: with a {@link io.docdb.dsl.mapping.Version}, only the one it was
     * read as.
     *
     * @return it as it is stored, with the key and the version it has now
     * @throws io.docdb.error.ConflictException VERSION_CHANGED (40001) if it was changed or removed since it was read
     */
    public T save(T document) {
        return writes.save(document);
    }

    /** Inserts the document unless a unique key of it is there. @return it as it is stored, or empty */
    public Optional<T> insertIfAbsent(T document) {
        return inserting(List.of(document)).onConflict().doNothing().executeReturning().stream()
                .findFirst();
    }

    /**
     * Inserts the document, or changes the one that is there with a unique key of it:
     * {@code visits.upsert(new Visit("/home", 1), there -> there.inc("count", 1))}.
     *
     * @return the document as it is stored now
     */
    public T upsert(T document, UnaryOperator<Update<T>> changes) {
        return inserting(List.of(document))
                .onConflict()
                .doUpdate(changes)
                .executeReturning()
                .get(0);
    }

    /** An INSERT of the documents that says what happens where one is there already; nothing happens before it runs. */
    public Insertion<T> inserting(Collection<? extends T> documents) {
        return Insertion.of(
                target,
                Given.given(documents, "documents").stream()
                        .<Value>map(target::document)
                        .toList());
    }

    /** As {@link #inserting(Collection)}, of what a query gives: whole documents, or objects of the fields it selects. */
    public Insertion<T> inserting(FindQuery<?> query) {
        QuerySpec rows = Given.given(query, "a query").spec();
        return new Insertion<>(target, (builder, name) -> {
            QueryTree tree = new QueryTree(builder, rows);
            List<Expression.Reference> columns = rows.isSingleColumn()
                    ? List.of(Expression.Reference.of("_doc"))
                    : tree.names().stream().map(Expression.Reference::of).toList();
            return new DataChange.Insert(name, columns, new DataChange.FromQuery(tree.build()));
        });
    }

    /**
     * Inserts what a query gives: whole documents, or objects of the fields it selects.
     *
     * @return how many
     */
    public long insertFrom(FindQuery<?> query) {
        return inserting(query).execute();
    }

    /** Inserts all of them or none, in batches. @return how many */
    public long insertMany(Iterable<? extends T> documents) {
        return writes.insertMany(documents.iterator());
    }

    /** As {@link #insertMany(Iterable)}; the stream is closed. */
    public long insertMany(Stream<? extends T> documents) {
        try (documents) {
            return writes.insertMany(documents.iterator());
        }
    }

    /** As {@link #save}, all of them or none. @return them as they are stored */
    public List<T> saveAll(Iterable<? extends T> documents) {
        return writes.saveEach(documents.iterator());
    }

    /** As {@link #saveAll}. @return how many */
    public long saveMany(Iterable<? extends T> documents) {
        return writes.saveMany(documents.iterator());
    }

    /**
     * Inserts what can be inserted: a transaction for each batch, and where one is refused, for each of its documents.
     *
     * @param progress told after each batch
     */
    public LoadReport load(Stream<? extends T> documents, LoadReport.Progress progress) {
        try (documents) {
            return writes.load(documents.iterator(), progress);
        }
    }

    /**
     * Replaces the document that has the key of this one.
     *
     * @return false if there is none
     * @throws io.docdb.error.ConflictException VERSION_CHANGED (40001) if it has another {@link io.docdb.dsl.mapping.Version}
     */
    public boolean replace(T document) {
        return writes.replace(document);
    }

    /**
     * Removes the document that has the key of this one.
     *
     * @return false if there is none
     * @throws io.docdb.error.ConflictException VERSION_CHANGED (40001) if it has another {@link io.docdb.dsl.mapping.Version}
     */
    public boolean remove(T document) {
        return writes.remove(document);
    }

    /** As {@link #remove} for each, all of them or, if one is refused, none. @return how many there were */
    public long removeAll(Iterable<? extends T> documents) {
        return writes.removeEach(Given.given(documents, "documents").iterator());
    }

    /** Removes the documents of these keys, all of them or, if one is refused, none. @return how many there were */
    public long deleteAllById(Iterable<?> ids) {
        return writes.removeByIds(Given.given(ids, "keys").iterator());
    }

    /** Changes of all documents the filter finds; nothing happens before {@link Update#execute}. */
    public Update<T> update(Filter<? super T> filter) {
        Given.given(filter, "a filter (Filter.all() for all documents)");
        return new Update<>(target, session -> filter);
    }

    public Update<T> updateById(Object id) {
        return new Update<>(target, session -> idFilter(session, id));
    }

    /** A DELETE of the documents the filter finds; nothing happens before it runs. */
    public Deletion<T> deleting(Filter<? super T> filter) {
        Given.given(filter, "a filter (Filter.all() for all documents)");
        return new Deletion<>(target, filter);
    }

    /** Removes the documents the filter finds. @return how many */
    public long delete(Filter<? super T> filter) {
        Given.given(filter, "a filter (deleteAll() for all documents)");
        return deleting(filter).execute();
    }

    /** As {@link #delete}. @return the documents that are gone, as they were */
    public List<T> deleteReturning(Filter<? super T> filter) {
        return deleting(filter).executeReturning();
    }

    /** @return false if there was none */
    public boolean deleteById(Object id) {
        return target.sessions()
                .call(session -> new Deletion<>(target.in(session), idFilter(session, id)).execute() > 0);
    }

    public long deleteAll() {
        return delete(Filter.all());
    }

    /**
     * Removes the documents for which there is a row in the other collection so that the filter holds:
     * {@code orders.deleteUsing("closed", "c", where("customer").eq(field("c.id")))}.
     *
     * @return how many
     */
    public long deleteUsing(String collection, String alias, Filter<?> filter) {
        return new Deletion<>(target, Given.given(filter, "a filter"))
                .using(collection, alias)
                .execute();
    }

    /** As {@link #deleteUsing(String, String, Filter)}, of the rows of a query. */
    public long deleteUsing(FindQuery<?> query, String alias, Filter<?> filter) {
        return new Deletion<>(target, Given.given(filter, "a filter"))
                .using(query, alias)
                .execute();
    }

    /** How {@link #delete} will run; nothing is removed. */
    public String explainDelete(Filter<? super T> filter) {
        return deleting(filter).explain();
    }

    /** Inserts, changes and removes documents to fit another collection; paths into that begin with {@code alias}. */
    public Merge.Source<T> mergeFrom(String collection, String alias) {
        return mergeFrom(Beside.collection(collection, alias));
    }

    /** As {@link #mergeFrom(String, String)}, to fit the rows of a query. */
    public Merge.Source<T> mergeFrom(FindQuery<?> query, String alias) {
        return mergeFrom(Beside.query(query, alias));
    }

    /** As {@link #mergeFrom(String, String)}, to fit objects at hand. */
    public Merge.Source<T> mergeFrom(Collection<?> objects, String alias) {
        return mergeFrom(Beside.values(objects, alias));
    }

    private Merge.Source<T> mergeFrom(Beside source) {
        return new Merge.Source<>(target, source);
    }

    /** Gathers the planner's statistics anew; it does so by itself, too, now and then. */
    public void analyze() {
        target.sessions()
                .call(session -> run(
                        session,
                        new AdministrationStatement.Analyze(Optional.of(target.name()), List.of(), Position.NONE),
                        List.of()));
    }

    private static long run(Session session, Statement tree, List<Value> parameters) {
        try (Result result = session.prepare(tree, parameters.size()).execute(parameters)) {
            return result.changed();
        }
    }

    // ---- keys

    /** The key of a document: the value of its only field, or an array of several. */
    public Value idOf(T document) {
        Document mapped = target.mapper().toDocument(document);
        List<FieldPath> key = target.sessions().call(session -> KeyPaths.of(session, target.name()));
        return key.size() == 1
                ? key.get(0).get(mapped)
                : new ArrayValue(key.stream()
                        .map(path -> path.get(mapped))
                        .map(part -> part.isMissing() ? NullValue.NULL : part)
                        .toList());
    }

    private Filter<Object> idFilter(Session session, Object id) {
        return KeyPaths.filter(KeyPaths.of(session, target.name()), id, target.mapper());
    }

    private DocumentCollection<T> onThis(Session session) {
        return new DocumentCollection<>(target.in(session), type);
    }
}
