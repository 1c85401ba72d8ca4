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

/**
 * Keeps the foreign keys of one collection, both those it has and those that refer to it.
 *
 * <p>A document that refers to another holds a shared lock on it until the transaction ends, so that nobody can delete it
 * meanwhile. A key with a NULL part refers to nothing (MATCH SIMPLE). Referring documents are found by an index that
 * starts with the key's paths, else by reading the whole collection. Thread-safe.
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

    /** @param before null for an insert */
    void afterWrite(Transaction transaction, Document before, Document after) {
        for (ForeignKeyDefinition key : collection.foreignKeys()) {
            if (before == null || !values(key.paths(), before).equals(values(key.paths(), after))) {
                requireReferenced(transaction, key, after);
            }
        }
    }

    /** @throws ConstraintException FOREIGN_KEY_VIOLATED (23503) */
    void requireReferenced(Transaction transaction, ForeignKeyDefinition key, Document document) {
        List<Value> values = values(key.paths(), document);
        if (values.stream().anyMatch(Value::isNull)) {
            return;
        }
        DocumentCollection referenced = collections.apply(key.referencedId());
        if (!exists(transaction, referenced, key, values)) {
            throw new ConstraintException(
                    ErrorCode.FOREIGN_KEY_VIOLATED,
                    "Foreign key violated: " + collection.name() + " \"" + key.name() + "\" expected "
                            + key.referencedPaths() + " of "
                            + referenced.definition().name() + " to be " + values
                            + ", found no such document");
        }
    }

    private static boolean exists(
            Transaction transaction, DocumentCollection referenced, ForeignKeyDefinition key, List<Value> values) {
        CollectionDefinition target = referenced.definition();
        if (sameSet(key.referencedPaths(), target.primaryKey())) {
            List<Value> ordered = reorder(target.primaryKey(), key.referencedPaths(), values);
            byte[] row = KeyEncoder.encode(ordered);
            return transaction.lockRow(target.id(), row, LockMode.SHARE, LockWait.TIMEOUT) != null;
        }
        for (IndexWriter index : referenced.indexes()) {
            List<FieldPath> paths = pathsOf(index.definition());
            if (index.definition().unique() && sameSet(key.referencedPaths(), paths)) {
                Optional<byte[]> row = index.findUnique(transaction, reorder(paths, key.referencedPaths(), values));
                return row.isPresent()
                        && transaction.lockRow(target.id(), row.get(), LockMode.SHARE, LockWait.TIMEOUT) != null;
            }
        }
        return false;
    }

    void afterDelete(Transaction transaction, Document before) {
        for (Reference reference : referring) {
            List<Value> values = values(reference.key().referencedPaths(), before);
            act(transaction, reference, values, reference.key().onDelete(), Optional.empty());
        }
    }

    void afterChange(Transaction transaction, Document before, Document after) {
        for (Reference reference : referring) {
            List<Value> old = values(reference.key().referencedPaths(), before);
            List<Value> now = values(reference.key().referencedPaths(), after);
            if (!old.equals(now)) {
                act(transaction, reference, old, reference.key().onUpdate(), Optional.of(now));
            }
        }
    }

    /** @param newValues what the referenced values have become; empty if the document is gone */
    private void act(
            Transaction transaction,
            Reference reference,
            List<Value> values,
            ForeignKeyDefinition.Action action,
            Optional<List<Value>> newValues) {
        if (values.stream().anyMatch(Value::isNull)) {
            return;
        }
        DocumentCollection from = collections.apply(reference.from().id());
        for (byte[] row : rowsReferring(transaction, from, reference.key(), values)) {
            byte[] stored = transaction.lockRow(reference.from().id(), row, LockMode.UPDATE, LockWait.TIMEOUT);
            if (stored == null) {
                continue;
            }
            Document document = from.decode(stored);
            if (!values(reference.key().paths(), document).equals(values)) {
                continue;
            }
            switch (action) {
                case NO_ACTION, RESTRICT -> throw inUse(reference, values);
                case CASCADE -> {
                    if (newValues.isEmpty()) {
                        from.delete(transaction, row, document);
                    } else {
                        from.replace(transaction, row, document, set(document, reference.key(), newValues.get()));
                    }
                }
                case SET_NULL ->
                    from.replace(transaction, row, document, set(document, reference.key(), nulls(values.size())));
                case SET_DEFAULT ->
                    from.replace(
                            transaction,
                            row,
                            document,
                            from.withDefaults(document, reference.key().paths()));
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

    private static List<Value> nulls(int count) {
        return java.util.Collections.nCopies(count, NullValue.NULL);
    }

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
        List<byte[]> rows = new ArrayList<>();
        try (ByteCursor cursor = transaction.scan(from.definition().id(), null, null, false)) {
            while (cursor.next()) {
                if (values(key.paths(), from.decode(cursor.value())).equals(values)) {
                    rows.add(cursor.key());
                }
            }
        }
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
