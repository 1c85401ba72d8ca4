package io.docdb.storage;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.storage.file.StopSwitch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The store over copy-on-write trees, in memory or, with a {@link Checkpointer}, on disk; both run the same code.
 *
 * <p>A commit changes the live trees under the commit lock, then a {@link State} takes their roots. On disk the state first
 * registers the use of the trees' current version, so that no page it can reach is given up while it is held.
 */
final class TreeStore implements Store {
    /** Entries of a bulk load put in while the commit lock is held once: half a millisecond. */
    private static final int LOAD_BATCH = 256;

    private final MVStore trees;
    private final StopSwitch stop;
    private final Checkpointer checkpointer;
    private final Directory directory;
    private final CommitLock lock = new CommitLock();
    private final StateChain chain;

    /** Filled by {@link #bulkLoad} and not yet shown by a commit. Guarded by the commit lock. */
    private final Map<Integer, MapSlot> loading = new HashMap<>();

    /** Dropped, to be removed by the next checkpoint. Guarded by the commit lock. */
    private final List<MapSlot> dropped = new ArrayList<>();

    private volatile boolean closed;

    /** A store in memory. */
    TreeStore() {
        this(
                new MVStore.Builder()
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
                        .open(),
                new StopSwitch(),
                null,
                (map, e) -> {
                    throw e;
                });
    }

    /** @param checkpointer null for a store in memory */
    TreeStore(MVStore trees, StopSwitch stop, Checkpointer checkpointer, Directory.OnLoss onLoss) {
        this.trees = trees;
        this.stop = stop;
        this.checkpointer = checkpointer;
        trees.setVersionsToKeep(0);
        directory = new Directory(trees, new InnerPages(checkpointer == null ? 0 : checkpointer.cacheBytes()));
        long sequence = directory.appliedSequence();
        List<MapSlot> slots = directory.openMaps(onLoss);
        MapVersion[] versions = new MapVersion[slots.size()];
        int[] numbers = new int[versions.length];
        Runnable whenFree = registerUse();
        for (int i = 0; i < versions.length; i++) {
            versions[i] = slots.get(i).version(sequence);
            numbers[i] = slots.get(i).number;
        }
        chain = new StateChain(new State(sequence, new MapTable(numbers), versions, whenFree));
    }

    private Runnable registerUse() {
        if (checkpointer == null) {
            return () -> {};
        }
        MVStore.TxCounter use = trees.registerVersionUsage();
        return () -> trees.deregisterVersionUsage(use);
    }

    @Override
    public CommitLock commitLock() {
        return lock;
    }

    @Override
    public long appliedSequence() {
        return chain.applied().sequence();
    }

    @Override
    public StoreState apply(long sequence, Iterable<MapChange> changes) {
        requireLock();
        check();
        State before = chain.applied();
        if (sequence != before.sequence() + 1) {
            throw new IllegalStateException("apply " + sequence + " after " + before.sequence());
        }
        Runnable whenFree = registerUse();
        try {
            State after = applyAll(before, sequence, changes, whenFree);
            chain.add(after);
            if (checkpointer != null) {
                checkpointer.applied();
            }
            return after;
        } catch (Throwable e) {
            whenFree.run();
            stop.stop(e);
            throw e instanceof DatabaseException known ? known : failed("Commit not applied", e);
        }
    }

    private State applyAll(State before, long sequence, Iterable<MapChange> changes, Runnable whenFree) {
        MapTable table = before.table();
        MapVersion[] versions = before.versions().clone();
        boolean[] touched = new boolean[versions.length];
        for (MapChange change : changes) {
            int number = change.map();
            switch (change.kind()) {
                case PUT, DELETE -> {
                    int position = table.positionOf(number);
                    if (position < 0) {
                        throw new IllegalStateException("no map " + number);
                    }
                    touched[position] = true;
                    change(versions[position].slot, change);
                }
                case CREATE_MAP -> {
                    if (table.positionOf(number) >= 0) {
                        throw new IllegalStateException("map " + number + " exists");
                    }
                    versions = Arrays.copyOf(versions, versions.length + 1);
                    touched = Arrays.copyOf(touched, versions.length);
                    versions[versions.length - 1] = create(number).version(sequence);
                    touched[versions.length - 1] = true;
                    table = tableOf(versions);
                }
                case DROP_MAP -> {
                    int position = table.positionOf(number);
                    if (position < 0) {
                        throw new IllegalStateException("no map " + number);
                    }
                    drop(versions[position].slot);
                    int last = versions.length - 1;
                    versions[position] = versions[last];
                    touched[position] = touched[last];
                    versions = Arrays.copyOf(versions, last);
                    touched = Arrays.copyOf(touched, last);
                    table = tableOf(versions);
                }
            }
        }
        return stateAfter(sequence, table, versions, touched, whenFree);
    }

