package io.docdb;

import io.docdb.cache.ResultCache;
import io.docdb.cache.StatementCache;
import io.docdb.catalog.Catalog;
import io.docdb.catalog.Numbers;
import io.docdb.catalog.SequenceValues;
import io.docdb.collection.Collections;
import io.docdb.collection.FieldDictionaries;
import io.docdb.collection.Replay;
import io.docdb.collection.TimeOrderedIds;
import io.docdb.definition.TemporaryObjects;
import io.docdb.error.DatabaseException;
import io.docdb.exec.Executor;
import io.docdb.exec.Parallelism;
import io.docdb.exec.row.SpillSpace;
import io.docdb.journal.Journal;
import io.docdb.journal.SystemCollections;
import io.docdb.key.Keyspace;
import io.docdb.optimize.Optimizer;
import io.docdb.session.AdvisoryLocks;
import io.docdb.session.Engine;
import io.docdb.session.FullDisk;
import io.docdb.session.OpenSessions;
import io.docdb.session.SqlRules;
import io.docdb.statistics.Statistics;
import io.docdb.storage.Store;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.FolderLock;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.file.TemporaryFolder;
import io.docdb.storage.seal.Encryption;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.wal.Log;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One open database: the floors wired together. Closing it closes everything it opened, in reverse order. */
final class Instance implements AutoCloseable {
    /** Statements whose plans are kept; a plan is some kilobytes. */
    private static final int CACHED_STATEMENTS = 1024;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final StopSwitch stop = new StopSwitch();
    private final Optional<EncryptionKey> key;
    private final Store store;
    private final Engine engine;

    static Instance inMemory(String name, DatabaseOptions options) {
        return new Instance(Optional.empty(), name, options, () -> {}, UnaryOperator.identity());
    }

    static Instance onDisk(DiskFolder folder, String name, DatabaseOptions options) {
        FolderLock lock = FolderLock.acquire(folder);
        try {
            if (!StoreCopy.hasControlRecord(folder)) { // which comes after this
                folder.securePath();
            }
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
        return new Instance(Optional.of(folder), name, options, lock, UnaryOperator.identity());
    }

    /**
     * @param folder empty for a database in memory
     * @param lock what keeps others out of the folder; closed last
     * @param wrap takes the store and gives the one to use: a test puts one in between that breaks a rule
     */
    Instance(
            Optional<Folder> folder,
            String name,
            DatabaseOptions options,
            AutoCloseable lock,
            UnaryOperator<Store> wrap) {
        opened.push(lock);
        this.key = options.store().encryption();
        try {
            this.store = wrap.apply(folder.map(found -> Store.open(found, options.store(), stop))
                    .orElseGet(Store::inMemory));
            // The store is closed before the log, but also when the log does not open.
            opened.push(store);
            Optional<Log> log = folder.map(found -> Log.open(found, options.log(), stop, store.logStart()));
            opened.pop();
            log.ifPresent(opened::push);
            opened.push(store);
            this.engine = wire(log, folder, name, options);
        } catch (DatabaseException e) {
            close();
            throw new FullDisk().tell(FileFailure.whileOpening(e));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opening(T resource) {
        opened.push(resource);
        return resource;
    }

    private Engine wire(Optional<Log> log, Optional<Folder> folder, String name, DatabaseOptions options) {
        FieldDictionaries dictionaries = new FieldDictionaries();
        try (StoreSnapshot stored = store.acquire()) {
            dictionaries.load(stored);
        }
        Catalog catalog = new Catalog(List.of(SystemCollections.AUDIT_LOG), List.of(SystemCollections.AUDIT));
        SqlRules rules = new SqlRules(options.clock());
        Collections collections = new Collections(dictionaries, new TimeOrderedIds(options.clock()), rules);
        Journal journal = new Journal(catalog, collections, new Replay(dictionaries, collections, catalog));
        TransactionSettings settings = options.transactions().withDescriber(new RowNames(catalog));
        TransactionManager transactions =
                opening(log.map(found -> TransactionManager.open(store, found, stop, journal, settings))
                        .orElseGet(() -> TransactionManager.inMemory(store, stop, journal, settings)));
        dictionaries.writeTo(transactions);
        createSystemMaps(transactions);
        if (log.isPresent() && store.logStart().checkpointSequence() == 0) {
            store.checkpoint(); // from now on the control record knows that there is a log
        }
        TemporaryObjects.dropLeftovers(transactions, catalog);
        Numbers numbers = new Numbers(transactions);
        opened.push(() -> {
            if (!stop.isStopped()) {
                numbers.close();
            }
        });
        Statistics statistics =
                opening(new Statistics(store, transactions, catalog, collections::names, options.clock()));
        SpillSpace spill = spillSpace(folder, key.isPresent() ? Encryption.temporary() : Encryption.NONE);
        return new Engine(
                name,
                transactions,
                catalog,
                numbers,
                new SequenceValues(numbers),
                collections,
                new Optimizer(statistics::find, store.cacheBytes(), rules::bind),
                new Executor(collections, Parallelism.of(options.queryThreads())),
                new ResultCache(options.resultCacheBytes()),
                new StatementCache<>(CACHED_STATEMENTS),
                statistics,
                spill,
                options.queryMemoryBytes(),
                options.clock(),
                new FileMaintenance(
                        store, log, folder.map(files -> files instanceof DiskFolder disk ? disk.path() : null)),
                new AdvisoryLocks(),
                new OpenSessions());
    }

    /** In the database's folder; in memory there is a temporary one, made when first needed. */
    private SpillSpace spillSpace(Optional<Folder> folder, Encryption encryption) {
        if (folder.isEmpty()) {
            return new SpillSpace(opening(new TemporaryFolder("docdb")), encryption);
        }
        SpillSpace space = new SpillSpace(folder::get, encryption);
        space.deleteLeftovers();
        return space;
    }

    private static void createSystemMaps(TransactionManager transactions) {
        try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
            for (int map : List.of(
                    Keyspace.CATALOG,
                    Keyspace.FIELD_NAMES,
                    Keyspace.STATISTICS,
                    Keyspace.COUNTERS,
                    Keyspace.REFUSALS,
                    Keyspace.AUDIT)) {
                if (!transaction.hasMap(map)) {
                    transaction.createMap(map);
                }
            }
            transaction.commit();
        }
    }

    Engine engine() {
        return engine;
    }

    Store store() {
        return store;
    }

    /** The key it was opened with. */
    Optional<EncryptionKey> key() {
        return key;
    }

    /** True after the first failure of a file: everything must be closed and opened again. */
    boolean isStopped() {
        return stop.isStopped();
    }

    /** True if it has stopped for want of memory alone. */
    boolean ranOutOfMemory() {
        return stop.ranOutOfMemory();
    }

    /** Closes all there is, even if something fails on the way; the first failure is thrown at the end. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception | Error e) {
                RuntimeException failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
