package io.docdb.collection;

import io.docdb.catalog.CheckDefinition;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ComputedColumns;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.codec.DocumentDifference;
import io.docdb.codec.DocumentWriter;
import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.codec.PathReader;
import io.docdb.codec.SpareWriter;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.index.IndexWriter;
import io.docdb.key.KeyEncoder;
import io.docdb.schema.DocumentSchema;
import io.docdb.schema.SchemaViolatedException;
import io.docdb.schema.SchemaViolation;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;
import io.docdb.txn.Transaction;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Writes the documents of one collection as one catalog version defines it.
 *
 * <p>A document goes through: key, declared types, JSON Schema, CHECK constraints, uniqueness, encoding, index entries,
 * foreign keys. A refusal in the middle leaves earlier writes of the same call in the transaction: the statement is
 * rolled back by whoever began it. Thread-safe; transactions are confined to their threads.
 */
public final class DocumentCollection {
    private static final String QUOTED_ID = '"' + CollectionDefinition.ID_FIELD + '"';

    private final CollectionDefinition definition;
    private final List<IndexWriter> indexes;
    private final FieldNames names;
    private final TimeOrderedIds ids;
    private final ColumnRules columns;
    private final Optional<DocumentSchema> schema;
    private final Optional<DeclaredTypes> types;
    private final List<Check> checks;
    private final ForeignKeys foreignKeys;
    private final DocumentRules rules;
    private final PathReader[] keyReaders;
    private final SpareWriter writers = new SpareWriter();
    private final boolean hasUniqueIndex;
    private final boolean generatesKey;
    private final boolean storesAsGiven;

    /** Java null until it is needed: statements compute their columns themselves. A race only makes it twice. */
    private volatile ComputedValues computed;

    /** A generated key that the schema does not declare is not shown to the schema: it may be closed. */
    private final boolean hidesId;

    /** A CHECK constraint of {@code subject}, table or domain, and its compiled condition. */
    record Check(String subject, CheckDefinition definition, Function<Document, Value> condition) {}

    /**
     * A document as it was stored.
     *
     * @param key the primary-key bytes
     */
    public record Stored(byte[] key, Document document) {}

    DocumentCollection(
            CollectionDefinition definition,
            List<IndexWriter> indexes,
            FieldNames names,
            TimeOrderedIds ids,
            Optional<DocumentSchema> schema,
            List<Check> checks,
            ForeignKeys foreignKeys,
            DocumentRules rules) {
        this.definition = definition;
        this.indexes = List.copyOf(indexes);
        this.names = names;
        this.ids = ids;
        this.schema = schema;
        this.types = schema.map(DocumentSchema::model).map(DeclaredTypes::new);
        this.columns = new ColumnRules(definition, schema.map(DocumentSchema::model));
        this.checks = List.copyOf(checks);
        this.foreignKeys = foreignKeys;
        this.rules = rules;
        this.hasUniqueIndex =
                indexes.stream().anyMatch(index -> index.definition().unique());
        this.generatesKey = definition.hasGeneratedKey();
        this.hidesId = generatesKey
                && definition.columns().stream().noneMatch(c -> c.name().equals(CollectionDefinition.ID_FIELD));
        this.storesAsGiven = columns.isEmpty() && schema.isEmpty() && checks.isEmpty();
        this.keyReaders = definition.primaryKey().stream()
                .map(path -> PathReader.of(path, names))
                .toArray(PathReader[]::new);
    }

    public CollectionDefinition definition() {
        return definition;
    }

    public List<IndexWriter> indexes() {
        return indexes;
    }

    public boolean hasUniqueIndex() {
        return hasUniqueIndex;
    }

    /**
     * Reads a document that is to be inserted from its JSON text, straight into the bytes that are stored of it; its key is filled
     * in. Empty if something may have to be changed in it, or looked at as a whole, before it is stored, and if it has to be read by
     * {@link JsonReader#parse} to tell what is wrong with it. New field names have got their numbers then, even if it is refused
     * afterwards.
     */
    public Optional<Document> read(String json) {
        if (!storesAsGiven || generatesKey && json.contains(QUOTED_ID)) {
            return Optional.empty();
        }
        DocumentWriter writer = writers.take(names, Transaction.STAMP_BYTES);
        if (generatesKey) {
            writer.beginWith(CollectionDefinition.ID_FIELD, ids.next().toString());
        }
        Optional<Document> read = JsonReader.readToStore(json, writer);
        if (read.isPresent()) {
            writers.handBack(writer);
        }
        return read;
    }