    /** Puts or deletes; the record is in the log already, so a shortage of memory must not leave it half applied. */
    private static void change(MapSlot slot, MapChange change) {
        for (int attempt = 0; ; attempt++) {
            try {
                if (change.kind() == MapChange.Kind.PUT) {
                    slot.put(change.key(), change.value());
                } else {
                    slot.delete(change.key());
                }
                return;
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    private State stateAfter(
            long sequence, MapTable table, MapVersion[] versions, boolean[] touched, Runnable whenFree) {
        for (int attempt = 0; ; attempt++) {
            try {
                for (int i = 0; i < versions.length; i++) {
                    if (touched[i]) {
                        versions[i] = versions[i].slot.version(sequence);
                    }
                }
                directory.applied(sequence);
                return new State(sequence, table, versions, whenFree);
            } catch (OutOfMemoryError e) {
                MemoryShortage.waitOrThrow(e, attempt);
            }
        }
    }

    private static MapTable tableOf(MapVersion[] versions) {
        int[] numbers = new int[versions.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = versions[i].slot.number;
        }
        return new MapTable(numbers);
    }

    private MapSlot create(int number) {
        MapSlot slot = loading.remove(number);
        if (slot == null) {
            slot = directory.newSlot(number);
        }
        directory.show(slot);
        return slot;
    }

    private void drop(MapSlot slot) {
        directory.hide(slot);
        if (checkpointer == null) {
            slot.remove();
        } else {
            dropped.add(slot);
        }
    }

    /** All maps of the newest state. */
    List<MapVersion> versions() {
        return List.of(chain.applied().versions());
    }

    /** Shows maps that were loaded, as of a commit; for a new database only. */
    void adopt(List<Integer> maps, long sequence) {
        lock.lock();
        try {
            Runnable whenFree = registerUse();
            MapVersion[] versions = new MapVersion[maps.size()];
            for (int i = 0; i < versions.length; i++) {
                versions[i] = create(maps.get(i)).version(sequence);
            }
            directory.applied(sequence);
            chain.add(new State(sequence, tableOf(versions), versions, whenFree));
            chain.publishUpTo(sequence);
        } finally {
            lock.unlock();
        }
    }

    CheckpointFile checkpointFile() {
        return checkpointer.file();
    }

    /** The live tree of a map, for measuring against. */
    MVMap<byte[], Object> treeOf(int map) {
        return chain.applied().find(map).slot.data;
    }

    @Override
    public void publish(StoreState state) {
        chain.publishUpTo(state.sequence());
    }

    @Override
    public StoreSnapshot acquire() {
        check();
        return new Snapshot(this, chain.acquire());
    }

    @Override
    public StoreSnapshot acquireApplied() {
        requireLock();
        check();
        State state = chain.applied();
        if (!state.tryHold()) {
            throw new IllegalStateException("newest state is free");
        }
        return new Snapshot(this, state);
    }

    @Override
    public void bulkLoad(int map, Iterator<Entry> sorted) {
        MapSlot slot = beginLoad(map);
        while (sorted.hasNext()) {
            awaitSpace();
            List<Entry> batch = new ArrayList<>(LOAD_BATCH);
            while (batch.size() < LOAD_BATCH && sorted.hasNext()) {
                batch.add(sorted.next());
            }
            lock.lock();
            try {
                check();
                if (loading.get(map) != slot) {
                    throw new IllegalStateException("map " + map + " is shown while it is loaded");
                }
                for (Entry entry : batch) {
                    slot.put(entry.key(), entry.value());
                }
            } catch (MVStoreException e) {
                stop.stop(e);
                throw failed("Bulk load failed", e);
            } finally {
                lock.unlock();
            }
        }
    }

    private MapSlot beginLoad(int map) {
        lock.lock();
        try {
            check();
            if (chain.applied().find(map) != null) {
                throw new IllegalStateException("map " + map + " is visible");
            }
            MapSlot left = loading.remove(map);
            if (left != null) {
                dropped.add(left);
            }
            MapSlot slot = directory.newSlot(map);
            loading.put(map, slot);
            return slot;
        } catch (MVStoreException e) {
            stop.stop(e);
            throw failed("Bulk load failed", e);
        } finally {
            lock.unlock();
        }
    }

    /** Removes what was dropped; called by the checkpoint under the commit lock, before it collects the roots. */
    void removeDropped() {
        requireLock();
        dropped.forEach(MapSlot::remove);
        dropped.clear();
    }

    /**
     * Replaces the newest state by one with the same contents and the present roots: the old one would keep the chunks
     * which a compaction has emptied, in an idle database for ever.
     */
    void renewState() {
        lock.lockUrgently();
        try {
            State old = chain.applied();
            Runnable whenFree = registerUse();
            MapVersion[] versions = old.versions().clone();
            for (int i = 0; i < versions.length; i++) {
                versions[i] = versions[i].slot.version(versions[i].lastChange);
            }
            chain.replaceNewest(new State(old.sequence(), old.table(), versions, whenFree));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitSpace() {
        check();
        if (checkpointer != null) {
            checkpointer.awaitSpace();
        }
    }

    @Override
    public LogStart logStart() {
        if (checkpointer == null) {
            throw new IllegalStateException("a store in memory has no log");
        }
        return checkpointer.logStart();
    }

    @Override
    public void start(LogBarrier log) {
        check();
        if (checkpointer != null) {
            checkpointer.start(this, log);
        }
    }

    @Override
    public void requireInPlace() {
        if (checkpointer != null) {
            checkpointer.requireInPlace();
        }
    }

    @Override
    public void checkpoint() {
        check();
        if (checkpointer != null) {
            checkpointer.checkpoint();
        }
    }

    @Override
    public LogStart copyCheckpoint(Folder target) {
        check();
        if (checkpointer == null) {
            throw new StorageException(ErrorCode.NOT_SUPPORTED, "A database in memory cannot be backed up");
        }
        try {
            return checkpointer.copyTo(target);
        } catch (IOException e) {
            throw FileFailure.of("copy checkpoint", target.describe(""), e);
        }
    }

    @Override
    public void verify(Consumer<Damage> out) {
        check();
        if (checkpointer != null) {
            new Verifier(checkpointer, this, out).run();
        }
    }

    @Override
    public StoreMetrics metrics() {
        long applied = appliedSequence();
        boolean onDisk = checkpointer != null;
        return new StoreMetrics(
                applied,
                onDisk ? checkpointer.checkpointSequence() : applied,
                onDisk ? checkpointer.dirtyBytes() : 0,
                onDisk ? checkpointer.fileBytes() : 0,
                onDisk ? checkpointer.checkpoints() : 0,
                chain.heldByReaders(),
                Duration.ofNanos(chain.oldestHeldAgeNanos()));
    }

    @Override
    public void close() {
        synchronized (chain) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (checkpointer != null) {
            checkpointer.close();
        }
        lock.lock();
        try {
            trees.closeImmediately();
        } finally {
            lock.unlock();
        }
    }

    private void check() {
        if (closed) {
            throw new StorageException(ErrorCode.CLOSED, "Store is closed");
        }
        stop.check();
    }

    private void requireLock() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("commit lock not held");
        }
    }

    @Override
    public long cacheBytes() {
        return checkpointer == null ? Long.MAX_VALUE : checkpointer.cacheBytes();
    }

    /** True if a map of that size is not to be walked through the cache: there is a file, and little else could be kept. */
    boolean exceedsCache(long mapBytes) {
        return mapBytes > cacheBytes() / 2;
    }

    /** Reads a map past the cache; there must be a file. */
    LeafReader leafReader(MapVersion version) {
        return new LeafReader(checkpointer.file(), version.slot.data.getId());
    }

    /** What a failed read of a page becomes: the damage it names, or a stop. */
    RuntimeException readFailed(MVStoreException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException known) {
                return known;
            }
        }
        check();
        return failed("Page not readable", e);
    }

    private static StorageException failed(String what, Throwable e) {
        return new StorageException(ErrorCode.IO_ERROR, what + ": " + e.getMessage(), e);
    }
}
