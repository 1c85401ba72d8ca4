package io.docdb;

import io.docdb.storage.CommitLock;
import io.docdb.storage.Entry;
import io.docdb.storage.LogBarrier;
import io.docdb.storage.LogStart;
import io.docdb.storage.MapChange;
import io.docdb.storage.Store;
import io.docdb.storage.StoreMetrics;
import io.docdb.storage.StoreSnapshot;
import io.docdb.storage.StoreState;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.Folder;
import java.util.Iterator;
import java.util.function.Consumer;

/** Passes everything on to another store: for tests that change one thing. */
class FilterStore implements Store {
    final Store store;

    FilterStore(Store store) {
        this.store = store;
    }

    @Override
    public void start(LogBarrier log) {
        store.start(log);
    }

    @Override
    public CommitLock commitLock() {
        return store.commitLock();
    }

    @Override
    public long appliedSequence() {
        return store.appliedSequence();
    }

    @Override
    public StoreState apply(long sequence, Iterable<MapChange> changes) {
        return store.apply(sequence, changes);
    }

    @Override
    public void publish(StoreState state) {
        store.publish(state);
    }

    @Override
    public StoreSnapshot acquire() {
        return store.acquire();
    }

    @Override
    public StoreSnapshot acquireApplied() {
        return store.acquireApplied();
    }

    @Override
    public void bulkLoad(int map, Iterator<Entry> sorted) {
        store.bulkLoad(map, sorted);
    }

    @Override
    public void awaitSpace() {
        store.awaitSpace();
    }

    @Override
    public long cacheBytes() {
        return store.cacheBytes();
    }

    @Override
    public LogStart logStart() {
        return store.logStart();
    }

    @Override
    public void checkpoint() {
        store.checkpoint();
    }

    @Override
    public LogStart copyCheckpoint(Folder target) {
        return store.copyCheckpoint(target);
    }

    @Override
    public void verify(Consumer<Damage> out) {
        store.verify(out);
    }

    @Override
    public StoreMetrics metrics() {
        return store.metrics();
    }

    @Override
    public void close() {
        store.close();
    }
}
