package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.LockMode;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes every index anew from the documents there are, for a database of which entries were lost: until then a query by an
 * index could answer otherwise than one without. What it does is not in the log, for indexes are derived; it lasts from the
 * next checkpoint on.
 */
public final class IndexRepair {
    private final Engine engine;
    private final List<Damage> left = new ArrayList<>();

    public IndexRepair(Engine engine) {
        this.engine = engine;
    }

    /** @return what could not be made: an index of documents that cannot be read, or of which two have one unique value */
    public List<Damage> run() {
        CatalogSnapshot catalog;
        try (Transaction transaction = engine.transactions().begin(TransactionOptions.DEFAULT.withReadOnly(true))) {
            catalog = engine.catalog().snapshot(transaction);
        }
        for (CollectionDefinition collection : catalog.collections()) {
            for (IndexDefinition index : catalog.indexesOf(collection.id())) {
                try {
                    makeAnew(collection, index);
                } catch (DatabaseException e) {
                    left.add(new Damage("index " + index.name() + " of " + collection.name(), 0, e.getMessage()));
                }
            }
        }
        return left;
    }

    private void makeAnew(CollectionDefinition collection, IndexDefinition index) {
        try (Transaction transaction =
                engine.transactions().begin(TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SNAPSHOT))) {
            transaction.lockMap(collection.id(), LockMode.UPDATE);
            if (transaction.hasMap(index.map())) {
                transaction.dropMap(index.map());
            }
            transaction.createMap(index.map());
            engine.collections().fill(transaction, collection, index);
            transaction.commit();
        }
    }
}
