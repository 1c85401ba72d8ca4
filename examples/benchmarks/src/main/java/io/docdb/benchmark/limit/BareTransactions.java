package io.docdb.benchmark.limit;

import io.docdb.storage.Store;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.wal.Log;
import io.docdb.wal.LogOptions;
import java.nio.file.Path;

/** Store, log and transactions with nothing above: no catalog, no documents, no audit. */
final class BareTransactions implements AutoCloseable {
    /** A logged map, as of a collection. */
    static final int MAP = 16;

    /** A derived map, as of an index. */
    static final int INDEX = -17;

    private final Store store;
    private final Log log;
    private final TransactionManager manager;

    BareTransactions(Path folder, StoreOptions options) {
        DiskFolder files = DiskFolder.open(folder);
        StopSwitch stop = new StopSwitch();
        store = Store.open(files, options, stop);
        log = Log.open(files, LogOptions.DEFAULT, stop, store.logStart());
        manager = TransactionManager.open(store, log, stop, CommitParticipant.NONE, TransactionSettings.defaults());
        try (Transaction transaction = begin(Durability.SYNC)) {
            transaction.createMap(MAP);
            transaction.createMap(INDEX);
            transaction.commit();
        }
    }

    Transaction begin(Durability durability) {
        return manager.begin(TransactionOptions.DEFAULT.withDurability(durability));
    }

    /** A transaction that inserts one document without an index. */
    void insert(long id, Durability durability) {
        try (Transaction transaction = begin(durability)) {
            transaction.put(MAP, Documents.key(id), Documents.stored(id));
            transaction.commit();
        }
    }

    /** Inserts documents and index entries, {@code size} in a transaction. */
    void load(Entries entries, int size, Durability durability) {
        int count = entries.keys().length;
        for (int from = 0; from < count; from += size) {
            try (Transaction transaction = begin(durability)) {
                for (int i = from; i < Math.min(count, from + size); i++) {
                    transaction.put(MAP, entries.keys()[i], entries.values()[i]);
                    transaction.put(INDEX, entries.indexKeys()[i], new byte[Entries.INDEX_VALUE_BYTES]);
                }
                transaction.commit();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
        store.close();
        log.close();
    }
}
