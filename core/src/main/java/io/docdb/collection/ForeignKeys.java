package io.docdb.collection;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.index.IndexWriter;
import io.docdb.key.KeyEncoder;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps the foreign keys of one collection, both those it has and those that refer to it.
 *
 * <p>Who writes a document that refers to another shares the key of that one until the transaction ends, so that nobody can
 * delete it meanwhile, or give it another key; all else of it may be changed. Who deletes it later looks not only for the
 * referring documents of its snapshot. A key with a NULL part refers to
 * nothing (MATCH SIMPLE). Referring documents are found by an index that starts with the key's paths, else by reading the whole
 * collection. Thread-safe.
 */
final class ForeignKeys {
    private final CollectionDefinition collection;
    private final Function<Integer, DocumentCollection> collections;
    private final List<Reference> referring = new ArrayList<>();

    /** A foreign key of some collection that refers to this one. */
    private record Reference(CollectionDefinition from, ForeignKeyDefinition key) {}

    ForeignKeys(
            CollectionDefinition collection,
            CatalogSnapshot catalog,
            Function<Integer, DocumentCollection> collections) {
        this.collection = collection;
        this.collections = collections;
        for (CollectionDefinition other : catalog.collections()) {
            for (ForeignKeyDefinition key : other.foreignKeys()) {
                if (key.referencedId() == collection.id()) {
                    referring.add(new Reference(other, key));
                }
            }
        }
    }

    /**
     * What does not hold now is looked at again when it must hold.
     *
     * @param before null for an insert
     */
    void afterWrite(Transaction transaction, PendingReferences pending, byte[] row, Document before, Document after) {
        if (pending.isIgnored()) {
            return;
        }
        for (ForeignKeyDefinition key : collection.foreignKeys()) {
            List<Value> values = values(key.paths(), after);
            boolean changed = before == null || !values(key.paths(), before).equals(values);
            if (changed && !isReferenced(transaction, key, values)) {
                pending.add(key, later -> requireReferenced(later, key, row, values));
            }
        }
    }

    private boolean isReferenced(Transaction transaction, ForeignKeyDefinition key, List<Value> values) {
        return isExempt(key, values)
                || values.stream().noneMatch(Value::isNull)
                        && exists(transaction, collections.apply(key.referencedId()), key, values);
    }

    /** A NULL refers to nothing; by MATCH FULL only if all are. */
    private static boolean isExempt(ForeignKeyDefinition key, List<Value> values) {
        return key.matchFull()
                ? values.stream().allMatch(Value::isNull)
                : values.stream().anyMatch(Value::isNull);
    }

    /** As long as the row still is what it was. */
    private void requireReferenced(Transaction transaction, ForeignKeyDefinition key, byte[] row, List<Value> values) {
        DocumentCollection from = collections.apply(collection.id());
        Optional<Document> document = from.find(transaction, row);
        if (document.isPresent() && values(key.paths(), document.get()).equals(values)) {
            requireReferenced(transaction, key, document.get());
        }
    }

    /** @throws ConstraintException FOREIGN_KEY_VIOLATED (23503) */
    void requireReferenced(Transaction transaction, ForeignKeyDefinition key, Document document) {
        List<Value> values = values(key.paths(), document);
        if (key.matchFull() && !isExempt(key, values) && values.stream().anyMatch(Value::isNull)) {
            throw new ConstraintException(
                    ErrorCode.FOREIGN_KEY_VIOLATED,
                    "Foreign key violated: " + collection.name() + " \"" + key.name() + "\" expected all of "
                            + key.paths() + " or none to be NULL, as MATCH FULL says, found " + values);
        }
        if (!isReferenced(transaction, key, values)) {
            throw new ConstraintException(
                    ErrorCode.FOREIGN_KEY_VIOLATED,
                    "Foreign key violated: " + collection.name() + " \"" + key.name() + "\" expected "
                            + key.referencedPaths() + " of "
                            + collections.apply(key.referencedId()).definition().name() + " to be " + values
                            + ", found no such document");
        }
    }

