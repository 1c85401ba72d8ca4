package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.txn.Savepoint;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
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
    /** Documents per INSERT: enough to spread the cost of a statement, few enough to keep the tree small. */
    private static final int BATCH = 100;

    /** RETURNING the whole document. */
    static final List<QueryBody.SelectItem> WHOLE =
            List.of(new QueryBody.ExpressionItem(Expression.Reference.of("_doc")));

    private final Sessions sessions;
    private final DocumentMapper mapper;
    private final ObjectName name;
    private final Class<T> type;
    private final Function<Value, T> reader;
    private final PreparedOnce<List<FieldPath>> finding = new PreparedOnce<>();
    private final PreparedOnce<Optional<DataChange.OnConflict>> inserting = new PreparedOnce<>();
    private final PreparedOnce<Optional<DataChange.OnConflict>> saving = new PreparedOnce<>();

    DocumentCollection(Sessions sessions, DocumentMapper mapper, ObjectName name, Class<T> type) {
        this.sessions = sessions;
        this.mapper = mapper;
        this.name = name;
        this.type = type;
        this.reader =
                type == String.class ? value -> type.cast(value.toString()) : value -> mapper.fromValue(value, type);
    }

    public String name() {
        return name.toString();
    }

    public Class<T> type() {
        return type;
    }

    // ---- reading

    public FindQuery<T> find() {
        return find(Filter.all());
    }

    public FindQuery<T> find(Filter<? super T> filter) {
        return new FindQuery<>(sessions, mapper, QuerySpec.of(name, Given.given(filter, "a filter")), reader);
    }

    /**
     * The document of this key.
     *
     * @param id the key; a list of values, or an object with the key's fields, for a key of several fields
     */
    public Optional<T> findById(Object id) {
        return sessions.call(session -> {
            List<FieldPath> key = KeyPaths.of(session, name);
            List<Value> values = KeyPaths.values(key, id, mapper);
            List<T> found = Rows.list(finding.in(session, key, () -> byKey(session, key)), values, this::whole);
            return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.get(0));
        });
    }

    /** The query for the document of a key; its parameters are the values of the key. */
    private PreparedStatement byKey(Session session, List<FieldPath> key) {
        StatementBuilder builder = new StatementBuilder(mapper);
        Filter<Object> filter = KeyPaths.filter(key, Collections.nCopies(key.size(), NullValue.NULL));
        Statement tree = new QueryTree(builder, QuerySpec.of(name, filter)).build();
        return session.prepare(tree, key.size());
    }

    private T whole(ResultRows rows) {
        return reader.apply(Rows.first(rows));
    }

    /** @throws DatabaseException CARDINALITY_VIOLATION (21000) if there is none */
    public T get(Object id) {
        return findById(id)
                .orElseThrow(() -> new DatabaseException(
                        ErrorCode.CARDINALITY_VIOLATION,
                        "Document not found: " + name + " has none with the key " + mapper.toValue(id)));
    }

    /**
     * The documents of many keys in one query, by their keys: what would else be one query for each. Keys without a document
     * are not in the result.
     */
    public <I> Map<I, T> findAllById(Collection<I> ids) {
        Map<Value, I> wanted = new LinkedHashMap<>();
        Given.given(ids, "keys").forEach(id -> wanted.putIfAbsent(mapper.toValue(id), id));
        return sessions.call(session -> {
            List<FieldPath> key = KeyPaths.of(session, name);
            Map<I, T> found = new LinkedHashMap<>();
            if (key.size() > 1) {
                ids.forEach(id -> onThis(session).findById(id).ifPresent(document -> found.put(id, document)));
                return found;
            }
            Filter<Object> filter =
                    Filter.where(Operand.field(new PathSource.Text(key.get(0)))).in(wanted.keySet());
            QuerySpec spec = QuerySpec.of(name, filter);
            new FindQuery<>(Sessions.of(session), mapper, spec, value -> value)
                    .list()
                    .forEach(document -> found.put(wanted.get(key.get(0).get(document)), reader.apply(document)));
            return found;
        });
    }

    public boolean existsById(Object id) {
        return sessions.call(session -> onThis(session).exists(idFilter(session, id)));
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
        return writeOne(document, Optional.empty(), inserting);
    }

    /** Inserts JSON text. */
    public T insertJson(String json) {
        return writeOne(json, Optional.empty(), inserting);
    }

    /** Inserts the document, or replaces the one that has its key. @return it as it is stored */
    public T save(T document) {
        return writeOne(document, Optional.of(REPLACING), saving);
    }

    private static final DataChange.OnConflict REPLACING =
            new DataChange.OnConflict(List.of(), Optional.empty(), Optional.empty(), new DataChange.DoReplace());

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
        List<Value> values = new ArrayList<>();
        Given.given(documents, "documents").forEach(document -> values.add(mapper.toDocument(document)));
        QuerySpec rows = QuerySpec.of(
                new QuerySource.Function(Operand.call("unnest", Operand.value(new ArrayValue(values))), "_given"),
                Filter.all());
        return new Insertion<>(
                sessions,
                mapper,
                name,
                reader,
                (builder, target) -> new DataChange.Insert(
                        target,
                        List.of(Expression.Reference.of("_doc")),
                        new DataChange.FromQuery(new QueryTree(builder, rows).build())));
    }

    /** As {@link #inserting(Collection)}, of what a query gives: whole documents, or objects of the fields it selects. */
    public Insertion<T> inserting(FindQuery<?> query) {
        QuerySpec rows = Given.given(query, "a query").spec();
        return new Insertion<>(sessions, mapper, name, reader, (builder, target) -> {
            QueryTree tree = new QueryTree(builder, rows);
            List<Expression.Reference> columns = rows.isSingleColumn()
                    ? List.of(Expression.Reference.of("_doc"))
                    : tree.names().stream().map(Expression.Reference::of).toList();
            return new DataChange.Insert(target, columns, new DataChange.FromQuery(tree.build()));
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

    private T writeOne(
            Object document,
            Optional<DataChange.OnConflict> onConflict,
            PreparedOnce<Optional<DataChange.OnConflict>> statement) {
        List<Value> parameters = List.of(mapper.toDocument(document));
        return sessions.call(session -> {
            PreparedStatement insert = statement.in(
                    session, onConflict, () -> session.prepare(insertion(1, onConflict, true), parameters.size()));
            return Rows.list(insert, parameters, this::whole).get(0);
        });
    }

    /** Inserts all of them or none, in batches. @return how many */
    public long insertMany(Iterable<? extends T> documents) {
        return writeMany(documents.iterator(), Optional.empty());
    }

    /** As {@link #insertMany(Iterable)}; the stream is closed. */
    public long insertMany(Stream<? extends T> documents) {
        try (documents) {
            return writeMany(documents.iterator(), Optional.empty());
        }
    }

    /** Inserts or replaces all of them or none. @return how many */
    public long saveMany(Iterable<? extends T> documents) {
        return writeMany(documents.iterator(), Optional.of(REPLACING));
    }

    private long writeMany(Iterator<?> documents, Optional<DataChange.OnConflict> onConflict) {
        return sessions.call(session -> inTransaction(session, () -> {
            long written = 0;
            while (documents.hasNext()) {
                List<Value> batch = new ArrayList<>(BATCH);
                while (documents.hasNext() && batch.size() < BATCH) {
                    batch.add(mapper.toDocument(documents.next()));
                }
                written += insertBatch(session, batch, onConflict);
            }
            return written;
        }));
    }

    private long insertBatch(Session session, List<Value> batch, Optional<DataChange.OnConflict> onConflict) {
        Statement many = insertion(BATCH, onConflict, false);
        Statement one = insertion(1, onConflict, false); // the last few: no plan for every possible number
        int done = 0;
        for (; done + BATCH <= batch.size(); done += BATCH) {
            run(session, many, batch.subList(done, done + BATCH));
        }
        for (; done < batch.size(); done++) {
            run(session, one, List.of(batch.get(done)));
        }
        return batch.size();
    }

    /** All of the work or nothing: in a transaction of its own, or down to a savepoint of the one that is open. */
    private static long inTransaction(Session session, LongSupplier work) {
        boolean nested = session.inTransaction() || !session.isAutoCommit();
        Optional<Savepoint> before = nested ? Optional.of(session.savepoint("")) : Optional.empty();
        if (!nested) {
            session.begin();
        }
        boolean done = false;
        try {
            long result = work.getAsLong();
            before.ifPresentOrElse(session::release, session::commit);
            done = true;
            return result;
        } finally {
            if (!done) {
                before.ifPresentOrElse(session::rollbackTo, session::rollback);
            }
        }
    }

    /**
     * Inserts what can be inserted: a transaction for each batch, and where one is refused, for each of its documents.
     *
     * @param progress told after each batch
     */
    public LoadReport load(Stream<? extends T> documents, LoadReport.Progress progress) {
        try (documents) {
            return sessions.call(session -> new Loader<T>(
                            mapper,
                            batch -> inTransaction(session, () -> insertBatch(session, batch, Optional.empty())),
                            progress)
                    .load(documents.iterator()));
        }
    }

    private Statement insertion(int documents, Optional<DataChange.OnConflict> onConflict, boolean returning) {
        List<Expression> values = new ArrayList<>(documents);
        for (int i = 0; i < documents; i++) {
            values.add(new Expression.Parameter(i));
        }
        return new DataChange.Insert(
                Optional.empty(),
                name,
                Optional.of(Name.of(name.last().text())),
                List.of(),
                DataChange.Insert.Overriding.NONE,
                new DataChange.FromDocuments(values),
                onConflict,
                returning ? WHOLE : List.of(),
                Position.NONE);
    }

    /** Replaces the document that has the key of this one. @return false if there is none */
    public boolean replace(T document) {
        Document replacement = mapper.toDocument(document);
        return sessions.call(session -> {
            Value id = idOf(KeyPaths.of(session, name), replacement);
            Filter<?> filter = idFilter(session, id);
            Update<T> update = new Update<>(Sessions.of(session), mapper, name, reader, running -> filter);
            return update.set("_doc", replacement).execute() > 0;
        });
    }

    private static Value idOf(List<FieldPath> key, Document document) {
        if (key.size() > 1) {
            return document;
        }
        Value id = key.get(0).get(document);
        if (id.isNull()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Document has no key: expected a value at " + key.get(0) + ", found none");
        }
        return id;
    }

    /** Changes of all documents the filter finds; nothing happens before {@link Update#execute}. */
    public Update<T> update(Filter<? super T> filter) {
        Given.given(filter, "a filter (Filter.all() for all documents)");
        return new Update<>(sessions, mapper, name, reader, session -> filter);
    }

    public Update<T> updateById(Object id) {
        return new Update<>(sessions, mapper, name, reader, session -> idFilter(session, id));
    }

    /** A DELETE of the documents the filter finds; nothing happens before it runs. */
    public Deletion<T> deleting(Filter<? super T> filter) {
        Given.given(filter, "a filter (Filter.all() for all documents)");
        return deleting(sessions, filter);
    }

    private Deletion<T> deleting(Sessions where, Filter<?> filter) {
        return new Deletion<>(where, mapper, name, reader, filter, List.of(), Sort.NONE, OptionalLong.empty());
    }

    /** Removes the documents the filter finds. @return how many */
    public long delete(Filter<? super T> filter) {
        Given.given(filter, "a filter (deleteAll() for all documents)");
        return deleting(sessions, filter).execute();
    }

    /** As {@link #delete}. @return the documents that are gone, as they were */
    public List<T> deleteReturning(Filter<? super T> filter) {
        return deleting(filter).executeReturning();
    }

    /** @return false if there was none */
    public boolean deleteById(Object id) {
        return sessions.call(
                session -> deleting(Sessions.of(session), idFilter(session, id)).execute() > 0);
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
        return deleting(sessions, Given.given(filter, "a filter"))
                .using(collection, alias)
                .execute();
    }

    /** As {@link #deleteUsing(String, String, Filter)}, of the rows of a query. */
    public long deleteUsing(FindQuery<?> query, String alias, Filter<?> filter) {
        return deleting(sessions, Given.given(filter, "a filter"))
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
        return new Merge.Source<>(sessions, mapper, name, reader, source);
    }

    /** Gathers the planner's statistics anew; it does so by itself, too, now and then. */
    public void analyze() {
        sessions.call(session -> run(
                session, new AdministrationStatement.Analyze(Optional.of(name), List.of(), Position.NONE), List.of()));
    }

    private static long run(Session session, Statement tree, List<Value> parameters) {
        try (Result result = session.prepare(tree, parameters.size()).execute(parameters)) {
            return result.changed();
        }
    }

    // ---- keys

    /** The key of a document: the value of its only field, or an array of several. */
    public Value idOf(T document) {
        Document mapped = mapper.toDocument(document);
        List<FieldPath> key = sessions.call(session -> KeyPaths.of(session, name));
        return key.size() == 1
                ? key.get(0).get(mapped)
                : new ArrayValue(key.stream()
                        .map(path -> path.get(mapped))
                        .map(part -> part.isMissing() ? NullValue.NULL : part)
                        .toList());
    }

    private Filter<Object> idFilter(Session session, Object id) {
        return KeyPaths.filter(KeyPaths.of(session, name), id, mapper);
    }

    private DocumentCollection<T> onThis(Session session) {
        return new DocumentCollection<>(Sessions.of(session), mapper, name, type);
    }
}
