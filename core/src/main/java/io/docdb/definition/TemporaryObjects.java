package io.docdb.definition;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CatalogEditor;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.TemporarySchema;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.RetryPolicy;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import java.util.function.Predicate;

/** Takes temporary tables, views and sequences out: at the end of their session, or when a database is opened that was killed. */
public final class TemporaryObjects {
    private TemporaryObjects() {}

    /** What sessions left behind that had no time to close. */
    public static void dropLeftovers(TransactionManager transactions, Catalog catalog) {
        drop(transactions, TransactionOptions.DEFAULT, catalog, TemporarySchema::isOne);
    }

    /** Those of one session, whatever others define meanwhile. */
    public static void drop(
            TransactionManager transactions, TransactionOptions options, Catalog catalog, String temporarySchema) {
        drop(transactions, options, catalog, temporarySchema::equals);
    }

    private static void drop(
            TransactionManager transactions, TransactionOptions options, Catalog catalog, Predicate<String> isDropped) {
        transactions.transact(
                options.withIsolation(IsolationLevel.READ_COMMITTED), RetryPolicy.DEFAULT, transaction -> {
                    CatalogSnapshot before = catalog.snapshot(transaction);
                    if (before.temporarySchemas().stream().anyMatch(isDropped)) {
                        drop(before, transaction, isDropped);
                    }
                    return null;
                });
    }

    private static void drop(CatalogSnapshot catalog, Transaction transaction, Predicate<String> isDropped) {
        CatalogEditor editor = new CatalogEditor(transaction);
        catalog.collections().stream()
                .filter(collection -> isDropped.test(collection.schema()))
                .forEach(collection -> ObjectDropper.takeOut(collection, catalog, editor, transaction));
        catalog.views().stream().filter(view -> isDropped.test(view.schema())).forEach(editor::remove);
        catalog.sequences().stream()
                .filter(sequence -> isDropped.test(sequence.schema()))
                .forEach(editor::remove);
    }
}
