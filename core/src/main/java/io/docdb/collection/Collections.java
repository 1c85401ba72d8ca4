package io.docdb.collection;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.index.IndexBuild;
import io.docdb.index.IndexWriter;
import io.docdb.schema.DocumentSchema;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds the {@link DocumentCollection} of a definition, and does what concerns all documents of one. Thread-safe.
 *
 * <p>Compiled schemas and SQL fragments are kept by their text, so that a new version of the catalog costs little.
 */
public final class Collections {
    /** Up to this many entries a new index is written like any other row and can be read before the commit. */
    private static final long WRITE_SET_ENTRIES = 20_000;

    private final FieldDictionaries dictionaries;
    private final TimeOrderedIds ids;
    private final DocumentRules rules;
    private final Map<String, DocumentSchema> schemas = new ConcurrentHashMap<>();
    private volatile Known known = new Known(CatalogSnapshot.EMPTY, new ConcurrentHashMap<>());

    /** The collections of one catalog version, made when first asked for. */
    private record Known(CatalogSnapshot catalog, Map<Integer, DocumentCollection> byId) {}

    public Collections(FieldDictionaries dictionaries, TimeOrderedIds ids, DocumentRules rules) {
        this.dictionaries = dictionaries;
        this.ids = ids;
        this.rules = rules;
    }

    public DocumentRules rules() {
        return rules;
    }

    public FieldNames names(int collectionId) {
        return dictionaries.names(collectionId);
    }

    /** The compiled JSON Schema of a collection, if it has one. */
    public Optional<DocumentSchema> schema(CollectionDefinition definition) {
        return definition.jsonSchema().map(text -> schemas.computeIfAbsent(text, DocumentSchema::compile));
    }

    /** @throws IllegalStateException if the catalog has no such collection */
    public DocumentCollection get(CatalogSnapshot catalog, int collectionId) {
        Known now = known;
        if (now.catalog() != catalog) {
            now = new Known(catalog, new ConcurrentHashMap<>());
            if (catalog.version() != CatalogSnapshot.UNCOMMITTED) {
                known = now;
            }
        }
        return get(now, collectionId);
    }

    private DocumentCollection get(Known in, int collectionId) {
        DocumentCollection collection = in.byId().get(collectionId);
        if (collection == null) {
            CollectionDefinition definition = in.catalog()
                    .findCollection(collectionId)
                    .orElseThrow(() -> new IllegalStateException("no collection " + collectionId));
            List<IndexDefinition> indexes = in.catalog().indexesOf(collectionId);
            ForeignKeys keys = new ForeignKeys(definition, in.catalog(), id -> get(in, id));
            collection = make(in.catalog(), definition, indexes, keys);
            in.byId().put(collectionId, collection);
        }
        return collection;
    }

    private DocumentCollection make(
            CatalogSnapshot catalog,
            CollectionDefinition definition,
            List<IndexDefinition> indexes,
            ForeignKeys foreignKeys) {
        List<DocumentCollection.Check> checks = DomainRules.checks(definition, catalog, rules);
        for (CheckDefinition check : definition.checks()) {
            checks.add(new DocumentCollection.Check(
                    definition.name(), check, rules.compile(definition, check.conditionSql())));
        }
        return new DocumentCollection(
                DomainRules.notNull(definition, catalog),
                indexes.stream().map(index -> writer(definition, index)).toList(),
                names(definition.id()),
                ids,
                schema(definition),
                checks,
                foreignKeys,
                rules);
    }

    IndexWriter writer(CollectionDefinition definition, IndexDefinition index) {
        return IndexWriter.of(definition, index, sql -> rules.compile(definition, sql));
    }

    /** Makes the entries of all documents for an index that the transaction has just created. */
    public void fill(Transaction transaction, CollectionDefinition definition, IndexDefinition index) {
        transaction.lockMap(definition.id(), LockMode.UPDATE);
        IndexWriter writer = writer(definition, index);
        if (transaction.count(definition.id(), null, null) <= WRITE_SET_ENTRIES) {
            forEach(transaction, definition, (key, document) -> writer.write(transaction, key, null, document));
            return;
        }
        transaction.bulkLoad(
                index.map(),
                IndexBuild.of(
                        writer, names(definition.id()), () -> transaction.scan(definition.id(), null, null, false)));
    }

