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

    DiskDatabase(Folder folder, StoreOptions options, CommitParticipant participant, Consumer<Transaction> create) {
        this(folder, options, LogOptions.DEFAULT, participant, create);
    }

    /** @param create what a new database begins with */
    DiskDatabase(
            Folder folder,
            StoreOptions options,
            LogOptions logOptions,
            CommitParticipant participant,
            Consumer<Transaction> create) {
        Log openedLog = null;
        TransactionManager openedManager = null;
        store = Store.open(folder, options, stop);
        try {
            openedLog = Log.open(folder, logOptions, stop, store.logStart());
            openedManager =
                    TransactionManager.open(store, openedLog, stop, participant, TransactionSettings.defaults());
            createMaps(openedManager, create);
        } catch (RuntimeException | Error e) {
            stop.stop(e);
            close(openedManager, store, openedLog);
            throw e;
        }
        log = openedLog;
        manager = openedManager;
    }

    private static void createMaps(TransactionManager manager, Consumer<Transaction> create) {
        try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
            if (!transaction.hasMap(Rows.MAP)) {
                create.accept(transaction);
                transaction.commit();
            }
        }
    }

    @Override
    public void close() {
        close(manager, store, log);
    }

    private static void close(TransactionManager manager, Store store, Log log) {
        if (manager != null) {
            manager.close();
        }
        try {
            store.close();
        } finally {
            if (log != null) {
                log.close();
            }
        }
    }
}
