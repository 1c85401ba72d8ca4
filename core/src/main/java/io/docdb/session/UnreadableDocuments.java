package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.error.StorageException;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.file.Damage;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes away the documents of a database with losses that are whole and yet mean nothing any more, since the names of their
 * fields are lost. If they stayed, no index could be made of their collection, and new names might get their numbers.
 */
public final class UnreadableDocuments {
    private final Engine engine;

    public UnreadableDocuments(Engine engine) {
        this.engine = engine;
    }

    /** @return what was taken away */
    public List<Damage> remove() {
        List<Damage> removed = new ArrayList<>();
        for (CollectionDefinition collection : catalog().collections()) {
            if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
                continue; // their names are fixed
            }
            try (Transaction transaction = engine.transactions().begin(TransactionOptions.DEFAULT)) {
                transaction.lockMap(collection.id(), LockMode.UPDATE);
                List<byte[]> keys = unreadable(transaction, collection);
                keys.forEach(key -> transaction.delete(collection.id(), key));
                if (!keys.isEmpty()) {
                    removed.add(new Damage(
                            "collection " + collection.name(), 0, keys.size() + " documents: names of their fields"));
                }
                transaction.commit();
            }
        }
        return removed;
    }

    private CatalogSnapshot catalog() {
        try (Transaction transaction = engine.transactions().begin(TransactionOptions.DEFAULT.withReadOnly(true))) {
            return engine.catalog().snapshot(transaction);
        }
    }

    private List<byte[]> unreadable(Transaction transaction, CollectionDefinition collection) {
        FieldNames names = engine.collections().names(collection.id());
        List<byte[]> keys = new ArrayList<>();
        try (ByteCursor documents = transaction.scan(collection.id(), null, null, false)) {
            while (documents.next()) {
                try {
                    DocumentCodec.decode(documents.value(), Transaction.STAMP_BYTES, names);
                } catch (StorageException e) {
                    keys.add(documents.key());
                }
            }
        }
        return keys;
    }
}