    /** The document as it would be stored: key filled in, values of the declared types. Nothing is checked further. */
    public Document complete(Document given) {
        return typed(generatesKey ? withId(given) : given);
    }

    /**
     * Inserts a document.
     *
     * @throws ConstraintException UNIQUE_VIOLATED (23505) if its key, or its values in a unique index, are there already;
     *     SCHEMA_VIOLATED, NULL_NOT_ALLOWED, CHECK_VIOLATED, FOREIGN_KEY_VIOLATED
     * @throws io.docdb.error.ConflictException if another transaction stands in the way
     */
    public Stored insert(Transaction transaction, PendingReferences references, Document given) {
        Document document = complete(given);
        check(document);
        byte[] key = keyOf(document);
        refuseTakenKey(transaction, key, document);
        write(transaction, references, key, null, document);
        return new Stored(key, document);
    }

    /**
     * Inserts a document unless it would break one of the unique keys that are watched. They are looked at first: the document
     * in the way may hold others, too.
     *
     * @param checksFirst whether it must keep to schema and constraints even if something stands in the way
     * @param watchesKey whether the primary key is one of them
     * @param watchesIndex the same of indexes, by their ids
     * @return what stands in the way, by its key; empty if the document was inserted
     */
    public Optional<byte[]> insertOrFind(
            Transaction transaction,
            PendingReferences references,
            Document given,
            boolean checksFirst,
            boolean watchesKey,
            IntPredicate watchesIndex) {
        Document document = complete(given);
        if (checksFirst) {
            check(document);
        }
        byte[] key = keyOf(document);
        if (watchesKey && transaction.lockRow(definition.id(), key, LockMode.UPDATE, LockWait.TIMEOUT) != null) {
            return Optional.of(key);
        }
        for (IndexWriter index : indexes) {
            boolean watches = watchesIndex.test(index.definition().id());
            Optional<byte[]> other = watches ? index.findDuplicate(transaction, document, key) : Optional.empty();
            if (other.isPresent()) {
                return other;
            }
        }
        if (!watchesKey) {
            refuseTakenKey(transaction, key, document);
        }
        if (!checksFirst) {
            check(document);
        }
        write(transaction, references, key, null, document);
        return Optional.empty();
    }

    /** The stored document, in the transaction's eyes. */
    public Optional<Document> find(Transaction transaction, byte[] key) {
        byte[] stored = transaction.get(definition.id(), key);
        return stored == null ? Optional.empty() : Optional.of(decode(stored));
    }

    public Document decode(byte[] stored) {
        return DocumentCodec.decode(stored, Transaction.STAMP_BYTES, names);
    }

    /** What two stored documents do not share; the rest of them is not decoded. */
    public DocumentDifference difference(byte[] before, byte[] after) {
        return DocumentDifference.of(before, after, Transaction.STAMP_BYTES, names);
    }

    /** The values of the primary key of a stored document, which is not decoded for it. */
    public List<Value> keyIn(byte[] stored) {
        if (keyReaders.length == 1) {
            return List.of(keyReaders[0].read(stored, Transaction.STAMP_BYTES));
        }
        List<Value> parts = new ArrayList<>(keyReaders.length);
        for (PathReader reader : keyReaders) {
            parts.add(reader.read(stored, Transaction.STAMP_BYTES));
        }
        return parts;
    }

    /**
     * Replaces the document under {@code key}, which the transaction has locked and read as {@code before}. If the new
     * document has another key it moves there.
     *
     * @return the document as it was stored
     */
    public Stored replace(
            Transaction transaction, PendingReferences references, byte[] key, Document before, Document given) {
        Document document = typed(keepId(before, given));
        check(document);
        byte[] newKey = hasSameKey(before, document) ? key : keyOf(document);
        if (Arrays.equals(key, newKey)) {
            write(transaction, references, key, before, document);
        } else {
            refuseTakenKey(transaction, newKey, document);
            takeOut(transaction, key, before);
            write(transaction, references, newKey, null, document);
        }
        foreignKeys.afterChange(transaction, references, before, document);
        return new Stored(newKey, document);
    }

