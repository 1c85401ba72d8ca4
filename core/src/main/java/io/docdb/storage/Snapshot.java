package io.docdb.storage;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.h2.mvstore.MVStoreException;

/** A handle on a held {@link State}. */
final class Snapshot implements StoreSnapshot {
    private static final AtomicIntegerFieldUpdater<Snapshot> CLOSED =
            AtomicIntegerFieldUpdater.newUpdater(Snapshot.class, "closed");

    private final TreeStore store;
    private final State state;
    private volatile int closed;

    /** Takes over one hold of the state. */
    Snapshot(TreeStore store, State held) {
        this.store = store;
        this.state = held;
    }

    State state() {
        return state;
    }

    @Override
    public long sequence() {
        return state.sequence();
    }

    @Override
    public boolean hasMap(int map) {
        return state.find(map) != null;
    }

    @Override
    public byte[] get(int map, byte[] key) {
        MapVersion version = state.find(map);
        if (version == null) {
            return null;
        }
        try {
            return version.get(key);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public boolean contains(int map, byte[] key) {
        MapVersion version = state.find(map);
        try {
            return version != null && version.contains(key);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public Lookups lookups(int map) {
        return new LeafLookups(store, state.find(map));
    }

    @Override
    public ByteCursor cursor(int map, byte[] fromInclusive, byte[] toExclusive, boolean reverse) {
        MapVersion version = state.find(map);
        if (version == null || isEmptyRange(fromInclusive, toExclusive)) {
            return ByteCursor.empty();
        }
        try {
            return new RangeCursor(store, version, fromInclusive, toExclusive, reverse);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    private static boolean isEmptyRange(byte[] fromInclusive, byte[] toExclusive) {
        return toExclusive != null
                && (toExclusive.length == 0
                        || fromInclusive != null && Arrays.compareUnsigned(fromInclusive, toExclusive) >= 0);
    }

    @Override
    public long count(int map, byte[] fromInclusive, byte[] toExclusive) {
        MapVersion version = state.find(map);
        if (version == null || isEmptyRange(fromInclusive, toExclusive)) {
            return 0;
        }
        try {
            long below = toExclusive == null ? version.size() : version.countBelow(toExclusive);
            return fromInclusive == null ? below : below - version.countBelow(fromInclusive);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public byte[] keyAt(int map, long position) {
        MapVersion version = state.find(map);
        if (version == null || position < 0 || position >= version.size()) {
            return null;
        }
        try {
            return version.keyAt(position);
        } catch (MVStoreException e) {
            throw store.readFailed(e);
        }
    }

    @Override
    public long lastChange(int map) {
        MapVersion version = state.find(map);
        return version == null ? 0 : version.lastChange;
    }

    @Override
    public StoreSnapshot share() {
        if (closed != 0 || !state.tryHold()) {
            throw new IllegalStateException("snapshot is closed");
        }
        return new Snapshot(store, state);
    }

    @Override
    public void close() {
        if (CLOSED.compareAndSet(this, 0, 1)) {
            state.release();
        }
    }
}
