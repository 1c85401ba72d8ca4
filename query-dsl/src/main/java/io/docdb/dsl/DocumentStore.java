package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectKind;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.Statement;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be done with a database and, in the same words, with a transaction. */
public abstract sealed class DocumentStore permits DocumentDatabase, DocumentTransaction {
    private final Sessions sessions;
    private final DocumentMapper mapper;

    DocumentStore(Sessions sessions, DocumentMapper mapper) {
        this.sessions = sessions;
        this.mapper = mapper;
    }

    final Sessions sessions() {
        return sessions;
    }

    /** What maps objects to documents here. */
    public final DocumentMapper mapper() {
        return mapper;
    }

    // ---- collections

    /** The documents of a collection, table or view as they are. Whether it exists is found out when it is used. */
    public final DocumentCollection<Document> collection(String name) {
        return collection(name, Document.class);
    }

    /** The documents of a collection, table or view as objects of a class: a record, a bean, a Map; or String for JSON text. */
    public final <T> DocumentCollection<T> collection(String name, Class<T> type) {
        Function<Value, T> reader =
                type == String.class ? value -> type.cast(value.toString()) : value -> mapper.fromValue(value, type);
        return new DocumentCollection<>(
                new Target<>(sessions, mapper, Names.objectName(name), reader, VersionField.of(mapper, type)), type);
    }

    /** As {@link #collection(String)}, for those who want to say that it is a view: {@code information_schema.tables}. */
    public final DocumentCollection<Document> view(String name) {
        return collection(name);
    }

    /** Who changed what, when and how: one entry for each changed document, in the order of the commits. */
    public final FindQuery<Document> audit() {
        return view("audit").find().orderBy("sequence");
    }

    // ---- rows that are not stored

    /**
     * Values or objects at hand as the rows of a query, to be joined with what is stored:
     * {@code rows(deliveries, "d").join("stock").on("sku").eq("stock.sku")}. They go as one parameter.
     *
     * @param name what a row is called in joins; for plain values {@code field(name)} is the value
     */
    public final FindQuery<Value> rows(Collection<?> values, String name) {
        List<?> copy = new ArrayList<>(Given.given(values, "a list of values"));
        return rows(Operand.call("unnest", Operand.value(copy)), name);
    }

    /** The whole numbers from one to another, both included. */
    public final FindQuery<Value> series(long first, long last, String name) {
        return rows(Operand.call("generate_series", first, last), name);
    }

    /** The rows that JSON_TABLE makes of JSON text, a document or an object. */
    public final FindQuery<Document> jsonRows(Object json, JsonTable table, String name) {
        QuerySource source = new QuerySource.JsonRows(
                Operand.value(json), Given.given(table, "a table"), Given.given(name, "a name for its rows"));
        return new FindQuery<>(sessions, mapper, QuerySpec.of(source, Filter.all()), row -> (Document) row);
    }

    /** The rows of a function: {@code rows(call("generate_series", 0, 100, 10), "step")}. */
    public final FindQuery<Value> rows(Operand function, String name) {
        QuerySource source =
                new QuerySource.Function(Given.given(function, "a function"), Given.given(name, "a name for its rows"));
        return new FindQuery<>(sessions, mapper, QuerySpec.of(source, Filter.all()), value -> value);
    }

    // ---- definitions

    /**
     * Makes a collection that takes any document; its key {@code _id} is generated where a document has none.
     *
     * @param keyPaths the fields that are the key instead
     * @throws io.docdb.error.DatabaseException COLLECTION_EXISTS (42S01)
     */
    public final void createCollection(String name, String... keyPaths) {
        create(name, false, Optional.empty(), keyPaths);
    }

    /** As {@link #createCollection}, but does nothing if it exists. */
    public final void createCollectionIfMissing(String name, String... keyPaths) {
        create(name, true, Optional.empty(), keyPaths);
    }

    /** Makes a collection whose documents obey a JSON Schema. @throws io.docdb.error.DatabaseException INVALID_DEFINITION */
    public final void createCollectionWithSchema(String name, String jsonSchema, String... keyPaths) {
        create(name, false, Optional.of(Given.given(jsonSchema, "a JSON Schema")), keyPaths);
    }

    /** As {@link #createCollectionWithSchema}, but does nothing if it exists: its schema, then, is {@link #setSchema set} alone. */
    public final void createCollectionWithSchemaIfMissing(String name, String jsonSchema, String... keyPaths) {
        create(name, true, Optional.of(Given.given(jsonSchema, "a JSON Schema")), keyPaths);
    }

    private void create(String name, boolean ifMissing, Optional<String> schema, String... keyPaths) {
        StatementBuilder.Scope top = StatementBuilder.Scope.of(List.of());
        List<Expression.Reference> key = Stream.of(keyPaths)
                .map(path -> top.reference(PathSource.of(path).path(mapper)))
                .toList();
        run(new SchemaChange.CreateCollection(
                Names.objectName(name),
                ifMissing,
                false,
                key,
                schema.map(text -> new Expression.Literal(new TextValue(text))),
                List.of(),
                Position.NONE));
    }

