package io.docdb.txn;

import io.docdb.storage.Store;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.wal.Log;
import io.docdb.wal.LogOptions;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A database in a folder, wired as the real one is, for tests. */
final class DiskDatabase implements AutoCloseable {
    final StopSwitch stop = new StopSwitch();
    final Store store;
    final Log log;
    final TransactionManager manager;

    DiskDatabase(Path path) {
        this(
                DiskFolder.open(path),
                StoreOptions.defaults(),
                CommitParticipant.NONE,
                transaction -> transaction.createMap(Rows.MAP));
    }

    /** @param create what a new database begins with */
    DiskDatabase(Folder folder, StoreOptions options, CommitParticipant participant, Consumer<Transaction> create) {
        store = Store.open(folder, options, stop);
        log = Log.open(folder, LogOptions.DEFAULT, stop, store.logStart());
        manager = TransactionManager.open(store, log, stop, participant, TransactionSettings.defaults());
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            if (!transaction.hasMap(Rows.MAP)) {
                create.accept(transaction);
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