    private static boolean exists(
            Transaction transaction, DocumentCollection referenced, ForeignKeyDefinition key, List<Value> values) {
        CollectionDefinition target = referenced.definition();
        if (sameSet(key.referencedPaths(), target.primaryKey())) {
            List<Value> ordered = reorder(target.primaryKey(), key.referencedPaths(), values);
            byte[] row = KeyEncoder.encodeSought(ordered);
            return transaction.shareKey(target.id(), row);
        }
        for (IndexWriter index : referenced.indexes()) {
            List<FieldPath> paths = pathsOf(index.definition());
            if (index.definition().unique() && sameSet(key.referencedPaths(), paths)) {
                return index.shareUnique(transaction, reorder(paths, key.referencedPaths(), values));
            }
        }
        return false;
    }

    /** True if {@link #afterDelete} has something to look at. */
    boolean isReferredTo() {
        return !referring.isEmpty();
    }

    /** True if a document that refers to another of the same collection keeps that from being deleted, at once. */
    boolean restrictsItself() {
        return referring.stream()
                .anyMatch(reference -> reference.from().id() == collection.id()
                        && reference.key().onDelete() == ForeignKeyDefinition.Action.RESTRICT);
    }

    void afterDelete(Transaction transaction, PendingReferences pending, Document before) {
        if (pending.isIgnored()) {
            return;
        }
        for (Reference reference : referring) {
            List<Value> values = values(reference.key().referencedPaths(), before);
            pending.followDeletion(() -> action(
                    transaction, pending, reference, values, reference.key().onDelete(), Optional.empty()));
        }
    }

    void afterChange(Transaction transaction, PendingReferences pending, Document before, Document after) {
        if (pending.isIgnored()) {
            return;
        }
        for (Reference reference : referring) {
            List<Value> old = values(reference.key().referencedPaths(), before);
            List<Value> now = values(reference.key().referencedPaths(), after);
            if (!old.equals(now)) {
                pending.follow(() -> action(
                        transaction, pending, reference, old, reference.key().onUpdate(), Optional.of(now)));
            }
        }
    }

    /**
     * What is to be done with the documents that refer to the values at this moment.
     *
     * @param newValues what the referenced values have become; empty if the document is gone
     */
    private Runnable action(
            Transaction transaction,
            PendingReferences pending,
            Reference reference,
            List<Value> values,
            ForeignKeyDefinition.Action action,
            Optional<List<Value>> newValues) {
        DocumentCollection from = collections.apply(reference.from().id());
        List<byte[]> rows = values.stream().anyMatch(Value::isNull)
                ? List.of()
                : rowsReferring(transaction, from, reference.key(), values);
        return () -> act(transaction, pending, reference, rows, values, action, newValues);
    }

    private void act(
            Transaction transaction,
            PendingReferences pending,
            Reference reference,
            List<byte[]> rows,
            List<Value> values,
            ForeignKeyDefinition.Action action,
            Optional<List<Value>> newValues) {
        DocumentCollection from = collections.apply(reference.from().id());
        for (byte[] row : rows) {
            Document document = lockReferring(transaction, from, reference, row, values);
            if (document == null) {
                continue;
            }
            switch (action) {
                case RESTRICT -> throw inUse(reference, values);
                case NO_ACTION -> {
                    pending.add(reference.key(), later -> refuseIfInUse(later, reference, values));
                    return;
                }
                case CASCADE -> {
                    if (newValues.isEmpty()) {
                        from.delete(transaction, pending, row, document);
                    } else {
                        Document moved = set(document, reference.key(), newValues.get());
                        from.replace(transaction, pending, row, document, from.withComputed(moved));
                    }
                }
                case SET_NULL -> {
                    Document cut = withNulls(
                            document,
                            newValues.isEmpty()
                                    ? reference.key().setPaths()
                                    : reference.key().paths());
                    from.replace(transaction, pending, row, document, from.withComputed(cut));
                }
                case SET_DEFAULT -> {
                    Document moved = from.withDefaults(
                            document,
                            newValues.isEmpty()
                                    ? reference.key().setPaths()
                                    : reference.key().paths());
                    from.replace(transaction, pending, row, document, from.withComputed(moved));
                    if (values(reference.key().paths(), moved).equals(values)) { // no change, so nobody has looked
                        pending.add(reference.key(), later -> refuseIfInUse(later, reference, values));
                    }
                }
            }
        }
    }

