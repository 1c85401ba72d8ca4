package io.docdb;

import io.docdb.storage.StoreOptions;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.TransactionSettings;
import io.docdb.wal.LogOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How a database is opened. Start from {@link #defaults} and change what differs.
 *
 * @param store memory and checkpoints
 * @param log segments of the write-ahead log
 * @param transactions limits of transactions
 * @param resultCacheBytes heap for results of queries; 0 switches the cache off
 * @param queryMemoryBytes heap one query may fill before it spills to disk
 * @param queryThreads how many threads may work on one query over a large collection; 1 leaves all to the session's own
 * @param clock what new keys and CURRENT_TIMESTAMP go by
 * @param mustExist true refuses to make a new database
 */
public record DatabaseOptions(
        StoreOptions store,
        LogOptions log,
        TransactionSettings transactions,
        long resultCacheBytes,
        long queryMemoryBytes,
        int queryThreads,
        InstantSource clock,
        boolean mustExist) {
    private static final long MB = 1 << 20;

    /** An application has other work for its processors, too. */
    private static final int MOST_THREADS = 4;

    /**
     * For this JVM: a sixteenth of the heap for results, an eighth for a query, at most 64 MB each, and as many threads for a
     * query as there are processors, at most 4.
     */
    public static DatabaseOptions defaults() {
        long heap = Runtime.getRuntime().maxMemory();
        return new DatabaseOptions(
                StoreOptions.defaults(),
                LogOptions.DEFAULT,
                TransactionSettings.defaults(),
                Math.min(64 * MB, heap / 16),
                Math.max(4 * MB, Math.min(64 * MB, heap / 8)),
                Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
                InstantSource.system(),
                false);
    }

    public DatabaseOptions withStore(StoreOptions options) {
        return with(draft -> draft.store = options);
    }

    /** So much may be changed between two checkpoints; writers are held back at twice as much. */
    public DatabaseOptions withDirtyBytes(long bytes) {
        return withStore(store.withDirtyBytes(bytes, 2 * bytes));
    }

    /** A checkpoint comes after so long at the latest, if anything has changed. */
    public DatabaseOptions withCheckpointInterval(Duration interval) {
        return withStore(store.withCheckpointInterval(interval));
    }

    /** Encrypts a new database, or opens an encrypted one: AES-256-GCM over everything on disk. */
    public DatabaseOptions withEncryption(EncryptionKey key) {
        return withStore(store.withEncryption(key));
    }

    /**
     * As the other, by what can stand in a configuration: {@code file:/run/secrets/shop.key}, {@code class:com.acme.ShopKey}
     * or {@code password:correct horse}, see {@link EncryptionKey#of}.
     */
    public DatabaseOptions withEncryption(String keySource) {
        return withEncryption(EncryptionKey.of(keySource));
    }

    /**
     * So much of the log is kept beyond what the checkpoint needs. A backup is extended by what is kept: whose last one lies
     * further back than that needs a new one. Each opening of the database begins another file of the log, which counts as 256 KB
     * at least.
     */
    public DatabaseOptions withKeptLog(long bytes) {
        return withLog(log.withRetainBytes(bytes));
    }

    public DatabaseOptions withLog(LogOptions options) {
        return with(draft -> draft.log = options);
    }

    public DatabaseOptions withTransactions(TransactionSettings settings) {
        return with(draft -> draft.transactions = settings);
    }

    public DatabaseOptions withResultCacheBytes(long bytes) {
        return with(draft -> draft.resultCacheBytes = bytes);
    }

    public DatabaseOptions withQueryMemoryBytes(long bytes) {
        return with(draft -> draft.queryMemoryBytes = bytes);
    }

    public DatabaseOptions withQueryThreads(int threads) {
        return with(draft -> draft.queryThreads = threads);
    }

    public DatabaseOptions withClock(InstantSource source) {
        return with(draft -> draft.clock = source);
    }

    public DatabaseOptions withMustExist(boolean must) {
        return with(draft -> draft.mustExist = must);
    }

    private DatabaseOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** The same options while one of them is changed. */
    private static final class Draft {
        private StoreOptions store;
        private LogOptions log;
        private TransactionSettings transactions;
        private long resultCacheBytes;
        private long queryMemoryBytes;
        private int queryThreads;
        private InstantSource clock;
        private boolean mustExist;

        Draft(DatabaseOptions from) {
            store = from.store;
            log = from.log;
            transactions = from.transactions;
            resultCacheBytes = from.resultCacheBytes;
            queryMemoryBytes = from.queryMemoryBytes;
            queryThreads = from.queryThreads;
            clock = from.clock;
            mustExist = from.mustExist;
        }

        DatabaseOptions finished() {
            return new DatabaseOptions(
                    store, log, transactions, resultCacheBytes, queryMemoryBytes, queryThreads, clock, mustExist);
        }
    }
}
