package io.docdb.catalog;

import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.storage.MapChange;
import io.docdb.storage.StoreSnapshot;
import io.docdb.txn.Change;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the definitions a transaction sees. The newest committed snapshot is kept, so that most statements pay one
 * comparison of sequences. Thread-safe.
 */
public final class Catalog {
    private final List<CollectionDefinition> systemCollections;
    private final List<ViewDefinition> systemViews;
    private volatile CatalogSnapshot newest = CatalogSnapshot.EMPTY;

    /** Of the last load, whoever's it was. */
    private volatile Map<ByteBuffer, CatalogLoader.Entry> entries = Map.of();

    /** What the last one who changed definitions and has not committed sees; null for nobody. */
    private volatile Uncommitted uncommitted;

    /** The definitions that a transaction sees after so many changes of its own, laid over those of a version. */
    private record Uncommitted(
            WeakReference<Transaction> transaction, long changes, long version, CatalogSnapshot snapshot) {
        boolean isOf(Transaction other, long itsChanges, long itsVersion) {
            return transaction.refersTo(other) && changes == itsChanges && version == itsVersion;
        }
    }

    /** A catalog in which these definitions are always there. */
    public Catalog(List<CollectionDefinition> systemCollections, List<ViewDefinition> systemViews) {
        this.systemCollections = List.copyOf(systemCollections);
        this.systemViews = List.copyOf(systemViews);
    }

    /** The newest committed definitions that anybody has asked for: good enough for messages. */
    public CatalogSnapshot newest() {
        return newest;
    }

    /** The definitions as a transaction that begins now would see them: mostly known without beginning one. */
    public CatalogSnapshot committed(TransactionManager transactions, TransactionOptions options) {
        CatalogSnapshot known = newest;
        if (known.version() == transactions.lastChange(Keyspace.CATALOG, options.durability())) {
            return known;
        }
        try (Transaction transaction = transactions.begin(options)) {
            return snapshot(transaction);
        }
    }

    /** The definitions as the transaction's current snapshot and its own changes have them. */
    public CatalogSnapshot snapshot(Transaction transaction) {
        long version = transaction.lastChange(Keyspace.CATALOG);
        if (transaction.hasWritten(Keyspace.CATALOG)) {
            return ofChanges(transaction, version);
        }
        CatalogSnapshot known = newest;
        if (known.version() == version) {
            return known;
        }
        CatalogSnapshot loaded = load(transaction, version);
        if (version > newest.version()) {
            newest = loaded; // a race may set an older one: then the next statement loads again, nothing more
        }
        return loaded;
    }

    private CatalogSnapshot ofChanges(Transaction transaction, long version) {
        long changes = transaction.changesOf(Keyspace.CATALOG);
        Uncommitted known = uncommitted;
        if (known != null && known.isOf(transaction, changes, version)) {
            return known.snapshot();
        }
        CatalogSnapshot loaded = load(transaction, CatalogSnapshot.UNCOMMITTED);
        uncommitted = new Uncommitted(new WeakReference<>(transaction), changes, version, loaded);
        return loaded;
    }

    private CatalogSnapshot load(Transaction transaction, long version) {
        CatalogLoader loader = new CatalogLoader(systemCollections, systemViews, entries);
        try (ByteCursor cursor = transaction.scanUnchecked(Keyspace.CATALOG)) {
            while (cursor.next()) {
                loader.add(cursor.key(), cursor.value());
            }
        }
        entries = loader.entries();
        return loader.build(version);
    }

    /** The definitions in a state of the store with changes of the catalog map on top: for replay. */
    public CatalogSnapshot load(StoreSnapshot snapshot, List<Change> changes) {
        Map<ByteBuffer, byte[]> stored = new TreeMap<>();
        if (snapshot.hasMap(Keyspace.CATALOG)) {
            try (ByteCursor cursor = snapshot.cursor(Keyspace.CATALOG, null, null, false)) {
                while (cursor.next()) {
                    stored.put(ByteBuffer.wrap(cursor.key()), cursor.value());
                }
            }
        }
        for (Change change : changes) {
            if (change.map() == Keyspace.CATALOG && change.kind() == MapChange.Kind.PUT) {
                stored.put(ByteBuffer.wrap(change.key()), change.value());
            } else if (change.map() == Keyspace.CATALOG && change.kind() == MapChange.Kind.DELETE) {
                stored.remove(ByteBuffer.wrap(change.key()));
            }
        }
        CatalogLoader loader = new CatalogLoader(systemCollections, systemViews, entries);
        stored.forEach((key, value) -> loader.add(key.array(), value));
        entries = loader.entries();
        return loader.build(CatalogSnapshot.UNCOMMITTED);
    }
}