    /** True if both hold the very same objects in the primary key, as after a change of other fields: nothing to encode. */
    private boolean hasSameKey(Document before, Document after) {
        for (FieldPath path : definition.primaryKey()) {
            Value part = path.get(after);
            if (part.isNull() || part != path.get(before)) {
                return false;
            }
        }
        return true;
    }

    private void refuseTakenKey(Transaction transaction, byte[] key, Document document) {
        if (transaction.lockRow(definition.id(), key, LockMode.UPDATE, LockWait.TIMEOUT) != null) {
            throw duplicate(definition.primaryKeyName(), definition.primaryKey(), document);
        }
    }

    /**
     * Takes out the document under {@code key}, which the transaction has locked and read as {@code before}, so that others
     * can have its keys before {@link #putBack} puts it in again, changed.
     */
    public void takeOut(Transaction transaction, byte[] key, Document before) {
        if (foreignKeys.isReferredTo()) {
            transaction.lockKey(definition.id(), key, LockWait.TIMEOUT);
        }
        for (IndexWriter index : indexes) {
            index.write(transaction, key, before, null);
        }
        transaction.delete(definition.id(), key);
    }

    /** The second half of a replacement that {@link #takeOut} began. @return the document as it was stored */
    public Stored putBack(Transaction transaction, PendingReferences references, Document before, Document given) {
        Document document = typed(keepId(before, given));
        check(document);
        byte[] key = keyOf(document);
        refuseTakenKey(transaction, key, document);
        write(transaction, references, key, null, document);
        foreignKeys.afterChange(transaction, references, before, document);
        return new Stored(key, document);
    }

    /** Brings a stored document to this definition, as ALTER does; the key may change, referring documents are not asked. */
    void rewrite(Transaction transaction, PendingReferences references, byte[] key, Document before, Document given) {
        Document document = complete(given);
        check(document);
        byte[] newKey = keyOf(document);
        if (Arrays.equals(key, newKey)) {
            write(transaction, references, key, before, document);
            return;
        }
        takeOut(transaction, key, before);
        if (transaction.get(definition.id(), newKey) != null) {
            throw duplicate(definition.primaryKeyName(), definition.primaryKey(), document);
        }
        write(transaction, references, newKey, null, document);
    }

    /** @throws ConstraintException FOREIGN_KEY_VIOLATED if the document refers to nothing by a key of this collection */
    void requireReferenced(Transaction transaction, ForeignKeyDefinition key, Document document) {
        foreignKeys.requireReferenced(transaction, key, document);
    }

    /** The document with all computed columns as they are by its other fields. */
    Document withComputed(Document document) {
        ComputedValues known = computed;
        if (known == null) {
            known = new ComputedValues(definition, new ComputedColumns(definition).inOrder(), rules);
            computed = known;
        }
        return known.apply(document);
    }

    /** The document with the columns at {@code paths} set to their defaults, or NULL. */
    Document withDefaults(Document document, List<FieldPath> paths) {
        Document changed = document;
        for (FieldPath path : paths) {
            Value value = definition.columns().stream()
                    .filter(column -> column.path().equals(path))
                    .flatMap(column -> column.defaultSql().stream())
                    .map(sql -> rules.compile(definition, sql).apply(document))
                    .findFirst()
                    .orElse(NullValue.NULL);
            changed = changed.with(path.firstName(), value);
        }
        return changed;
    }

    /** Deletes the document under {@code key}, which the transaction has locked and read as {@code before}. */
    public void delete(Transaction transaction, PendingReferences references, byte[] key, Document before) {
        takeOut(transaction, key, before);
        foreignKeys.afterDelete(transaction, references, before);
    }

    /** True if documents may refer to those of this collection by a foreign key. */
    public boolean isReferredTo() {
        return foreignKeys.isReferredTo();
    }

    /** True if one document of this collection may keep another from being deleted, ON DELETE RESTRICT. */
    public boolean restrictsItself() {
        return foreignKeys.restrictsItself();
    }

    /** True if {@link #deleteUnread} may be used: nothing else is to be changed with a document, nor looked at. */
    public boolean deletesUnread() {
        return indexes.isEmpty() && !foreignKeys.isReferredTo();
    }

