package io.docdb.storage;

import io.docdb.storage.file.Damage;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Ordered maps from bytes to bytes with O(1) snapshots of all maps at once and atomic application of one commit.
 *
 * <p>Maps are named by ints. A store knows nothing of what the bytes mean. A commit is applied ({@link #apply}), which
 * makes it visible to the next commit only, and later published ({@link #publish}), which makes it visible to readers;
 * between the two its log record becomes durable. Example:
 *
 * <pre>{@code
 * store.commitLock().lock();
 * try {
 *     state = store.apply(sequence, changes);      // validated, and already appended to the log
 * } finally {
 *     store.commitLock().unlock();
 * }
 * store.publish(state);                            // once the log is durable up to `sequence`
 * }</pre>
 *
 * <p>Thread-safe. {@code apply}, {@code acquireApplied} and their order are guarded by {@link #commitLock()}, which the
 * store's checkpoint takes too, for the short moment in which it collects the roots of all maps.
 *
 * <p>The first failure of a file stops the store: every later call throws
 * {@link io.docdb.error.ErrorCode#DATABASE_STOPPED} with the first failure as its cause.
 */
public interface Store extends AutoCloseable {
    /** A store in memory: the same maps, nothing survives {@link #close()}. Checkpoints do nothing. */
    static Store inMemory() {
        return new TreeStore();
    }

    /**
     * Opens the store of a database folder, or makes it. The store is as of its newest checkpoint. The caller then opens the
     * log with {@link #logStart}, calls {@link #start}, and applies and publishes the records after
     * {@link #appliedSequence()}.
     *
     * @param stop shared with the log
     * @throws io.docdb.error.StorageException DATA_CORRUPTED naming file and position when the files are damaged
     */
    static Store open(Folder folder, StoreOptions options, StopSwitch stop) {
        return StoreFiles.open(folder, options, stop);
    }

    /** The lock under which commits are validated and applied. Taken before any lock of the store itself. */
    CommitLock commitLock();

    /** The sequence of the newest applied commit, 0 for a new store. Recovery replays the log from the one after it. */
    long appliedSequence();

    /**
     * Applies all changes of one commit and answers the state after it. Readers do not see it before {@link #publish}.
     * The arrays of the changes become the store's and are not modified later.
     *
     * @param sequence the sequence after {@link #appliedSequence()}
     * @throws io.docdb.error.StorageException if it fails; the store has then stopped, for the commit may be half done
     */
    StoreState apply(long sequence, Iterable<MapChange> changes);

    /**
     * Makes an applied state the one readers get. States are published in the order they were applied; publishing one
     * publishes all before it, so that a group of commits needs one call.
     */
    void publish(StoreState state);

    /** The published state, held until closed. O(1), never waits. */
    StoreSnapshot acquire();

    /** The newest applied state, published or not. Guarded by {@link #commitLock()}. */
    StoreSnapshot acquireApplied();

    /**
     * Fills a map which nobody can see yet, outside any commit. A later commit with {@link MapChange#createMap} makes it
     * visible as filled; if that commit never comes, the next open frees the space. Waits while too much is dirty.
     *
     * @param map a number that names no visible map
     * @param sorted entries in ascending order of key, without duplicates
     */
    void bulkLoad(int map, Iterator<Entry> sorted);

    /**
     * Waits while more is dirty than the hard limit allows; returns at once otherwise. Callers hold no lock. Committers
     * call it before they take the commit lock.
     */
    void awaitSpace();

    /** Memory for pages read from the file; {@link Long#MAX_VALUE} for a store in memory, which never reads one. */
    long cacheBytes();

    /** What the log needs to know when it is opened. Not for a store in memory. */
    LogStart logStart();

    /**
     * Starts checkpoints in the background. Called once, before the log is replayed, so that memory is bounded during the
     * replay too.
     *
     * @param log what a checkpoint must wait for before it may name a version
     */
    void start(LogBarrier log);

    /**
     * Looks whether its files are still where it has opened them; does nothing for a store in memory.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if they were removed or replaced meanwhile
     */
    default void requireInPlace() {}

    /** Stores all that is applied, and waits for it. Does nothing for a store in memory. */
    void checkpoint();

    /**
     * Copies the newest checkpoint into a folder while commits go on; answers what the log must be copied from. Not for a
     * store in memory.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if a block to be copied is damaged
     */
    LogStart copyCheckpoint(Folder target);

    /**
     * Reads everything that is stored and tells what is damaged: control record, every block, every entry. Runs beside
     * everything else, and finds damage that no query has met yet. Does nothing for a store in memory.
     */
    void verify(Consumer<Damage> out);

    StoreMetrics metrics();

    /** Writes a last checkpoint and releases all files. Does nothing when closed already. */
    @Override
    void close();
}
