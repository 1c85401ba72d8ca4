package io.docdb;

import io.docdb.storage.StoreOptions;
import io.docdb.storage.seal.EncryptionKey;
import io.docdb.txn.TransactionSettings;
import io.docdb.wal.LogOptions;
import java.time.InstantSource;

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
        return new DatabaseOptions(
                options, log, transactions, resultCacheBytes, queryMemoryBytes, queryThreads, clock, mustExist);
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

    public DatabaseOptions withLog(LogOptions options) {
        return new DatabaseOptions(
                store, options, transactions, resultCacheBytes, queryMemoryBytes, queryThreads, clock, mustExist);
    }

    public DatabaseOptions withTransactions(TransactionSettings settings) {
        return new DatabaseOptions(
                store, log, settings, resultCacheBytes, queryMemoryBytes, queryThreads, clock, mustExist);
    }

    public DatabaseOptions withResultCacheBytes(long bytes) {
        return new DatabaseOptions(store, log, transactions, bytes, queryMemoryBytes, queryThreads, clock, mustExist);
    }

    public DatabaseOptions withQueryMemoryBytes(long bytes) {
        return new DatabaseOptions(store, log, transactions, resultCacheBytes, bytes, queryThreads, clock, mustExist);
    }

    public DatabaseOptions withQueryThreads(int threads) {
        return new DatabaseOptions(
                store, log, transactions, resultCacheBytes, queryMemoryBytes, threads, clock, mustExist);
    }

    public DatabaseOptions withClock(InstantSource source) {
        return new DatabaseOptions(
                store, log, transactions, resultCacheBytes, queryMemoryBytes, queryThreads, source, mustExist);
    }

    public DatabaseOptions withMustExist(boolean must) {
        return new DatabaseOptions(
                store, log, transactions, resultCacheBytes, queryMemoryBytes, queryThreads, clock, must);
    }
}