    /** The document under the row, locked; Java null if it does not refer to the values, or not any more. */
    private static Document lockReferring(
            Transaction transaction, DocumentCollection from, Reference reference, byte[] row, List<Value> values) {
        byte[] stored = transaction.lockRow(reference.from().id(), row, LockMode.UPDATE, LockWait.TIMEOUT);
        Document document = stored == null ? null : from.decode(stored);
        return document != null && values(reference.key().paths(), document).equals(values) ? document : null;
    }

    /** Unless the values have come back meanwhile. */
    private void refuseIfInUse(Transaction transaction, Reference reference, List<Value> values) {
        if (exists(transaction, collections.apply(collection.id()), reference.key(), values)) {
            return;
        }
        DocumentCollection from = collections.apply(reference.from().id());
        for (byte[] row : rowsReferring(transaction, from, reference.key(), values)) {
            if (lockReferring(transaction, from, reference, row, values) != null) {
                throw inUse(reference, values);
            }
        }
    }

    private ConstraintException inUse(Reference reference, List<Value> values) {
        return new ConstraintException(
                ErrorCode.FOREIGN_KEY_IN_USE,
                "Foreign key violated: " + collection.name() + " "
                        + reference.key().referencedPaths() + " = " + values
                        + " is still referred to by " + reference.from().name() + " \""
                        + reference.key().name()
                        + "\"");
    }

    private static Document set(Document document, ForeignKeyDefinition key, List<Value> values) {
        Document changed = document;
        for (int i = 0; i < values.size(); i++) {
            changed = changed.with(key.paths().get(i).firstName(), values.get(i));
        }
        return changed;
    }

    private static Document withNulls(Document document, List<FieldPath> paths) {
        Document changed = document;
        for (FieldPath path : paths) {
            changed = changed.with(path.firstName(), NullValue.NULL);
        }
        return changed;
    }

    /**
     * The lock of the document that is referred to keeps others from adding more; those that were added since the snapshot and
     * before the lock are looked for, too.
     *
     * @throws io.docdb.error.ConflictException SERIALIZATION_FAILURE if there are any; READ COMMITTED then begins again
     */
    private List<byte[]> rowsReferring(
            Transaction transaction, DocumentCollection from, ForeignKeyDefinition key, List<Value> values) {
        for (IndexWriter index : from.indexes()) {
            List<FieldPath> paths = pathsOf(index.definition());
            boolean leads = paths.size() >= key.paths().size()
                    && sameSet(paths.subList(0, key.paths().size()), key.paths())
                    && index.definition().predicateSql().isEmpty();
            if (leads) {
                return index.rowsStartingWith(
                        transaction, reorder(paths.subList(0, key.paths().size()), key.paths(), values));
            }
        }
        Predicate<byte[]> refers =
                stored -> values(key.paths(), from.decode(stored)).equals(values);
        List<byte[]> rows = new ArrayList<>();
        try (ByteCursor cursor = transaction.scan(from.definition().id(), null, null, false)) {
            while (cursor.next()) {
                if (refers.test(cursor.value())) {
                    rows.add(cursor.key());
                }
            }
        }
        transaction.refuseIfNewer(from.definition().id(), null, null, refers);
        return rows;
    }

    private static List<FieldPath> pathsOf(IndexDefinition index) {
        return index.parts().stream()
                .map(part -> part.path().orElse(FieldPath.ROOT))
                .toList();
    }

    private static List<Value> values(List<FieldPath> paths, Document document) {
        List<Value> values = new ArrayList<>(paths.size());
        for (FieldPath path : paths) {
            Value value = path.get(document);
            values.add(value.isNull() ? NullValue.NULL : value);
        }
        return values;
    }

    /** The values, given in the order of {@code from}, in the order of {@code to}. */
    private static List<Value> reorder(List<FieldPath> to, List<FieldPath> from, List<Value> values) {
        List<Value> ordered = new ArrayList<>(values.size());
        to.forEach(path -> ordered.add(values.get(from.indexOf(path))));
        return ordered;
    }

    private static boolean sameSet(List<FieldPath> left, List<FieldPath> right) {
        return left.size() == right.size() && left.containsAll(right);
    }
}