    /** Deletes the document under {@code key}, which the transaction has locked and knows to be there. */
    public void deleteUnread(Transaction transaction, byte[] key) {
        transaction.delete(definition.id(), key);
    }

    /** The primary-key bytes. @throws ConstraintException NULL_NOT_ALLOWED if a part of the key is null or missing */
    public byte[] keyOf(Document document) {
        List<FieldPath> paths = definition.primaryKey();
        KeyEncoder encoder = new KeyEncoder();
        for (int i = 0; i < paths.size(); i++) { // no iterator, no list of parts: this is done for each document
            Value part = paths.get(i).get(document);
            if (part.isNull()) {
                throw new ConstraintException(
                        ErrorCode.NULL_NOT_ALLOWED,
                        "NULL not allowed: " + definition.name() + " expected a value for the primary key at "
                                + paths.get(i).toPointer() + ", found none");
            }
            encoder.add(part, false);
        }
        return encoder.toBytes();
    }

    private void write(
            Transaction transaction, PendingReferences references, byte[] key, Document before, Document after) {
        for (IndexWriter index : indexes) {
            index.write(transaction, key, before, after);
        }
        transaction.put(definition.id(), key, encode(before, after));
        foreignKeys.afterWrite(transaction, references, key, before, after);
    }

    private byte[] encode(Document before, Document after) {
        return before == null
                ? DocumentCodec.encode(after, names, Transaction.STAMP_BYTES, writers)
                : DocumentCodec.encodeChanged(after, before, names, Transaction.STAMP_BYTES, writers);
    }

    /** Columns make or refuse values; those of a schema are only given the types it names outright. */
    private Document typed(Document document) {
        return columns.apply(types.map(declared -> declared.apply(document)).orElse(document));
    }

    private void check(Document document) {
        schema.ifPresent(rules -> checkSchema(rules, hidesId ? withoutId(document) : document));
        for (Check check : checks) {
            if (check.condition().apply(document) == BooleanValue.FALSE) {
                throw new ConstraintException(
                        ErrorCode.CHECK_VIOLATED,
                        "Check violated: " + check.subject() + " \""
                                + check.definition().name() + "\" expected "
                                + check.definition().conditionSql() + ", found " + document);
            }
        }
    }

    private void checkSchema(DocumentSchema rules, Document document) {
        List<SchemaViolation> violations = rules.validate(document);
        List<SchemaViolation> misfits =
                types.map(declared -> declared.misfits(document)).orElse(List.of());
        if (!violations.isEmpty() || !misfits.isEmpty()) {
            List<SchemaViolation> all = new ArrayList<>(violations);
            all.addAll(misfits);
            throw new SchemaViolatedException(definition.name(), all);
        }
    }

    private static Document withoutId(Document document) {
        return document.without(CollectionDefinition.ID_FIELD);
    }

    private Document withId(Document given) {
        if (!given.get(CollectionDefinition.ID_FIELD).isNull()) {
            return given;
        }
        Document.Builder copy = Document.builder();
        copy.put(CollectionDefinition.ID_FIELD, new TextValue(ids.next().toString()));
        given.without(CollectionDefinition.ID_FIELD).forEach(copy::put);
        return copy.build();
    }

    /** A replacement that does not say its generated key keeps the one it has. */
    private Document keepId(Document before, Document given) {
        if (!generatesKey || !given.get(CollectionDefinition.ID_FIELD).isNull()) {
            return given;
        }
        Document.Builder copy = Document.builder();
        copy.put(CollectionDefinition.ID_FIELD, before.get(CollectionDefinition.ID_FIELD));
        given.without(CollectionDefinition.ID_FIELD).forEach(copy::put);
        return copy.build();
    }

    private ConstraintException duplicate(String constraint, List<FieldPath> paths, Document document) {
        StringBuilder found = new StringBuilder();
        for (FieldPath path : paths) {
            Value value = path.get(document);
            found.append(found.isEmpty() ? "" : ", ").append(path).append(" = ").append(value);
        }
        return new ConstraintException(
                ErrorCode.UNIQUE_VIOLATED,
                "Unique violated: " + definition.name() + " \"" + constraint + "\" expected a new key, found " + found
                        + " already there");
    }
}
