package io.docdb.benchmark.limit;

import io.docdb.cache.ResultCache;
import io.docdb.cache.StatementCache;
import io.docdb.catalog.Catalog;
import io.docdb.catalog.Numbers;
import io.docdb.catalog.SequenceValues;
import io.docdb.collection.Collections;
import io.docdb.collection.FieldDictionaries;
import io.docdb.collection.Replay;
import io.docdb.collection.TimeOrderedIds;
import io.docdb.exec.Executor;
import io.docdb.exec.row.SpillSpace;
import io.docdb.journal.Journal;
import io.docdb.journal.SystemCollections;
import io.docdb.key.Keyspace;
import io.docdb.optimize.Optimizer;
import io.docdb.session.AdvisoryLocks;
import io.docdb.session.Engine;
import io.docdb.session.OpenSessions;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.session.SqlRules;
import io.docdb.statistics.Statistics;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreOptions;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.CommitRecord;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.txn.WriteSetView;
import io.docdb.wal.Log;
import io.docdb.wal.LogOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A database wired by hand as {@code io.docdb.Database} does it, so that the audit can be left out. */
final class WiredDatabase implements AutoCloseable {
    private final Store store;
    private final Log log;
    private final TransactionManager transactions;
    private final Numbers numbers;
    private final Statistics statistics;
    private final Engine engine;

    WiredDatabase(Path folder, boolean audited) {
        DiskFolder files = DiskFolder.open(folder);
        InstantSource clock = InstantSource.system();
        StopSwitch stop = new StopSwitch();
        store = Store.open(files, StoreOptions.defaults(), stop);
        log = Log.open(files, LogOptions.DEFAULT, stop, store.logStart());
        FieldDictionaries dictionaries = new FieldDictionaries();
        Catalog catalog = new Catalog(List.of(SystemCollections.AUDIT_LOG), List.of(SystemCollections.AUDIT));
        SqlRules rules = new SqlRules(clock);
        Collections collections = new Collections(dictionaries, new TimeOrderedIds(clock), rules);
        Journal journal = new Journal(catalog, collections, new Replay(dictionaries, collections, catalog));
        transactions = TransactionManager.open(
                store, log, stop, audited ? journal : new Unaudited(journal), TransactionSettings.defaults());
        dictionaries.writeTo(transactions);
        try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
            for (int map : List.of(
                    Keyspace.CATALOG,
                    Keyspace.FIELD_NAMES,
                    Keyspace.STATISTICS,
                    Keyspace.COUNTERS,
                    Keyspace.REFUSALS,
                    Keyspace.AUDIT)) {
                transaction.createMap(map);
            }
            transaction.commit();
        }
        numbers = new Numbers(transactions);
        statistics = new Statistics(store, transactions, catalog, collections::names, clock);
        engine = new Engine(
                "wired",
                transactions,
                catalog,
                numbers,
                new SequenceValues(numbers),
                collections,
                new Optimizer(statistics::find, store.cacheBytes(), rules::bind),
                new Executor(collections),
                new ResultCache(0),
                new StatementCache<>(100),
                statistics,
                new SpillSpace(() -> files, Encryption.NONE),
                16 << 20,
                clock,
                null,
                new AdvisoryLocks(),
                new OpenSessions());
    }

    /** The journal without its notes: then it makes no entries either. */
    private record Unaudited(Journal journal) implements CommitParticipant {
        @Override
        public byte[] annotate(WriteSetView writes, Transaction reader) {
            return new byte[0];
        }

        @Override
        public void derive(CommitRecord record, StoreSnapshot before, boolean replay, Consumer<MapChange> out) {
            journal.derive(record, before, replay, out);
        }
    }

    Session session(Durability durability) {
        return new Session(engine, SessionOptions.DEFAULT.withDurability(durability));
    }

    @Override
    public void close() {
        statistics.close();
        numbers.close();
        transactions.close();
        store.close();
        log.close();
    }
}