    /** True if there is a collection or table of that name. */
    public final boolean hasCollection(String name) {
        return sessions.call(
                session -> session.findCollection(Names.objectName(name)).isPresent());
    }

    /** True if there is a view of that name. */
    public final boolean hasView(String name) {
        return sessions.call(session -> session.findView(Names.objectName(name)).isPresent());
    }

    /**
     * The fields that are the key of the documents of a collection or view.
     *
     * @throws io.docdb.error.DatabaseException COLLECTION_NOT_FOUND (42S02); WRONG_OBJECT_TYPE (42809) for a view without
     */
    public final List<FieldPath> keyPaths(String collection) {
        return sessions.call(session -> KeyPaths.of(session, Names.objectName(collection)));
    }

    /**
     * The schema of a collection from now on; every document in it must fit.
     *
     * @throws io.docdb.error.DatabaseException SCHEMA_VIOLATED (23514) if one does not
     */
    public final void setSchema(String collection, String jsonSchema) {
        Expression schema = new Expression.Literal(new TextValue(Given.given(jsonSchema, "a JSON Schema")));
        alter(collection, new AlterAction.SetDocumentSchema(Optional.of(schema), false, List.of(), Position.NONE));
    }

    /** The collection takes any document from now on. */
    public final void dropSchema(String collection) {
        alter(collection, new AlterAction.SetDocumentSchema(Optional.empty(), false, List.of(), Position.NONE));
    }

    private void alter(String collection, AlterAction action) {
        run(new SchemaChange.AlterTable(Names.objectName(collection), false, List.of(action), Position.NONE));
    }

    /**
     * Makes a view of the query, to be used as a {@link #collection(String)} and in SQL; its values stay as they are now. A query
     * of whole documents makes a view of whole documents.
     */
    public final void createView(String name, FindQuery<?> query) {
        createView(name, query, false, SchemaChange.CreateView.Check.NONE);
    }

    /** As {@link #createView}, in place of the view that is there. */
    public final void replaceView(String name, FindQuery<?> query) {
        createView(name, query, true, SchemaChange.CreateView.Check.NONE);
    }

    /** As {@link #createView}; what is written through the view must be what it shows (VIEW_CHECK_VIOLATED, 44000). */
    public final void createCheckedView(String name, FindQuery<?> query) {
        createView(name, query, false, SchemaChange.CreateView.Check.CASCADED);
    }

    private void createView(String name, FindQuery<?> query, boolean replace, SchemaChange.CreateView.Check check) {
        QuerySpec spec = Given.given(query, "a query").spec();
        QueryTree tree = new QueryTree(StatementBuilder.inlining(mapper), spec);
        List<Name> columns = spec.isSingleColumn() ? List.of(Name.of("_doc")) : List.of();
        run(new SchemaChange.CreateView(
                Names.objectName(name), replace, false, false, false, columns, tree.build(), check, Position.NONE));
    }

    public final void dropView(String name) {
        run(drop(ObjectKind.VIEW, name));
    }

    /** Removes the collection with its documents. @throws io.docdb.error.DatabaseException COLLECTION_NOT_FOUND (42S02) */
    public final void dropCollection(String name) {
        run(drop(ObjectKind.COLLECTION, name));
    }

    public final void dropIndex(String name) {
        run(drop(ObjectKind.INDEX, name));
    }

    private static Statement drop(ObjectKind kind, String name) {
        return new SchemaChange.Drop(kind, List.of(Names.objectName(name)), false, false, Position.NONE);
    }

    /** Makes an index: {@code createIndex("orders", Index.on("customer.city").descending("placedAt"))}. */
    public final void createIndex(String collection, Index index) {
        run(Given.given(index, "an index").build(Names.objectName(collection), mapper));
    }

    /** Makes an ascending index on one or several paths; {@code tags[*]} stands for each element of an array. */
    public final void createIndex(String collection, String... paths) {
        if (paths.length == 0) {
            throw new StatementException(ErrorCode.INVALID_DEFINITION, "An index needs at least one path, found none");
        }
        Index index = Index.on(paths[0]);
        for (int i = 1; i < paths.length; i++) {
            index = index.then(paths[i]);
        }
        createIndex(collection, index);
    }

    /** Gathers the planner's statistics of all collections anew. */
    public final void analyze() {
        run(new AdministrationStatement.Analyze(Optional.empty(), List.of(), Position.NONE));
    }

    private void run(Statement definition) {
        sessions.call(session -> session.prepare(definition, 0).execute()).close();
    }

    // ---- SQL

    /**
     * Any SQL statement; {@code ?} take the parameters in order. It runs when its result is asked for. What SET says holds in a
     * transaction until that ends, and outside of one for nothing that comes later.
     */
    public final SqlCall sql(String text, Object... parameters) {
        return new SqlCall(sessions, mapper, text, parameters);
    }
}
