package io.docdb;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.DatabaseCheck;
import io.docdb.session.FullDisk;
import io.docdb.session.Session;
import io.docdb.session.SessionMonitor;
import io.docdb.session.SessionOptions;
import io.docdb.storage.Store;
import io.docdb.storage.StoreCopy;
import io.docdb.storage.StoreMetrics;
import io.docdb.storage.UnfinishedCopy;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.seal.Encryption;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * An open database: a handle on a folder, or on memory. Thread-safe.
 *
 * <pre>{@code
 * try (Database shop = Database.open(Path.of("shop"));
 *         Session session = shop.session()) {
 *     session.execute("CREATE COLLECTION orders");
 *     session.execute("INSERT INTO orders DOCUMENT '{\"customer\": {\"city\": \"Oslo\"}, \"total\": 99.50}'");
 * }
 * }</pre>
 *
 * <p>A folder that is opened several times in one JVM is one instance with several handles; the last one to be closed
 * closes it. Another process is refused (08004), with the name of the one that has it open.
 *
 * <p>The first failure of a file stops it: then close it and open it again, which recovers from what is durable. If a
 * checkpoint runs out of memory it stops as well, but the next {@link #session()} opens it again by itself.
 */
public final class Database implements AutoCloseable {
    private final String name;
    private final Optional<Path> folder;
    private final OpenDatabases.Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(String name, Optional<Path> folder, OpenDatabases.Shared shared) {
        this.name = name;
        this.folder = folder;
        this.shared = shared;
    }

    /** Opens the database in {@code folder}, which is made if it is not there. */
    public static Database open(Path folder) {
        return open(folder, DatabaseOptions.defaults());
    }

    /**
     * Opens the database in {@code folder}. If it is open already in this JVM the options have no effect, but for the key,
     * which must be the same.
     *
     * @throws io.docdb.error.StorageException ALREADY_OPEN (08004) if another process has it open; CANNOT_OPEN (08001) if
     *     the folder cannot be made, read or written; INVALID_AUTHORIZATION (28000) if a key is wrong, missing, or given in
     *     vain; DATA_CORRUPTED (XX001) if a file is damaged
     */
    public static Database open(Path folder, DatabaseOptions options) {
        if (options.mustExist() && !StoreCopy.isDatabase(DiskFolder.existing(folder, "Database"))) {
            throw new DatabaseException(
                    ErrorCode.CANNOT_OPEN,
                    "Database not found: expected one in the folder " + folder + ", found no docdb.control");
        }
        DiskFolder files = DiskFolder.open(folder);
        Object key = OpenDatabases.keyOf(folder);
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        requireWhole(files);
        OpenDatabases.Shared shared = OpenDatabases.acquire(key, true, () -> Instance.onDisk(files, name, options));
        Optional<EncryptionKey> given = options.store().encryption();
        Optional<EncryptionKey> there = shared.current().key();
        if (!there.equals(given)) { // of an instance that was open before: a new one has checked it
            OpenDatabases.release(shared);
            throw Encryption.refusal(folder.toString(), there.isPresent(), given);
        }
        return new Database(name, Optional.of(folder), shared);
    }

    private static void requireWhole(DiskFolder folder) {
        try {
            UnfinishedCopy.requireNone(folder);
        } catch (IOException e) {
            throw FileFailure.opening("open database", folder.describe(""), e);
        }
    }

    /** A new database in memory that nobody else sees; it is gone when it is closed. */
    public static Database inMemory() {
        return inMemory(DatabaseOptions.defaults());
    }

    /** As {@link #inMemory()}; what the options say of files is of no effect. */
    public static Database inMemory(DatabaseOptions options) {
        return inMemory(new Object(), "memory", options);
    }

    /** The database in memory of that name: one for all who open it in this JVM, gone when the last has closed it. */
    public static Database inMemory(String name) {
        return inMemory(name, DatabaseOptions.defaults());
    }

    /** As {@link #inMemory(String)}; the options have no effect if it is open already. */
    public static Database inMemory(String name, DatabaseOptions options) {
        return inMemory("mem:" + name, name, options);
    }

    private static Database inMemory(Object key, String name, DatabaseOptions options) {
        return new Database(
                name, Optional.empty(), OpenDatabases.acquire(key, false, () -> Instance.inMemory(name, options)));
    }

    /** A database on a folder that need not be one of the operating system's, for tests: see {@link Instance}. */
    static Database over(Folder files, DatabaseOptions options, UnaryOperator<Store> wrap) {
        OpenDatabases.Shared shared = OpenDatabases.acquire(
                new Object(), true, () -> new Instance(Optional.of(files), "simulated", options, () -> {}, wrap));
        return new Database("simulated", Optional.empty(), shared);
    }

    /** As the other, with {@link SessionOptions#DEFAULT}. */
    public Session session() {
        return session(SessionOptions.DEFAULT);
    }

    /**
     * Begins a conversation. Close it.
     *
     * @throws DatabaseException CLOSED (08003), DATABASE_STOPPED (57P03)
     */
    public Session session(SessionOptions options) {
        if (closed.get()) {
            throw new DatabaseException(ErrorCode.CLOSED, "Database \"" + name + "\" is closed");
        }
        Rehearsal.once();
        return new Session(shared.current().engine(), options);
    }

    /** The folder's name, or the name in memory. */
    public String name() {
        return name;
    }

    /** Where it lies; empty in memory. */
    public Optional<Path> folder() {
        return folder;
    }

    /**
     * Writes what only the log holds into the store, so that the next open has nothing to replay.
     *
     * @throws DatabaseException DISK_FULL (53100), DATABASE_STOPPED (57P03)
     */
    public void checkpoint() {
        try {
            shared.current().store().checkpoint();
        } catch (DatabaseException e) {
            throw new FullDisk().tell(e);
        }
    }

    /**
     * Checks files, documents, indexes and the audit's hash chain, while others go on.
     *
     * @return what is wrong; empty if nothing is
     */
    public List<Damage> verify() {
        return new DatabaseCheck(shared.current().engine()).run();
    }

    /**
     * Writes a backup into an empty folder while others go on, or extends one that is there by what has come since. See
     * {@link Backups} for the way back.
     *
     * @return the sequence of the last commit in it
     */
    public long backup(Path target) {
        return shared.current().engine().maintenance().backup(target);
    }

    /** Gathers the statistics of all collections now, as ANALYZE does. They also follow the data by themselves. */
    public void analyze() {
        try (Session session = session()) {
            session.execute("ANALYZE");
        }
    }

    /** Waits until the statistics that are being gathered in the background are there. */
    public void awaitStatistics() throws InterruptedException {
        shared.current().engine().statistics().awaitRefreshed();
    }

    /** Sizes and counts of the store below, as they are now. */
    public StoreMetrics storeMetrics() {
        return shared.current().store().metrics();
    }

    /**
     * Who uses the database and what for, and which locks are in the way of whom; ends a statement or a session. SQL has the same
     * in {@code INFORMATION_SCHEMA.SESSIONS} and {@code LOCKS}, {@code pg_cancel_backend} and {@code pg_terminate_backend}.
     */
    public SessionMonitor monitor() {
        return new SessionMonitor(shared.current().engine());
    }

    /** How many queries the result cache has answered. */
    public long resultCacheHits() {
        return shared.current().engine().results().hits();
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** Closes this handle, and with the last one the database. Open sessions of the last handle fail from then on. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            OpenDatabases.release(shared);
        }
    }
}
