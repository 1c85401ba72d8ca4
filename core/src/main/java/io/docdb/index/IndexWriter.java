package io.docdb.index;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.key.KeyBounds;
import io.docdb.key.KeyDecoder;
import io.docdb.key.KeyEncoder;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.Entry;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;
import io.docdb.txn.Transaction;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keeps the entries of one index in step with the documents. Thread-safe; transactions are confined to their threads.
 *
 * <p>A path with {@code [*]} gives one entry for each distinct element; a document without elements has none, and a value that
 * is no array counts as its only element. Every other missing value is indexed as NULL.
 */
public final class IndexWriter {
    private final CollectionDefinition collection;
    private final IndexDefinition definition;
    private final List<Part> parts;
    private final Optional<Function<Document, Value>> predicate;
    private final int multiPart; // the place of the part with [*], or -1
    private final String[] fields; // the top-level fields that entries are made of; none if an expression has a say

    /** One part: how its value is found and in which direction it sorts. */
    private record Part(Optional<FieldPath> path, Function<Document, Value> value, boolean descending) {}

    private IndexWriter(
            CollectionDefinition collection,
            IndexDefinition definition,
            List<Part> parts,
            Optional<Function<Document, Value>> predicate) {
        this.collection = collection;
        this.definition = definition;
        this.parts = parts;
        this.predicate = predicate;
        int multi = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).path().filter(FieldPath::isMulti).isPresent()) {
                refuse(multi >= 0, "at most one path with [*]");
                multi = i;
            }
        }
        this.multiPart = multi;
        this.fields = predicate.isEmpty() ? fields(parts, collection.primaryKey()) : new String[0];
        refuse(parts.size() > IndexEntries.MOST_PARTS, "at most " + IndexEntries.MOST_PARTS + " parts");
    }

    /** The primary key is among them: whether it is exact stands in the entries. */
    private static String[] fields(List<Part> parts, List<FieldPath> primaryKey) {
        boolean named = parts.stream()
                .allMatch(part ->
                        part.path().filter(path -> !path.firstName().isEmpty()).isPresent());
        return named
                ? Stream.concat(parts.stream().map(part -> part.path().orElseThrow()), primaryKey.stream())
                        .map(FieldPath::firstName)
                        .distinct()
                        .toArray(String[]::new)
                : new String[0];
    }

    /** Two arrays would need an entry for every pair of their elements. */
    private void refuse(boolean wrong, String expected) {
        if (wrong) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Invalid index: \"" + definition.name() + "\" of " + collection.name() + " expected " + expected
                            + ", found " + columns());
        }
    }

    /** @param compile turns the SQL text of an expression or condition of the definition into a function */
    public static IndexWriter of(
            CollectionDefinition collection,
            IndexDefinition definition,
            Function<String, Function<Document, Value>> compile) {
        List<Part> parts = new ArrayList<>();
        for (IndexDefinition.Part part : definition.parts()) {
            Function<Document, Value> value = part.path()
                    .<Function<Document, Value>>map(path -> path::get)
                    .orElseGet(() -> compile.apply(part.expressionSql().orElseThrow()));
            parts.add(new Part(part.path(), value, part.descending()));
        }
        return new IndexWriter(
                collection, definition, parts, definition.predicateSql().map(compile));
    }

    public IndexDefinition definition() {
        return definition;
    }

    /** A flag for each part, as {@link KeyBounds} and {@link IndexEntries#parts} take them. */
    public boolean[] descending() {
        boolean[] flags = new boolean[parts.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = parts.get(i).descending();
        }
        return flags;
    }

    /** All entries of a document. @throws io.docdb.error.DatabaseException KEY_TOO_LONG (54012) */
    public List<Entry> entries(byte[] primaryKey, Document document) {
        if (predicate.isPresent() && predicate.get().apply(document) != BooleanValue.TRUE) {
            return List.of();
        }
        if (multiPart < 0) {
            return List.of(entry(primaryKey, document));
        }
        boolean keyExact = isKeyExact(document);
        Set<Value> elements = new LinkedHashSet<>();
        FieldPath path = parts.get(multiPart).path().orElseThrow();
        path.forEach(document, elements::add);
        if (elements.isEmpty()) {
            SingleElement.of(path).forEach(array -> array.get(document), elements::add);
        }
        List<Entry> entries = new ArrayList<>(elements.size());
        elements.forEach(element -> entries.add(entry(values(document, element), primaryKey, keyExact)));
        return entries;
    }

    /** The entry of a document that has exactly one. */
    private Entry entry(byte[] primaryKey, Document document) {
        return entry(values(document, NullValue.NULL), primaryKey, isKeyExact(document));
    }

    private boolean isKeyExact(Document document) {
        List<FieldPath> key = collection.primaryKey();
        for (int i = 0; i < key.size(); i++) {
            if (!KeyDecoder.isExact(key.get(i).get(document))) {
                return false;
            }
        }
        return true;
    }

    private List<Value> values(Document document, Value element) {
        List<Value> values = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            values.add(i == multiPart ? element : parts.get(i).value().apply(document));
        }
        return values;
    }

    /** The paths of the primary key. */
    List<FieldPath> primaryKey() {
        return collection.primaryKey();
    }

    /** The entry of these values, one for each part. @param keyExact true if the primary key tells its values' forms */
    Entry entry(List<Value> values, byte[] primaryKey, boolean keyExact) {
        byte[] key = encode(values);
        boolean exempt = !definition.unique() || !definition.nullsEqual() && hasNull(values);
        return exempt
                ? IndexEntries.shared(key, primaryKey, keyExact, values)
                : IndexEntries.unique(key, primaryKey, keyExact, values);
    }

    private static boolean hasNull(List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isNull()) {
                return true;
            }
        }
        return false;
    }

    private byte[] encode(List<Value> values) {
        KeyEncoder encoder = new KeyEncoder();
        try {
            for (int i = 0; i < values.size(); i++) {
                encoder.add(values.get(i), parts.get(i).descending());
            }
        } catch (StatementException e) {
            throw new StatementException(
                    e.code(), e.getMessage() + ", by index \"" + definition.name() + "\" of " + collection.name(), e);
        }
        return encoder.toBytes();
    }

    /**
     * Brings the entries from one state of a document to the next; only what differs is written.
     *
     * @param before null for a new document
     * @param after null for a deleted one
     * @throws ConstraintException UNIQUE_VIOLATED (23505)
     */
    public void write(Transaction transaction, byte[] primaryKey, Document before, Document after) {
        if (before != null && after != null && isUntouched(before, after)) {
            return;
        }
        if (before == null && multiPart < 0 && predicate.isEmpty()) {
            add(transaction, primaryKey, entry(primaryKey, after), after);
            return;
        }
        List<Entry> old = before == null ? List.of() : entries(primaryKey, before);
        List<Entry> now = after == null ? List.of() : entries(primaryKey, after);
        for (int i = 0;
                i < old.size();
                i++) { // by position, here and below: an iterator for each document costs as much
            if (!contains(now, old.get(i))) {
                delete(transaction, old.get(i));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            if (!contains(old, now.get(i))) {
                add(transaction, primaryKey, now.get(i), after);
            }
        }
    }

    private void add(Transaction transaction, byte[] primaryKey, Entry entry, Document document) {
        if (IndexEntries.isUnique(entry.value())) {
            refuseDuplicate(transaction, entry, primaryKey, document);
        }
        transaction.put(definition.map(), entry.key(), entry.value());
    }

    /**
     * True if both documents hold the very same objects in the fields that entries are made of, as a document does that was
     * made from another one by changing other fields.
     */
    private boolean isUntouched(Document before, Document after) {
        for (String field : fields) {
            if (before.get(field) != after.get(field)) {
                return false;
            }
        }
        return fields.length > 0;
    }

    /** A unique key is locked when it becomes free, too: who wants it next must wait whether it does. */
    private void delete(Transaction transaction, Entry entry) {
        if (IndexEntries.isUnique(entry.value())) {
            transaction.lockRow(definition.map(), entry.key(), LockMode.UPDATE, LockWait.TIMEOUT);
        }
        transaction.delete(definition.map(), entry.key());
    }

    /** True if an entry of that key and value is among {@code entries}. */
    public static boolean contains(List<Entry> entries, Entry entry) {
        for (int i = 0; i < entries.size(); i++) {
            Entry other = entries.get(i);
            if (Arrays.equals(other.key(), entry.key()) && Arrays.equals(other.value(), entry.value())) {
                return true;
            }
        }
        return false;
    }

    private void refuseDuplicate(Transaction transaction, Entry entry, byte[] primaryKey, Document document) {
        Optional<byte[]> other = lockedRow(transaction, entry.key());
        if (other.isPresent() && !Arrays.equals(other.get(), primaryKey)) {
            throw new ConstraintException(
                    ErrorCode.UNIQUE_VIOLATED,
                    "Unique violated: " + collection.name() + " \"" + definition.name() + "\" expected new values of "
                            + columns() + ", found " + values(document, NullValue.NULL) + " already there");
        }
    }

    private String columns() {
        List<String> names = new ArrayList<>();
        definition
                .parts()
                .forEach(part -> names.add(part.path().map(FieldPath::toString).orElseGet(() -> part.expressionSql()
                        .orElse(""))));
        return names.toString();
    }

    /** The row under a unique key, newest committed or own, with the key locked. */
    private Optional<byte[]> lockedRow(Transaction transaction, byte[] key) {
        byte[] value = transaction.lockRow(definition.map(), key, LockMode.UPDATE, LockWait.TIMEOUT);
        return value == null ? Optional.empty() : Optional.of(IndexEntries.primaryKey(key, value));
    }

    /** The document that a new one would collide with, if this index is unique; its key is then locked. */
    public Optional<byte[]> findDuplicate(Transaction transaction, Document document, byte[] primaryKey) {
        for (Entry entry : definition.unique() ? entries(primaryKey, document) : List.<Entry>of()) {
            if (IndexEntries.isUnique(entry.value())) {
                Optional<byte[]> row = lockedRow(transaction, entry.key());
                if (row.isPresent()) {
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    /** True if a document has these values, none NULL, in a unique index: nobody takes them from it, then, until the end. */
    public boolean shareUnique(Transaction transaction, List<Value> values) {
        return transaction.lockRow(definition.map(), encode(values), LockMode.SHARE, LockWait.TIMEOUT) != null;
    }

    /**
     * The primary keys of the documents whose first parts are these values, in the transaction's eyes; refuses, as
     * {@link Transaction#refuseIfNewer}, if others have added some that it does not see.
     */
    public List<byte[]> rowsStartingWith(Transaction transaction, List<Value> values) {
        KeyBounds bounds = KeyBounds.startingWith(values, descending());
        List<byte[]> rows = new ArrayList<>();
        try (ByteCursor cursor =
                transaction.scan(definition.map(), bounds.fromInclusive(), bounds.toExclusive(), false)) {
            while (cursor.next()) {
                rows.add(IndexEntries.primaryKey(cursor.key(), cursor.value()));
            }
        }
        transaction.refuseIfNewer(definition.map(), bounds.fromInclusive(), bounds.toExclusive(), value -> true);
        return rows;
    }

    /** @param sorted all entries of the index; two with the same key break uniqueness */
    public void refuseDuplicates(List<Entry> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (Arrays.equals(sorted.get(i - 1).key(), sorted.get(i).key())) {
                throw new ConstraintException(
                        ErrorCode.UNIQUE_VIOLATED,
                        "Unique violated: " + collection.name() + " \"" + definition.name()
                                + "\" expected different values of " + columns()
                                + " in all documents, found two alike");
            }
        }
    }
}
