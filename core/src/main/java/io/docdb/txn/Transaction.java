package io.docdb.txn;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.storage.Entry;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One transaction: reads go to its own writes laid over an immutable snapshot, writes go to the private overlay and take the
 * lock of their row. Nothing shared is touched before {@link #commit}. Example:
 *
 * <pre>{@code
 * try (Transaction transaction = manager.begin(TransactionOptions.DEFAULT)) {
 *     byte[] value = new byte[Transaction.STAMP_BYTES + document.length];     // the front is filled at commit
 *     System.arraycopy(document, 0, value, Transaction.STAMP_BYTES, document.length);
 *     transaction.put(17, key, value);
 *     transaction.commit();
 * }                                                                          // rolls back what was not committed
 * }</pre>
 *
 * <p>Maps from 0 up are logged: their values start with the {@link #STAMP_BYTES} of the stamp, the sequence of the commit
 * that wrote them. Maps below 0 are derived (index entries, audit): not logged, no stamp, and {@link #put} and
 * {@link #delete} take no lock on their keys, for the lock of the document covers its entries; where an entry stands for
 * itself, as that of a unique index does, the writer takes {@link #lockRow} first.
 *
 * <p>Used by one thread at a time; a second one gets an error. Only {@link #cancel} may be called by any thread. Arrays
 * handed out are shared and must not be modified; arrays handed in are kept, values are stamped in place: hand in fresh
 * ones, never one that was read.
 */
public final class Transaction extends TransactionLocks implements AutoCloseable {
    /** Bytes at the front of every value of a logged map: big-endian sequence of the commit that wrote it. */
    public static final int STAMP_BYTES = 8;

    private final BulkLoads loads;
    private Map<String, String> context;
    private boolean anyStatement;

    Transaction(TransactionManager manager, TransactionOptions options, long id) {
        super(manager, options, id);
        this.loads = new BulkLoads(manager.loadedMaps());
    }

    // ---- what it is

    /** The number of this transaction, unique since the database was opened; named in messages. */
    public long id() {
        return owner.id;
    }

    public IsolationLevel isolation() {
        return options.isolation();
    }

    public boolean isReadOnly() {
        return options.readOnly();
    }

    public TransactionOptions options() {
        return options;
    }

    /** True from the beginning until commit, roll-back, or being ended by a timeout. */
    public boolean isActive() {
        return !hasEnded();
    }

    /** Adds a circumstance to the log record of this transaction; a later value for the same key replaces the earlier. */
    public void putContext(String key, String value) {
        enter();
        try {
            if (context == null) {
                context = new LinkedHashMap<>(options.context());
            }
            context.put(key, value);
        } finally {
            exit();
        }
    }

    // ---- statements and savepoints

    /**
     * Begins a statement: the point {@link #rollbackStatement} goes back to. READ COMMITTED takes the newest snapshot here,
     * cursors opened before keep theirs; the other levels take theirs with the first statement, however long ago the
     * transaction began.
     */
    public void beginStatement() {
        beginStatement(NEVER_CANCELLED);
    }

    /**
     * As the other.
     *
     * @param cancelCheck throws if the statement is to end; its cursors and its waits for locks ask now and
     *     then
     */
    public void beginStatement(Runnable cancelCheck) {
        enter();
        try {
            this.cancelCheck = cancelCheck;
            wake();
            if (writes != null) {
                writes.beginStatement();
            }
            if (options.isolation() == IsolationLevel.READ_COMMITTED) {
                renewSnapshot();
            } else if (!anyStatement) {
                beginAnew();
            }
            anyStatement = true;
            statementSequence = snapshot.store.sequence();
        } finally {
            exit();
        }
    }

    /** When the statement under way began, by {@link System#nanoTime}: as old as the state it reads, if that is one of its own. */
    public long statementNanos() {
        return options.isolation() == IsolationLevel.READ_COMMITTED ? snapshotNanos() : System.nanoTime();
    }

    /** What follows belongs to no statement: the end of the last one's time no longer counts. */
    public void endStatement() {
        enter();
        cancelCheck = NEVER_CANCELLED;
        wake();
        exit();
    }

    /**
     * Says that nothing is read before {@link #beginStatement} or {@link #endStatement}: a READ COMMITTED transaction that waits
     * keeps no old snapshot meanwhile, and none grows too old for it. Does nothing at other levels, while a cursor is open, or
     * if the transaction has ended.
     */
    public void rest() {
        if (options.isolation() == IsolationLevel.READ_COMMITTED && enterUnlessEnded()) {
            cancelCheck = NEVER_CANCELLED;
            restUnlessReading();
            exit();
        }
    }

    /**
     * Undoes all writes and savepoints since {@link #beginStatement}. Locks stay until the end of the transaction, or until it
     * goes back to an earlier savepoint.
     */
    public void rollbackStatement() {
        enter();
        try {
            if (writes != null) {
                writes.rollbackStatement();
            }
        } catch (RuntimeException | Error e) {
            end(); // what is undone half way must not be committed
            throw e;
        }
        exit();
    }

    /** Sets a savepoint. Names may repeat; a savepoint is an object. */
    public Savepoint savepoint(String name) {
        enter();
        try {
            return writes().savepoint(name, owner.mark());
        } finally {
            exit();
        }
    }

    /**
     * Undoes all writes after the savepoint, which stays; later ones are gone. Locks of rows and maps that were taken after it
     * are given back, and those held before are what they were then: what was changed or locked since is free for others. Not to
     * be called within a statement, which may rest on what it has locked: see {@link #undoTo}.
     *
     * @throws DatabaseException UNKNOWN_SAVEPOINT
     */
    public void rollbackTo(Savepoint savepoint) {
        goBack(savepoint, true);
    }

    /** As {@link #rollbackTo}, but all locks stay: for a statement that goes on in another way. */
    public void undoTo(Savepoint savepoint) {
        goBack(savepoint, false);
    }

    private void goBack(Savepoint savepoint, boolean releasing) {
        enter();
        try {
            writes().rollbackTo(savepoint);
            if (releasing) {
                releaseLocksSince(savepoint.locks());
            }
        } catch (DatabaseException e) {
            exit();
            throw e;
        } catch (RuntimeException | Error e) {
            end(); // what is undone half way must not be committed
            throw e;
        }
        exit();
    }

    /**
     * Forgets the savepoint and all later ones.
     *
     * @throws DatabaseException UNKNOWN_SAVEPOINT
     */
    public void release(Savepoint savepoint) {
        enter();
        try {
            writes().release(savepoint);
        } finally {
            exit();
        }
    }

    // ---- writing

    /**
     * Writes a row. In a logged map takes its lock, and the value has {@link #STAMP_BYTES} free bytes at the front.
     *
     * @throws ConflictException as {@link #lockRow}
     * @throws DatabaseException TRANSACTION_TOO_LARGE, READ_ONLY_TRANSACTION
     */
    public void put(int map, byte[] key, byte[] value) {
        if (map >= 0 && value.length < STAMP_BYTES) {
            throw new IllegalArgumentException("value of map " + map + " has no room for the stamp: " + value.length);
        }
        write(map, key, value);
    }

    /** Deletes a row; deleting an absent one changes nothing, but takes the lock. Errors as {@link #put}. */
    public void delete(int map, byte[] key) {
        write(map, key, null);
    }

    private void write(int map, byte[] key, byte[] value) {
        enter();
        try {
            refuseIfReadOnly("write");
            MapOverlay overlay = writes().overlay(map);
            if (map >= 0 && !overlay.created) {
                lockForWrite(overlay, key);
            }
            writes.set(overlay, key, value, true);
        } finally {
            exit();
        }
    }

    /** Creates an empty map at commit; the transaction can write to it and read it at once. */
    public void createMap(int map) {
        enter();
        try {
            refuseIfReadOnly("create a map");
            MapOverlay overlay = writes().overlay(map);
            if (overlay.snapshotVisible ? snapshot.store.hasMap(map) : overlay.created) {
                throw new IllegalStateException("map " + map + " exists");
            }
            writes.noteMapChange(overlay);
            overlay.hide();
            overlay.created = true;
        } finally {
            exit();
        }
    }

    /** Drops a map and all that is in it at commit; for this transaction it is gone at once. Lock the map first. */
    public void dropMap(int map) {
        enter();
        try {
            refuseIfReadOnly("drop a map");
            MapOverlay overlay = writes().overlay(map);
            writes.noteMapChange(overlay);
            overlay.dropped |= overlay.snapshotVisible && snapshot.store.hasMap(map);
            overlay.hide();
            overlay.created = false;
            overlay.bulkLoaded = false;
        } finally {
            exit();
        }
    }

    /**
     * Fills a derived map that this transaction has created: for indexes built on existing data. At most once per map, and
     * before any other write to it. Up to {@value BulkLoads#SMALL_LOAD} entries go into the write set; more go around it, and
     * then the map can be written to but not read before the commit: see {@link #isReadable}.
     *
     * @param sorted entries in ascending order of key without duplicates; may read from this transaction
     */
    public void bulkLoad(int map, Iterator<Entry> sorted) {
        enter();
        try {
            MapOverlay overlay = writes().overlay(map);
            if (map >= 0 || !overlay.created || overlay.bulkLoaded || !overlay.versions.isEmpty()) {
                throw new IllegalStateException("bulk load of map " + map + ": not derived, not new, or not empty");
            }
        } finally {
            exit();
        }
        Iterator<Entry> large = loads.unlessSmall(sorted, entry -> put(map, entry.key(), entry.value()));
        if (!large.hasNext()) {
            return;
        }
        enter();
        try {
            MapOverlay overlay = writes.overlay(map);
            writes.noteMapChange(overlay);
            overlay.bulkLoaded = true;
        } finally {
            exit();
        }
        loads.load(map, new WatchedEntries(large, cancelCheck));
    }

    // ---- the end

    /**
     * Commits. Returns when the commit is durable and visible (or as {@link Durability} says); an interrupt meanwhile is kept
     * and changes nothing. After an error the transaction has ended and nothing of it happened, unless the error is
     * DATABASE_STOPPED: then only the next open tells.
     *
     * @throws ConflictException SERIALIZATION_FAILURE if the transaction is SERIALIZABLE and something it read was changed
     * @throws io.docdb.error.StorageException DATABASE_STOPPED
     */
    public CommitResult commit() {
        enter();
        long seen = snapshot.store.sequence();
        if (writes == null || writes.isEmpty()) {
            end();
            return new CommitResult(seen, false);
        }
        PendingCommit pending;
        try {
            pending = manager.prepare(this);
        } catch (Throwable e) {
            if (!hasEnded()) {
                end();
            }
            throw e;
        }
        releaseSnapshots(); // nothing of it is needed while the log is written
        try {
            CommitResult result = manager.commit(pending); // which gives the locks back
            loads.shown();
            return result;
        } catch (Throwable e) {
            loads.discard();
            throw e;
        } finally {
            finish();
        }
    }

    /** Undoes everything and ends the transaction. Does nothing if it has ended. */
    public void rollback() {
        if (enterToEnd()) {
            end();
        }
    }

    /** As {@link #rollback}: what was not committed is undone. */
    @Override
    public void close() {
        rollback();
    }

    /** Called with the guard taken: lets go of all it holds. */
    private void end() {
        try {
            loads.discard();
            releaseSnapshots();
        } finally {
            manager.locks().releaseAll(owner);
            finish();
        }
    }

    private void finish() {
        end(owner);
        leaveRecentCommits();
        manager.ended(this);
    }

    // ---- for this package

    @Override
    boolean isToEnd() {
        return manager.isToEnd(this);
    }

    /**
     * Ends the transaction from outside (idle, too old, database stopped), if it is not in a call at this moment.
     *
     * @return false if it is in a call: try again
     */
    boolean tryEnd(DatabaseException because) {
        if (!tryBeginEnd(because)) {
            return hasEnded();
        }
        end();
        return true;
    }

    /** From any thread. */
    TransactionStatus status(long nowNanos) {
        WriteSet written = writes; // perhaps a little old
        return new TransactionStatus(
                owner.id,
                options.session(),
                options.isolation(),
                options.readOnly(),
                written != null && written.hasWritten(),
                Duration.ofNanos(Math.max(0, nowNanos - snapshotNanos())));
    }

    Map<String, String> context() {
        return context == null ? options.context() : context;
    }
}