    /** @throws ConstraintException CHECK_VIOLATED naming the first document that breaks the constraint */
    public void verify(Transaction transaction, CollectionDefinition definition, CheckDefinition check) {
        transaction.lockMap(definition.id(), LockMode.UPDATE);
        Function<Document, Value> condition = rules.compile(definition, check.conditionSql());
        forEach(transaction, definition, (key, document) -> {
            if (condition.apply(document) == BooleanValue.FALSE) {
                throw new ConstraintException(
                        ErrorCode.CHECK_VIOLATED,
                        "Check violated: " + definition.name() + " \"" + check.name() + "\" expected "
                                + check.conditionSql() + " of every document, found " + document);
            }
        });
    }

    /** @throws ConstraintException NULL_NOT_ALLOWED if a document has no value in the column */
    public void verifyNotNull(Transaction transaction, CollectionDefinition definition, ColumnDefinition column) {
        transaction.lockMap(definition.id(), LockMode.UPDATE);
        forEach(transaction, definition, (key, document) -> {
            if (document.get(column.name()).isNull()) {
                throw new ConstraintException(
                        ErrorCode.NULL_NOT_ALLOWED,
                        "NULL not allowed: " + definition.name() + " column \"" + column.name()
                                + "\" expected a value in every document, found NULL");
            }
        });
    }

    /** The greatest of the values that {@code of} finds in the documents; NULL if it finds none. All documents are read. */
    public Value greatest(Transaction transaction, CollectionDefinition definition, Function<Document, Value> of) {
        Value[] greatest = {NullValue.NULL};
        forEach(transaction, definition, (key, document) -> {
            Value value = of.apply(document);
            if (!value.isNull() && (greatest[0].isNull() || ValueOrder.INSTANCE.compare(value, greatest[0]) > 0)) {
                greatest[0] = value;
            }
        });
        return greatest[0];
    }

    /**
     * @param catalog the definitions of all other collections
     * @param indexes those of the collection itself, which the key may refer to
     * @throws ConstraintException FOREIGN_KEY_VIOLATED naming the first document that refers to nothing
     */
    public void verify(
            Transaction transaction,
            CatalogSnapshot catalog,
            CollectionDefinition definition,
            List<IndexDefinition> indexes,
            ForeignKeyDefinition key) {
        transaction.lockMap(definition.id(), LockMode.UPDATE);
        DocumentCollection itself = changed(catalog, definition, indexes);
        forEach(transaction, definition, (row, document) -> itself.requireReferenced(transaction, key, document));
    }

    /** The collection under a definition that {@code catalog} does not have yet. */
    private DocumentCollection changed(
            CatalogSnapshot catalog, CollectionDefinition definition, List<IndexDefinition> indexes) {
        Known now = new Known(catalog, new ConcurrentHashMap<>());
        DocumentCollection itself =
                make(catalog, definition, indexes, new ForeignKeys(definition, catalog, id -> get(now, id)));
        now.byId().put(definition.id(), itself);
        return itself;
    }

    /**
     * Writes every document anew under a changed definition.
     *
     * @param indexes those that exist before and after
     */
    public void rewrite(
            Transaction transaction,
            CatalogSnapshot catalog,
            CollectionDefinition before,
            CollectionDefinition after,
            List<IndexDefinition> indexes,
            UnaryOperator<Document> change) {
        transaction.lockMap(before.id(), LockMode.UPDATE);
        DocumentCollection target = changed(catalog, after, indexes);
        PendingReferences references = new PendingReferences();
        forEach(
                transaction,
                before,
                (key, document) -> target.rewrite(transaction, references, key, document, change.apply(document)));
        references.endStatement(transaction);
        references.endTransaction(transaction);
    }

    /** Throws all documents away by giving the collection and its indexes new, empty maps. */
    public void empty(Transaction transaction, CollectionDefinition definition, List<IndexDefinition> indexes) {
        transaction.lockMap(definition.id(), LockMode.UPDATE);
        transaction.dropMap(definition.id());
        transaction.createMap(definition.id());
        for (IndexDefinition index : indexes) {
            transaction.dropMap(index.map());
            transaction.createMap(index.map());
        }
    }

    /** What is done with each document. */
    @FunctionalInterface
    private interface DocumentAction {
        void accept(byte[] key, Document document);
    }

    private void forEach(Transaction transaction, CollectionDefinition definition, DocumentAction action) {
        FieldNames names = names(definition.id());
        try (ByteCursor cursor = transaction.scan(definition.id(), null, null, false)) {
            while (cursor.next()) {
                action.accept(cursor.key(), DocumentCodec.decode(cursor.value(), Transaction.STAMP_BYTES, names));
            }
        }
    }
}
