package io.docdb.statistics;

import io.docdb.catalog.Catalog;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.StatisticsFormat;
import io.docdb.codec.FieldNames;
import io.docdb.error.DatabaseException;
import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.Change;
import io.docdb.txn.CommitRecord;
import io.docdb.txn.Durability;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.value.FieldPath;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * The statistics of all collections of a database. Thread-safe. Must be closed before the transactions are.
 *
 * <p>Example: {@code statistics.find(17).path(FieldPath.parse("customer.city"))}.
 */
public final class Statistics implements AutoCloseable {
    private static final TransactionOptions AUTONOMOUS = TransactionOptions.DEFAULT.withDurability(Durability.ASYNC);

    /** After a failure nothing is tried again for so long: a second, times the rest that follows any work. */
    private static final long FAILED_NANOS = 1_000_000_000;

    private final Store store;
    private final TransactionManager transactions;
    private final Catalog catalog;
    private final Gatherer gatherer;
    private final Refresher refresher;
    private final Map<Integer, KnownCollection> collections = new ConcurrentHashMap<>();
    private final Object writing = new Object();

    /** @param names the field names of a collection, by its id */
    public Statistics(
            Store store,
            TransactionManager transactions,
            Catalog catalog,
            IntFunction<FieldNames> names,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.catalog = catalog;
        this.gatherer = new Gatherer(names, clock);
        this.refresher = new Refresher("docdb-statistics", this::refresh);
        load();
        transactions.addListener(this::committed);
    }

    private void load() {
        try (StoreSnapshot snapshot = store.acquire();
                ByteCursor cursor = snapshot.cursor(Keyspace.STATISTICS, null, null, false)) {
            while (cursor.next()) {
                int id = StatisticsFormat.collectionId(cursor.key());
                if (snapshot.hasMap(id)) {
                    StatisticsFormat.read(cursor.value()).ifPresent(read -> get(id).setThorough(read, false));
                }
            }
        }
    }

    private KnownCollection get(int collectionId) {
        return collections.computeIfAbsent(collectionId, KnownCollection::new);
    }

    /**
     * What a plan goes by: the exact number of documents, and what is known of paths. Takes a quick sample if nothing is known,
     * and has a thorough one taken in the background if one is due.
     */
    public CollectionStatistics find(int collectionId) {
        try (StoreSnapshot snapshot = store.acquire()) {
            long documents = snapshot.count(collectionId, null, null);
            if (!Keyspace.isCollection(collectionId)) {
                return CollectionStatistics.ofCount(documents);
            }
            KnownCollection known = get(collectionId);
            if (known.isOutdated(documents)) {
                lookQuickly(known, snapshot, documents);
            }
            if (known.isStale(documents)) {
                refresher.request(collectionId);
            }
            return known.statistics().withDocuments(documents);
        }
    }

    private void lookQuickly(KnownCollection known, StoreSnapshot snapshot, long documents) {
        synchronized (known) {
            if (!known.isOutdated(documents)) {
                return; // somebody else has looked meanwhile
            }
            try {
                known.setQuick(gather(snapshot, known, Set.of(), Gatherer.QUICK, () -> false));
            } catch (DatabaseException e) {
                known.setQuick(CollectionStatistics.ofCount(documents)); // what is damaged is told when it is read
            }
        }
    }

    private CollectionStatistics gather(
            StoreSnapshot snapshot, KnownCollection known, Set<FieldPath> asked, int size, BooleanSupplier cancelled) {
        return gatherer.gather(snapshot, catalog.newest(), known.id, known.statistics(), asked, size, cancelled);
    }

    /** What is known without looking: {@link CollectionStatistics#EMPTY} if nothing is. */
    public CollectionStatistics known(int collectionId) {
        KnownCollection known = collections.get(collectionId);
        return known == null ? CollectionStatistics.EMPTY : known.statistics();
    }

    /** Tells a number that grows whenever plans that read the collection should be made again; 0 at first. */
    public LongSupplier version(int collectionId) {
        return Keyspace.isCollection(collectionId) ? get(collectionId)::version : () -> 0;
    }

    /**
     * Takes a thorough sample now and keeps what it says.
     *
     * @param asked further paths to be looked at, from now on at every refresh
     * @param cancelled looked at now and then; may throw
     */
    public void analyze(int collectionId, List<FieldPath> asked, BooleanSupplier cancelled) {
        KnownCollection known = get(collectionId);
        try (StoreSnapshot snapshot = store.acquire()) {
            lookThoroughly(known, snapshot, Set.copyOf(asked), cancelled);
        }
    }

    private void lookThoroughly(
            KnownCollection known, StoreSnapshot snapshot, Set<FieldPath> asked, BooleanSupplier cancelled) {
        long start = System.nanoTime();
        CollectionStatistics before = known.statistics();
        CollectionStatistics found = gather(snapshot, known, asked, Gatherer.THOROUGH, cancelled);
        if (found != before) {
            known.setThorough(found, true);
            known.rest(System.nanoTime() - start);
            write(known.id, found);
        }
    }

    private void write(int collectionId, CollectionStatistics found) {
        synchronized (writing) {
            try (Transaction transaction = transactions.begin(AUTONOMOUS)) {
                if (transaction.hasMap(collectionId)) {
                    transaction.put(
                            Keyspace.STATISTICS, StatisticsFormat.key(collectionId), StatisticsFormat.write(found));
                    transaction.commit();
                }
            }
        }
    }

    /** On the refresher's thread. What fails here fails nobody: the next one who reads what is damaged is told. */
    private void refresh(int collectionId) {
        KnownCollection known = get(collectionId);
        try (StoreSnapshot snapshot = store.acquire()) {
            if (known.isStale(snapshot.count(collectionId, null, null))) {
                lookThoroughly(known, snapshot, Set.of(), refresher::isClosed);
            }
        } catch (RuntimeException | Error e) {
            known.rest(FAILED_NANOS);
        }
    }

    private void committed(CommitRecord record) {
        List<Change> changes = record.changes();
        for (int from = 0; from < changes.size(); ) {
            int map = changes.get(from).map();
            boolean whole = false;
            int to = from;
            while (to < changes.size() && changes.get(to).map() == map) {
                MapChange.Kind kind = changes.get(to).kind();
                whole |= kind == MapChange.Kind.DROP_MAP || kind == MapChange.Kind.CREATE_MAP;
                to++;
            }
            KnownCollection known = Keyspace.isCollection(map) ? collections.get(map) : null;
            if (known != null) {
                count(known, whole, to - from);
            }
            from = to;
        }
    }

    private void count(KnownCollection known, boolean whole, int changed) {
        if (whole) {
            known.replaced();
        } else {
            known.changed(changed);
        }
        if (known.isStale()) {
            refresher.request(known.id);
        }
    }

    /** Waits until what is due has been gathered. */
    public void awaitRefreshed() throws InterruptedException {
        refresher.awaitIdle();
    }

    /** Ends what is being gathered. */
    @Override
    public void close() {
        refresher.close();
    }
}
